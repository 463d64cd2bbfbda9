import { judgePlaces } from './decide';
import { Postings } from './postings';
import { findPlaces } from './search';
import { Tokenizer } from './tokens';
import type { LastSeen, RelocateOptions, Relocated } from './types';
import { Work } from '../../work';

/**
 * Finds spans by their words, context and last known position alone, when the text that they were taken from is not
 * known. Only a quote whose words and context fit nearly wholly, and nowhere else, is placed; one that fits in several
 * places has drifted to the nearest.
 */
export async function relocateQuotes(after: string, anchors: readonly LastSeen[], options: RelocateOptions = {}): Promise<readonly Relocated[]> {
  const work = new Work(options.pause);
  const finder = await QuoteFinder.of(after, new Tokenizer(), work);
  const found: Relocated[] = [];
  for (const anchor of anchors) {
    found.push(await finder.find(anchor));
    if (work.due(2)) await work.rest();
  }
  return found;
}

/** Looks for quotes in one text. */
export class QuoteFinder {
  private constructor(
    private readonly postings: Postings, private readonly tokenizer: Tokenizer, private readonly work: Work,
  ) {}

  /** Reads the text. */
  static async of(text: string, tokenizer: Tokenizer, work: Work): Promise<QuoteFinder> {
    const tokens = await tokenizer.read(text, 0, text.length, work);
    return new QuoteFinder(await Postings.of(tokens, work), tokenizer, work);
  }

  /** Where a quote is. */
  async find({ start, exact, prefix = '', suffix = '' }: LastSeen): Promise<Relocated> {
    if (exact === '') return { state: 'orphan', reason: 'no-selector' };
    const whole = prefix + exact + suffix;
    const tokens = await this.tokenizer.read(whole, 0, whole.length, this.work);
    const places = await findPlaces(this.postings, { tokens, start: prefix.length, end: prefix.length + exact.length }, this.work);
    return judgePlaces(places, start);
  }
}
