import { isThought } from './bare';
import type { Stretch } from './content';
import type { Cue } from './cueFinder';
import { cueVerbs } from './cues';
import { auxiliaries, commonVerbs, complementizers, determiners, prepositions, subjectPronouns } from './lexicon';
import { phraseStartingAt } from './speakerPhrase';
import { holdsQuote, type Unit } from './units';

/** Auxiliaries that no clause has for its only verb. */
const unfinished = new Set(['not', 'never', 'be', 'been', 'being', 'having', 'get', 'got']);
/** A thing of no more words is named, not told about: "rejected the comparison". */
const longestThing = 4;
/** A verb that a clause should follow may have one in it whose form does not show when it is longer. */
const longThing = 10;
/** A belief of fewer words is a remark of the writer's: "thinks so". */
const shortestBelief = 5;

/** How sure it is that a cue reports words: less where what follows is a mere thing, or what people of some kind say. */
export function reportCertainty(units: readonly Unit[], cue: Cue, content: readonly Stretch[]): number {
  if (!cue.subject) return 0.5;
  const quoted = content.some(({ from, to }) => holdsQuote(units, from, to));
  const told = content.some((stretch) => holdsClause(units, stretch));
  if (!quoted && isThing(units, cue) && (isWriter(units, cue) || (!told && isShort(units, content)))) return 0.4;
  if (!quoted && isThought(units[cue.at]?.lower ?? '') && isWriter(units, cue)) return 0.45;
  if (!quoted && !told && isClausal(units, cue) && followsBarely(units, cue, content) && wordCount(units, content) < longThing) return 0.45;
  const sure = cue.link === 'shared' ? 0.7 : cue.link === 'relative' ? 0.65 : 0.9;
  return !quoted && !told ? sure - 0.1 : sure;
}

/** How sure it is that what somebody believes, plans or stands for reads as a report: it does as a whole clause, of others than the writer and the reader. */
export function stanceCertainty(units: readonly Unit[], cue: Cue, content: Stretch): number {
  // "accused him of lying" reports words wherever it stands.
  if (/^accus/u.test(units[cue.at]?.lower ?? '') && cue.subject && !cue.modal && !cue.negated && units.slice(content.from, content.to).some(({ lower }) => lower === 'of')) return 0.6;
  const subject = cue.subject ? units[cue.subject.from]?.lower ?? '' : null;
  const held = subject !== null && !/^(?:i|we|you|it|that|which|one|nobody|nothing|anyone)$/u.test(subject) && !cue.modal && !cue.negated && units[cue.at - 1]?.lower !== 'to';
  return held && wordCount(units, [content]) >= shortestBelief && opensClause(units, cue, content) && holdsClause(units, content) ? 0.55 : 0.45;
}

/** "that it is late", "how late it is", "the boat is late" rather than "the boat as late". */
function opensClause(units: readonly Unit[], cue: Cue, { from }: Stretch): boolean {
  const first = units[from];
  if (units[from - 1]?.lower === 'that' || complementizers.has(first?.lower ?? '')) return true;
  if (cue.verbs.every(({ frame }) => frame !== 'clause')) return false;
  const phrase = phraseStartingAt(units, from), verb = phrase ? units[phrase.to + 1] : undefined;
  return phrase?.kind === 'pronoun' ? /^(?:he|she|they|we|it|i|you)$/u.test(first?.lower ?? '') && verb?.kind === 'word' && !prepositions.has(verb.lower)
    : verb?.kind === 'word' && (auxiliaries.has(verb.lower) || commonVerbs.has(verb.lower) || /[a-z]{2}(?:ed|[^s]s)$/u.test(verb.lower));
}

function isThing(units: readonly Unit[], cue: Cue): boolean {
  return cue.verbs.length > 0 && !/^accus/u.test(units[cue.at]?.lower ?? '') && cue.verbs.every(({ frame }) => frame === 'object');
}

/** "claims 300 million users", "declared two cease-fires": a clause should follow. */
function isClausal(units: readonly Unit[], cue: Cue): boolean {
  return cue.verbs.length > 0 && cue.verbs.every(({ frame }) => frame === 'clause' || frame === 'quote') && !/^(?:said|says?|saying)$/u.test(units[cue.at]?.lower ?? '');
}

function followsBarely(units: readonly Unit[], cue: Cue, [first]: readonly Stretch[]): boolean {
  return first !== undefined && first.from > cue.at && units[first.from - 1]?.lower !== 'that' && !complementizers.has(units[first.from]?.lower ?? '') && units[first.from]?.lower !== 'to';
}

function isWriter(units: readonly Unit[], { subject }: Cue): boolean {
  return subject !== null && /^(?:i|we|you)$/u.test(units[subject.from]?.lower ?? '');
}

/** "the comparison" rather than "the chairman to resign", "the claim as a lie". */
function isShort(units: readonly Unit[], content: readonly Stretch[]): boolean {
  return wordCount(units, content) <= longestThing && !content.some(({ from, to }) => units.slice(from + 1, to).some(({ lower }) => lower === 'to' || lower === 'as'));
}

function wordCount(units: readonly Unit[], content: readonly Stretch[]): number {
  return content.reduce((sum, { from, to }) => sum + units.slice(from, to + 1).filter(({ kind }) => kind === 'word').length, 0);
}

/** Whether a stretch has a finite verb, as far as the forms of its words show. */
export function holdsClause(units: readonly Unit[], { from, to }: Stretch): boolean {
  for (let i = from; i <= to; i++) {
    const unit = units[i], before = i > from ? units[i - 1] : undefined;
    if (!unit || unit.capital) continue;
    if (unit.kind === 'possessive' && subjectPronouns.has(before?.lower ?? '')) return true;
    if (unit.kind !== 'word') continue;
    if (auxiliaries.has(unit.lower) && !unfinished.has(unit.lower)) return true;
    if (!before) continue;
    if (commonVerbs.has(unit.lower) || cueVerbs(unit.lower).some(({ form, ambiguous }) => form === 's' && !ambiguous)) return true;
    if (/[a-z]{2}ed$/u.test(unit.lower) && !determiners.has(before.lower) && !prepositions.has(before.lower)) return true;
    if (subjectPronouns.has(before.lower) && !prepositions.has(unit.lower)) return true;
  }
  return false;
}
