import { addTo } from '../multimap';
import { cueVerbs, plainVerb, stanceVerbsOf } from './cues';
import { verbAttribution, type Cue } from './cueFinder';
import { auxiliaries, beForms, complementizers, determiners, isAdverb, prepositions } from './lexicon';
import { apposedAgent, carriedBy } from './lightVerbs';
import { phraseEndingAt, phraseStartingAt, pronounAt, type SpeakerPhrase } from './speakerPhrase';
import { sharedSubject } from './sharedSubjects';
import { subjectBefore } from './subjects';
import type { QuotationMode } from '../analysis/types';
import { stanceAdjectives, stanceNouns } from './stances';
import { isHeadline } from './spoken';
import type { Unit } from './units';

interface Lead {
  readonly mode: QuotationMode;
  readonly lead: string;
}

type LeadTable = Partial<Readonly<Record<QuotationMode, Readonly<Record<string, string>>>>>;

/** A sentence with more of them is a list. */
const maxStances = 24;
const nouns = leadsOf(stanceNouns), adjectives = leadsOf(stanceAdjectives);
/** "backed out", "pointed up": another verb. */
const verbParticles = new Set(['out', 'up', 'down', 'off', 'away', 'back', 'over', 'together', 'along', 'apart']);
const owners = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'whose']);
const linkingVerbs = new Set(['seem', 'seems', 'seemed', 'feel', 'feels', 'felt', 'remain', 'remains', 'remained', 'sound', 'sounds', 'sounded', 'appear', 'appears', 'appeared', 'become', 'became', 'becomes', 'grow', 'grew', 'look', 'looked', 'looks']);

function leadsOf(tables: LeadTable): ReadonlyMap<string, readonly Lead[]> {
  const leads = new Map<string, Lead[]>();
  for (const [mode, table] of Object.entries(tables) as [QuotationMode, Readonly<Record<string, string>>][]) {
    for (const [lead, words] of Object.entries(table)) for (const word of words.split(/\s+/u)) addTo(leads, word, { mode, lead });
  }
  return leads;
}

/** Whether a lower-case word may be the cue of a stance. */
export function isStanceForm(lower: string): boolean {
  return stanceVerbsOf(lower).length > 0 || cueVerbs(lower).length > 0 || nouns.has(lower) || adjectives.has(lower);
}

/** What a sentence says of what people think, mean to do and stand for, beside the `reported` cues at other places. */
export function findStances(units: readonly Unit[], reported: ReadonlySet<number>, spoken: readonly Cue[]): Cue[] {
  const found: Cue[] = [];
  let s = 0;
  for (let i = 0; i < units.length && found.length < maxStances; i++) {
    const unit = units[i];
    while (s < spoken.length && (spoken[s]?.at ?? 0) < i) s++;
    if (unit?.kind !== 'word' || (unit.capital && (i === 0 || !isHeadline(units))) || !isStanceForm(unit.lower) || reported.has(i)) continue;
    const last = found[found.length - 1], before = spoken[s - 1], earlier = before && (!last || before.at > last.at) ? before : last;
    const cue = stanceVerb(units, i, earlier) ?? stanceNoun(units, i, earlier) ?? stanceAdjective(units, i);
    if (cue) found.push(cue);
  }
  return found;
}

function stanceVerb(units: readonly Unit[], at: number, earlier: Cue | undefined): Cue | null {
  const lower = units[at]?.lower ?? '', stances = stanceVerbsOf(lower);
  // "voters more likely to say that": a verb of speech where it may be, though it reports no words that fell.
  const spoken = cueVerbs(lower).filter(({ frame }) => frame !== 'quote' && frame !== 'object');
  return verbAttribution(units, at, [...stances, ...spoken], earlier, true);
}

/** The reading of a noun or adjective that the word after it leads to. */
function leadAfter(units: readonly Unit[], at: number, table: ReadonlyMap<string, readonly Lead[]>, last = at): Lead | undefined {
  const next = units[last + 1]?.lower ?? '';
  return table.get(units[at]?.lower ?? '')?.find(({ lead }) => lead === next || (lead === 'wh' && next !== 'that' && complementizers.has(next)));
}

function cueOf(units: readonly Unit[], at: number, { mode, lead }: Lead, subject: SpeakerPhrase, left: number, link: Cue['link'] = 'own'): Cue {
  const frame = lead === 'that' || lead === 'wh' ? 'that' : lead === 'to' && isInfinitive(units, at + 1) ? 'infinitive' : 'object';
  // The preposition belongs to the cue, "to" and "that" lead into what it is about.
  const to = frame === 'object' ? at + 1 : at;
  return { link, at, to, left, right: to, verbs: [plainVerb(frame, mode)], subject, modal: false, negated: false };
}

/** "to leave" rather than "to the plan". */
export function isInfinitive(units: readonly Unit[], to: number): boolean {
  const next = units[to + 1];
  return units[to]?.lower === 'to' && next?.kind === 'word' && !next.capital && !determiners.has(next.lower) && !/(?:ing|s)$/u.test(next.lower.replace(/ss$/u, ''));
}

/** "Ms. Lee’s old plan to …", "her fear that …", "the hope of the clerks that …". */
function stanceNoun(units: readonly Unit[], at: number, earlier: Cue | undefined): Cue | null {
  const copula = beForms.has(units[at + 1]?.lower ?? '') && /^(?:that|to)$/u.test(units[at + 2]?.lower ?? '') ? at + 1 : at;
  const lead = leadAfter(units, at, nouns, copula);
  if (!lead) return null;
  if (copula > at) return ownerOf(units, at, (subject, left) => ({ ...cueOf(units, at, lead, subject, left), to: copula, right: copula }));
  const carried = carriedBy(units, at, earlier);
  if (carried) return { ...cueOf(units, at, lead, carried.subject, carried.left, carried.link), negated: carried.negated };
  const held = ownerOf(units, at, (subject, left) => cueOf(units, at, lead, subject, left, 'held'));
  if (held) return held;
  const apposed = apposedAgent(units, at);
  return apposed && cueOf(units, at, lead, apposed, apposed.from, 'held');
}

/** The cue that `make` makes of whose noun stands at `at`: Ms. Lee’s, her. */
function ownerOf(units: readonly Unit[], at: number, make: (subject: SpeakerPhrase, left: number) => Cue): Cue | null {
  for (let i = at - 1; i >= 0 && at - i <= 4; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return null;
    if (unit.kind === 'possessive') {
      const subject = i > 0 ? phraseEndingAt(units, i - 1) : null;
      return subject && make(subject, subject.from);
    }
    if (owners.has(unit.lower)) return make(pronounAt(unit, i), i);
    if (determiners.has(unit.lower) || auxiliaries.has(unit.lower)) return null;
  }
  return null;
}

/** "Ms. Lee is worried about …", "the clerks seem eager to …". */
function stanceAdjective(units: readonly Unit[], at: number): Cue | null {
  const lead = leadAfter(units, at, adjectives);
  if (!lead) return null;
  let from = at, linked = false;
  for (let i = at - 1; i >= 0 && at - i <= 6; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'quote' || unit.kind === 'mark') break;
    const auxiliary = auxiliaries.has(unit.lower), copula = beForms.has(unit.lower) || unit.lower === '\'s' || unit.lower === '\'re' || linkingVerbs.has(unit.lower);
    if (!auxiliary && !copula && !isAdverb(unit.lower) && !/^(?:less|not|very|so|more|too|as|quite|also)$/u.test(unit.lower)) break;
    linked ||= copula;
    from = i;
  }
  if (!linked) return lead.mode === 'intention' || lead.lead === 'to' ? null : describedBy(units, at, from, lead);
  const subject = from > 0 ? subjectBefore(units, from) : null;
  // "It is unclear whether": nobody's doubt.
  if (!subject || units[subject.from]?.lower === 'it') return null;
  return subject.to < from - 1 ? cueOf(units, at, lead, subject, from - 1, 'relative') : cueOf(units, at, lead, subject, subject.from);
}

/** "clerks angry about …", "…, eager to …": an adjective behind what it describes, or behind a comma what the clause is about. */
function describedBy(units: readonly Unit[], at: number, from: number, lead: Lead): Cue | null {
  const before = units[from - 1];
  if (before?.text === ',') {
    const subject = sharedSubject(units, from - 1);
    return subject && cueOf(units, at, lead, subject, from, 'shared');
  }
  const subject = before?.kind === 'word' && !prepositions.has(before.lower) && !determiners.has(before.lower) ? phraseEndingAt(units, from - 1) : null;
  return subject && subject.kind !== 'pronoun' ? cueOf(units, at, lead, subject, from, 'relative') : null;
}

/** Whether a phrase starts at `at` that can be what somebody supports, fears or criticises. */
export function startsObject(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (verbParticles.has(unit?.lower ?? '')) return false;
  return unit?.kind === 'quote' || phraseStartingAt(units, at) !== null || /^\p{L}+ing$/u.test(unit?.lower ?? '') || /^(?:what|how|whether|why)$/u.test(unit?.lower ?? '');
}
