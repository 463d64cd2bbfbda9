import type { Stretch } from './content';
import type { Cue } from './cueFinder';
import { prepositions } from './lexicon';
import { openingEnd } from './openings';
import { endsInComma, type Unit } from './units';

/** The content that starts at `from`: to the sentence's end, or to where another attribution begins. */
export function clauseFrom(units: readonly Unit[], cues: readonly Cue[], index: number, from: number): Stretch {
  const cue = cues[index];
  let end = openingEnd(units, cue, from);
  for (const other of cues.slice(index + 1)) {
    if (other.at <= from) continue;
    const edge = cue && other.link === 'own' && other.left < cue.left ? clauseEnd(units, other.at) : edgeBefore(units, other);
    if (edge !== null && edge > from) {
      end = Math.min(end, edge - 1);
      break;
    }
  }
  return { from, to: contentEnd(units, end) };
}

/** The unit at which a later attribution ends the content of an earlier one; null when it lies inside that content. */
function edgeBefore(units: readonly Unit[], other: Cue): number | null {
  const at = other.left - 1, before = units[at];
  if (other.verbs.length > 0 && other.verbs.every(({ frame }) => frame === 'quote') && ![-1, 0].some((i) => units[other.left - 1 + i]?.kind === 'quote') && ![1, 2, 3, 4].some((i) => units[other.to + i]?.kind === 'quote')) return null;
  if (other.link === 'shared' && prepositions.has(units[other.left]?.lower ?? '')) return null;
  // "…, while noting that".
  if (other.link === 'shared' && before?.lower === 'while') return units[at - 1]?.text === ',' ? at - 1 : at;
  if (other.link === 'shared' || other.link === 'source') return before?.text === ',' ? at : other.left;
  if (other.link !== 'own' || !before) return null;
  const goesOn = units[other.to + 1];
  // "… that it would close, she said, “we …”" and "… that “…,” he said the walls …".
  if (before.text === ',' && goesOn?.text === ',' && units[other.to + 2]?.kind === 'quote') return at;
  if (before.kind === 'quote' && endsWithComma(units, at) && goesOn?.kind === 'word' && saysMore(other)) return other.left;
  if (!/^(?:and|but|while|though|although|as)$/u.test(before.lower)) return null;
  return units[at - 1]?.text === ',' ? at - 1 : before.lower === 'and' || before.lower === 'as' ? null : at;
}

/** The unit behind the clause that the verb at `verb` has between its subject and itself: where the last comma before it is. */
function clauseEnd(units: readonly Unit[], verb: number): number | null {
  for (let i = verb - 1; i > 0; i--) if (units[i]?.text === ',' || endsInComma(units[i])) return units[i]?.text === ',' ? i : i + 1;
  return null;
}

/** The last unit up to `end` that is no closing punctuation. */
export function contentEnd(units: readonly Unit[], end: number): number {
  let last = end;
  while (last >= 0 && units[last]?.kind === 'mark' && !/^[)\]%]$/u.test(units[last]?.text ?? '')) last--;
  return last;
}

/** Whether what follows a cue is what is said rather than whom it is said to. */
export function saysMore(cue: Cue | undefined): boolean {
  return cue?.link === 'own' && cue.verbs.every(({ addressee }) => !addressee);
}

/** Whether words in quotation marks end in a comma or have one behind them. */
export function endsWithComma(units: readonly Unit[], quote: number): boolean {
  return units[quote + 1]?.text === ',' || endsInComma(units[quote]);
}
