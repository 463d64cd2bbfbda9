/** Where a string stands in a text, ascending; `complete` is false when the search was broken off. */
export interface Occurrences {
  readonly offsets: readonly number[];
  readonly complete: boolean;
}

const gram = 4;
/** Places looked at in one search at most, so that no text and no number of annotations can stop the editor. */
const mostPlaces = 8_000;
/** Grams of a pattern among which the rarest is chosen. */
const gramsTried = 64;

/**
 * Finds strings in one text: an index of all its runs of four code units, built in one pass, makes a search cost about
 * as much as the rarest run of the pattern has places.
 */
export class TextIndex {
  private readonly mask: number;
  /** First place of each bucket, then from each place to the next of its bucket; -1 ends a chain. */
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly counts: Int32Array;
  private readonly short = new Map<string, Occurrences>();

  constructor(private readonly text: string) {
    const places = Math.max(0, text.length - gram + 1);
    const buckets = 2 ** Math.min(18, Math.max(8, Math.ceil(Math.log2(places + 1))));
    this.mask = buckets - 1;
    this.heads = new Int32Array(buckets).fill(-1);
    this.counts = new Int32Array(buckets);
    this.next = new Int32Array(places);
    for (let at = places - 1; at >= 0; at--) {
      const bucket = this.bucketOf(text, at);
      this.next[at] = this.heads[bucket] ?? -1;
      this.heads[bucket] = at;
      this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    }
  }

  /** All places of a string, overlapping ones included; an empty string stands nowhere. */
  find(pattern: string): Occurrences {
    if (pattern.length < gram) return this.findShort(pattern);
    const { bucket, offset } = this.rarest(pattern);
    const offsets: number[] = [];
    let looked = 0;
    for (let at = this.heads[bucket] ?? -1; at >= 0; at = this.next[at] ?? -1) {
      if (++looked > mostPlaces) return { offsets, complete: false };
      if (at >= offset && this.text.startsWith(pattern, at - offset)) offsets.push(at - offset);
    }
    return { offsets, complete: true };
  }

  /** Strings too short for the index are looked for once each. */
  private findShort(pattern: string): Occurrences {
    const known = this.short.get(pattern);
    if (known) return known;
    const offsets: number[] = [];
    let at = pattern === '' ? -1 : this.text.indexOf(pattern);
    while (at >= 0 && offsets.length < mostPlaces) {
      offsets.push(at);
      at = this.text.indexOf(pattern, at + 1);
    }
    const found = { offsets, complete: at < 0 };
    this.short.set(pattern, found);
    return found;
  }

  private rarest(pattern: string): { bucket: number; offset: number } {
    let best = { bucket: this.bucketOf(pattern, 0), offset: 0 };
    const last = Math.min(pattern.length - gram, gramsTried);
    for (let offset = 1; offset <= last; offset++) {
      const bucket = this.bucketOf(pattern, offset);
      if ((this.counts[bucket] ?? 0) < (this.counts[best.bucket] ?? 0)) best = { bucket, offset };
    }
    return best;
  }

  private bucketOf(text: string, at: number): number {
    const low = text.charCodeAt(at) + Math.imul(text.charCodeAt(at + 1), 0x1f35);
    const high = Math.imul(text.charCodeAt(at + 2), 0x9e37) + Math.imul(text.charCodeAt(at + 3), 0x5bd1e995);
    const mixed = Math.imul(low ^ high, 0x85ebca6b);
    return ((mixed >>> 13) ^ mixed) & this.mask;
  }
}
