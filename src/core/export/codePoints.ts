import { lowerBound } from '../lowerBound';

/** Converts between UTF-16 offsets of a text and Unicode code points, as Python and brat count them; a lone surrogate is one. */
export class CodePoints {
  readonly length: number;
  /** UTF-16 offsets of the characters that are two units, ascending. */
  private readonly pairs: readonly number[];

  constructor(text: string) {
    this.pairs = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(({ index }) => index);
    this.length = text.length - this.pairs.length;
  }

  /** The code point index of a UTF-16 offset. */
  fromUtf16(offset: number): number {
    return offset - this.below((_, pair) => pair < offset);
  }

  /** The UTF-16 offset of a code point index. */
  toUtf16(index: number): number {
    return index + this.below((at, pair) => pair - at < index);
  }

  /** How many pairs, from the first on, fulfil a condition that stays false once it is. */
  private below(holds: (at: number, pair: number) => boolean): number {
    return lowerBound(this.pairs.length, (i) => !holds(i, this.pairs[i] ?? 0));
  }
}
