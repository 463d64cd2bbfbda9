import { charactersOf } from './tokens';
import type { Tokens } from './tokens';

/** A gap is moved by at most this many words. */
const furthest = 200;
/** Matched characters must be this share of what was rewritten on either side, else they are there by chance. */
const chance = 1 / 3;

/** A stretch of tokens: matched ones that follow each other in both texts, or ones without a match. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Gives up matches that are there by chance: a few characters with much rewritten text on both sides. After the semantic
 * clean-up of Neil Fraser's diff-match-patch.
 */
export function dissolveChance(a: Tokens, b: Tokens, to: Int32Array): void {
  const runs = runsOf(to);
  const rewritten = (left: Run | undefined, right: Run | undefined): number => {
    const aLow = left?.end ?? 0, aHigh = right?.start ?? a.count;
    const bLow = left ? (to[left.end - 1] ?? 0) + 1 : 0, bHigh = right ? (to[right.start] ?? 0) : b.count;
    return Math.min(charactersOf(a, aLow, aHigh), charactersOf(b, bLow, bHigh));
  };
  const weak = runs.filter((run, i) => {
    const matched = charactersOf(a, run.start, run.end);
    return matched < chance * rewritten(runs[i - 1], run) && matched < chance * rewritten(run, runs[i + 1]);
  });
  for (const { start, end } of weak) to.fill(-1, start, end);
}

/** Stretches of matched tokens that follow each other in both texts. */
export function runsOf(to: Int32Array): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < to.length;) {
    let end = start + 1;
    if ((to[start] ?? -1) >= 0) {
      while (end < to.length && to[end] === (to[end - 1] ?? 0) + 1) end++;
      runs.push({ start, end });
    }
    start = end;
  }
  return runs;
}

/** The first stretch from `from` on whose tokens have no match; undefined when there is none. */
export function nextGap(to: Int32Array, from: number): Run | undefined {
  let start = from;
  while (start < to.length && (to[start] ?? -1) >= 0) start++;
  let end = start;
  while (end < to.length && (to[end] ?? -1) < 0) end++;
  return start < end ? { start, end } : undefined;
}

/**
 * Moves each stretch of `x` that has no match, where it may stand in several places, to the one where it is one stretch
 * with another, since one change is likelier than two, else to the one that reads best: whole paragraphs, then sentences,
 * then clauses. After the clean-ups of Neil Fraser's diff-match-patch.
 */
export function slideGaps(x: Tokens, y: Tokens, to: Int32Array): void {
  let next = 0;
  for (let gap = nextGap(to, 0); gap; gap = nextGap(to, next)) {
    const { start, end } = gap;
    // Only where nothing stands in its place: else the gap is a replacement and stays.
    const after = to[end] ?? y.count, before = start > 0 ? (to[start - 1] ?? -1) : -1;
    next = before + 1 === after ? slide(x, to, start, end) : end;
  }
}

/** Slides one gap; where to look for the next. */
function slide(x: Tokens, to: Int32Array, start: number, end: number): number {
  const { ids } = x;
  let left = 0, right = 0;
  while (left < furthest && start - left > 0 && (to[start - left - 1] ?? -1) >= 0 && ids[start - left - 1] === ids[end - left - 1]) left++;
  while (right < furthest && (to[end + right] ?? -1) >= 0 && ids[start + right] === ids[end + right]) right++;
  const joinsLeft = left > 0 && start - left > 0 && (to[start - left - 1] ?? -1) < 0, joinsRight = right > 0 && end + right < to.length && (to[end + right] ?? -1) < 0;
  let best = joinsLeft ? -left : joinsRight ? right : 0, bestScore = -1;
  for (let by = -left; by <= right && !joinsLeft && !joinsRight; by++) {
    const score = breakBefore(x, start + by) + breakBefore(x, end + by);
    if (score > bestScore || (score === bestScore && Math.abs(by) < Math.abs(best))) [best, bestScore] = [by, score];
  }
  for (let k = 1; k <= -best; k++) {
    to[end - k] = to[start - k] ?? -1;
    to[start - k] = -1;
  }
  for (let k = 0; k < best; k++) {
    to[start + k] = to[end + k] ?? -1;
    to[end + k] = -1;
  }
  return end + Math.max(best, 0);
}

/** How much of a break there is before a token: 6 at the ends of the text and between paragraphs, 0 inside a word. */
function breakBefore({ text, starts, ends, count }: Tokens, index: number): number {
  if (index <= 0 || index >= count) return 6;
  const end = ends[index - 1] ?? 0, between = text.slice(end, starts[index]);
  const lines = between.split('\n').length - 1;
  if (lines > 0) return Math.min(6, 4 + lines);
  if (between === '') return 0;
  const last = text.charAt(end - 1);
  if (/[.!?]/.test(last) || (/["'”’»)]/.test(last) && /[.!?]/.test(text.charAt(end - 2)))) return 4;
  return /[,;:–—-]/.test(last) ? 2 : 1;
}
