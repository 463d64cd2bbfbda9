import { auxiliaries, beForms, commonVerbs, dayWords, isAdverb, modals, negations, subjectPronouns, timeWords } from './lexicon';
import type { Unit } from './units';

/** A verb with its auxiliaries. */
export interface VerbGroup {
  readonly from: number;
  readonly passive: boolean;
  readonly modal: boolean;
  readonly negated: boolean;
  readonly infinitive: boolean;
}

/** Whether a word is a finite verb, as far as its form alone shows. */
export function looksFinite(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && (auxiliaries.has(unit.lower) || commonVerbs.has(unit.lower) || /[a-z]{2}ed$/u.test(unit.lower));
}

/** The auxiliaries and adverbs before the verb at `at`. */
export function verbGroup(units: readonly Unit[], at: number): VerbGroup {
  let from = at, passive = false, modal = false, negated = false;
  for (let i = at - 1; i >= 0 && at - i <= 8; i--) {
    const unit = units[i];
    const time = timeBefore(units, i, from === at);
    if (time > 0) {
      i -= time - 1;
      from = i;
      continue;
    }
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') break;
    const auxiliary = auxiliaries.has(unit.lower) && (unit.kind === 'word' || unit.lower !== '\'s' || i + 1 < at || subjectPronouns.has(units[i - 1]?.lower ?? ''));
    const floating = /^(?:all|both|each)$/u.test(unit.lower) && (auxiliaries.has(units[i - 1]?.lower ?? '') || subjectPronouns.has(units[i - 1]?.lower ?? '') || (unit.lower === 'each' && units[i - 1]?.capital === true));
    const since = unit.lower === 'since' && /^(?:has|have|had)$/u.test(units[i - 1]?.lower ?? '');
    if (!auxiliary && !floating && !since && !(isAdverb(unit.lower) && !unit.capital) && !dayWords.has(unit.lower)) break;
    if (beForms.has(unit.lower)) passive = true;
    if (modals.has(unit.lower)) modal = true;
    if (negations.has(unit.lower)) negated = true;
    from = i;
  }
  return { from, passive, modal, negated, infinitive: units[from - 1]?.lower === 'to' };
}

/** How many units before the verb are a time: "on Tuesday", "two weeks ago", "last week". */
function timeBefore(units: readonly Unit[], at: number, first: boolean): number {
  const unit = units[at]?.lower ?? '', before = units[at - 1]?.lower ?? '';
  if (first && unit === 'past' && before === 'the' && units[at - 2]?.lower === 'in') return 3;
  if (dayWords.has(unit) || units[at]?.text === 'May') return /^(?:on|in|last|this|late|early|next)$/u.test(before) ? 2 : 1;
  if (first && timeWords.has(unit) && dayWords.has(before)) return units[at - 2]?.lower === 'on' ? 3 : 2;
  if (first && unit === 'ago') return 3;
  if (first && /^(?:19|20)\d\d$/u.test(unit) && (before === 'in' || before === 'since')) return 2;
  return first && timeWords.has(unit) && /^(?:last|this|next|earlier)$/u.test(before) ? 2 : 0;
}
