import type { Span } from '../../span';
import type { Mapped } from './mapSpan';
import { scoreOf } from './search';
import type { Place } from './search';
import { similarity } from './similarity';
import type { Relocated } from './types';

/** A search's find is certain from the first score on, and worth showing from the second. */
const certain = 0.9, likely = 0.8;
/** The best place must be ahead of the second by this much. */
const lead = 0.08, equal = 0.01;
/** Beginnings that are this close, in characters, may be of one place. */
const reading = 8;
/** Fewer words that stay, or less in common, is no longer the same passage for certain, or not at all. */
const certainKept = 0.45, likelyKept = 0.2;
const certainContext = 0.25;
/** Longer passages need no context. */
const selfEvident = 20;
/** How alike other words in the same place must be, as after the correction of a spelling. */
const certainSpelling = 0.75, likelySpelling = 0.55;
/** Longer quotes without any context are taken to stand once. */
const selfEvidentQuote = 16;

/** Whether too little of a span, and of what stood around it, is still there for the diff's place to be certain. */
export function isWeak({ context, kept, replaced }: Mapped, words: string): boolean {
  return !replaced && context < certainContext && kept * words.length < selfEvident;
}

/** What to make of the place that the diff gives, `unique` where it can be taken for no other; undefined when the span's text is gone from there. */
export function judgeMapped(mapped: Mapped | undefined, text: string, words: string, unique = false): Relocated | undefined {
  if (!mapped || mapped.end <= mapped.start) return undefined;
  const { start, end } = mapped;
  if (mapped.replaced) {
    const score = similarity(text.slice(start, end), words);
    if (score < likelySpelling) return undefined;
    return score >= certainSpelling ? { state: 'placed', start, end, score, context: 1 } : { state: 'drifted', start, end, score, reason: 'context-changed' };
  }
  const score = mapped.kept * (0.5 + 0.5 * mapped.alike);
  if (mapped.kept < likelyKept) return undefined;
  const weak = !unique && isWeak(mapped, words);
  if (weak && mapped.context === 0) return undefined;
  if (mapped.kept >= certainKept && !weak && !mapped.torn) return { state: 'placed', start, end, score, context: mapped.context };
  return { state: 'drifted', start, end, score, reason: 'context-changed' };
}

/** What to make of the places that a search found, best first; `hint`: where the quote stood once. */
export function judgePlaces(places: readonly Place[], hint: number): Relocated {
  const [best] = places;
  if (!best) return { state: 'orphan', reason: 'text-gone' };
  const score = scoreOf(best);
  if (!best.weak && score < likely) return { state: 'orphan', reason: 'text-gone' };
  const rivals = places.filter((place) => place.weak === best.weak && apart(place, best) && score - scoreOf(place) < lead);
  if (rivals.length > 0) {
    // Only between places that fit equally does the old position decide.
    const equals = [best, ...rivals].filter((place) => score - scoreOf(place) < equal);
    const { start, end } = equals.reduce((near, place) => (Math.abs(place.start - hint) < Math.abs(near.start - hint) ? place : near));
    return { state: 'drifted', start, end, score, reason: 'ambiguous' };
  }
  const { start, end } = best;
  const evident = best.context >= 0 || end - start >= selfEvidentQuote;
  if (!best.weak && score >= certain && evident) return { state: 'placed', start, end, score, context: Math.max(0, best.context) };
  return { state: 'drifted', start, end, score, reason: 'context-changed' };
}

/** Whether two places are not just two readings of where one begins. */
function apart(one: Span, other: Span): boolean {
  return Math.abs(one.start - other.start) > reading || one.end <= other.start || other.end <= one.start;
}
