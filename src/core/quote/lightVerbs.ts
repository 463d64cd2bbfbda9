import { verbAttribution, type Cue } from './cueFinder';
import { plainVerb } from './cues';
import { beForms, determiners, isAdverb, set } from './lexicon';
import { sharedSubject } from './sharedSubjects';
import { nameEndingAt, type SpeakerPhrase } from './speakerPhrase';
import { subjectBefore } from './subjects';
import type { Unit } from './units';

/** Whose a noun is, read from the verb that carries it: "voiced deep concern about", "is a critic of". */
interface Carried {
  readonly subject: SpeakerPhrase;
  readonly left: number;
  readonly link: Cue['link'];
  readonly negated: boolean;
}

/** Verbs that say little: what is meant stands in their noun. */
const light = set(`make makes made making have has had having express expresses expressed expressing voice voices voiced voicing raise raises raised raising
  give gives gave given giving offer offers offered offering issue issues issued issuing show shows showed shown showing take takes took taken taking
  draw draws drew drawn drawing declare declared declaring announce announces announced announcing reiterate reiterated reiterating renew renewed renewing
  deliver delivers delivered delivering launch launches launched launching find finds found hold holds held holding share shares shared sharing cast casting
  reaffirm reaffirmed signal signals signaled signalling state states stated outline outlined outlining send sends sent sending turn turns turned turning
  withdraw withdrew win won earn earned receive received pay pays paid paying put puts harbor harbors harbored feel feels felt rescind rescinded ramp ramped lodge lodged file filed
  unleash unleashed level leveled levied aim aimed direct directed devote devoted call calls called calling keep kept see sees saw repeat repeated repeats write writes wrote tweet tweeted defend defended
  explain explained detail detailed present presented provide provided release released lay laid`);
const particles = set('out up in forth back down');
/** Those who stand for something or against it. */
const agents = set('supporter critic advocate proponent opponent champion defender fan admirer backer believer architect sponsor');

/** What somebody speaks or acts in: in favor of, in the hopes of. */
const taken = set('favor support defense defence praise hope hopes opposition');

/** How far before its noun a verb may stand. */
const reach = 6;

/** Who carries the noun at `at`. */
export function carriedBy(units: readonly Unit[], at: number, earlier: Cue | undefined): Carried | null {
  for (let i = at - 1; i >= 0 && at - i <= reach; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return null;
    if (beForms.has(unit.lower)) return agents.has(units[at]?.lower ?? '') ? ofCopula(units, i) : null;
    if (light.has(unit.lower)) return ofVerb(units, i, earlier);
    if (unit.lower === 'in' && i === at - 1) return taken.has(units[at]?.lower ?? '') ? ofMain(units, i) : null;
    if (unit.kind === 'possessive' || (!determiners.has(unit.lower) && !isDescriber(unit) && !particles.has(unit.lower))) return null;
  }
  return null;
}

function isDescriber({ lower, kind, capital }: Unit): boolean {
  return kind === 'word' && !capital && (isAdverb(lower) || !/(?:s|ed)$/u.test(lower)) && !/^(?:of|for|in|at|from|with|to|on|by|about|and|or|but|that|which|who|as|than)$/u.test(lower);
}

function ofVerb(units: readonly Unit[], at: number, earlier: Cue | undefined): Carried | null {
  const lower = units[at]?.lower ?? '';
  const form = /ing$/u.test(lower) ? 'ing' : /[^s]s$/u.test(lower) ? 's' : /(?:ed|made|had|gave|took|drew|found|held|cast|sent|won|paid|put|felt|kept|saw|wrote|laid|shown|given|taken)$/u.test(lower) ? 'past' : 'base';
  const cue = verbAttribution(units, at, [{ ...plainVerb('object', 'stance'), form }], earlier, true);
  return cue?.subject ? { subject: cue.subject, left: cue.left, link: cue.link, negated: cue.negated } : null;
}

/** "Ms. Lee is a critic of". */
function ofCopula(units: readonly Unit[], at: number): Carried | null {
  let from = at;
  while (from > 0 && units[from - 1]?.kind === 'word' && (isAdverb(units[from - 1]?.lower ?? '') || /^(?:has|have|had|will|would|also|been)$/u.test(units[from - 1]?.lower ?? ''))) from--;
  const subject = subjectBefore(units, from);
  return subject && { subject, left: subject.from, link: 'own', negated: false };
}

/** "… spoke in support of". */
function ofMain(units: readonly Unit[], at: number): Carried | null {
  const subject = sharedSubject(units, at);
  return subject && { subject, left: at, link: 'shared', negated: false };
}

/** "Ana Lee, a supporter of": whom an apposition with such a noun describes. */
export function apposedAgent(units: readonly Unit[], at: number): SpeakerPhrase | null {
  if (!agents.has(units[at]?.lower ?? '')) return null;
  for (let i = at - 1; i > 0 && at - i <= reach; i--) {
    const unit = units[i];
    if (unit?.text === ',') return nameEndingAt(units, i - 1);
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return null;
  }
  return null;
}
