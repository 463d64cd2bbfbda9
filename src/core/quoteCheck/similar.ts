import { diffArrays } from 'diff';
import type { Work } from '../work';
import type { PairIndex } from './pairs';
import { widest } from './exact';
import type { Query } from './query';
import type { Words } from './words';

/** A passage of a source that has most of a query's words, in their order. */
export interface Similar {
  readonly source: number;
  /** How much of the two is the same, 0-1. */
  readonly score: number;
  /** For each word of the query its word of the source; -1: none. */
  readonly to: readonly number[];
}

/** A pair of words that a source shares with the query. */
interface Vote {
  /** The word of the query. */
  readonly word: number;
  /** Where the query would start in the source if all words were the same. */
  readonly start: number;
}

/** Words of a source, from one to before another, that have some of the query's pairs of words. */
interface Window {
  readonly source: number;
  readonly from: number;
  readonly to: number;
  /** How many different pairs. */
  readonly votes: number;
}

/** A passage is the same quotation, changed, from this score on: below, what is common is common to much that is said. */
const leastScore = 0.6;
/** So many words of some length must be the same. */
const leastContent = 2, contentLength = 4;
/** Pairs that stand in more places are asked only when a query has no rarer ones. */
const commonPair = 300;
/** Where all pairs are common, so many of their places are asked. */
const mostVotes = 6_000;
const mostWindows = 6;
/** Words around a window that are compared with it; and of what ellipses leave out, so much is looked at. */
const sentenceEnd = /[.!?…][’”"')\]]{0,3}\s/u;
const slack = 3, mostCutOut = 600;
/** So many words may be missing from a short query without an ellipsis. */
const leftOut = 12;
/** Longer quotations are told by their first words. */
const mostWords = 1_500;

/** The passages that have most of a query's words, best first. */
export async function findSimilar(query: Query, sources: readonly Words[], index: PairIndex, work: Work): Promise<Similar[]> {
  const votes = votesOf(query, index), windows = windowsOf(query, votes);
  if (work.due(2 * [...votes.values()].reduce((sum, own) => sum + own.length, 0))) await work.rest();
  const found: Similar[] = [];
  for (const window of windows) {
    const words = sources[window.source], similar = words && alignIn(query, words, window);
    if (similar) found.push(similar);
    if (work.due(300 + 10 * query.hashes.length)) await work.rest();
  }
  return found.filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score || a.source - b.source);
}

function votesOf(query: Query, index: PairIndex): Map<number, Vote[]> {
  const pairs = query.stretches.flatMap(({ first, end }) => Array.from({ length: Math.max(0, end - first - 1) }, (_, i) => first + i)).slice(0, mostWords);
  const placesOf = (word: number): number => index.at(query, word)?.words.length ?? 0, rare = pairs.filter((word) => placesOf(word) <= commonPair);
  const votes = new Map<number, Vote[]>();
  for (const word of rare.some((pair) => placesOf(pair) > 0) ? rare : rarestOf(pairs, placesOf)) {
    const places = index.at(query, word);
    for (const [i, source] of (places?.sources ?? []).entries()) {
      const vote = { word, start: (places?.words[i] ?? 0) - word }, own = votes.get(source);
      if (own) own.push(vote);
      else votes.set(source, [vote]);
    }
  }
  return votes;
}

/** Those of some pairs that stand in the fewest places: as many as are soon asked, in order. */
function rarestOf(pairs: readonly number[], placesOf: (pair: number) => number): number[] {
  let left = mostVotes;
  const rarest = pairs.filter((pair) => placesOf(pair) > 0).sort((a, b) => placesOf(a) - placesOf(b)).filter((pair, i) => (left -= placesOf(pair)) >= 0 || i === 0);
  return rarest.sort((a, b) => a - b);
}

/** The stretches of the sources with the most different pairs of the query, none overlapping a better one. */
function windowsOf(query: Query, votes: ReadonlyMap<number, readonly Vote[]>): Window[] {
  const cutOut = query.stretches.reduce((sum, { gap }, i) => sum + (i === 0 ? 0 : widest[gap]), 0);
  const length = Math.min(query.hashes.length, mostWords), shift = Math.max(leftOut, length >> 2) + Math.min(cutOut, mostCutOut);
  const all = [...votes].flatMap(([source, own]) => windowsIn(source, own, length, shift))
    .sort((a, b) => b.votes - a.votes || a.to - a.from - (b.to - b.from) || a.source - b.source || a.from - b.from);
  const chosen: Window[] = [];
  for (const window of all) {
    if (chosen.length >= mostWindows) break;
    if (!chosen.some(({ source, from, to }) => source === window.source && from < window.to && window.from < to)) chosen.push(window);
  }
  return chosen;
}

/** For each vote the window of those that would have the query start there, or up to `shift` words further on. */
function windowsIn(source: number, votes: readonly Vote[], length: number, shift: number): Window[] {
  const sorted = [...votes].sort((a, b) => a.start - b.start);
  const inside = new Map<number, number>();
  const windows: Window[] = [];
  let next = 0;
  for (const { start, word } of sorted) {
    for (let vote = sorted[next]; vote && vote.start <= start + shift; vote = sorted[++next]) inside.set(vote.word, (inside.get(vote.word) ?? 0) + 1);
    windows.push({ source, from: start - slack, to: (sorted[next - 1]?.start ?? start) + length + slack, votes: inside.size });
    const left = (inside.get(word) ?? 1) - 1;
    if (left > 0) inside.set(word, left);
    else inside.delete(word);
  }
  return windows;
}

/** Compares word by word (the O(ND) diff of Myers, by the library `diff`); undefined when the two have too little in common. */
function alignIn(query: Query, words: Words, { source, from, to }: Window): Similar | undefined {
  const length = Math.min(query.hashes.length, mostWords);
  const low = Math.max(0, from), high = Math.min(words.count, to);
  const changes = diffArrays(query.hashes.slice(0, length), Array.from(words.hashes.subarray(low, high)), { maxEditLength: 3 * length + 1_500 });
  if (!changes) return undefined;
  const aligned = new Array<number>(query.hashes.length).fill(-1);
  let i = 0, j = low;
  for (const { added, removed, count } of changes) {
    if (added) j += count;
    else if (removed) i += count;
    else for (let k = 0; k < count; k++) aligned[i++] = j++;
  }
  closeGaps(query, words, aligned);
  dropStrays(query, words, aligned);
  const score = scoreOf(query, words, aligned);
  return score === undefined ? undefined : { source, score, to: aligned };
}

/** Moves the first words next to those that follow where the source has them there as well: “It was late. It was late in the year”. */
function closeGaps({ hashes }: Query, words: Words, to: number[]): void {
  const first = to.findIndex((j) => j >= 0);
  for (let i = first + 1; i > 0 && i < to.length; i++) {
    const there = to[i] ?? -1, run = i - first;
    if (there < 0) return;
    if (there === (to[i - 1] ?? -1) + 1) continue;
    if (there >= run && hashes.slice(first, i).every((hash, k) => words.hashes[there - run + k] === hash)) for (let k = 0; k < run; k++) to[first + k] = there - run + k;
    return;
  }
}

/** Gives up matched words at either end that stand far from all others: “the” and “of” are everywhere. */
function dropStrays(query: Query, words: Words, to: number[]): void {
  for (const ends of [to.map((_, i) => i), to.map((_, i) => to.length - 1 - i)]) {
    for (;;) {
      const matched = ends.filter((i) => (to[i] ?? -1) >= 0);
      const run = matched.findIndex((i, k) => k > 0 && Math.abs((to[i] ?? 0) - (to[matched[k - 1] ?? 0] ?? 0)) !== 1);
      const last = matched[run - 1], next = matched[run];
      if (run < 1 || run > 3 || last === undefined || next === undefined) break;
      const skippedHere = Math.abs(next - last) - 1, skippedThere = Math.abs((to[next] ?? 0) - (to[last] ?? 0)) - 1;
      const content = matched.slice(0, run).filter((i) => isContent(query.starts[i], query.ends[i])).length;
      // Into another sentence few words lead.
      const between = [to[last] ?? 0, to[next] ?? 0].sort((a, b) => a - b), beyond = sentenceEnd.test(words.text.slice(words.ends[between[0] ?? 0], words.starts[between[1] ?? 0]));
      if (skippedThere <= Math.max(beyond && content === 0 ? run : 2 * run + 3 * content, skippedHere) + gapBetween(query, last, next)) break;
      for (const i of matched.slice(0, run)) to[i] = -1;
    }
  }
}

/** How many words of the source may lie between two words of the query because something was cut out there. */
export function gapBetween({ stretches }: Query, one: number, other: number): number {
  const low = Math.min(one, other), high = Math.max(one, other);
  return stretches.reduce((sum, { first, gap }) => sum + (first > low && first <= high ? widest[gap] : 0), 0);
}

/** Whether a word is long enough to say something: it is no “the”. */
export function isContent(start = 0, end = 0): boolean {
  return end - start >= contentLength;
}

/** Twice what is the same over the length of both, short words counting half; undefined for too little that says something. */
function scoreOf(query: Query, words: Words, to: readonly number[]): number | undefined {
  const weight = (start?: number, end?: number): number => (isContent(start, end) ? 1 : 0.5);
  let same = 0, all = 0, content = 0, last = -1;
  for (const [i, j] of to.entries()) {
    const own = weight(query.starts[i], query.ends[i]);
    all += own;
    if (j < 0) continue;
    same += own;
    if (own === 1) content++;
    all += own;
    const before = last < 0 ? -1 : (to[last] ?? -1);
    if (before >= 0 && j - before - 1 > gapBetween(query, last, i)) {
      for (let k = before + 1; k < j; k++) all += weight(words.starts[k], words.ends[k]);
    }
    last = i;
  }
  return content >= leastContent ? (2 * same) / all : undefined;
}
