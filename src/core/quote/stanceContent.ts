import { clauseFrom } from './clauses';
import type { Stretch } from './content';
import type { Cue } from './cueFinder';
import { cueVerbs, type CueVerb } from './cues';
import { auxiliaries, commonVerbs, complementizers, dayWords, isAdverb, prepositions, subjectPronouns } from './lexicon';
import { phraseStartingAt } from './speakerPhrase';
import { isInfinitive, startsObject } from './stanceFinder';
import type { QuotationMode } from '../analysis/types';
import { withoutTail } from './tails';
import { isTitleCase } from './spoken';
import type { Unit } from './units';

/** What a source thinks, means to do or stands for. */
export interface Stance {
  readonly content: Stretch;
  readonly mode: QuotationMode;
}

/** How far a clause without "that" is looked through for its verb. */
const verbReach = 9;
/** Fewer words in quotation marks are a label of the writer's, not what the source says. */
const minQuoted = 5;

/** What the cue of a stance is about; null when nothing follows that it can take. `spoken` are the sentence's reports. */
export function stanceOf(units: readonly Unit[], cue: Cue, spoken: readonly Cue[]): Stance | null {
  let at = cue.to + 1;
  if (cue.link === 'inverted' || (cue.modal && !units.slice(Math.max(0, cue.at - 4), cue.at).some((unit) => /^(?:would|'d)$/u.test(unit.lower)))) return null;
  while (units[at]?.kind === 'word' && isAdverb(units[at]?.lower ?? '') && !/^(?:once|more|most|only|even|just)$/u.test(units[at]?.lower ?? '')) at++;
  const that = units[at]?.lower === 'that' && !auxiliaries.has(units[at + 1]?.lower ?? '') && units[at + 1]?.kind === 'word';
  const verb = cue.verbs.find((each) => takes(units, each, at, that));
  if (!verb) return null;
  const from = that && verb.frame !== 'object' ? at + 1 : at;
  const later = [cue, ...spoken.filter((other) => other.at > cue.at)];
  const clause = clauseFrom(units, later, 0, from);
  const thing = (verb.frame === 'object' && !complementizers.has(units[from]?.lower ?? '')) || verb.frame === 'infinitive';
  const content = withoutTail(units, thing && isModifier(units, cue) ? beforeVerb(units, clause) : clause, thing);
  // "She told him not to": nothing is left to be told.
  if (content.to < content.from || units[content.to]?.lower === 'to' || isLabel(units, content)) return null;
  return { content, mode: verb.mode };
}

/** "the clerks who back the plan", "their support for it", "those backing the plan": their own verb comes later. */
function isModifier(units: readonly Unit[], cue: Cue): boolean {
  return cue.link === 'relative' || cue.link === 'held' || (cue.link === 'own' && /ing$/u.test(units[cue.at]?.lower ?? '') && !auxiliaries.has(units[cue.at - 1]?.lower ?? ''));
}

/** The part of a modifier before the verb of the clause around it. */
function beforeVerb(units: readonly Unit[], { from, to }: Stretch): Stretch {
  for (let i = units[from]?.lower === 'to' ? from + 2 : from + 1; i <= to; i++) {
    const unit = units[i];
    if (!unit || unit.kind === 'quote' || complementizers.has(unit.lower) || subjectPronouns.has(unit.lower) || unit.lower === 'to') break;
    const finite = auxiliaries.has(unit.lower) || commonVerbs.has(unit.lower) || cueVerbs(unit.lower).some(({ form, ambiguous }) => form === 'past' || (form !== 'ing' && !ambiguous));
    if (unit.kind === 'word' && finite) return { from, to: units[i - 1]?.kind === 'mark' && i - 1 > from ? i - 2 : i - 1 };
  }
  return { from, to };
}

function takes(units: readonly Unit[], { frame, addressee }: CueVerb, at: number, that: boolean): boolean {
  const unit = units[at];
  if (!unit || unit.kind === 'mark' || unit.kind === 'possessive') return false;
  const wh = unit.lower !== 'that' && complementizers.has(unit.lower);
  switch (frame) {
    case 'that': return that || wh;
    case 'infinitive': return addressee ? addressedInfinitive(units, at) : isInfinitive(units, unit.lower === 'not' ? at + 1 : at);
    case 'promise': return that || isInfinitive(units, at);
    case 'clause': return that || wh || (!prepositions.has(unit.lower) && isClause(units, at));
    case 'object': return !prepositions.has(unit.lower) && !dayWords.has(unit.lower) && startsObject(units, at);
    case 'quote': return false;
  }
}

/** "asked the clerks to leave". */
function addressedInfinitive(units: readonly Unit[], at: number): boolean {
  const phrase = phraseStartingAt(units, at);
  return phrase !== null && isInfinitive(units, phrase.to + 1);
}

/** "it would rain" and "the rain has stopped" rather than "the rain". */
function isClause(units: readonly Unit[], at: number): boolean {
  if (subjectPronouns.has(units[at]?.lower ?? '') || units[at]?.lower === 'there') return true;
  for (let i = at + 1; i < Math.min(units.length, at + verbReach); i++) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return false;
    if (unit.kind === 'word' && auxiliaries.has(unit.lower)) return true;
  }
  return false;
}

/** Nothing but a few words in quotation marks: a title, a nickname, a scare quote. */
function isLabel(units: readonly Unit[], { from, to }: Stretch): boolean {
  const words = from === to || prepositions.has(units[from + 1]?.lower ?? '') ? units[from]?.words : undefined;
  return words !== undefined && (words.length < minQuoted || isTitleCase(words));
}
