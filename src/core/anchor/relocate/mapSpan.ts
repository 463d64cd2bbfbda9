import type { Span } from '../../span';
import type { Alignment } from './align';
import { pairTokens, widestGap } from './gap';
import { charactersOf, tokenEndingAfter, tokenStartingAt } from './tokens';

/** Where the diff says a span is. */
export interface Mapped extends Span {
  /** Share of the span's characters whose words are still there. */
  readonly kept: number;
  /** Characters common to the span before and after, by Dice's measure: 0-1. */
  readonly alike: number;
  /** Share of the words next to the span that are next to it still. */
  readonly context: number;
  /** Whether no word of it is still there, only other words in its place. */
  readonly replaced: boolean;
  /** Whether much of it has gone elsewhere. */
  readonly torn: boolean;
}

/** Words on either side that are looked at. */
const contextWords = 5;
/** Of what went to one place, the share that must have gone to another for a span to be torn apart. */
const tornShare = 0.3;

/** Where a span of text a is in text b, as far as the alignment tells; undefined when nothing stands in its place. */
export function mapSpan(alignment: Alignment, span: Span): Mapped | undefined {
  const { a, to } = alignment;
  const low = tokenEndingAfter(a, span.start), high = tokenStartingAt(a, span.end);
  if (low >= high) return mapBlank(alignment, span, low);
  const { group, torn } = largestGroup(alignment, low, high);
  if (group === undefined) return mapReplaced(alignment, low, high);
  let first = -1, last = -1, kept = 0;
  for (let i = low; i < high; i++) {
    if ((to[i] ?? -1) < 0 || alignment.block[i] !== group) continue;
    if (first < 0) first = i;
    last = i;
    kept += charactersOf(a, i, i + 1);
  }
  const start = startOf(alignment, span.start, low, first), end = endOf(alignment, span.end, high, last);
  const total = charactersOf(a, low, high);
  const now = charactersOf(alignment.b, tokenEndingAfter(alignment.b, start), tokenStartingAt(alignment.b, end));
  return {
    start, end: Math.max(start, end), kept: kept / total, alike: Math.min(1, (2 * kept) / (total + now)), replaced: false, torn,
    context: contextOf(alignment, first, last, group),
  };
}

/** A span without words: white space between two tokens that are still neighbours. */
function mapBlank({ a, b, to }: Alignment, span: Span, next: number): Mapped | undefined {
  const before = next > 0 ? (to[next - 1] ?? -1) : -1, after = next < a.count ? (to[next] ?? -1) : b.count;
  if (after !== before + 1) return undefined;
  const from = before < 0 ? 0 : (b.ends[before] ?? 0), until = after < b.count ? (b.starts[after] ?? 0) : b.text.length;
  const start = Math.min(from + span.start - (next > 0 ? (a.ends[next - 1] ?? 0) : 0), until);
  const end = Math.min(start + span.end - span.start, until);
  return { start, end, kept: 1, alike: b.text.slice(start, end) === a.text.slice(span.start, span.end) ? 1 : 0.5, context: 1, replaced: false, torn: false };
}

/** Of the passages that the span's words went to, the one that most of them went to, and whether many went to another. */
function largestGroup({ a, to, block }: Alignment, low: number, high: number): { group: number | undefined; torn: boolean } {
  const sizes = new Map<number, number>();
  for (let i = low; i < high; i++) {
    const group = block[i] ?? 0;
    if ((to[i] ?? -1) >= 0) sizes.set(group, (sizes.get(group) ?? 0) + charactersOf(a, i, i + 1));
  }
  let group: number | undefined, most = 0, second = 0;
  for (const [key, size] of sizes) {
    if (size > most) [group, most, second] = [key, size, most];
    else second = Math.max(second, size);
  }
  return { group, torn: second >= tornShare * most };
}

/** Free tokens of b next to one that is matched: from `at` on in the direction `step`; how many. */
function freeBeside({ b, back }: Alignment, at: number, step: 1 | -1): number {
  let count = 0;
  while (count <= widestGap && at + step * count >= 0 && at + step * count < b.count && (back[at + step * count] ?? -1) < 0) count++;
  return count;
}

/** Tokens of a without a match next to `at`, in the direction `step`. */
function lostBeside({ a, to }: Alignment, at: number, step: 1 | -1): number {
  let count = 0;
  while (count <= widestGap && at + step * count >= 0 && at + step * count < a.count && (to[at + step * count] ?? -1) < 0) count++;
  return count;
}

/** Whether what is new may stand for what was lost; where there is far more of it, it was inserted. */
function comparable(lost: number, free: number): boolean {
  return free > 0 && free <= widestGap && lost <= widestGap && free <= 2 * lost + 2;
}

function startOf(alignment: Alignment, offset: number, low: number, first: number): number {
  const { b, to } = alignment;
  const onto = to[first] ?? 0;
  if (first === low) return within(alignment, first, offset, 'start');
  const lost = lostBeside(alignment, first - 1, -1), free = freeBeside(alignment, onto - 1, -1);
  if (!comparable(lost, free) || lost < first - low) return b.starts[onto] ?? 0;
  const pairs = pairTokens(alignment, first - lost, first, onto - free, onto);
  const pair = pairs.slice(lost - (first - low)).find((j) => j >= 0);
  return b.starts[pair ?? onto] ?? 0;
}

function endOf(alignment: Alignment, offset: number, high: number, last: number): number {
  const { b, to } = alignment;
  const onto = to[last] ?? 0;
  if (last === high - 1) return within(alignment, last, offset, 'end');
  const lost = lostBeside(alignment, last + 1, 1), free = freeBeside(alignment, onto + 1, 1);
  if (!comparable(lost, free) || lost < high - 1 - last) return b.ends[onto] ?? 0;
  const pairs = pairTokens(alignment, last + 1, last + 1 + lost, onto + 1, onto + 1 + free);
  const pair = pairs.slice(0, high - 1 - last).findLast((j) => j >= 0);
  return b.ends[pair ?? onto] ?? 0;
}

/** An offset inside or beside a token that is still there; beside it only as far as white space goes. */
function within({ a, b, to }: Alignment, i: number, offset: number, edge: 'start' | 'end'): number {
  const j = to[i] ?? 0;
  const aStart = a.starts[i] ?? 0, aEnd = a.ends[i] ?? 0, bStart = b.starts[j] ?? 0, bEnd = b.ends[j] ?? 0;
  if (offset < aStart) {
    const until = j > 0 ? (b.ends[j - 1] ?? 0) : 0;
    return Math.max(bStart - (aStart - offset), Math.min(until, bStart));
  }
  if (offset > aEnd) {
    const until = j + 1 < b.count ? (b.starts[j + 1] ?? 0) : b.text.length;
    return Math.min(bEnd + offset - aEnd, Math.max(until, bEnd));
  }
  if (offset === aStart) return bStart;
  if (offset === aEnd) return bEnd;
  const inside = bStart + offset - aStart;
  if (inside < bEnd && !splitsPair(b.text, inside)) return inside;
  return edge === 'start' ? bStart : bEnd;
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

function contextOf({ a, b, to, block }: Alignment, first: number, last: number, group: number): number {
  const onto = to[first] ?? 0, until = to[last] ?? 0;
  let near = 0, all = 0;
  for (let k = 1; k <= contextWords; k++) {
    for (const [i, from] of [[first - k, onto], [last + k, until]] as const) {
      if (i < 0 || i >= a.count) continue;
      all++;
      const j = to[i] ?? -1;
      if (j >= 0 && j < b.count && block[i] === group && Math.abs(j - from) <= k + 2) near++;
    }
  }
  return all === 0 ? 1 : near / all;
}

/** A span none of whose words is still there: what stands in its place, if as a whole it stands between the same words. */
function mapReplaced(alignment: Alignment, low: number, high: number): Mapped | undefined {
  const { a, b, to } = alignment;
  const before = lostBeside(alignment, low - 1, -1), after = lostBeside(alignment, high, 1);
  const left = low - before - 1, right = high + after;
  const lost = right - left - 1;
  if (lost > widestGap) return undefined;
  const from = left >= 0 ? (to[left] ?? 0) + 1 : 0, until = right < a.count ? (to[right] ?? 0) : b.count;
  const free = freeBeside(alignment, from, 1);
  if (free === 0 || free > widestGap || from + free !== until) return undefined;
  const pairs = pairTokens(alignment, left + 1, right, from, until).slice(before, before + high - low).filter((j) => j >= 0);
  const first = pairs[0], last = pairs[pairs.length - 1];
  if (first === undefined || last === undefined) return undefined;
  return { start: b.starts[first] ?? 0, end: b.ends[last] ?? 0, kept: 0, alike: 0, context: 0, replaced: true, torn: false };
}
