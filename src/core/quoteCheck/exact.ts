import type { Work } from '../work';
import type { PairIndex } from './pairs';
import type { Gap, Query, Stretch } from './query';
import type { Words } from './words';

/** Where one source has all words of a query: for each stretch the words from one to before another. */
export interface Hit {
  /** Index of the source. */
  readonly source: number;
  readonly ranges: readonly (readonly [first: number, end: number])[];
}

/** So many words of the source at most lie between two stretches: an ellipsis stays in the vicinity, a bracket stands for a few words. */
export const widest: Readonly<Record<Gap, number>> = { ellipsis: 200, inserted: 12, piece: 200 };
/** So many places are looked at. */
const mostHits = 60;

/** All places that have the words of a query just so, in order of sources. */
export async function findExact(query: Query, sources: readonly Words[], index: PairIndex, work: Work): Promise<Hit[]> {
  const anchor = rarestStretch(query, index);
  if (anchor < 0) return [];
  const hits: Hit[] = [];
  const { stretches } = query;
  const stretch = stretches[anchor];
  if (!stretch) return hits;
  for await (const [source, at] of occurrences(query, stretch, sources, index, work)) {
    const words = sources[source];
    const ranges = words && extend(query, anchor, words, at);
    if (ranges) hits.push({ source, ranges });
    if (hits.length >= mostHits) break;
  }
  return hits;
}

/** The stretch that is in the fewest places; -1 when there are none, or one of them is nowhere. */
function rarestStretch(query: Query, index: PairIndex): number {
  let best = -1, fewest = Number.POSITIVE_INFINITY;
  for (const [i, stretch] of query.stretches.entries()) {
    const rarest = index.rarest(query, stretch);
    const places = rarest ? (rarest.places.more ? 1e6 : rarest.places.words.length) : 1e9;
    if (places === 0) return -1;
    if (places < fewest) [best, fewest] = [i, places];
  }
  return best;
}

/** Where a stretch stands: source and first word. */
async function* occurrences(query: Query, stretch: Stretch, sources: readonly Words[], index: PairIndex, work: Work): AsyncGenerator<readonly [number, number]> {
  const rarest = index.rarest(query, stretch);
  if (rarest && !rarest.places.more) {
    const { sources: numbers, words: starts } = rarest.places;
    for (const [i, number] of numbers.entries()) {
      const words = sources[number], at = (starts[i] ?? 0) - (rarest.word - stretch.first);
      if (words && standsAt(query, stretch, words, at)) yield [number, at];
    }
    return;
  }
  const wanted = query.hashes[stretch.first];
  for (const [number, words] of sources.entries()) {
    for (let at = words.hashes.indexOf(wanted ?? 0); at >= 0; at = words.hashes.indexOf(wanted ?? 0, at + 1)) {
      if (work.due(20)) await work.rest();
      if (standsAt(query, stretch, words, at)) yield [number, at];
    }
    if (work.due(words.count / 1000)) await work.rest();
  }
}

function standsAt({ hashes }: Query, { first, end }: Stretch, words: Words, at: number): boolean {
  if (at < 0 || at + end - first > words.count) return false;
  for (let i = first; i < end; i++) if (words.hashes[at + i - first] !== hashes[i]) return false;
  return true;
}

/** The nearest places of the other stretches around one that is found; undefined when one is not near. */
function extend(query: Query, anchor: number, words: Words, at: number): Hit['ranges'] | undefined {
  const { stretches } = query;
  const ranges: (readonly [number, number])[] = [];
  const length = (i: number): number => (stretches[i]?.end ?? 0) - (stretches[i]?.first ?? 0);
  ranges[anchor] = [at, at + length(anchor)];
  for (let i = anchor + 1; i < stretches.length; i++) {
    const from = ranges[i - 1]?.[1] ?? 0, stretch = stretches[i];
    const place = stretch ? search(query, stretch, words, from, 1) : -1;
    if (place < 0) return undefined;
    ranges[i] = [place, place + length(i)];
  }
  for (let i = anchor - 1; i >= 0; i--) {
    const to = (ranges[i + 1]?.[0] ?? 0) - length(i), stretch = stretches[i], gap = stretches[i + 1]?.gap ?? 'piece';
    const place = stretch ? search(query, { ...stretch, gap }, words, to, -1) : -1;
    if (place < 0) return undefined;
    ranges[i] = [place, place + length(i)];
  }
  return ranges;
}

function search(query: Query, stretch: Stretch, words: Words, from: number, step: 1 | -1): number {
  for (let by = 0; by <= widest[stretch.gap]; by++) if (standsAt(query, stretch, words, from + step * by)) return from + step * by;
  return -1;
}
