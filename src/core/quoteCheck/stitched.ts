import type { Work } from '../work';
import type { PairIndex } from './pairs';
import type { Query, Stretch } from './query';
import { isContent } from './similar';
import type { Words } from './words';

/** Words of a query that a source has just so: from its word `first` to before `end`, in the source from `at` on. */
export interface Part {
  readonly first: number;
  readonly end: number;
  readonly source: number;
  readonly at: number;
}

/** Shorter parts are in many places: what is made of them tells nothing. */
const leastWords = 5, leastContent = 2;
const mostParts = 4;
/** So many places of a part's words are looked at. */
const mostPlaces = 300;

/** The parts that the words of a query are made of, but for single words between them, each just so in a source, in the query's order; undefined where it is not made of such. */
export async function stitchedFrom(query: Query, sources: readonly Words[], index: PairIndex, work: Work): Promise<Part[] | undefined> {
  const parts: Part[] = [];
  for (let first = 0; first < query.hashes.length;) {
    if (parts.length >= mostParts) return undefined;
    const before = parts.at(-1);
    // Who joins two quotations writes “and” between them.
    const part = longEnough(query, longestFrom(query, first, sources, index, before)) ?? (before && longEnough(query, longestFrom(query, first + 1, sources, index, before)));
    if (work.due(200 + query.hashes.length)) await work.rest();
    if (!part) return undefined;
    parts.push(part);
    first = part.end;
  }
  return parts.length > 1 ? parts : undefined;
}

function longEnough(query: Query, part: Part | undefined): Part | undefined {
  return part && part.end - part.first >= leastWords && contentOf(query, part) >= leastContent ? part : undefined;
}

/** The longest stretch of the query from a word on that a source has; of equal ones the next behind the part before it. */
function longestFrom(query: Query, first: number, sources: readonly Words[], index: PairIndex, before: Part | undefined): Part | undefined {
  const rarest = index.rarest(query, { gap: 'piece', first, end: Math.min(first + leastWords, query.hashes.length) });
  if (!rarest) return undefined;
  let best: Part | undefined;
  for (let i = 0; i < Math.min(mostPlaces, rarest.places.words.length); i++) {
    const source = rarest.places.sources[i] ?? 0, words = sources[source], at = (rarest.places.words[i] ?? 0) - (rarest.word - first);
    const end = words && at >= 0 ? endOfSame(query, first, words, at) : first;
    const part = { first, end, source, at };
    if (!best || end > best.end || (end === best.end && isNearer(part, best, before))) best = part;
  }
  return best;
}

function endOfSame({ hashes }: Query, first: number, words: Words, at: number): number {
  let end = first;
  while (end < hashes.length && at + end - first < words.count && words.hashes[at + end - first] === hashes[end]) end++;
  return end;
}

function isNearer(part: Part, other: Part, before: Part | undefined): boolean {
  return before !== undefined && follows(before, part) && (!follows(before, other) || part.at < other.at);
}

/** Whether a part stands behind another in its source. */
function follows(before: Part, part: Part): boolean {
  return part.source === before.source && part.at >= before.at + before.end - before.first;
}

/** For each word of the query its word of the source, -1 for none, where all parts stand in this order in one passage of a source. */
export function inOnePassage(parts: readonly Part[], farthest: number): readonly number[] | undefined {
  const together = parts.every((part, i) => {
    const before = parts[i - 1];
    return !before || (follows(before, part) && part.at - (before.at + before.end - before.first) <= farthest);
  });
  if (!together) return undefined;
  const to = new Array<number>(parts.at(-1)?.end ?? 0).fill(-1);
  for (const { first, end, at } of parts) for (let i = first; i < end; i++) to[i] = at + i - first;
  return to;
}

function contentOf(query: Query, { first, end }: Pick<Stretch, 'first' | 'end'>): number {
  let content = 0;
  for (let word = first; word < end; word++) if (isContent(query.starts[word], query.ends[word])) content++;
  return content;
}
