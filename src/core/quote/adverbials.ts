import type { Cue } from './cueFinder';
import { isCueForm } from './cues';
import { auxiliaries, commonVerbs, complementizers, dayWords, determiners, isAdverb, prepositions, subjectPronouns, timeWords } from './lexicon';
import { phraseStartingAt } from './speakerPhrase';
import type { Unit } from './units';

/** How far the words between a cue and its "that" may reach. */
const maxAdverbial = 16;

/** Where a cue's content starts. */
export interface AfterCue {
  readonly at: number;
  /** A "that" was skipped. */
  readonly that: boolean;
}

/** Skips the one spoken to, times, places and the "that" between a cue and its content. */
export function skipAdverbials(units: readonly Unit[], cue: Cue): AfterCue {
  let at = cue.right + 1;
  if (cue.link === 'source') return { at, that: false };
  if (cue.verbs.every((verb) => verb.frame === 'object')) return { at, that: false };
  const clausal = cue.verbs.length === 0 || cue.verbs.some(({ frame }) => frame !== 'object' && frame !== 'quote');
  if (units[cue.at]?.lower.startsWith('believ') && units[at]?.lower === 'in') return { at, that: false };
  if (cue.verbs.some((verb) => verb.addressee) && cue.link !== 'inverted') {
    const addressee = phraseStartingAt(units, at);
    const after = addressee ? units[addressee.to + 1] : undefined;
    if (addressee && (/^(?:told|tell|tells|telling)$/u.test(units[cue.at]?.lower ?? '') || after?.kind === 'quote' || complementizers.has(after?.lower ?? ''))) at = addressee.to + 1;
  }
  const far = cue.verbs.some((verb) => verb.addressee) ? distantThat(units, at) : -1;
  if (far >= 0) return { at: far, that: true };
  for (let guard = 0; guard < maxAdverbial; guard++) {
    const unit = units[at];
    // "She said that was a pity".
    if (unit?.lower === 'that') return !clausal || auxiliaries.has(units[at + 1]?.lower ?? '') && !/^(?:\p{Ll}+ing|will|would|may|might|could)$/u.test(units[at + 1]?.lower ?? '') ? { at, that: false } : { at: at + 1, that: true };
    // "He added, that the pier is safe".
    if (at === cue.right + 1 && clausal && cue.link === 'own' && unit?.text === ',' && units[at + 1]?.lower === 'that' && (cue.left === 0 || units[cue.left - 1]?.kind === 'word')) return { at: at + 2, that: true };
    const beyond = interruption(units, at);
    if (beyond > at) return { at: beyond, that: true };
    if (!unit || unit.kind !== 'word') return { at, that: false };
    if (dayWords.has(unit.lower) || (timeWords.has(unit.lower) && isTimeAt(units, at)) || (isAdverb(unit.lower) && !countsThings(units, at))) at++;
    else if (prepositions.has(unit.lower) && !startsInfinitive(units, at) && !isAmount(units, at)) {
      const end = adverbialEnd(units, at);
      if (end === at) return { at, that: false };
      at = end;
    } else return { at, that: false };
  }
  return { at, that: false };
}

/** "this week", "last month" rather than "this is late". */
function isTimeAt(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1]?.lower ?? '';
  return !/^(?:this|next|last|late|early)$/u.test(units[at]?.lower ?? '') || timeWords.has(next) || dayWords.has(next) || /^(?:spring|summer|autumn|fall|winter|season|term|decade|in|on|of)$/u.test(next);
}

/** "more time", "only two boats", "there was room": the adverb belongs to a thing, or opens the clause. */
function countsThings(units: readonly Unit[], at: number): boolean {
  if (/^(?:there|here)$/u.test(units[at]?.lower ?? '')) return /^(?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|must|'s|isn't|wasn't|aren't|weren't|seems|seemed|remains|remained|needs|never|appears|appeared)$/u.test(units[at + 1]?.lower ?? '');
  return /^(?:more|only|just|even|well|back|home)$/u.test(units[at]?.lower ?? '') && units[at + 1]?.kind === 'word' && units[at + 1]?.lower !== 'that';
}

/** "to work" after a promise is its content, "to reporters" is not. */
function startsInfinitive(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1];
  return units[at]?.lower === 'to' && next?.kind === 'word' && !next.capital && !determiners.has(next.lower) && !next.lower.endsWith('s');
}

/** "at least nine boats", "about 40 of them". */
function isAmount(units: readonly Unit[], at: number): boolean {
  const unit = units[at]?.lower ?? '', next = units[at + 1]?.lower ?? '';
  if (unit === 'at') return next === 'least' || next === 'most';
  return /^(?:about|over|around|under|between|near)$/u.test(unit) && (/^\d/u.test(next) || /^(?:half|two|three|four|five|six|seven|eight|nine|ten|twenty|a)$/u.test(next));
}

/** Behind the "that" after what interrupts a cue: said, however, that; said — on the radio — that; told “Evening Hour” that. */
function interruption(units: readonly Unit[], at: number): number {
  const unit = units[at];
  if (unit?.kind === 'quote') return units[at + 1]?.lower === 'that' ? at + 2 : at;
  if (unit?.kind !== 'mark' || !/^[,—–―-]$/u.test(unit.text)) return at;
  for (let i = at + 1; i < Math.min(units.length, at + maxAdverbial); i++) {
    if (units[i]?.kind === 'quote') return at;
    if (units[i]?.text === unit.text) return units[i + 1]?.lower === 'that' ? i + 2 : at;
  }
  return at;
}

/** The end of a prepositional phrase after a cue, when something follows that shows it is one. */
function adverbialEnd(units: readonly Unit[], from: number): number {
  for (let i = from + 1; i < Math.min(units.length, from + maxAdverbial); i++) {
    const unit = units[i];
    if (unit && i > from + 1 && subjectPronouns.has(unit.lower)) return i;
    if (unit && auxiliaries.has(unit.lower) && unit.kind === 'word') return from;
    if (unit?.kind === 'quote' && units[i + 1]?.lower === 'that') continue;
    // "joked about her “old friend”": the words between quotation marks end the phrase.
    if (unit?.kind === 'quote' && (units[i - 1]?.kind === 'possessive' || determiners.has(units[i - 1]?.lower ?? ''))) return from;
    if (!unit || unit.lower === 'that' || unit.kind === 'quote' || unit.kind === 'mark') return i;
  }
  const next = units[from + 1];
  if (from + maxAdverbial >= units.length && !next) return units.length;
  if (next && dayWords.has(next.lower)) return /^\d+$/u.test(units[from + 2]?.text ?? '') ? from + 3 : from + 2;
  return from;
}

/** Behind the "that" after a long description of those spoken to: told a crowd in Salem, Ohio, on Monday that. */
function distantThat(units: readonly Unit[], from: number): number {
  for (let i = from; i < Math.min(units.length, from + 2 * maxAdverbial); i++) {
    const unit = units[i];
    if (!unit || unit.kind === 'quote' || (unit.kind === 'mark' && unit.text !== ',')) return -1;
    if (unit.lower === 'that') return auxiliaries.has(units[i + 1]?.lower ?? '') ? -1 : i + 1;
    if (subjectPronouns.has(unit.lower) || unit.lower === 'to' || (unit.kind === 'word' && (auxiliaries.has(unit.lower) || commonVerbs.has(unit.lower) || isCueForm(unit.lower)))) return -1;
  }
  return -1;
}
