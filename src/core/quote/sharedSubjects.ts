import type { Cue } from './cueFinder';
import { mainClauseAfter } from './openings';
import { phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import { coordinateSubject, mainSubject } from './subjects';
import type { Unit } from './units';

/** The attribution that a verb at `at` goes on with: behind a comma "saying" is what she does who "said the cup had proved", not the cup. */
export function outermost(units: readonly Unit[], cues: readonly Cue[], at: number): Cue | undefined {
  let i = cues.length - 1;
  if (units[at - 1]?.text !== ',' || !/ing$/u.test(units[at]?.lower ?? '')) return cues[i];
  for (let before = cues[i - 1]; before?.link === 'own' && cues[i]?.link === 'own' && (cues[i]?.left ?? 0) > before.right && !standApart(units, before.right, cues[i]?.left ?? 0); before = cues[i - 1]) i--;
  return cues[i];
}

/** Whether a mark, words in quotation marks, "and" or "but" stand among the units from `from` up to `to`. */
function standApart(units: readonly Unit[], from: number, to: number): boolean {
  return units.slice(from, to).some(({ kind, lower }) => (kind !== 'word' && kind !== 'possessive') || lower === 'and' || lower === 'but');
}

/** After a comma, "saying" is what the main clause's subject does, not that of a relative clause in between. */
export function participleSubject(units: readonly Unit[], from: number, before: Unit, earlier: Cue | undefined): SpeakerPhrase | null {
  const main = before.text === ',' && (earlier?.link === 'relative' || earlier?.subject?.kind === 'pronoun') ? mainSubject(units, from) : null;
  return main?.kind === 'name' ? main : sharedSubject(units, from, earlier);
}

/** Whose act a verb without a subject of its own goes on with: that of an earlier attribution, or of the main clause. */
export function sharedSubject(units: readonly Unit[], before: number, earlier?: Cue): SpeakerPhrase | null {
  const nearest = coordinateSubject(units, before);
  if (earlier && earlier.link !== 'source') {
    // "When the clerk asked why, Ms. Lee shrugged and said": the opening clause is the clerk's, the main one hers.
    const main = mainClauseAfter(units, earlier), subject = main >= 0 && main < before ? phraseStartingAt(units, main) : null;
    if (subject && subject.to < before) return subject;
    // "Asked if she would say so, Ms. Lee laughed, then nodded": another has acted since.
    return nearest?.kind === 'name' && nearest.from > earlier.to + 1 && units[nearest.from - 1]?.text === ',' ? nearest : earlier.subject;
  }
  return nearest ?? mainSubject(units, before);
}
