import { invisible } from '../anchor/relocate/fold';
import { joinHyphenated } from '../parse/hyphens';

/** Marks of notes in brackets: [12], [3, 4], [^note]. */
const note = /\[(?:\^[^\]\s[]{1,40}|\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,5})\](?![(:])/uy;
const allNotes = new RegExp(note.source, 'gu');
/** Raised digits: of notes behind a word or a mark. */
export const raisedDigits = '\\u00B2\\u00B3\\u00B9\\u2070\\u2074-\\u2079';
const raised = new RegExp(`(?<=\\p{L})[${raisedDigits}]+`, 'gu');
const allRaised = new RegExp(`[${raisedDigits}]+`, 'gu');
/** How quoted lines begin, in Markdown as in letters. */
export const quotedLine = /[\r\n][ \t]{0,10}(?:>[ \t]{0,10}){1,10}/gu;
/** Words in brackets that are a link's text; its brackets are no marks of the text. */
const longestLink = 300;

/** Behind the mark of a note that starts at the offset; the offset itself where none does. Where a line begins, a note's own text follows. */
export function noteEnd(text: string, at: number): number {
  note.lastIndex = at;
  const [found = ''] = note.exec(text) ?? [];
  if (found === '') return at;
  return found.startsWith('[^') || !/^$|[\r\n]/u.test(text.slice(Math.max(0, at - 1), at)) ? at + found.length : at;
}

/** A word as it would look on one line, without the marks of notes, invisible characters, ligatures and gaps in numbers. */
export function plainWord(word: string): string {
  return word.replace(/[-\u00AD]?\s+/gu, '').replace(raised, '').normalize('NFKC').replace(invisible, '');
}

/** Words as they would look on one line: without notes, invisible characters, marks of quoted lines, emphasis and the addresses of links. */
export function onOneLine(text: string): string {
  const whole = joinHyphenated(text)?.prose ?? text;
  return whole.replace(/\u00AD\s+/gu, '').replace(allNotes, '').replace(raised, '').replace(invisible, '').replace(quotedLine, ' ')
    .replace(/\[([^[\]\n]{1,300})\]\([^()\s]*\)/gu, '$1').replace(/(?<![\p{L}\p{N}*_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}*_])/gu, '').replace(/\s+/gu, ' ');
}

/** The marks that stand between two words, from one offset to another: not what sets text as Markdown, notes or lines. */
export function marksBetween(text: string, from: number, to: number): string {
  // First of all, while all stands where it stands in the text.
  return text.slice(from, to).replace(/\[/gu, (_mark, at: number) => (isLink(text, from + at) ? '' : '['))
    .replace(allNotes, '').replace(allRaised, '').replace(invisible, '').replace(quotedLine, '')
    .replace(/\]\([^()\s]*\)/gu, '').replace(/[\s*_\\]+/gu, '');
}

function isLink(text: string, at: number): boolean {
  const inside = text.slice(at + 1, at + longestLink), end = inside.search(/[[\]]/u);
  return end > 0 && inside.charAt(end) === ']' && inside.charAt(end + 1) === '(';
}
