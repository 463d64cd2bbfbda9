import type { Work } from '../work';
import type { Query, Stretch } from './query';
import type { Words } from './words';

/** Where two words follow each other in the sources. */
export interface Places {
  readonly sources: number[];
  readonly words: number[];
  /** Whether there are more than are listed. */
  more: boolean;
}

/** So many places of two words are listed; more common ones tell little. */
const mostPlaces = 4_000;
const filterBits = 18;

/**
 * The pairs of neighbouring words that some queries have, and where the sources have them. The queries are indexed, not the
 * sources: those are many times longer and are read just once.
 */
export class PairIndex {
  private readonly places = new Map<number, Places>();
  /** Most pairs of the sources are in no query: a bit tells so faster than the map. */
  private readonly filter = new Uint8Array(1 << filterBits);

  /** Adds a query; all of them are added before a source is read. */
  want({ hashes, stretches }: Query): void {
    for (const { first, end } of stretches) for (let i = first; i + 1 < end; i++) this.add(pairHash(hashes[i], hashes[i + 1]));
  }

  /** Reads a source; `number` is what it is called in places. */
  async read({ hashes, count }: Words, number: number, work: Work): Promise<void> {
    for (let i = 0; i + 1 < count; i++) {
      if ((i & 0xfff) === 0xfff && work.due(400)) await work.rest();
      const pair = pairHash(hashes[i], hashes[i + 1]);
      if (this.filter[pair & (this.filter.length - 1)] === 0) continue;
      const places = this.places.get(pair);
      if (!places) continue;
      if (places.words.length >= mostPlaces) places.more = true;
      else {
        places.sources.push(number);
        places.words.push(i);
      }
    }
  }

  /** Where the sources have the query's words `word` and `word + 1`. */
  at({ hashes }: Query, word: number): Places | undefined {
    return this.places.get(pairHash(hashes[word], hashes[word + 1]));
  }

  /** The stretch's rarest pair: the first of its words; undefined for a single word. */
  rarest(query: Query, { first, end }: Stretch): { readonly word: number; readonly places: Places } | undefined {
    let best: { readonly word: number; readonly places: Places } | undefined;
    for (let word = first; word + 1 < end; word++) {
      const places = this.at(query, word);
      if (places && (!best || places.words.length < best.places.words.length)) best = { word, places };
    }
    return best;
  }

  private add(pair: number): void {
    this.places.set(pair, { sources: [], words: [], more: false });
    this.filter[pair & (this.filter.length - 1)] = 1;
  }
}

/** Thirty bits stay small integers, which keeps the map fast. */
function pairHash(one = 0, other = 0): number {
  const hash = (Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) + Math.imul(other, 0x297a2d39)) | 0;
  return (hash ^ (hash >>> 13)) & 0x3fffffff;
}
