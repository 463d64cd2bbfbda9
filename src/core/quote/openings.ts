import type { Cue } from './cueFinder';
import { isAdverb, prepositions } from './lexicon';
import { mainClauseFrom } from './mainClause';
import { isTime } from './subjects';
import type { Unit } from './units';

/** A sentence that starts so has its main clause behind a comma. */
const subordinators = new Set(['while', 'although', 'though', 'as', 'when', 'if', 'after', 'before', 'because', 'since', 'even', 'whether', 'once', 'unless', 'whenever', 'by', 'in', 'despite', 'without']);

/**
 * The last unit that the content from `from` on may reach: in an opening clause ("While she denies it, …", "For a mayor who
 * calls it “theft,” …", "Asked whether …, …") or a relative one behind a comma it ends where that does, else with the sentence.
 */
export function openingEnd(units: readonly Unit[], cue: Cue | undefined, from: number): number {
  const last = units.length - 1;
  if (!cue) return last;
  // "…, who says so, will stay", "Ana Lee, the clerk who said so, left".
  const sure = isSubordinate(units, cue) || (cue.link === 'relative' && (units[cue.left - 1]?.text === ',' || units[(cue.subject?.from ?? 0) - 1]?.text === ','));
  if (!sure && !mayOpen(units, cue)) return last;
  const edge = mainClauseFrom(units, from) - 1;
  if (edge >= 0) return units[edge]?.kind === 'quote' ? edge : edge - 1;
  const comma = sure ? units.findIndex(({ text }, i) => i > from && i < last && text === ',') : -1;
  return comma < 0 ? last : comma - 1;
}

/** Where the main clause starts that follows the opening clause a cue stands in; -1 when it stands in none. */
export function mainClauseAfter(units: readonly Unit[], cue: Cue): number {
  return isSubordinate(units, cue) || mayOpen(units, cue) ? mainClauseFrom(units, cue.to) : -1;
}

/** Whether the cue stands in an opening clause that a comma will end: "While she says so, …". */
function isSubordinate(units: readonly Unit[], cue: Cue): boolean {
  const first = units[0]?.lower ?? '';
  if (!subordinators.has(first)) return false;
  const ended = units.slice(0, cue.left).some((unit) => unit.text === ',');
  // "By contrast, she said …": the opening is over.
  if (ended && /^(?:by|in|despite|without)$/u.test(first)) return false;
  return cue.left <= 3 || (!ended && /^(?:while|although|though|because|since|even|after|before|once)$/u.test(first));
}

/** Whether the sentence opens with a phrase or a participle that the cue belongs to: only what follows can tell. */
function mayOpen(units: readonly Unit[], cue: Cue): boolean {
  const start = opening(units), first = units[start]?.lower ?? '';
  if (cue.left < start || units.slice(start, cue.left).some((unit) => unit.text === ',' || unit.kind === 'quote')) return false;
  const participle = cue.at === start && /(?:ing|ed)$/u.test(first);
  return participle || (cue.at > start && (subordinators.has(first) || prepositions.has(first) || (isAdverb(first) && subordinators.has(units[start + 1]?.lower ?? ''))));
}

/** Where the sentence opens, behind "But" and "Last month,". */
function opening(units: readonly Unit[]): number {
  let start = /^(?:and|but|so|yet)$/u.test(units[0]?.lower ?? '') ? 1 : 0;
  const comma = units.findIndex((unit) => unit.text === ',');
  if (comma > start && comma < 6 && isTime(units, start, comma - 1)) start = comma + 1;
  return start;
}
