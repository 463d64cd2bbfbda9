import type { Stretch } from './content';
import type { Cue } from './cueFinder';
import { cueVerbs, stanceVerbsOf } from './cues';
import { auxiliaries, relatives } from './lexicon';
import { phraseEndingAt, phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import type { Unit } from './units';
import { verbGroup } from './verbGroup';

/** A judgement in the passive voice: who or what is judged, and for what. */
export interface Passive {
  readonly cue: Cue;
  readonly content: readonly Stretch[];
}

/** "The plan was praised by Ms. Lee", "the clerk, criticized by her friends for …": judgements whose verb is at `at`. */
export function passiveAt(units: readonly Unit[], at: number): Passive | null {
  const unit = units[at];
  if (unit?.kind !== 'word' || unit.capital || units[at + 1]?.lower !== 'by' || !isJudgement(unit.lower)) return null;
  const agent = agentAt(units, at + 2, unit.lower);
  if (!agent || (agent.kind === 'nominal' && /ing$/u.test(units[agent.from]?.lower ?? ''))) return null;
  const group = verbGroup(units, at), finite = group.passive;
  const before = units[group.from - 1];
  const end = finite && relatives.has(before?.lower ?? '') ? group.from - 2 : !finite && before?.text === ',' ? group.from - 2 : group.from - 1;
  const patient = phraseEndingAt(units, end);
  if (!patient || patient.kind === 'pronoun' && relatives.has(units[patient.from]?.lower ?? '')) return null;
  const cue: Cue = { link: 'inverted', at: group.from, to: at, left: patient.from, right: agent.to, verbs: [], subject: agent, modal: group.modal, negated: group.negated };
  const reason = reasonAfter(units, agent.to + 1);
  return { cue, content: [{ from: patient.from, to: patient.to }, ...(reason ? [reason] : [])] };
}

/** Who judges, without the reason: "by the clerks for the delay", "accused by the clerks of theft". */
function agentAt(units: readonly Unit[], at: number, verb: string): SpeakerPhrase | null {
  const phrase = phraseStartingAt(units, at);
  for (let i = at + 1; phrase && i <= phrase.to; i++) {
    const lower = units[i]?.lower ?? '';
    if (lower !== 'for' && lower !== 'as' && !(lower === 'of' && verb === 'accused')) continue;
    return { ...phrase, to: i - 1, span: { start: phrase.span.start, end: units[i - 1]?.end ?? phrase.span.end } };
  }
  return phrase;
}

function isJudgement(lower: string): boolean {
  return [...cueVerbs(lower), ...stanceVerbsOf(lower)].some(({ form, frame, particles }) => (form === 'past' || form === 'participle') && frame === 'object' && particles.size === 0);
}

/** "for the delay", "of theft", "as a fool": to the end of the clause. */
function reasonAfter(units: readonly Unit[], from: number): Stretch | null {
  if (!/^(?:for|of|as)$/u.test(units[from]?.lower ?? '')) return null;
  let to = from;
  while (to + 1 < units.length && units[to + 1]?.kind !== 'mark' && !(auxiliaries.has(units[to + 1]?.lower ?? '') && units[to + 1]?.kind === 'word')) to++;
  return to > from ? { from, to } : null;
}
