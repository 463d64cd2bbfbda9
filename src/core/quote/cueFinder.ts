import { cueVerbs, isSpeakingParticiple, plainVerb, type CueVerb } from './cues';
import { auxiliaries, dayWords, determiners, documentNouns, isAdverb, prepositions, relatives, sourceNouns, timeWords, titles } from './lexicon';
import { nameEndingAt, phraseEndingAt, phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import { agreesWith, clauseSubject } from './clauseSubject';
import { commentCue } from './commentCues';
import { isLabel, subjectAcrossCommas, subjectAcrossDashes, subjectAcrossRelative } from './apposition';
import { headWord, isDoubtful, type ReadVerb } from './doubtful';
import { reportCue, signature, sourceCue, viewCue } from './sourceCues';
import { controlSubject, describedBehindQuote, mainSubject, namedByApposition, openingSubject, relativeHead, relativeSubject } from './subjects';
import { outermost, participleSubject, sharedSubject } from './sharedSubjects';
import { isHeadline } from './spoken';
import { awaitsSpeaker, endsInComma, isDash, type Unit } from './units';
import { verbGroup } from './verbGroup';

/**
 * A cue with its speaker within one sentence. `left` to `right` (inclusive) are the units that belong to the attribution
 * itself. own: speaker before verb; inverted: after it; shared: the speaker of an earlier verb ("and added", "saying");
 * relative: "who said"; source: "according to"; held: a noun of the speaker's ("her fear that").
 */
export interface Cue {
  readonly link: 'own' | 'inverted' | 'shared' | 'relative' | 'source' | 'held';
  readonly at: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly verbs: readonly CueVerb[];
  readonly subject: SpeakerPhrase | null;
  /** The verb is a possibility: may say, could offer. */
  readonly modal: boolean;
  /** The verb is denied: did not say. */
  readonly negated: boolean;
}

/** A sentence with more attributions is no prose; the rest of it is left alone. */
const maxCues = 48;
const joiners = new Set(['and', 'but', 'or', 'then']);
const infinitiveHosts = new Set(['went', 'goes', 'going', 'continued', 'continues', 'on', 'began', 'like', 'likes', 'liked', 'love', 'loves', 'loved', 'used', 'paused', 'rose', 'stopped', 'hastened', 'proceeded']);

/** The cues of a sentence in order. */
export function findCues(units: readonly Unit[]): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < units.length && cues.length < maxCues; i++) {
    const unit = units[i];
    const last = cues[cues.length - 1];
    const signed = isDash(unit) ? signature(units, i) : null;
    if (signed) cues.push(signed);
    if (unit?.kind !== 'word' || (last?.link === 'source' && i <= last.right)) continue;
    const cue = unit.lower === 'according' && units[i + 1]?.lower === 'to' ? sourceCue(units, i) : verbCue(units, i, outermost(units, cues, i)) ?? viewCue(units, i) ?? reportCue(units, i) ?? commentCue(units, i);
    if (cue) cues.push(cue);
  }
  return cues;
}

function verbCue(units: readonly Unit[], at: number, earlier: Cue | undefined): Cue | null {
  const unit = units[at];
  if (!unit || (unit.capital && at > 0 && units[at - 1]?.kind !== 'quote' && !isHeadline(units))) return null;
  // “…,” Judge Lee said.
  if (unit.capital && titles.has(unit.lower) && units[at + 1]?.capital) return null;
  const known = cueVerbs(unit.lower);
  const readings = known.length === 0 && followsQuote(units, at) ? [anyVerb] : known;
  if (readings.length === 0) return null;
  return verbAttribution(units, at, readings, earlier, false);
}

/** The attribution that the verb at `at` makes in one of its readings; `quiet` when it need not report speech. */
export function verbAttribution(units: readonly Unit[], at: number, readings: readonly CueVerb[], earlier: Cue | undefined, quiet: boolean): Cue | null {
  const next = units[at + 1];
  // "made it clear that".
  const it = next?.lower === 'it' && units[at + 2]?.lower === 'clear' ? readings.filter(({ particles }) => particles.has('clear')) : [];
  // "called on Monday for", "spoke out against", "talks often about".
  const distant = next?.kind === 'word' && (isAdverb(next.lower) || dayWords.has(next.lower) || next.lower === 'out' || next.lower === 'much') ? units[at + 2]?.lower ?? '' : '';
  const near = readings.filter((verb) => verb.particles.has(next?.lower ?? ''));
  const far = it.length === 0 && near.length === 0 && distant !== '' ? readings.filter((verb) => verb.particles.has(distant)) : [];
  const withParticle = it.length > 0 ? it : near.length > 0 ? near : far;
  const verbs = withParticle.length > 0 ? withParticle : readings.filter((verb) => verb.particles.size === 0);
  if (verbs.length === 0) return null;
  const to = it.length > 0 || far.length > 0 ? at + 2 : withParticle.length > 0 ? at + 1 : at;
  const group = verbGroup(units, at);
  const [first] = verbs;
  if (!first || (group.passive && first.form !== 'ing') || (first.form === 'participle' && group.from === at)) return null;
  return bySubject(units, { at, to, verbs, from: group.from, form: first.form, infinitive: group.infinitive, modal: group.modal, negated: group.negated, quiet }, earlier);
}

/** Any verb in -ed right after a quotation that ends in a comma: “…,” scoffed Ana Lee; “…,” Ana Lee scoffed. */
const anyVerb = plainVerb('quote', 'statement');

function followsQuote(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (!unit || unit.capital || !/[a-z]{2}ed$/u.test(unit.lower)) return false;
  const before = units[at - 1]?.kind === 'quote' ? at - 1 : (phraseEndingAt(units, at - 1)?.from ?? 0) - 1;
  if (!awaitsSpeaker(units[before]) || isLabel(units, before)) return false;
  const next = units[at + 1];
  return before < at - 1 ? next === undefined || next.kind === 'mark' || prepositions.has(next.lower) || dayWords.has(next.lower) : phraseStartingAt(units, at + 1)?.kind === 'name';
}

interface Verb extends ReadVerb {
  readonly infinitive: boolean;
  readonly modal: boolean;
  readonly negated: boolean;
  /** Need not report speech: participles that do not speak count, and so does any coordinated verb. */
  readonly quiet: boolean;
}

function bySubject(units: readonly Unit[], verb: Verb, earlier: Cue | undefined): Cue | null {
  const { at, to, from, verbs, form, quiet } = verb;
  const speaks = quiet || isSpeakingParticiple(units[at]?.lower ?? '');
  const before = units[from - 1];
  const make = (link: Cue['link'], left: number, right: number, subject: SpeakerPhrase | null): Cue => ({ link, at, to, left, right, verbs, subject, modal: verb.modal, negated: verb.negated });
  if (verb.infinitive) {
    if (!quiet && !infinitiveHosts.has(units[from - 2]?.lower ?? '') && !introducesWords(units, from, to)) return null;
    return make('shared', from, to, controlSubject(units, from - 1) ?? sharedSubject(units, from, earlier));
  }
  const opening = form === 'ing' && from === at ? openingSubject(units, at) : null;
  if (opening) return make('shared', from, to, opening);
  if (!before || before.kind === 'mark' || before.kind === 'quote') return afterMark(units, verb, earlier, make);
  // "Ana Lee is quoted as saying".
  if (form === 'ing' && from === at && before.lower === 'as' && /^(?:quoted|cited|recorded|described|reported|remembered)$/u.test(units[from - 2]?.lower ?? '')) {
    const passive = verbGroup(units, from - 2), quoted = passive.passive ? phraseEndingAt(units, passive.from - 1) : null;
    return quoted && make('own', quoted.from, to, quoted);
  }
  if (joiners.has(before.lower)) {
    const follows = quiet || units[from - 2]?.text === ',' || units[from - 2]?.kind === 'quote' || quoteSoon(units, to) || verbs.some(({ frame }) => frame === 'clause' || frame === 'that');
    if (((form === 'base' && from === at && !quiet) || !follows) && earlier?.link !== 'shared') return null;
    return make('shared', from - 1, to, sharedSubject(units, from - 1, earlier));
  }
  if (form === 'ing' && from === at && prepositions.has(before.lower) && before.lower !== 'of') {
    const subject = speaks ? sharedSubject(units, from - 1, earlier) : null;
    return subject && make('shared', from - 1, to, subject);
  }
  if (relatives.has(before.lower)) {
    // "He echoed that promise": no relative clause.
    const object = before.lower === 'that' && cueVerbs(units[from - 2]?.lower ?? '').some((v) => v.form === 'past' || v.form === 's');
    const subject = object || before.lower === 'whom' || before.lower === 'whose' ? null : relativeHead(units, from - 1);
    return subject && make('relative', from - 1, to, subject);
  }
  if (form === 'ing' && from === at && /^(?:most|more|very|so|less)$/u.test(before.lower)) return null;
  if (determiners.has(before.lower) && !/^(?:some|many|most|several|few|all|both|others|another|one|two|three|four|five|six|this|that)$/u.test(before.lower)) return null;
  if (prepositions.has(before.lower) || (before.kind === 'possessive' && !isOwnName(units, verb))) return null;
  const nearest = phraseEndingAt(units, from - 1), subject = units[(nearest?.from ?? 0) - 1]?.kind === 'quote' ? nearest : describedBehindQuote(units, from) ?? nearest;
  const participle = form === 'ing' && !group(units, from, at);
  if (participle && from < at) {
    const relative = relativeSubject(units, from);
    if (relative) return make('relative', from, to, relative);
  }
  const sender = participle && speaks && isAddressee(units, nameEndingAt(units, from - 1)) ? mainSubject(units, from) : null;
  if (sender) return make('shared', from, to, sender);
  if (participle && (!subject || subject.kind === 'pronoun' || isSilent(units, subject, quiet))) {
    const named = nameEndingAt(units, from - 1);
    if (named) return make('own', named.from, to, named);
    const shared = speaks ? sharedSubject(units, from, earlier) : null;
    if (shared) return make('shared', from, to, shared);
    if (!subject || !documentNouns.has(headWord(units, subject))) return null;
  }
  if (!subject) return described(units, verb, make);
  // "… but in a second letter said": its speaker stands farther back.
  const aside = asideStart(units, subject);
  if (aside > 0) return make('shared', aside, to, sharedSubject(units, aside, earlier));
  if (isDoubtful(units, verb, subject)) return described(units, verb, make);
  // "An email obtained by the club shows": the club is not who says it.
  const whole = subject.kind !== 'pronoun' && (prepositions.has(units[subject.from - 1]?.lower ?? '') || describesPeople(units, subject.from)) ? described(units, verb, make) : null;
  return whole ?? make('own', subject.from, to, isTold(units, verb, subject) ? null : subject);
}

/** "Walls held by luck, inquiry told": the one who was told. */
function isTold(units: readonly Unit[], { at, from, to }: Verb, subject: SpeakerPhrase): boolean {
  return from === at && units[at]?.lower === 'told' && to + 1 >= units.length && subject.kind === 'nominal';
}

/** "Moody's warned that": a name in 's, not whose warning it is. */
function isOwnName(units: readonly Unit[], { at, to, from, form, verbs }: Verb): boolean {
  const next = units[to + 1];
  return from === at && (form === 'past' || (form === 's' && !verbs.some(({ ambiguous }) => ambiguous))) && units[from - 2]?.capital === true && (next?.lower === 'that' || next?.kind === 'quote' || next?.lower === 'on' || dayWords.has(next?.lower ?? '') || timeWords.has(next?.lower ?? '') || determiners.has(next?.lower ?? ''));
}

/** "a worker who unloaded the boat": the boat at `from` belongs to the relative clause. */
function describesPeople(units: readonly Unit[], from: number): boolean {
  for (let i = from - 1; i > 0 && from - i < 14; i--) {
    if (units[i]?.kind === 'mark' || units[i]?.kind === 'quote') return false;
    if (units[i]?.lower === 'who') return i < from - 1;
  }
  return false;
}

/** The cue whose subject is found from its clause's start: there something stands between it and the verb, or it is a number. */
function described(units: readonly Unit[], { at, from, to, form, verbs }: Verb, make: MakeCue): Cue | null {
  // "That included demands that …": in -s it is a noun, but for what surveys do.
  const noun = form === 's' && from === at && units[at]?.lower !== 'shows' && verbs.every(({ ambiguous }) => ambiguous);
  if (noun || (form === 'ing' && from === at)) return null;
  // "People struggle with word recall a decade later": in its base form it is one, too, unless a clause follows.
  if (form === 'base' && from === at && verbs.every(({ ambiguous }) => ambiguous) && units[to + 1]?.lower !== 'that') return null;
  const subject = clauseSubject(units, from);
  if (!subject || (from === at && form !== 'past' && !agreesWith(units, subject, form === 'base'))) return null;
  return make('own', subject.from, to, subject);
}

/** "a letter to Ms. Lee asking": who gets it does not ask. */
function isAddressee(units: readonly Unit[], name: SpeakerPhrase | null): boolean {
  let from = name?.from ?? 0;
  while (from > 0 && units[from - 1]?.kind === 'word' && (units[from - 1]?.capital || determiners.has(units[from - 1]?.lower ?? ''))) from--;
  return units[from - 1]?.lower === 'to' && units.slice(Math.max(0, from - 4), from - 1).some(({ lower }) => documentNouns.has(lower));
}

/** Where "but in a second letter" starts, when that is what the verb's seeming subject belongs to; else 0. */
function asideStart(units: readonly Unit[], subject: SpeakerPhrase): number {
  let at = subject.from - 1;
  while (at > 1 && units[at]?.kind === 'word' && (isAdverb(units[at]?.lower ?? '') || determiners.has(units[at]?.lower ?? ''))) at--;
  return prepositions.has(units[at]?.lower ?? '') && joiners.has(units[at - 1]?.lower ?? '') ? at - 1 : 0;
}

/** Whether an auxiliary stands between the verb group's start and the participle: "is saying", "have been saying". */
function group(units: readonly Unit[], from: number, at: number): boolean {
  return units.slice(from, at).some((unit) => auxiliaries.has(unit.lower) && unit.text !== 'May');
}

/** A noun phrase before a participle that does not speak itself: a statement saying, the streets chanting. */
function isSilent(units: readonly Unit[], subject: SpeakerPhrase, quiet: boolean): boolean {
  const head = headWord(units, subject);
  const inner = units[subject.to]?.lower ?? '';
  return subject.kind === 'nominal' && (documentNouns.has(head) || documentNouns.has(inner) || (!quiet && !sourceNouns.has(head)));
}

type MakeCue = (link: Cue['link'], left: number, right: number, subject: SpeakerPhrase | null) => Cue;

/** A verb after a comma, a dash, a quotation or nothing: inverted, a participle, or its subject is farther back. */
function afterMark(units: readonly Unit[], { at, to, from, verbs, form, quiet }: Verb, earlier: Cue | undefined, make: MakeCue): Cue | null {
  const before = units[from - 1];
  if (!before) {
    // "Said Ana Lee, who had seen it all, “…”".
    const first = form === 'past' && at === 0 ? phraseStartingAt(units, to + 1) : null;
    return first && first.kind !== 'pronoun' && units.some(({ kind }) => kind === 'quote') ? make('inverted', at, first.to, first) : null;
  }
  if (form === 'ing' && !group(units, from, at)) {
    const plain = units.slice(from, at).every((unit) => isAdverb(unit.lower) || unit.lower === 'not');
    // "…, suggesting that" adds the writer's view, "…, suggesting “…”" words.
    const speaking = plain && (quiet || isSpeakingParticiple(units[at]?.lower ?? '') || ((!earlier || earlier.verbs.every(({ frame }) => frame === 'object')) && quoteSoon(units, to) && verbs.some(({ frame }) => frame !== 'quote')));
    return speaking ? make('shared', from, to, participleSubject(units, from, before, earlier)) : null;
  }
  if (before.text === ',' && from < at && units[from]?.lower === 'then') return make('shared', from, to, sharedSubject(units, from, earlier));
  const far = before.text === ',' ? subjectAcrossCommas(units, from - 1) : endsInComma(before) ? subjectAcrossCommas(units, from) : subjectAcrossDashes(units, from - 1);
  // “…,” said Ana Lee, reports the Post: her words are reported, not she the reporter.
  const chain = far && earlier?.link === 'inverted' && far.subject.from <= earlier.right && far.subject.from > earlier.at ? null : far;
  const invertible = from === at && verbs.some((v) => !v.addressee && v.frame !== 'object' && v.frame !== 'promise');
  const inverted = invertible ? namedByApposition(units, invertedSubject(units, to, before)) : null;
  const after = inverted ? units[inverted.to + 1] : undefined;
  // "The cost rose in Oslo, says the report."
  const told = /^(?:said|says)$/u.test(units[at]?.lower ?? '') && after?.kind !== 'word';
  const preferChain = chain !== null && inverted !== null && ((chain.subject.kind === 'name' && inverted.kind === 'nominal' && !told) || (after !== undefined && after.kind !== 'mark'));
  if (inverted && !preferChain) return make('inverted', at, inverted.to, inverted);
  // "She doubted it, called it “late” and left": one subject for all.
  const listed = !chain && before.text === ',' && form === 'past' && from === at && earlier?.subject && earlier.link !== 'source' && earlier.link !== 'inverted' && units[to + 1]?.kind !== 'mark' && quoteSoon(units, to);
  if (listed) return make('shared', from, to, earlier.subject);
  const distant = chain ?? subjectAcrossRelative(units, from - 1);
  return distant && make('own', distant.left, to, distant.subject);
}

/** Whether words in quotation marks follow that begin like a sentence: “to ask, “Who …”. */
function introducesWords(units: readonly Unit[], from: number, to: number): boolean {
  // "She urged him not to wait: “…”": the words are hers.
  const told = controlSubject(units, from - 1);
  if (units[from - 2]?.lower === 'not' || (told && cueVerbs(units[told.from - 1]?.lower ?? '').length > 0)) return false;
  const quote = units[/^[,:]$/u.test(units[to + 1]?.text ?? '') ? to + 2 : to + 1];
  return quote?.kind === 'quote' && /^\p{Lu}/u.test(quote.words?.[0] ?? '') && (quote.words?.length ?? 0) > 2;
}

/** Whether words in quotation marks come soon after the verb, as in: but described it as “…”. */
function quoteSoon(units: readonly Unit[], from: number): boolean {
  for (let i = from + 1; i <= from + 8; i++) if (units[i]?.kind === 'quote') return true;
  return false;
}

function invertedSubject(units: readonly Unit[], to: number, before: Unit): SpeakerPhrase | null {
  const subject = phraseStartingAt(units, to + 1);
  if (!subject || units[subject.from]?.lower === 'that' || /^(?:it|him|her|them|me|us)$/u.test(units[subject.to]?.lower ?? '') || (subject.kind === 'pronoun' && before.kind !== 'quote' && before.text !== ',')) return null;
  if (before.kind !== 'quote' && !/^[,—–―-]$/u.test(before.text)) return null;
  const after = units[subject.to + 1];
  if (!after || after.kind === 'mark' || before.kind === 'quote') return subject;
  return prepositions.has(after.lower) || dayWords.has(after.lower) || after.lower === 'who' || after.lower === 'last' ? subject : null;
}
