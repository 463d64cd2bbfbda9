import { endsAtAbbreviation, isAbbreviation } from '../parse/abbreviations';
import type { Span } from '../span';

/** Quotation marks and brackets that a sentence may begin or end with, and white space. */
const edge = /[\s"“”„«»‘’'([)\]]/u;

/** The sentences of a paragraph in order, without the white space between them. A line's end is no sentence's end, nor is a stop that an abbreviation has. */
export function sentencesOf(paragraph: string): Span[] {
  const flat = paragraph.replace(/[\r\n\u0085\u2028\u2029]/gu, ' ');
  const sentences: { start: number; end: number }[] = [];
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(flat)) {
    const last = sentences.at(-1), end = index + segment.trimEnd().length;
    if (end <= index) continue;
    if (last && goesOn(flat.slice(last.start, last.end), segment)) last.end = end;
    else sentences.push({ start: index, end });
  }
  return sentences;
}

/** Whether two segments are one sentence: “Really?” he said. She met Mr. Quist. */
function goesOn(before: string, after: string): boolean {
  let at = 0;
  while (at < after.length && edge.test(after.charAt(at))) at++;
  // Marks alone belong to the sentence before them.
  if (at >= after.length || /^\p{Ll}/u.test(after.slice(at, at + 2))) return true;
  const last = /\S{1,40}$/u.exec(before.slice(-40))?.[0].replace(/^[“"‘'(]+/u, '') ?? '';
  if (!/^\p{L}.*\.$/u.test(last) || !isAbbreviation(last)) return false;
  const next = /^\S{1,20}/u.exec(after.slice(at, at + 20))?.[0] ?? '';
  return !endsAtAbbreviation({ text: last, end: 0 }, next, 1);
}
