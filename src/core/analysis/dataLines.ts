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
const delimiters = [/,/gu, /\t/gu, /;/gu, /\|/gu];

/** Whether a line is code, data or a log entry; `english` is the share of common English words in it. */
export function isData(text: string, english: number): boolean {
  // What a line is shows at its start.
  const line = text.trim().slice(0, longest);
  if (statement.some((pattern) => pattern.test(line))) return true;
  return english < mostProse && (code.some((pattern) => pattern.test(line)) || log.some((pattern) => pattern.test(line)) || isTable(line) || isNumbers(line));
}

/** Three and more commas, tabs or bars, with hardly a space behind them. */
function isTable(line: string): boolean {
  return delimiters.some((delimiter) => {
    const count = line.match(delimiter)?.length ?? 0;
    return count >= (delimiter.source === '\\t' ? 2 : 3) && (line.match(/[,;|] /gu)?.length ?? 0) * 2 < count + (delimiter.source === '\\|' ? 2 * count : 0);
  });
}

function isNumbers(line: string): boolean {
  const plain = line.replace(/\s/gu, ''), digits = plain.match(/\d/gu)?.length ?? 0;
  return plain.length > 6 && digits * 2 > plain.length;
}
