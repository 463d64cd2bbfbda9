import { clauseFrom } from './clauses';
import type { Stretch } from './content';
import { verbAttribution, type Cue } from './cueFinder';
import { cueVerbs, stanceVerbsOf, type CueVerb } from './cues';
import { auxiliaries, commonVerbs, dayWords, isAdverb, prepositions, timeWords } from './lexicon';
import { phraseEndingAt } from './speakerPhrase';
import type { Unit } from './units';

/** An attribution whose content starts before its speaker: in "the plan that she says is late" it is "that … is late". */
export interface Gap {
  readonly cue: Cue;
  readonly content: readonly Stretch[];
  readonly mode: CueVerb['mode'];
}

const fronted = new Set(['that', 'which', 'what']);

/** The attribution of the verb at `at` in a relative clause: "which Ms. Lee denounced", "that the clerks believe is late". */
export function gapAt(units: readonly Unit[], at: number): Gap | null {
  const unit = units[at], lower = unit?.lower ?? '';
  if (!unit || unit.capital) return null;
  const says = cueVerbs(lower), holds = stanceVerbsOf(lower);
  if (says.length + holds.length === 0) return null;
  const readings = [...says, ...holds].filter(({ frame }) => frame === 'clause' || frame === 'object' || frame === 'that' || frame === 'promise');
  const cue = readings.length > 0 ? verbAttribution(units, at, readings, undefined, true) : null;
  const verb = cue?.verbs[0];
  if (!cue?.subject || !verb || cue.link !== 'own' || cue.verbs.every(({ addressee }) => addressee)) return null;
  const left = cue.subject.from - 1, next = units[cue.to + 1];
  if (!fronted.has(units[left]?.lower ?? '') || !opensRelative(units, left)) return null;
  if (next?.kind === 'word' && (auxiliaries.has(next.lower) || commonVerbs.has(next.lower))) {
    if (!cue.verbs.some(({ frame }) => frame === 'clause' || frame === 'that')) return null;
    const rest = clauseFrom(units, [cue], 0, cue.to + 1), mark = units.findIndex((other, i) => i > rest.from && other.kind === 'mark');
    return { cue, content: [{ from: left, to: left }, { from: rest.from, to: mark > 0 ? Math.min(rest.to, mark - 1) : rest.to }], mode: verb.mode };
  }
  return units[left]?.lower === 'which' && units[left - 1]?.text === ',' && ends(next) ? { cue, content: [{ from: left, to: left }], mode: verb.mode } : null;
}

/** "the plan that", "what" rather than "said that". */
function opensRelative(units: readonly Unit[], at: number): boolean {
  if (units[at]?.lower !== 'that') return true;
  const before = units[at - 1];
  return before?.kind === 'word' && cueVerbs(before.lower).length === 0 && phraseEndingAt(units, at - 1) !== null;
}

/** Whether nothing follows that the verb could be about. */
function ends(next: Unit | undefined): boolean {
  return next?.kind !== 'word' || prepositions.has(next.lower) || dayWords.has(next.lower) || timeWords.has(next.lower) || isAdverb(next.lower) || next.lower === 'and' || next.lower === 'but';
}
