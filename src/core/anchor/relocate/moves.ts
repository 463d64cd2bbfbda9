import type { Alignment } from './align';
import { uniqueGrams } from './grams';
import { charactersOf } from './tokens';
import type { Work } from '../../work';

/** Words in a row that nothing else in the changed passages repeats: where a moved passage is recognised. */
const gramSize = 4;
/** Less text than this may stand in two places by chance. */
const leastTokens = 6, leastCharacters = 28;
/** Edits inside a moved passage: so many words may lie between two stretches of it. */
const widestGap = 30;

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
  const { a, b, to, back, block } = alignment;
  const freeA = (i: number): boolean => (to[i] ?? 0) < 0, freeB = (j: number): boolean => (back[j] ?? 0) < 0;
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
      to[aStart + k] = bStart + k;
      back[bStart + k] = aStart + k;
      block[aStart + k] = 1;
    }
  }
  numberBlocks(alignment);
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
