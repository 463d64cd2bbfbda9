import { nextGap, type Run } from './tidy';
import type { Tokens } from './tokens';

/** Shorter parts of a word may be equal to another word by chance. */
const leastPart = 3;

/** A word of x whose end or beginning is a word of y: where it is to be cut, and what of y the part after or before the cut is. */
interface Cut {
  readonly token: number;
  readonly at: number;
  readonly part: 'head' | 'tail';
  readonly onto: number;
}

/** Tokens some of which were cut, and which token of the other text each has become. */
export interface Unglued {
  readonly tokens: Tokens;
  readonly to: Int32Array;
}

/**
 * Cuts words of x in two where text was put in or taken out right beside a word, so that what is one word in x ends or
 * begins with a word of y. Undefined when there is none. `to` is changed where a word had been taken for one further off.
 */
export function unglue(x: Tokens, y: Tokens, to: Int32Array): Unglued | undefined {
  const cuts: Cut[] = [];
  for (let gap = nextGap(to, 0); gap; gap = nextGap(to, gap.end)) cuts.push(...cutsIn(x, y, to, gap));
  return cuts.length > 0 ? apply(x, y, to, cuts) : undefined;
}

/** Where the words at the ends of one gap are to be cut. */
function cutsIn(x: Tokens, y: Tokens, to: Int32Array, { start, end }: Run): Cut[] {
  const low = start > 0 ? (to[start - 1] ?? -1) + 1 : 0, high = end < x.count ? (to[end] ?? 0) : y.count;
  if (high < low || (low < high && end - start + high - low < 3)) return [];
  const cuts: Cut[] = [];
  // Where nothing of y stands in this gap, its word may have been taken for an equal one, alone between two gaps.
  const before = isAlone(to, start - 1, -1, y.count) ? low - 1 : -1, after = isAlone(to, end, 1, y.count) ? high : -1;
  const tail = low < high ? high - 1 : before, head = low < high ? low : after;
  // Nothing is left to chance where all that stands in this gap of y is the one word.
  const least = high - low === 1 ? 1 : leastPart;
  if (tail >= 0 && endsWith(x, end - 1, y, tail, least)) {
    cuts.push({ token: end - 1, at: (x.ends[end - 1] ?? 0) - lengthOf(y, tail), part: 'tail', onto: tail });
    if (low === high) to[start - 1] = -1;
  } else if (head >= 0 && startsWith(x, start, y, head, least)) {
    cuts.push({ token: start, at: (x.starts[start] ?? 0) + lengthOf(y, head), part: 'head', onto: head });
    if (low === high) to[end] = -1;
  }
  const rest = cuts[0];
  if (rest?.part === 'tail' && high - low > 1 && startsWith(x, start, y, low, leastPart) && (x.starts[start] ?? 0) + lengthOf(y, low) <= (start === end - 1 ? rest.at : Infinity)) {
    cuts.unshift({ token: start, at: (x.starts[start] ?? 0) + lengthOf(y, low), part: 'head', onto: low });
  }
  return cuts;
}

/** Whether on one side (`step`) of a word there is only what y has nothing in place of. */
function isAlone(to: Int32Array, i: number, step: 1 | -1, count: number): boolean {
  if (i < 0 || i >= to.length) return false;
  let next = i + step;
  while (next >= 0 && next < to.length && (to[next] ?? -1) < 0) next += step;
  const onto = next < 0 ? -1 : (to[next] ?? count);
  return next !== i + step && onto === (to[i] ?? 0) + step;
}

function lengthOf({ starts, ends }: Tokens, i: number): number {
  return (ends[i] ?? 0) - (starts[i] ?? 0);
}

function isPart(x: Tokens, i: number, y: Tokens, j: number, least: number): boolean {
  return lengthOf(y, j) >= least && lengthOf(x, i) > lengthOf(y, j);
}

function endsWith(x: Tokens, i: number, y: Tokens, j: number, least: number): boolean {
  return isPart(x, i, y, j, least) && x.text.endsWith(y.text.slice(y.starts[j], y.ends[j]), x.ends[i]);
}

function startsWith(x: Tokens, i: number, y: Tokens, j: number, least: number): boolean {
  return isPart(x, i, y, j, least) && x.text.startsWith(y.text.slice(y.starts[j], y.ends[j]), x.starts[i]);
}

/** The tokens with their cuts; the parts that are words of y are matched with those, the others are like nothing else. */
function apply(x: Tokens, y: Tokens, to: Int32Array, cuts: readonly Cut[]): Unglued {
  const count = x.count + cuts.length;
  const starts = new Int32Array(count), ends = new Int32Array(count), ids = new Int32Array(count), onto = new Int32Array(count);
  let next = 0, out = 0;
  const add = (start: number, end: number, id: number, match: number): void => {
    starts[out] = start;
    ends[out] = end;
    ids[out] = id;
    onto[out++] = match;
  };
  for (let i = 0; i < x.count; i++) {
    let start = x.starts[i] ?? 0, id = x.ids[i] ?? 0, match = to[i] ?? -1;
    for (let cut = cuts[next]; cut?.token === i; cut = cuts[++next]) {
      const isHead = cut.part === 'head', unlike = -1 - out;
      add(start, cut.at, isHead ? (y.ids[cut.onto] ?? 0) : unlike, isHead ? cut.onto : -1);
      start = cut.at;
      [id, match] = isHead ? [unlike - 1, -1] : [y.ids[cut.onto] ?? 0, cut.onto];
    }
    add(start, x.ends[i] ?? 0, id, match);
  }
  return { tokens: { text: x.text, count, starts, ends, ids }, to: onto };
}
