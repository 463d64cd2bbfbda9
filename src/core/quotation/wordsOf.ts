import { isSubtitles, isTiming } from '../parse/subtitles';
import type { Span } from '../span';

/** A stretch of a text as it is read. */
export type Read = (span: Span) => string;

/** The words of a quotation's pieces, an ellipsis where words of others stand between them; times, numbers and mark-up are no words. */
export function wordsOfPieces(text: string, pieces: readonly Span[], read: Read = ({ start, end }) => text.slice(start, end)): string {
  const captions = isSubtitles(text);
  let words = '', last = 0;
  for (const piece of pieces) {
    words += (words === '' ? '' : between(text.slice(last, piece.start), captions)) + read(piece);
    last = piece.end;
  }
  return words;
}

/** What stands for the text between two pieces of a quotation. */
function between(gap: string, captions: boolean): string {
  const words = captions ? withoutTimes(gap) : gap.replace(/[[(](?:\d{1,2}:)?\d{1,2}:\d{2}[\])]/gu, '').split(/[\r\n]/).filter((line) => !isAside(line.trim())).join(' ');
  if (/[\p{L}\p{N}]/u.test(words)) return ' … ';
  return /\s/u.test(captions ? gap.replace(/<[^<>]{0,100}>/gu, '') : gap) ? ' ' : '';
}

/** A remark in brackets or a number on a line of its own. */
function isAside(line: string): boolean {
  return /^(?:\[[^[\]]*\]|\([^()]*\)|\d{1,3})$/u.test(line);
}

/** What is read between two pieces in captions: not the lines of times, the numbers over them, mark-up, nor what stands before the second piece on its line. */
function withoutTimes(gap: string): string {
  const lines = gap.split(/\r\n|\n|\r/);
  const read = lines.filter((line, i) => (i === 0 || i + 1 < lines.length) && !isTiming(line) && !isTiming(lines[i + 1] ?? '') && !/^(?:NOTE|STYLE|REGION)\b/u.test(line));
  return read.join('\n').replace(/<[^<>]{0,100}>|\{\\[^{}]{0,40}\}|\[[^[\]]*\]|\([^()]*\)/gu, '');
}
