import search from 'approx-string-match';
import type { Span } from '../../span';
import { foldText } from './fold';
import type { FoldedText } from './fold';
import type { Postings } from './postings';
import { alignShort } from './align';
import { mapSpan } from './mapSpan';
import type { Mapped } from './mapSpan';
import { tokenEndingAfter, tokensBetween, tokenStartingAt } from './tokens';
import type { Tokens } from './tokens';
import type { Work } from '../../work';

/** A quote with its context: a text of which it is a part, read with the same tokenizer as the text to be searched. */
export interface Wanted extends Span {
  readonly tokens: Tokens;
}

/** A place where a quote may stand: how well its words and its context fit, 0-1 each; `context` is -1 when none is known. */
export interface Place extends Span {
  readonly quote: number;
  readonly context: number;
  /** Too much has changed for a search; only a comparison of the words found it. */
  readonly weak: boolean;
}

/** Places of rare words that are counted for one quote, and neighbourhoods that are then searched. */
const mostPlaces = 1500, mostWords = 5, mostNeighbourhoods = 5;
/** Words of a quote and its context by which neighbourhoods are compared, the rarest ones. */
const votingWords = 24;
/** Share of these words that must be there, and of the best neighbourhood's once the quote has been found. */
const leastVotes = 0.15, rivalVotes = 0.7;
/** From this score on a place counts as found. */
const found = 0.97;
/** Places in one neighbourhood, as of a repeated word. */
const mostMatches = 20;
/** Neighbourhoods are told apart by this many characters. */
const bucket = 64;
/** Share of a quote's and of its context's characters that may differ. */
const quoteErrors = 0.1, contextErrors = 0.4;
/** Context shorter than this may be there by chance. */
const leastContext = 8;
/** Of longer quotes the beginning and the end are looked for: a search's cost grows with the square of their length. */
const longest = 800, edge = 200;

/** Where a quote may stand, best first: neighbourhoods that share its rare words, searched for its characters. */
export async function findPlaces(postings: Postings, wanted: Wanted, work: Work): Promise<readonly Place[]> {
  const places = new Map<number, Place>();
  const folded = foldWanted(wanted);
  const length = wanted.end - wanted.start;
  if (folded.exact === '' || folded.exact === ' ') return [];
  const near = neighbourhoods(postings, wanted);
  const most = near[0]?.votes ?? 0;
  let best = 0;
  if (work.due(10 + wanted.tokens.count / 2 + near.length)) await work.rest();
  for (const { at, votes } of near) {
    if (best >= found && votes < rivalVotes * most) break;
    for (const place of searchAround(postings, wanted, folded, at)) {
      const known = places.get(place.start);
      if (!place.weak) best = Math.max(best, scoreOf(place));
      if (!known || scoreOf(known) < scoreOf(place)) places.set(place.start, place);
    }
    if (work.due(60 + length)) await work.rest();
  }
  return [...places.values()].sort((x, y) => Number(x.weak) - Number(y.weak) || scoreOf(y) - scoreOf(x) || x.start - y.start);
}

/** One measure of words and context: the longer a quote, the more its words alone say. */
export function scoreOf({ start, end, quote, context }: Place): number {
  if (context < 0) return quote;
  const weight = Math.min(0.95, Math.max(0.5, (end - start) / 100));
  return weight * quote + (1 - weight) * context;
}

interface FoldedWanted {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

function foldWanted({ tokens: { text }, start, end }: Wanted): FoldedWanted {
  const fold = (part: string): string => foldText(part).text;
  return { exact: fold(text.slice(start, end)), prefix: fold(text.slice(0, start)), suffix: fold(text.slice(end)) };
}

interface Neighbourhood {
  readonly at: number;
  readonly votes: number;
}

/** Offsets near which the quote's rarest words, and its context's, stand in their order; the most agreeing first. */
function neighbourhoods(postings: Postings, wanted: Wanted): Neighbourhood[] {
  const { tokens } = postings, { ids, starts } = wanted.tokens;
  // Of a long quote the beginning says where it starts; edits inside it shift the rest.
  const rarity = Array.from(ids.subarray(0, 8 * votingWords), (id) => postings.count(id));
  const rarest = rarity.map((_, i) => i).sort((i, j) => (rarity[i] ?? 0) - (rarity[j] ?? 0) || i - j).slice(0, votingWords);
  const weights = rarest.map((i) => 1 / Math.log2(2 + (rarity[i] ?? 0)));
  const least = leastVotes * weights.reduce((sum, weight) => sum + weight, 0);
  const votes = new Map<number, number>();
  let left = mostPlaces;
  for (const i of rarest.filter((k) => (rarity[k] ?? 0) > 0).slice(0, mostWords)) {
    for (const j of postings.places(ids[i] ?? 0, left)) {
      left--;
      // How many of the words stand here in the quote's order; rare ones count more.
      const shift = j - i;
      let sum = 0;
      for (let k = 0; k < rarest.length; k++) if (tokens.ids[(rarest[k] ?? 0) + shift] === ids[rarest[k] ?? 0]) sum += weights[k] ?? 0;
      const at = Math.floor(((tokens.starts[j] ?? 0) - (starts[i] ?? 0) + wanted.start) / bucket);
      if (sum >= least && sum > (votes.get(at) ?? 0)) votes.set(at, sum);
    }
  }
  const ranked = [...votes].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  return ranked.slice(0, mostNeighbourhoods).map(([at, sum]) => ({ at: at * bucket, votes: sum }));
}

/** Searches the text around an offset for the quote. */
function searchAround({ tokens }: Postings, wanted: Wanted, folded: FoldedWanted, at: number): Place[] {
  const length = wanted.end - wanted.start;
  const slack = 2 * bucket + Math.ceil(length * quoteErrors);
  const from = Math.max(0, at - slack), to = Math.min(tokens.text.length, at + length + slack);
  if (from >= to) return [];
  const window = foldText(tokens.text.slice(from, to));
  const matches = searchWindow(window.text, folded.exact).filter((match) => cutsAlike(window.text, match, folded));
  // So repetitive a text does not tell one place from another.
  const weak = matches.length > mostMatches;
  if (matches[0]?.errors === 0) {
    return matches.slice(0, mostMatches).map((match) => ({ ...unfold(window, from, match), quote: 1, context: contextAround(window.text, folded, match), weak }));
  }
  const mapped = mapQuote(tokens, wanted, from, to);
  if (matches.length === 0) return mapped && isLikely(mapped, length) ? [{ ...ends(mapped), quote: mapped.alike, context: mapped.context, weak: true }] : [];
  return matches.slice(0, mostNeighbourhoods).map((match) => {
    const span = unfold(window, from, match);
    // The comparison of words knows better than the search where an edit at the quote's end belongs.
    const near = mapped && mapped.kept > 0.5 && Math.abs(mapped.start - span.start) + Math.abs(mapped.end - span.end) < 2 * bucket;
    return { ...(near ? ends(mapped) : span), quote: 1 - match.errors / folded.exact.length, context: contextAround(window.text, folded, match), weak };
  });
}

function ends({ start, end }: Span): Span {
  return { start, end };
}

/** Where a quote's words are in a part of the text. */
function mapQuote(tokens: Tokens, wanted: Wanted, from: number, to: number): Mapped | undefined {
  const part = tokensBetween(tokens, tokenEndingAfter(tokens, from), tokenStartingAt(tokens, to));
  const alignment = alignShort(wanted.tokens, part);
  const mapped = alignment && mapSpan(alignment, wanted);
  return mapped && !mapped.replaced && mapped.end > mapped.start ? mapped : undefined;
}

/** Whether so much of a quote is there that it is worth showing. */
function isLikely({ kept, alike, context }: Mapped, length: number): boolean {
  if (kept * length >= 24 && kept >= 0.6 && alike >= 0.5) return true;
  return kept >= 0.3 && alike >= 0.3 && context >= 0.7;
}

const letter = /[\p{L}\p{N}]/u;

/** Whether a match begins and ends in the middle of a word only where the quote does. */
function cutsAlike(window: string, { start, end, errors }: Match, { exact, prefix, suffix }: FoldedWanted): boolean {
  if (errors > 0) return true;
  const cut = (text: string, other: string): boolean => letter.test(text) && letter.test(other);
  return cut(window.charAt(start - 1), exact.charAt(0)) === cut(prefix.slice(-1), exact.charAt(0)) &&
    cut(window.charAt(end), exact.slice(-1)) === cut(suffix.charAt(0), exact.slice(-1));
}

interface Match extends Span {
  readonly errors: number;
}

/** The best places of a quote in a short text, by the bit-parallel search of Myers (library `approx-string-match`). */
function searchWindow(window: string, exact: string): readonly Match[] {
  if (exact.length <= longest) {
    const literal: Match[] = [];
    for (let at = window.indexOf(exact); at >= 0 && literal.length <= mostMatches; at = window.indexOf(exact, at + 1)) {
      literal.push({ start: at, end: at + exact.length, errors: 0 });
    }
    return literal.length > 0 ? literal : search(window, exact, Math.floor(exact.length * quoteErrors));
  }
  const most = Math.floor(edge * quoteErrors);
  const reach = 4 * bucket + 2 * edge + Math.ceil(2 * exact.length * quoteErrors);
  const skipped = Math.max(0, window.length - reach);
  const [head] = search(window.slice(0, reach), exact.slice(0, edge), most);
  const last = head && search(window.slice(skipped), exact.slice(-edge), most).at(-1);
  if (!head || !last) return [];
  const tail = { ...last, end: last.end + skipped };
  const grown = Math.abs(tail.end - head.start - exact.length);
  if (grown > exact.length * quoteErrors) return [];
  return [{ start: head.start, end: tail.end, errors: head.errors + tail.errors + grown }];
}

/** The place in the text of a match in a folded part of it. */
function unfold(window: FoldedText, from: number, { start, end }: Span): Span {
  return { start: from + (window.starts[start] ?? 0), end: from + (window.ends[end - 1] ?? 0) };
}

/** How much of the context stands around a place: both sides, or somewhat less for one that is whole. */
function contextAround(window: string, { prefix, suffix }: FoldedWanted, { start, end }: Span): number {
  const sides: number[] = [], long: number[] = [0];
  const add = (share: number, context: string): void => {
    sides.push(share);
    if (context.length >= leastContext) long.push(share);
  };
  if (prefix.trim() !== '') {
    const near = window.slice(Math.max(0, start - prefix.length - leastContext), start);
    add(near.endsWith(prefix) ? 1 : partThere(near, prefix, (match) => near.length - match.end), prefix);
  }
  if (suffix.trim() !== '') {
    const near = window.slice(end, end + suffix.length + leastContext);
    add(near.startsWith(suffix) ? 1 : partThere(near, suffix, (match) => match.start), suffix);
  }
  if (sides.length === 0) return -1;
  const mean = sides.reduce((sum, side) => sum + side, 0) / sides.length;
  // An edit seldom touches both sides at once.
  return Math.max(mean, 0.8 * Math.max(...long));
}

/** How much of a context there is, less the further away it is. */
function partThere(near: string, context: string, distance: (match: Match) => number): number {
  const matches = search(near, context, Math.floor(context.length * contextErrors));
  return matches.reduce((best, match) => Math.max(best, 1 - (match.errors + distance(match) / 2) / context.length), 0);
}
