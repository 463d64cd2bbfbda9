import { clauseFrom } from './clauses';
import type { Stretch } from './content';
import { verbAttribution, type Cue } from './cueFinder';
import { isFronted } from './bare';
import { cueVerbs, stanceVerbsOf, type CueVerb } from './cues';
import { auxiliaries, commonVerbs, conjunctions, dayWords, determiners, isAdverb, prepositions, subjectPronouns, timeWords } from './lexicon';
import type { Unit } from './units';

/** An attribution whose content starts before its speaker: in "the plan that she says is late" it is "that … is late". */
export interface Gap {
  readonly cue: Cue;
  readonly content: readonly Stretch[];
  readonly mode: CueVerb['mode'];
}

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
  if (!isFronted(units, left)) return null;
  if (next && isPredicate(next)) {
    if (!cue.verbs.some(({ frame }) => frame === 'clause' || frame === 'that')) return null;
    const rest = clauseFrom(units, [cue], 0, cue.to + 1), mark = units.findIndex((other, i) => i > rest.from && other.kind === 'mark' && (other.text !== ',' || goesOn(units[i + 1])));
    return { cue, content: [{ from: left, to: left }, { from: rest.from, to: mark > 0 ? Math.min(rest.to, mark - 1) : rest.to }], mode: verb.mode };
  }
  return units[left]?.lower === 'which' && units[left - 1]?.text === ',' && ends(next) ? { cue, content: [{ from: left, to: left }], mode: verb.mode } : null;
}

/** "is late", "seeks to …", "undermine the walls": a verb that has what stands before the cue for its subject. */
function isPredicate({ kind, capital, lower }: Unit): boolean {
  if (kind !== 'word' || capital || determiners.has(lower) || subjectPronouns.has(lower) || conjunctions.has(lower)) return false;
  return auxiliaries.has(lower) || !(prepositions.has(lower) || isAdverb(lower) || timeWords.has(lower) || dayWords.has(lower));
}

/** ", is late": the clause around the relative one goes on. */
function goesOn(next: Unit | undefined): boolean {
  return next?.kind === 'word' && (auxiliaries.has(next.lower) || commonVerbs.has(next.lower) || /^[a-z]+(?:ed|[^s]s)$/u.test(next.text) || next.lower === 'and' || next.lower === 'but');
}

/** Whether nothing follows that the verb could be about. */
function ends(next: Unit | undefined): boolean {
  return next?.kind !== 'word' || prepositions.has(next.lower) || dayWords.has(next.lower) || timeWords.has(next.lower) || isAdverb(next.lower) || next.lower === 'and' || next.lower === 'but';
}
