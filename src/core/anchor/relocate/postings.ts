import type { Tokens } from './tokens';
import type { Work } from '../../work';

/** Where each word of a text stands. */
export class Postings {
  private readonly next: Int32Array;
  private readonly heads = new Map<number, number>();
  private readonly counts = new Map<number, number>();

  private constructor(readonly tokens: Tokens) {
    this.next = new Int32Array(tokens.count).fill(-1);
  }

  /** Reads a text's tokens, or those of them that may take part. */
  static async of(tokens: Tokens, work: Work, takesPart: (index: number) => boolean = () => true): Promise<Postings> {
    const postings = new Postings(tokens);
    for (let i = tokens.count - 1; i >= 0; i--) {
      if ((i & 0x3ff) === 0 && work.due(100)) await work.rest();
      if (!takesPart(i)) continue;
      const id = tokens.ids[i] ?? 0;
      postings.next[i] = postings.heads.get(id) ?? -1;
      postings.heads.set(id, i);
      postings.counts.set(id, (postings.counts.get(id) ?? 0) + 1);
    }
    return postings;
  }

  /** In how many places a word stands. */
  count(id: number): number {
    return this.counts.get(id) ?? 0;
  }

  /** The places of a word, ascending, the first `most` of them. */
  places(id: number, most: number): number[] {
    const places: number[] = [];
    for (let i = this.heads.get(id) ?? -1; i >= 0 && places.length < most; i = this.next[i] ?? -1) places.push(i);
    return places;
  }
}
