import fc from 'fast-check';
import type { TextChange } from '../../src/corpus/ports';

const words = [
  'Mara', 'Lindqvist', 'Port', 'Ellery', 'the', 'ferry', 'said', 'that', 'Norway', 'Germany’s', 'U.S.', 'Ms.', 'on', 'Tuesday', '2.4', 'million', 'euros',
  '“The', 'town,”', '“no', 'boats”', '"now', 'then,"', 'she', 'he', 'according', 'to', 'Bank', 'of', 'Oslo', '🚢', 'Cafe\u0301', 'Zoë', '👩🏽‍🚀', 'a', 'constructor',
  '__proto__', 'Q:', 'JONAS:', '-', '—', '…', '.', ',', '?', 'Council', 'President', 'José', '\u202Ertl', '**bold**', '`code`', '[link](http://a.b/c)', '#', '>', '&amp;',
];
const separators = [' ', ' ', ' ', ' ', ' ', '. ', ', ', '\n', '\n\n', '\r\n', '\r\n\r\n', '\n- ', '\n# ', '\n```\n', '\n    '];

/** Prose-like text with everything that makes offsets hard: CRLF, emoji, combining marks, bidi controls, markup. */
export const proseText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...separators)), { maxLength: 120 })
  .map((pairs) => pairs.map(([word, separator]) => word + separator).join(''));

/** Any text at all: lone surrogates and control characters included. */
export const wildText: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 300 });

/** An edit of a text of any length: its places are fractions, made whole by `applyEdit`. */
export const anyEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 60 }),
  insert: fc.oneof(fc.constantFrom('', 'x', '\n', '\n\n', '“', '”', ' Norway ', '```\n'), proseText.map((text) => text.slice(0, 80))),
});
export type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

/** The change that an edit means for a text. */
export function changeOf(text: string, { at, remove, insert }: AnyEdit): TextChange {
  const start = Math.min(text.length, Math.floor(at * (text.length + 1)));
  return { start, end: Math.min(text.length, start + remove), text: insert };
}
