import type { Span } from '../span';

/** A phrase longer than this many characters is looked for in its first ones only. */
const longest = 1_000;

/**
 * All places of a phrase in a text, in order: whole words, any white space between them. Capitals count only where the
 * phrase has some. Straight and curly quotation marks are the same.
 */
export function occurrencesOf(text: string, phrase: string): Span[] {
  const words = phrase.slice(0, longest).normalize('NFC').split(/\s+/u).filter((word) => word !== '');
  const first = words[0], last = words[words.length - 1];
  if (first === undefined || last === undefined) return [];
  const any = phrase === phrase.toLowerCase();
  const before = /^[\p{L}\p{N}_]/u.test(first) ? '(?<![\\p{L}\\p{N}\\p{M}_])' : '', after = /[\p{L}\p{N}\p{M}_]$/u.test(last) ? '(?![\\p{L}\\p{N}\\p{M}_])' : '';
  const pattern = new RegExp(`${before}${words.map(escaped).join('\\s{1,20}')}${after}`, any ? 'giu' : 'gu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function escaped(word: string): string {
  return [...word].map((character) => {
    if (character === "'" || character === '’' || character === '‘') return "['‘’]";
    if (character === '"' || character === '“' || character === '”') return '["“”]';
    return character.replace(/[\\^$.*+?()[\]{}|/-]/u, (special) => (special === '-' ? '\\x2d' : `\\${special}`));
  }).join('');
}
