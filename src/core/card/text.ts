/** Controls that reorder what follows them: shown by name, because a reader must notice them. */
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;
/** Other invisible characters, except the joiners that scripts and emoji need. */
const invisible = /(?![\u200C\u200D])\p{Cf}/gu;

/** A stretch of a source as one line that shows what is there: no line breaks, no hidden or reordering characters. */
export function visibleText(text: string): string {
  return text
    .replace(reordering, (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(invisible, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The first words of a text as one visible line of at most `most` characters and an ellipsis where it goes on. */
export function excerpt(text: string, most: number): string {
  // Only what can be shown is cleaned: a text may be megabytes long.
  const line = visibleText(text.slice(0, most * 4));
  if (line.length <= most && text.length <= most * 4) return line;
  return `${cutEnd(line, most)}…`;
}

/** The start of a line, at most `most` characters, cut between words where there is one near the end. */
export function cutEnd(line: string, most: number): string {
  if (line.length <= most) return line.trimEnd();
  const cut = wholeCharacters(line.slice(0, most));
  const blank = cut.lastIndexOf(' ');
  return (blank > most / 2 && line[most] !== ' ' ? cut.slice(0, blank) : cut).replace(/[\s,;:–—-]$/u, '').trimEnd();
}

/** The end of a line, at most `most` characters, cut between words where there is one near the start. */
export function cutStart(line: string, most: number): string {
  if (line.length <= most) return line.trimStart();
  const cut = line.slice(-most).replace(/^[\uDC00-\uDFFF]/, '');
  const blank = cut.indexOf(' ');
  const isWordStart = line[line.length - most - 1] === ' ';
  return (!isWordStart && blank >= 0 && blank < cut.length - 1 ? cut.slice(blank + 1) : cut).trimStart();
}

/** The text with the half of a surrogate pair taken off its end. */
function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}

/** Text from outside as Markdown that shows just this text: every special character escaped, theme icons taken apart. */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/\$\(/g, '$\u2060(')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A person's Markdown as it may be shown: nothing is loaded from the network for it, and characters that reorder others are named. */
export function harmlessMarkdown(text: string): string {
  return text
    .replace(reordering, (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/!(?=\[)/g, '\\!')
    .replace(/(?![\t\n\r])\p{Cc}/gu, '');
}
