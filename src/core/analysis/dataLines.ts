/** More of a line than this is not looked at. */
const longest = 2_000;
/** Prose has more of the commonest English words than this; what has less and looks like data is data. */
const mostProse = 0.2;

const code = [
  /[;{}]$/u,
  /^[\]\[{}(),;]+$/u,
  /^(?:\/\/|\/\*|\*\/|#!|#include\b|@\w+$)/u,
  /(?:=>|::|==|!=|&&|\|\||->|\(\)|\$\{|\+=)/u,
  /^[\w.$[\]"']{1,80}\s*(?:[-+*/|&^]?=|:=)\s*\S/u,
  /^"[^"]{1,200}"\s*:/u,
  /^<\/?[\w:!?-]+[^<>]{0,500}>/u,
  /^(?:import|from|const|let|var|def|class|function|return|public|private|package|using|elif|else|try|except|export|SELECT|INSERT|UPDATE|CREATE)\b.*[(){}=:;,'"*]/u,
];
/** What no sentence looks like, whatever its words are. */
const statement = [
  /^(?:import|from) [\w.{}*, "'/-]{1,200};?$/u,
  /^(?:def|if|elif|for|while|with|class|function|switch|try|else)\b.{0,400}[:{]$/u,
  /[\w\])]\([^()]{0,400}\)[;:{]?$/u,
  /[(){}=<>].{0,400}[;{}]$/u,
];
const log = [
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/u,
  /^\[?\d\d:\d\d:\d\d[.,]\d/u,
  /^\p{Lu}\p{Ll}{2}\s+\d{1,2} \d\d:\d\d:\d\d \S/u,
  /^\d{1,3}(?:\.\d{1,3}){3}\s/u,
  /\b(?:INFO|DEBUG|WARN|WARNING|ERROR|TRACE|FATAL)\b\s*[:\]|-]/u,
];
/** Without one of these no pattern of `code` fits: most prose has none. */
const signsOfCode = /[;{}[\]=&|$+#@<>\\*/]|::|\(\)|^["(),]|^(?:import|from|const|let|var|def|class|function|return|public|private|package|using|elif|else|try|except|export|SELECT|INSERT|UPDATE|CREATE)\b/u;
const fewestDigits = 4;

/** Whether a line is code, data or a log entry; `english` is the share of common English words in it. */
export function isData(text: string, english: () => number): boolean {
  // What a line is shows at its start.
  const line = text.trim().slice(0, longest);
  if (statement.some((pattern) => pattern.test(line))) return true;
  return looksLikeData(line) && english() < mostProse;
}

function looksLikeData(line: string): boolean {
  return (signsOfCode.test(line) && code.some((pattern) => pattern.test(line))) || log.some((pattern) => pattern.test(line)) || isTable(line) || isNumbers(line);
}

/** Three and more commas, tabs or bars, with hardly a space behind them. */
function isTable(line: string): boolean {
  const commas = count(line, ','), tabs = count(line, '\t'), semicolons = count(line, ';'), bars = count(line, '|');
  if (commas < 3 && tabs < 2 && semicolons < 3 && bars < 3) return false;
  const spaced = 2 * (count(line, ', ') + count(line, '; ') + count(line, '| '));
  return (commas >= 3 && spaced < commas) || (tabs >= 2 && spaced < tabs) || (semicolons >= 3 && spaced < semicolons) || (bars >= 3 && spaced < 3 * bars);
}

function count(line: string, text: string): number {
  let found = 0;
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) found++;
  return found;
}

function isNumbers(line: string): boolean {
  let digits = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  if (digits < fewestDigits) return false;
  const { length } = line.replace(/\s/gu, '');
  return length > 6 && digits * 2 > length;
}
