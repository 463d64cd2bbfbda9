import type { Span } from '../../span';
import type { Alignment } from './align';
import { Postings } from './postings';
import { tokenEndingAfter, tokenStartingAt } from './tokens';
import type { Tokens } from './tokens';
import type { Work } from '../../work';

/** Words on either side that are taken together with a span. */
const neighbours = 5;
/** Places of a word that are looked at; one that stands in more is common. */
const mostPlaces = 200;
const wordStart = /^[\p{L}\p{N}]/u;

/** Tells spans that can be taken for no other, since they stand but once in both texts together with a word beside them. */
export class Uniqueness {
  private places: { readonly a: Postings; readonly b: Postings } | undefined;

  constructor(private readonly alignment: Alignment, private readonly work: Work) {}

  /** Whether all of a span's words are still together, with at least one that stood beside them, and nowhere else. */
  async of(span: Span): Promise<boolean> {
    const { a, b, to } = this.alignment;
    const low = tokenEndingAfter(a, span.start), high = tokenStartingAt(a, span.end);
    for (let i = low; i < high; i++) if ((to[i] ?? -1) < 0 || (i > low && !this.goesOn(i))) return false;
    let from = low, until = high;
    while (from > 0 && low - from < neighbours && this.goesOn(from)) from--;
    while (until < a.count && until - high < neighbours && this.goesOn(until)) until++;
    if (low >= high || !(hasWord(a, from, low) || hasWord(a, high, until))) return false;
    this.places ??= { a: await Postings.of(a, this.work), b: await Postings.of(b, this.work) };
    const run = a.ids.subarray(from, until);
    return standsOnce(this.places.a, run) && standsOnce(this.places.b, run);
  }

  /** Whether a token is matched with what follows the match of the one before. */
  private goesOn(i: number): boolean {
    const { to, block } = this.alignment, onto = to[i] ?? -1;
    return onto >= 0 && (to[i - 1] ?? -1) === onto - 1 && block[i] === block[i - 1];
  }
}

function hasWord({ text, starts, ends }: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (wordStart.test(text.slice(starts[i], ends[i]))) return true;
  return false;
}

/** Whether a run of ids, which is there, is there in one place only. */
function standsOnce(postings: Postings, run: Int32Array): boolean {
  const counts = Array.from(run, (id) => postings.count(id)), rarest = counts.indexOf(Math.min(...counts));
  if ((counts[rarest] ?? 0) > mostPlaces) return false;
  const { ids } = postings.tokens;
  const places = postings.places(run[rarest] ?? 0, mostPlaces).filter((at) => run.every((id, k) => ids[at - rarest + k] === id));
  return places.length === 1;
}
