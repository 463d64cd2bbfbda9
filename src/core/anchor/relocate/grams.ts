import { lowerBound } from '../../lowerBound';
import type { Work } from '../../work';

/** A range of one sequence of ids and the range of another that it is compared with; ends exclusive. */
export interface Ranges {
  readonly aLow: number;
  readonly aHigh: number;
  readonly bLow: number;
  readonly bHigh: number;
}

/** Two sequences of ids, and which of their places may take part (all, where not given). */
export interface Sequences {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly freeA?: (index: number) => boolean;
  readonly freeB?: (index: number) => boolean;
}

/** Pairs of places, a then b, in the order of a. */
export type Pairs = readonly (readonly [number, number])[];

const several = -2, none = -1;

/** Where the runs of `size` ids stand that occur exactly once in both ranges. */
export async function uniqueGrams(sequences: Sequences, ranges: Ranges, size: number, work: Work): Promise<Pairs> {
  const { a, b } = sequences;
  const inA = await placesOf(a, ranges.aLow, ranges.aHigh, size, sequences.freeA, work);
  const inB = await placesOf(b, ranges.bLow, ranges.bHigh, size, sequences.freeB, work);
  const pairs: [number, number][] = [];
  let looked = 0;
  for (const [hash, i] of inA) {
    const j = inB.get(hash) ?? none;
    if (i >= 0 && j >= 0 && sameRun(a, i, b, j, size)) pairs.push([i, j]);
    if ((++looked & 0x1ff) === 0 && work.due(120)) await work.rest();
  }
  // A map keeps the order in which its keys came, so the pairs ascend in a.
  return pairs;
}

/** Of each run of ids, by its hash, where it stands, or that it stands in several places. */
async function placesOf(
  ids: Int32Array, low: number, high: number, size: number, free: ((index: number) => boolean) | undefined, work: Work,
): Promise<Map<number, number>> {
  const places = new Map<number, number>();
  let run = 0;
  for (let end = low; end < high; end++) {
    run = free && !free(end) ? 0 : run + 1;
    if (run >= size) {
      const start = end - size + 1;
      const hash = hashOf(ids, start, size);
      places.set(hash, places.has(hash) ? several : start);
    }
    if ((end & 0x1ff) === 0 && work.due(160)) await work.rest();
  }
  return places;
}

function hashOf(ids: Int32Array, start: number, size: number): number {
  let hash = 0;
  for (let i = start; i < start + size; i++) hash = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(ids[i] ?? 0, 0x297a2d39)) | 0;
  // Thirty bits stay small integers, which keeps the map fast.
  return (hash ^ (hash >>> 13)) & 0x3fffffff;
}

function sameRun(a: Int32Array, i: number, b: Int32Array, j: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}

/** The longest selection of pairs that ascends in both places (patience sorting, as in Bram Cohen's patience diff). */
export async function longestAscent(pairs: Pairs, work: Work): Promise<Pairs> {
  const tails: number[] = [], before: number[] = [];
  for (let k = 0; k < pairs.length; k++) {
    const value = pairs[k]?.[1] ?? 0;
    const low = lowerBound(tails.length, (i) => (pairs[tails[i] ?? 0]?.[1] ?? 0) >= value);
    before[k] = low > 0 ? (tails[low - 1] ?? none) : none;
    tails[low] = k;
    if ((k & 0x1ff) === 0 && work.due(60)) await work.rest();
  }
  const chosen: (readonly [number, number])[] = [];
  for (let k = tails[tails.length - 1] ?? none; k >= 0; k = before[k] ?? none) {
    const pair = pairs[k];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}
