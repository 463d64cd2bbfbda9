import { cueVerbs, type CueVerb } from './cues';
import { auxiliaries, beForms, dayWords, determiners, isAdverb, negations, prepositions, relatives } from './lexicon';
import { phraseEndingAt, phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import { subjectAcrossCommas } from './apposition';
import type { Unit } from './units';

/**
 * A cue with its speaker within one sentence. `left` to `right` (inclusive) are the units that belong to the attribution
 * itself. own: speaker before verb; inverted: after it; shared: the speaker of an earlier verb ("and added", "saying");
 * relative: "who said"; source: "according to".
 */
export interface Cue {
  readonly link: 'own' | 'inverted' | 'shared' | 'relative' | 'source';
  readonly at: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly verbs: readonly CueVerb[];
  readonly subject: SpeakerPhrase | null;
}

const joiners = new Set(['and', 'but', 'or', 'then']);
const infinitiveHosts = new Set(['went', 'goes', 'going', 'continued', 'continues', 'on', 'began']);

/** The cues of a sentence in order. */
export function findCues(units: readonly Unit[]): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (unit?.kind !== 'word') continue;
    const cue = unit.lower === 'according' && units[i + 1]?.lower === 'to' ? sourceCue(units, i) : verbCue(units, i, cues[cues.length - 1]);
    if (cue) cues.push(cue);
  }
  return cues;
}

function sourceCue(units: readonly Unit[], at: number): Cue | null {
  const subject = phraseStartingAt(units, at + 2);
  return subject && { link: 'source', at, to: at + 1, left: at, right: subject.to, verbs: [], subject };
}

function verbCue(units: readonly Unit[], at: number, earlier: Cue | undefined): Cue | null {
  const unit = units[at], next = units[at + 1];
  if (!unit || (unit.capital && at > 0 && units[at - 1]?.kind === 'word')) return null;
  const readings = cueVerbs(unit.lower);
  if (readings.length === 0) return null;
  const withParticle = readings.filter((verb) => verb.particles.size > 0 && verb.particles.has(next?.lower ?? ''));
  const verbs = withParticle.length > 0 ? withParticle : readings.filter((verb) => verb.particles.size === 0);
  if (verbs.length === 0) return null;
  const to = withParticle.length > 0 ? at + 1 : at;
  const group = verbGroup(units, at);
  const [first] = verbs;
  if (!first || (group.passive && first.form === 'past')) return null;
  return bySubject(units, { at, to, verbs, from: group.from, form: first.form, infinitive: group.infinitive }, earlier);
}

interface VerbGroup {
  readonly from: number;
  readonly passive: boolean;
  readonly infinitive: boolean;
}

/** The auxiliaries and adverbs before the verb at `at`. */
function verbGroup(units: readonly Unit[], at: number): VerbGroup {
  let from = at, passive = false;
  for (let i = at - 1; i >= 0 && at - i <= 6; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') break;
    const auxiliary = auxiliaries.has(unit.lower) && (unit.kind === 'word' || unit.lower !== '\'s' || i + 1 < at);
    if (!auxiliary && !(isAdverb(unit.lower) && !unit.capital) && !dayWords.has(unit.lower)) break;
    if (beForms.has(unit.lower)) passive = true;
    from = i;
  }
  return { from, passive, infinitive: units[from - 1]?.lower === 'to' };
}

interface Verb {
  readonly at: number;
  readonly to: number;
  readonly from: number;
  readonly verbs: readonly CueVerb[];
  readonly form: CueVerb['form'];
  readonly infinitive: boolean;
}

function bySubject(units: readonly Unit[], verb: Verb, earlier: Cue | undefined): Cue | null {
  const { at, to, from, verbs, form } = verb;
  const before = units[from - 1];
  const make = (link: Cue['link'], left: number, right: number, subject: SpeakerPhrase | null): Cue => ({ link, at, to, left, right, verbs, subject });
  if (verb.infinitive) {
    if (!infinitiveHosts.has(units[from - 2]?.lower ?? '')) return null;
    return make('shared', from, to, sharedSubject(units, from, earlier));
  }
  if (!before || before.kind === 'mark' || before.kind === 'quote') {
    const inverted = from === at && form !== 'ing' && before ? invertedSubject(units, to, before) : null;
    if (inverted) return make('inverted', at, inverted.to, inverted);
    if (form === 'ing' && from === at && before) return make('shared', from, to, sharedSubject(units, from, earlier));
    if (!before || before.text !== ',' || form === 'ing') return null;
    const chain = subjectAcrossCommas(units, from - 1);
    return chain && make('own', chain.left, to, chain.subject);
  }
  if (joiners.has(before.lower)) return form === 'base' && !earlier ? null : make('shared', from - 1, to, sharedSubject(units, from - 1, earlier));
  if (relatives.has(before.lower)) {
    const end = units[from - 2]?.text === ',' ? from - 3 : from - 2;
    const subject = before.lower === 'whom' || before.lower === 'whose' ? null : phraseEndingAt(units, end);
    return subject && make('relative', from - 1, to, subject);
  }
  if (determiners.has(before.lower) && !/^(?:some|many|most|several|few|all|both|others|another|one|this|that)$/u.test(before.lower)) return null;
  if (before.kind === 'possessive' || prepositions.has(before.lower)) return null;
  const subject = phraseEndingAt(units, from - 1);
  if (!subject || (form === 'ing' && from === at && subject.kind === 'pronoun')) return null;
  if (isDoubtful(units, verb, subject)) return null;
  return make('own', subject.from, to, subject);
}

/** A form that is a noun as often needs a subject that cannot be its modifier, or content that a noun does not take. */
function isDoubtful(units: readonly Unit[], verb: Verb, subject: SpeakerPhrase): boolean {
  if (!verb.verbs.every((v) => v.ambiguous) || verb.from < verb.at) return false;
  const next = units[verb.to + 1];
  if (subject.kind === 'pronoun' || next?.kind === 'quote' || next?.lower === 'that') return false;
  const plural = /s$/u.test(units[subject.to]?.lower ?? '');
  if (verb.form === 'base') return !plural || subject.kind === 'name';
  return plural || (subject.kind === 'nominal' && !determiners.has(units[subject.from]?.lower ?? ''));
}

function invertedSubject(units: readonly Unit[], to: number, before: Unit): SpeakerPhrase | null {
  const subject = phraseStartingAt(units, to + 1);
  if (!subject || (subject.kind === 'pronoun' && before.kind !== 'quote' && before.text !== ',')) return null;
  if (before.kind !== 'quote' && !/^[,—–-]$/u.test(before.text)) return null;
  const after = units[subject.to + 1];
  if (!after || after.kind === 'mark' || after.kind === 'quote' || before.kind === 'quote') return subject;
  return prepositions.has(after.lower) || dayWords.has(after.lower) || after.lower === 'who' || after.lower === 'last' ? subject : null;
}

function sharedSubject(units: readonly Unit[], before: number, earlier: Cue | undefined): SpeakerPhrase | null {
  if (earlier && negations.size > 0 && earlier.link !== 'source') return earlier.subject;
  return mainSubject(units, before);
}

/** The subject of the sentence's main clause as far as its form shows: the first noun phrase after an opening adverbial. */
export function mainSubject(units: readonly Unit[], before: number): SpeakerPhrase | null {
  let start = 0;
  const first = units[0];
  if (first && (prepositions.has(first.lower) || isAdverb(first.lower))) {
    const comma = units.findIndex((unit) => unit.text === ',');
    start = comma < 0 ? 1 : comma + 1;
  } else if (first && (joiners.has(first.lower) || first.lower === 'so' || first.lower === 'yet')) start = 1;
  const subject = start < before ? phraseStartingAt(units, start) : null;
  return subject && subject.to < before ? subject : null;
}
