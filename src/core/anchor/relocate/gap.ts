import type { Alignment } from './align';
import type { Tokens } from './tokens';

/** Gaps of more tokens than this are not compared. */
export const widestGap = 48;

const skipped = 0.6, unlike = 1.05, impossible = 2;

/**
 * Pairs the tokens of a rewritten stretch with what stands in its place, words with words, similar ones first (the
 * alignment of Needleman and Wunsch): for each token of a its token of b, or -1.
 */
export function pairTokens({ a, b, paired }: Alignment, aLow: number, aHigh: number, bLow: number, bHigh: number): readonly number[] {
  const key = `${aLow} ${aHigh} ${bLow} ${bHigh}`;
  const pairs = paired.get(key) ?? pairWords(wordsOf(a, aLow, aHigh), wordsOf(b, bLow, bHigh)).map((j) => (j < 0 ? j : bLow + j));
  paired.set(key, pairs);
  return pairs;
}

function wordsOf({ text, starts, ends }: Tokens, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => text.slice(starts[from + i], ends[from + i]).toLowerCase());
}

function pairWords(a: readonly string[], b: readonly string[]): readonly number[] {
  const n = a.length, m = b.length;
  const width = m + 1;
  const costs = new Float64Array((n + 1) * width);
  for (let j = 1; j <= m; j++) costs[j] = j * skipped;
  for (let i = 1; i <= n; i++) {
    costs[i * width] = i * skipped;
    for (let j = 1; j <= m; j++) {
      const paired = (costs[(i - 1) * width + j - 1] ?? 0) + pairCost(a[i - 1] ?? '', b[j - 1] ?? '');
      const dropped = Math.min(costs[(i - 1) * width + j] ?? 0, costs[i * width + j - 1] ?? 0) + skipped;
      costs[i * width + j] = Math.min(paired, dropped);
    }
  }
  const pairs = new Array<number>(n).fill(-1);
  for (let i = n, j = m; i > 0 && j > 0;) {
    const cost = costs[i * width + j] ?? 0;
    if (cost === (costs[(i - 1) * width + j - 1] ?? 0) + pairCost(a[i - 1] ?? '', b[j - 1] ?? '')) pairs[--i] = --j;
    else if (cost === (costs[(i - 1) * width + j] ?? 0) + skipped) i--;
    else j--;
  }
  return pairs;
}

const wordStart = /^[\p{L}\p{N}]/u;

function pairCost(one: string, other: string): number {
  if (one === other) return 0;
  return wordStart.test(one) === wordStart.test(other) ? unlike - commonEnds(one, other) : impossible;
}

/** The share of two words that is equal at their beginnings and ends: 0-1. */
function commonEnds(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let head = 0, tail = 0;
  while (head < most && one.charCodeAt(head) === other.charCodeAt(head)) head++;
  while (tail < most - head && one.charCodeAt(one.length - 1 - tail) === other.charCodeAt(other.length - 1 - tail)) tail++;
  return (2 * (head + tail)) / (one.length + other.length);
}
