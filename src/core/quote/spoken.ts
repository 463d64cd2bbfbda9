import { auxiliaries, isFunctionWord, subjectPronouns } from './lexicon';
import type { SpeakerPhrase } from './speakerPhrase';
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
  const words = unit.words ?? [];
  return words.length >= minWords && !isTitleCase(words) && isClause(words) ? 'long' : null;
}

/** Whether the words are more than a phrase: they start like a sentence or hold a subject or a finite verb. */
function isClause(words: readonly string[]): boolean {
  return /^\p{Lu}/u.test(words[0] ?? '') || words.some((word) => subjectPronouns.has(word.toLowerCase()) || auxiliaries.has(word.toLowerCase()) || /^\p{L}+['’](?:s|re|ll|m|ve|t)$/u.test(word));
}

const headlines = new WeakMap<readonly Unit[], boolean>();
/** Shorter sentences are names, longer ones prose. */
const shortestHeadline = 4, longestHeadline = 30;

/** Whether a sentence is capitalised as a headline is, its verbs too. */
export function isHeadline(units: readonly Unit[]): boolean {
  const known = headlines.get(units);
  if (known !== undefined) return known;
  const words = units.filter((unit) => unit.kind === 'word' && unit.text.length > 3 && !isFunctionWord(unit.lower));
  const result = units.length <= longestHeadline && words.length >= shortestHeadline && words.filter((unit) => unit.capital).length >= 0.8 * words.length;
  headlines.set(units, result);
  return result;
}

/** Whether the words are capitalised as titles are. */
export function isTitleCase(words: readonly string[]): boolean {
  const content = words.filter((word) => !isFunctionWord(word.toLowerCase()) && !/^(?:the|a|an)$/iu.test(word));
  return content.length > 1 && content.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

const things = new Set(['another', 'one', 'this', 'that', 'it', 'something', 'sentence', 'line', 'word', 'words', 'phrase', 'question', 'answer', 'reason', 'problem', 'moment', 'lesson', 'rule', 'fact', 'truth', 'result', 'difference', 'point', 'thing', 'story', 'headline', 'title', 'refrain', 'verdict', 'catch']);

/** The subject before a colon, unless it is no more than a thing: "One sentence stays in the mind:". */
export function speaking(units: readonly Unit[], subject: SpeakerPhrase | null): SpeakerPhrase | null {
  if (subject?.kind !== 'nominal') return subject;
  const words = units.slice(subject.from, subject.to + 1).map(({ lower }) => lower);
  return (words.length === 1 ? words : words.slice(1)).some((word) => things.has(word)) ? null : subject;
}
