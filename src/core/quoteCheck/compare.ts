import type { Span } from '../span';
import type { Hit } from './exact';
import type { Remark, WordChange } from './model';
import type { Query, Stretch } from './query';
import { gapBetween } from './similar';
import { marksBetween, onOneLine, plainWord } from './typography';
import type { Words } from './words';

/** A query beside a passage of a source: for each word of the query its word of the source; -1: none. */
export interface Pairing {
  readonly query: Query;
  readonly words: Words;
  readonly to: readonly number[];
}

/** What the same words differ in, and the words that differ; `place` is from the first to the last word in the source. */
export interface Comparison {
  readonly place: Span;
  /** Its pieces, where others' words stand between them. */
  readonly pieces: readonly Span[];
  readonly changes: readonly WordChange[];
  readonly remarks: ReadonlySet<Remark>;
}

/** What ends a passage: what stands beyond is no part of it. */
const passageEnd = /["“”„«»\n]|[.!?…][’')\]]{0,3}\s/u;

/** What a source writes where it leaves words out. */
const ellipsis = /…|\.\s?\.\s?\./u;

/** The pairing of an exact hit. */
export function pairingOf(query: Query, words: Words, { ranges }: Hit): Pairing {
  return { query, words, to: query.stretches.flatMap(({ first, end }, i) => Array.from({ length: end - first }, (_, k) => (ranges[i]?.[0] ?? 0) + k)) };
}

/** Says what is different between a query and its passage. */
export function compare(pairing: Pairing): Comparison {
  const { query, words, to } = pairing;
  const remarks = new Set<Remark>();
  to.forEach((j, i) => {
    if (j >= 0) compareWord(pairing, i, remarks);
  });
  for (const [i, stretch] of query.stretches.entries()) if (i > 0) remarkGap(pairing, stretch, remarks);
  const changes: WordChange[] = [];
  let last = -1, first = Number.POSITIVE_INFINITY, end = 0;
  for (let i = 0; i <= to.length; i++) {
    const j = to[i] ?? -1;
    if (i < to.length && j < 0) continue;
    const between = sourceBetween(pairing, last, i);
    if (between[1] > between[0]) {
      first = Math.min(first, between[0]);
      end = Math.max(end, between[1]);
    }
    if (i - last > 1 || between[1] > between[0]) {
      const change = changeOf(pairing, last, i, between);
      if (differsInMarksOnly(change)) remarks.add('marks');
      else changes.push(change);
    }
    if (j >= 0) {
      first = Math.min(first, j);
      end = Math.max(end, j + 1);
    }
    last = i;
  }
  const place = { start: words.starts[first] ?? 0, end: words.ends[end - 1] ?? 0 };
  if (query.outside?.some((bracket) => !hasAround(words.text, place, bracket))) remarks.add('inserted');
  return { place, pieces: piecesOf(words, first, end), changes, remarks };
}

/** Whether a source has a bracket itself, at a passage or in it. */
function hasAround(text: string, { start, end }: Span, bracket: string): boolean {
  const beside = bracket.length + 4;
  return marksOf(text.slice(Math.max(0, start - beside), end + beside)).includes(marksOf(bracket));
}

/** The stretches of the text that some words stand in, cut where others' words are between. */
function piecesOf({ starts, ends, joints }: Words, first: number, end: number): Span[] {
  const cuts = [first, ...[...joints ?? []].filter((word) => word > first && word < end).sort((a, b) => a - b), end];
  return cuts.slice(0, -1).map((from, i) => ({ start: starts[from] ?? 0, end: ends[(cuts[i + 1] ?? end) - 1] ?? 0 }));
}

/** The words of the source that stand where the query has those between two matched ones: first and end. */
function sourceBetween({ query, words, to }: Pairing, last: number, next: number): readonly [number, number] {
  const left = last < 0 ? -1 : (to[last] ?? -1), right = to[next] ?? -1, missing = next - last - 1;
  if (left >= 0 && right >= 0) return gapBetween(query, last, next) >= right - left - 1 && right > left + 1 && missing === 0 ? [0, 0] : cutOut(query, last, next) ? [0, 0] : [left + 1, right];
  // At the quotation's ends nobody knows how far what was replaced went: as many words, within the sentence.
  if (right >= 0) {
    let from = right;
    while (right - from < missing && from > 0 && !passageEnd.test(words.text.slice(words.ends[from - 1], words.starts[from]))) from--;
    while (from < right && from > 0 && /^\d/u.test(query.text.slice(query.starts[last + 1])) && isNumeral(words, from - 1) && !passageEnd.test(words.text.slice(words.ends[from - 1], words.starts[from]))) from--;
    return [from, right];
  }
  if (left < 0) return [0, 0];
  let end = left + 1;
  while (end - left - 1 < missing && end < words.count && !passageEnd.test(words.text.slice(words.ends[end - 1], words.starts[end]))) end++;
  return [left + 1, end];
}

const numeral = /^(?:an?|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|dozen)$/iu;

/** Whether a word may be part of a number in words: “a hundred and ten”. */
function isNumeral({ text, starts, ends }: Words, word: number): boolean {
  return numeral.test(text.slice(starts[word], ends[word]));
}

/** Whether something was cut out between two words of the query, so that what the source has there says nothing. */
function cutOut({ stretches }: Query, last: number, next: number): boolean {
  return stretches.some(({ first, gap }) => gap !== 'inserted' && first > last && first <= next);
}

function changeOf({ query, words, to: matched }: Pairing, last: number, next: number, [from, to]: readonly [number, number]): WordChange {
  const has = next - last > 1;
  const start = has ? (query.starts[last + 1] ?? 0) : (query.ends[last] ?? query.starts[0] ?? 0);
  const end = has ? (query.ends[next - 1] ?? start) : start;
  const draft = query.text.slice(start, end);
  if (to > from) return { start, end, draft, source: onOneLine(words.text.slice(words.starts[from], words.ends[to - 1])) };
  const left = matched[last], right = matched[next];
  const less = left === undefined || right === undefined || ellipsis.test(words.text.slice(words.ends[left], words.starts[right]));
  return { start, end, draft, source: '', ...(less && { quotedLess: true }) };
}

/** Remarks how a word and what stands before the next one are written. */
function compareWord({ query, words, to }: Pairing, i: number, remarks: Set<Remark>): void {
  const j = to[i] ?? 0;
  const own = plainWord(query.text.slice(query.starts[i], query.ends[i]).replace(/[[\]]/gu, '')), other = plainWord(words.text.slice(words.starts[j], words.ends[j]));
  const stretch = query.stretches.find(({ first, end }) => first <= i && i < end);
  if (own.toLowerCase() !== other.toLowerCase()) remarks.add('marks');
  if (hasCapital(own) !== hasCapital(other)) remarks.add(i === stretch?.first ? 'edgeCase' : 'capitals');
  else if (own !== other && own.toLowerCase() === other.toLowerCase()) remarks.add('capitals');
  if (i + 1 >= (stretch?.end ?? 0) || to[i + 1] !== j + 1) return;
  if (words.joints?.has(j + 1)) remarks.add('joined');
  else if (marksAfter(query, i) !== marksAfter(words, j)) remarks.add('marks');
}

function hasCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The marks between a word and the next. */
function marksAfter({ text, starts, ends }: { readonly text: string; readonly starts: ArrayLike<number>; readonly ends: ArrayLike<number> }, word: number): string {
  return marksBetween(text, ends[word] ?? 0, starts[word + 1] ?? 0);
}

/** Whether the same letters are only divided otherwise: “co-operate” and “cooperate”, “12 000” and “12,000”. */
function differsInMarksOnly({ draft, source }: WordChange): boolean {
  if (!/[-‐‑–]|\d\s\d/u.test(draft + source)) return false;
  const letters = (text: string): string => plainWord(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}.]+/gu, '');
  return letters(draft) !== '' && letters(draft) === letters(source);
}

function remarkGap({ query, words, to }: Pairing, { first, gap }: Stretch, remarks: Set<Remark>): void {
  const left = to[first - 1] ?? -1, right = to[first] ?? -1;
  const skipped = left >= 0 && right >= 0 ? right - left - 1 : 1;
  if (gap === 'ellipsis' && skipped === 0 && !ellipsis.test(words.text.slice(words.ends[left], words.starts[right]))) remarks.add('marks');
  if (gap === 'ellipsis' && skipped > 0) remarks.add('ellipsis');
  if (gap === 'piece' && skipped > 0) remarks.add('leftOut');
  // Brackets that the source has itself are no addition.
  const bracket = query.text.slice(query.ends[first - 1], query.starts[first]);
  if (gap === 'inserted' && marksOf(bracket) !== marksOf(words.text.slice(words.ends[left], words.starts[right]))) remarks.add('inserted');
}

function marksOf(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
