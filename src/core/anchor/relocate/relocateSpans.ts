import { align } from './align';
import type { Alignment } from './align';
import { isWeak, judgeMapped, judgePlaces } from './decide';
import { mapSpan } from './mapSpan';
import { findMoves } from './moves';
import { Postings } from './postings';
import { QuoteFinder } from './relocateQuotes';
import { findPlaces } from './search';
import { isSameText } from './similarity';
import { Tokenizer, tokenEndingAfter } from './tokens';
import { changedPart } from './changedPart';
import type { ChangedPart } from './changedPart';
import type { LastSeen, RelocateOptions, Relocated } from './types';
import { Uniqueness } from './unique';
import { Work } from '../../work';

/** Characters of the last-seen text on either side that tell one place of a quote from another. */
const contextLength = 48;

/**
 * Finds spans of a text again in its changed version: by an alignment of both, then, for what has left its place, in the
 * text that is new. What was deleted is an orphan even when the same words stand elsewhere. An anchor whose offsets do not
 * fit `before` is found by its quote alone.
 */
export async function relocateSpans(
  before: string, after: string, anchors: readonly LastSeen[], options: RelocateOptions = {},
): Promise<readonly Relocated[]> {
  const work = new Work(options.pause);
  const tokenizer = new Tokenizer();
  const part = changedPart(before, after, anchors);
  let follower: Follower | undefined, finder: QuoteFinder | undefined;
  const found: Relocated[] = [];
  for (const anchor of anchors) {
    const { start, end, exact } = anchor;
    if (start >= end || !isSameText(before.slice(start, end), exact)) {
      finder ??= await QuoteFinder.of(after, tokenizer, work);
      found.push(await finder.find(anchor));
    } else if (end <= part.start) found.push({ state: 'placed', start, end, score: 1, context: 1 });
    else if (start >= part.beforeEnd) found.push({ state: 'placed', start: start + part.shift, end: end + part.shift, score: 1, context: 1 });
    else {
      follower ??= await Follower.of(before, after, part, tokenizer, work);
      found.push(await follower.find(anchor));
    }
    if (work.due(3)) await work.rest();
  }
  return found;
}

/** Follows spans from one text to the other. */
class Follower {
  private free: Postings | undefined;
  private readonly uniqueness: Uniqueness;

  private constructor(private readonly alignment: Alignment, private readonly tokenizer: Tokenizer, private readonly work: Work) {
    this.uniqueness = new Uniqueness(alignment, work);
  }

  static async of(before: string, after: string, part: ChangedPart, tokenizer: Tokenizer, work: Work): Promise<Follower> {
    const a = await tokenizer.read(before, part.start, part.beforeEnd, work);
    const b = await tokenizer.read(after, part.start, part.beforeEnd + part.shift, work);
    const alignment = await align(a, b, work);
    await findMoves(alignment, work);
    return new Follower(alignment, tokenizer, work);
  }

  async find(span: LastSeen): Promise<Relocated> {
    const { a, b } = this.alignment;
    const words = a.text.slice(span.start, span.end);
    this.work.due(5);
    const mapped = mapSpan(this.alignment, span), unique = mapped && isWeak(mapped, words) && (await this.uniqueness.of(span));
    return judgeMapped(mapped, b.text, words, unique) ?? (await this.search(span));
  }

  /** Looks for a span whose text has left its place in what is new. */
  private async search({ start, end }: LastSeen): Promise<Relocated> {
    const { a, b, back } = this.alignment;
    this.free ??= await Postings.of(b, this.work, (j) => (back[j] ?? 0) < 0);
    const from = Math.max(0, start - contextLength);
    const around = a.text.slice(from, end + contextLength);
    const tokens = await this.tokenizer.read(around, 0, around.length, this.work);
    const places = await findPlaces(this.free, { tokens, start: start - from, end: end - from }, this.work);
    return judgePlaces(places.filter((place) => !place.weak && this.isNew(place.start, place.end)), start);
  }

  /** Whether most of a place's words are new: those of another passage are not to be taken for this one. */
  private isNew(start: number, end: number): boolean {
    const { b, back } = this.alignment;
    let free = 0, all = 0;
    for (let j = tokenEndingAfter(b, start); j < b.count && (b.starts[j] ?? 0) < end; j++) {
      all++;
      if ((back[j] ?? 0) < 0) free++;
    }
    return 2 * free > all;
  }
}
