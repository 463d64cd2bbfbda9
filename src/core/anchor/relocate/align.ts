import { diffArrays } from 'diff';
import { longestAscent, uniqueGrams } from './grams';
import type { Pairs, Ranges, Sequences } from './grams';
import { dissolveChance, slideGaps } from './tidy';
import type { Tokens } from './tokens';
import { unglue } from './unglue';
import type { Work } from '../../work';

/** Which token of text b each token of text a has become, and the reverse; -1: none. */
export interface Alignment {
  readonly a: Tokens;
  readonly b: Tokens;
  readonly to: Int32Array;
  readonly back: Int32Array;
  /** Of each token of a, the moved passage that it belongs to; 0: it kept its order. */
  readonly block: Int32Array;
  /** Rewritten stretches whose words have been paired. */
  readonly paired: Map<string, readonly number[]>;
}

/** Lengths of the runs of words that anchor the comparison, tried in turn. */
const gramSizes = [6, 3, 1] as const;
/** Ranges of up to this many tokens are compared word by word at once. */
const small = 160;
/** Longer ranges without a single word in common that is unique are repetitive; they are compared piece by piece. */
const large = 3000;
/** Tokens of either text in such a piece, and how many of the first that are matched before the next piece begins. */
const windowSize = 1000, windowStep = 600;
/** Edits after which a comparison word by word is given up. */
const mostEdits = 240;
/** Ranges within ranges; an input that gets here is built to do so. */
const deepest = 40;

interface Task extends Ranges {
  readonly size: number;
  readonly depth: number;
}

/**
 * Aligns two texts by words: common ends, then runs of words that are unique in both texts (Bram Cohen's patience diff,
 * with runs of words in place of lines), then the O(ND) diff of Myers (by the library `diff`) in what is left between.
 */
export async function align(a: Tokens, b: Tokens, work: Work): Promise<Alignment> {
  const to = new Int32Array(a.count).fill(-1);
  const sequences: Sequences = { a: a.ids, b: b.ids };
  const tasks: Task[] = [{ aLow: 0, aHigh: a.count, bLow: 0, bHigh: b.count, size: 0, depth: 0 }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const rest = trim(sequences, task, to);
    const tokens = rest.aHigh - rest.aLow + rest.bHigh - rest.bLow;
    if (work.due(1 + tokens / 50)) await work.rest();
    if (rest.aLow === rest.aHigh || rest.bLow === rest.bHigh) continue;
    if (tokens > small && (await anchorRange(sequences, rest, to, tasks, work))) continue;
    if (tokens > large) await compareInWindows(sequences, rest, to, work);
    else if (work.due(compareRange(sequences, rest, to))) await work.rest();
  }
  // Tidying up reads every token once or twice; that much is done at a stretch.
  if (work.due((a.count + b.count) / 20)) await work.rest();
  const alignment = finish(a, b, to);
  if (work.due((a.count + b.count) / 20)) await work.rest();
  return alignment;
}

/** Aligns two short texts at once; undefined when they are not short, or have too little in common. */
export function alignShort(a: Tokens, b: Tokens): Alignment | undefined {
  if (a.count + b.count > large) return undefined;
  const to = new Int32Array(a.count).fill(-1);
  compareRange({ a: a.ids, b: b.ids }, { aLow: 0, aHigh: a.count, bLow: 0, bHigh: b.count }, to);
  return finish(a, b, to);
}

function finish(first: Tokens, second: Tokens, found: Int32Array): Alignment {
  const cutA = unglue(first, second, found), a = cutA?.tokens ?? first, forward = cutA?.to ?? found;
  const cutB = unglue(second, a, inverse(forward, second.count)), b = cutB?.tokens ?? second;
  const to = cutB ? inverse(cutB.to, a.count) : forward;
  dissolveChance(a, b, to);
  slideGaps(a, b, to);
  const back = inverse(to, b.count);
  slideGaps(b, a, back);
  return { a, b, to: inverse(back, a.count), back, block: new Int32Array(a.count), paired: new Map() };
}

function inverse(to: Int32Array, count: number): Int32Array {
  const back = new Int32Array(count).fill(-1);
  to.forEach((j, i) => {
    if (j >= 0) back[j] = i;
  });
  return back;
}

/** Matches the common beginning and end of two ranges; the ranges between. */
function trim({ a, b }: Sequences, task: Task, to: Int32Array): Task {
  let { aLow, aHigh, bLow, bHigh } = task;
  while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) to[aLow++] = bLow++;
  while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) to[--aHigh] = --bHigh;
  return { ...task, aLow, aHigh, bLow, bHigh };
}

/** Matches what is unique in both ranges and leaves the ranges between as tasks; false when nothing is. */
async function anchorRange(sequences: Sequences, task: Task, to: Int32Array, tasks: Task[], work: Work): Promise<boolean> {
  if (task.depth >= deepest) return false;
  for (let size = task.size; size < gramSizes.length; size++) {
    const length = gramSizes[size] ?? 1;
    const pairs = await longestAscent(await uniqueGrams(sequences, task, length, work), work);
    if (pairs.length === 0) continue;
    const depth = task.depth + 1, next = Math.min(size + 1, gramSizes.length - 1);
    for (const between of matchPairs(task, pairs, length, to)) tasks.push({ ...between, size: next, depth });
    return true;
  }
  return false;
}

/** Matches ascending pairs of runs; the ranges between them. */
function matchPairs(task: Ranges, pairs: Pairs, length: number, to: Int32Array): Ranges[] {
  const between: Ranges[] = [];
  let aNext = task.aLow, bNext = task.bLow;
  const close = (aHigh: number, bHigh: number): void => {
    if (aNext < aHigh && bNext < bHigh) between.push({ aLow: aNext, aHigh, bLow: bNext, bHigh });
  };
  for (const [i, j] of pairs) {
    // Runs may overlap the one before; what is left of them must not contradict it.
    const skip = Math.max(0, aNext - i, bNext - j);
    if (skip >= length) continue;
    close(i + skip, j + skip);
    for (let k = skip; k < length; k++) to[i + k] = j + k;
    aNext = i + length;
    bNext = j + length;
  }
  close(task.aHigh, task.bHigh);
  return between;
}

/** Matches long ranges word by word in pieces that follow each other, as long as they have something in common. */
async function compareInWindows(sequences: Sequences, { aLow, aHigh, bLow, bHigh }: Ranges, to: Int32Array, work: Work): Promise<void> {
  while (aLow < aHigh && bLow < bHigh) {
    const aEnd = Math.min(aHigh, aLow + windowSize), bEnd = Math.min(bHigh, bLow + windowSize);
    if (work.due(compareRange(sequences, { aLow, aHigh: aEnd, bLow, bHigh: bEnd }, to))) await work.rest();
    if (aEnd === aHigh && bEnd === bHigh) return;
    let last = Math.min(aEnd, aLow + windowStep) - 1;
    while (last >= aLow && (to[last] ?? -1) < 0) last--;
    if (last < aLow) return;
    to.fill(-1, last + 1, aEnd);
    aLow = last + 1;
    bLow = (to[last] ?? 0) + 1;
  }
}

/** Matches two ranges word by word; what that cost. */
function compareRange({ a, b }: Sequences, { aLow, aHigh, bLow, bHigh }: Ranges, to: Int32Array): number {
  const changes = diffArrays(Array.from(a.subarray(aLow, aHigh)), Array.from(b.subarray(bLow, bHigh)), { maxEditLength: mostEdits });
  if (!changes) return 8 * mostEdits;
  let i = aLow, j = bLow, edits = 0;
  for (const { added, removed, count } of changes) {
    if (added) j += count;
    else if (removed) i += count;
    else for (let k = 0; k < count; k++) to[i++] = j++;
    if (added || removed) edits += count;
  }
  return 2 + (edits * edits) / 8 + (aHigh - aLow) / 10;
}
