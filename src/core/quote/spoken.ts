import { isFunctionWord } from './lexicon';
import type { Unit } from './units';

/** Shorter phrases in quotation marks without a cue are titles, nicknames or scare quotes. */
const minWords = 5;

/**
 * Whether a quoted piece that no cue claims looks like speech: alone in its sentence, introduced by a colon, or long.
 * Short phrases and titles do not.
 */
export function looksSpoken(units: readonly Unit[], at: number): 'alone' | 'introduced' | 'long' | null {
  const unit = units[at];
  if (!unit?.piece) return null;
  const others = units.some((other, i) => i !== at && other.kind !== 'mark' && other.kind !== 'quote');
  if (!others) return 'alone';
  if (units[at - 1]?.text === ':') return 'introduced';
  return (unit.words?.length ?? 0) >= minWords && !isTitleCase(unit.words ?? []) ? 'long' : null;
}

/** Whether the words are capitalised as titles are. */
export function isTitleCase(words: readonly string[]): boolean {
  const content = words.filter((word) => !isFunctionWord(word.toLowerCase()) && !/^(?:the|a|an)$/iu.test(word));
  return content.length > 1 && content.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
