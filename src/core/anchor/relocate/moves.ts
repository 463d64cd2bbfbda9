import type { Alignment } from './align';
import { uniqueGrams } from './grams';
import { runsOf } from './tidy';
import { charactersOf } from './tokens';
import type { Work } from '../../work';

/** Words in a row that nothing else in the changed passages repeats: where a moved passage is recognised. */
const gramSize = 4;
/** Less text than this may stand in two places by chance. */
const leastTokens = 6, leastCharacters = 28;
/** So few tokens between two changes may be matched by chance. */
const fewTokens = 3;
/** Edits inside a moved passage: so many words may lie between two stretches of it. */
const widestGap = 30;

const wordStart = /^[\p{L}\p{N}]/u;

interface Block {
  readonly aStart: number;
  readonly bStart: number;
  readonly length: number;
}

/**
 * Matches passages that were cut in one place and inserted in another, and numbers them in `block`. Only what disappeared
 * is compared with what is new, so that nothing is matched with text that was there before.
 */
export async function findMoves(alignment: Alignment, work: Work): Promise<void> {
  const { a, b, to, back } = alignment;
  const takenA = Uint8Array.from(to, (j) => (j < 0 ? 0 : 1)), takenB = Uint8Array.from(back, (i) => (i < 0 ? 0 : 1));
  // A word of a moved passage may have been taken for another one that stood where the passage was put.
  for (const { start, end } of runsOf(to)) {
    if (end - start > fewTokens) continue;
    takenA.fill(0, start, end);
    takenB.fill(0, to[start], (to[start] ?? 0) + end - start);
  }
  const freeA = (i: number): boolean => takenA[i] === 0, freeB = (j: number): boolean => takenB[j] === 0;
  const whole = { aLow: 0, aHigh: a.count, bLow: 0, bHigh: b.count };
  const pairs = await uniqueGrams({ a: a.ids, b: b.ids, freeA, freeB }, whole, gramSize, work);
  const blocks: Block[] = [];
  for (const [i, j] of pairs) {
    const last = blocks[blocks.length - 1];
    if (last && last.aStart - last.bStart === i - j && i < last.aStart + last.length) continue;
    const found = extend(alignment, i, j, freeA, freeB);
    if (work.due(2 + found.length / 20)) await work.rest();
    if (found.length >= leastTokens && charactersOf(a, found.aStart, found.aStart + found.length) >= leastCharacters) blocks.push(found);
  }
  blocks.sort((x, y) => y.length - x.length || x.aStart - y.aStart);
  for (const { aStart, bStart, length } of blocks) {
    for (let k = 0; k < length; k++) {
      if (!freeA(aStart + k) || !freeB(bStart + k)) continue;
      rematch(alignment, aStart + k, bStart + k, 1);
      takenA[aStart + k] = takenB[bStart + k] = 1;
    }
  }
  numberBlocks(alignment);
  takeMarks(alignment);
}

/**
 * Gives each moved passage the marks beside it that went along: the alignment may have taken its full stop for that of a
 * sentence which stood where the passage was put.
 */
function takeMarks(alignment: Alignment): void {
  const { a, block } = alignment;
  for (let first = 0, last = 0; first < a.count; first = ++last) {
    const number = block[first] ?? 0;
    if (number === 0) continue;
    for (let i = first; i < a.count && i - last <= widestGap; i++) if (block[i] === number) last = i;
    takeBeside(alignment, first, last, 1);
    takeBeside(alignment, last, first, -1);
  }
}

/** Gives the passage between two tokens of a the equal marks that follow the second in one direction. */
function takeBeside({ a, b, to, back, block }: Alignment, first: number, last: number, step: 1 | -1): void {
  // Where the passage was put right between a mark and the word that it belonged to, the mark is that word's still.
  let beyond = (to[first] ?? 0) - step;
  while (beyond >= 0 && beyond < b.count && (back[beyond] ?? -1) < 0) beyond -= step;
  for (let i = last + step, j = (to[last] ?? 0) + step; i >= 0 && i < a.count && j >= 0 && j < b.count; i += step, j += step) {
    const other = back[j] ?? -1, isMark = !wordStart.test(b.text.slice(b.starts[j], b.ends[j]));
    if (!isMark || (to[i] ?? 0) >= 0 || a.ids[i] !== b.ids[j] || other < 0 || block[other] !== 0 || back[beyond] === other - step) return;
    rematch({ to, back, block }, i, j, block[last] ?? 0);
  }
}

/** Matches a token of a with one of b, as a part of a moved passage, whatever either was matched with before. */
function rematch({ to, back, block }: Pick<Alignment, 'to' | 'back' | 'block'>, i: number, j: number, number: number): void {
  if ((to[i] ?? -1) >= 0) back[to[i] ?? 0] = -1;
  if ((back[j] ?? -1) >= 0) to[back[j] ?? 0] = -1;
  to[i] = j;
  back[j] = i;
  block[i] = number;
}

/** The longest equal stretch of free tokens around a pair. */
function extend({ a, b }: Alignment, i: number, j: number, freeA: (i: number) => boolean, freeB: (j: number) => boolean): Block {
  const same = (k: number): boolean =>
    i + k >= 0 && i + k < a.count && j + k >= 0 && j + k < b.count && a.ids[i + k] === b.ids[j + k] && freeA(i + k) && freeB(j + k);
  let low = 0, high = gramSize;
  while (same(low - 1)) low--;
  while (same(high)) high++;
  return { aStart: i + low, bStart: j + low, length: high - low };
}

/** One number for the stretches of one moved passage, which an edit inside it has parted. */
function numberBlocks({ a, to, block }: Alignment): void {
  let number = 0, last = -1;
  for (let i = 0; i < a.count; i++) {
    if (block[i] === 0) continue;
    const aStep = i - last, bStep = (to[i] ?? 0) - (to[last] ?? 0);
    const goesOn = last >= 0 && aStep <= widestGap && bStep > 0 && bStep <= widestGap;
    if (!goesOn) number++;
    block[i] = number;
    last = i;
  }
}
