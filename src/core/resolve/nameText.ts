import type { Span } from '../span';
import type { EntityType } from '../analysis/types';
import { lexicon } from '../recognize/lexicon';

/** The words of a span as a name has them: with single spaces, also where a line was broken between them. */
export function wordsAt(prose: string, { start, end }: Span): string {
  const text = prose.slice(start, end);
  return /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

/** Whether a name has capital letters only, as in headlines, datelines and transcripts; initials count, too. */
export function isShouted(name: string): boolean {
  return !/\p{Ll}/u.test(name);
}

/** A name in capitals, or without any, as it is written elsewhere: "ANA LUND" and "ana lund" are "Ana Lund"; what may be initials stays as it is. */
export function quietName(name: string, type: EntityType): string {
  if (type !== 'PERSON' && type !== 'PLACE' && type !== 'ORG' && type !== 'NORP') return name;
  if (!/\p{Lu}/u.test(name)) return name.replace(/(?<!\p{L})(?!(?:of|the|and|for)(?!\p{L}))\p{Ll}/gu, (letter) => letter.toUpperCase());
  if (type === 'ORG' || type === 'NORP' || !isShouted(name)) return name;
  const words = name.split(' ');
  const quiet = words.map(quietWord).join(' ');
  if (words.length > 1) return quiet;
  return type === 'PERSON' ? (name.length > 3 ? quiet : name) : lexicon.singles.has(quiet) && !lexicon.singles.has(name) ? quiet : name;
}

function quietWord(word: string): string {
  if (word.includes('.') || word.length < 2) return word;
  return word.toLowerCase().replace(/(?:^|(?<=(?:^|[-'’])mc)|(?<=[-'’]))\p{Ll}/gu, (letter) => letter.toUpperCase());
}
