/**
 * Where two lists differ: `now` from `from` to `to` (exclusive) stands where `before` had `from` to `toBefore`; what is
 * around that is the same in both.
 */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly toBefore: number;
}

/** Aligns two lists of the given lengths by what they begin and end with. */
export function align(before: number, now: number, same: (before: number, now: number) => boolean): Alignment {
  const shorter = Math.min(before, now);
  let from = 0;
  while (from < shorter && same(from, from)) from++;
  let tail = 0;
  while (tail < shorter - from && same(before - 1 - tail, now - 1 - tail)) tail++;
  return { from, to: now - tail, toBefore: before - tail };
}

/** The index that an item had in the list before; -1 for one in between. */
export function indexBefore({ from, to, toBefore }: Alignment, index: number): number {
  if (index < from) return index;
  return index < to ? -1 : index - to + toBefore;
}

/** Whether the parts in between hold the same items, however they are spread over the list. */
export function sameBetween({ from, to, toBefore }: Alignment, itemsBefore: (index: number) => readonly string[], itemsNow: (index: number) => readonly string[]): boolean {
  const before = collect(itemsBefore, from, toBefore), now = collect(itemsNow, from, to);
  return before.length === now.length && before.every((item, i) => item === now[i]);
}

function collect(items: (index: number) => readonly string[], from: number, to: number): string[] {
  const all: string[] = [];
  for (let i = from; i < to; i++) for (const item of items(i)) all.push(item);
  return all;
}
