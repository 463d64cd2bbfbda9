import type { Span } from '../span';
import type { NormalizedText } from './normalizedText';
import type { Selectors, TextPositionSelector, TextQuoteSelector } from './selectors';

/** placed: certain; drifted: found, but a person should confirm it; orphan: not found. */
export type AnchorState = 'placed' | 'drifted' | 'orphan';

/** Why an anchor is not placed. */
export type AnchorReason =
  | 'ambiguous' // several places fit equally well
  | 'context-changed' // the words are there, but not what stood around them
  | 'position-only' // there is no quote to verify the position with
  | 'pieces' // some pieces of a discontinuous annotation are missing or out of order
  | 'text-gone' // the words are nowhere in the text
  | 'no-selector'; // nothing that Glossator can look for

/** Where an anchor was found: a span in UTF-16 offsets of the document; an orphan has none. */
export type FoundAnchor =
  | { readonly state: 'placed'; readonly span: Span }
  | { readonly state: 'drifted'; readonly span: Span; readonly reason: AnchorReason }
  | { readonly state: 'orphan'; readonly span: null; readonly reason: AnchorReason };

/** A place that a quote may stand at, in UTF-16 offsets of the normalised text, and how well it fits: 0-1. */
export interface Candidate extends Span {
  readonly score: number;
}

/** Proposes places for a quote that is not where its position says; several providers are asked in turn until one answers. */
export type CandidateProvider = (text: NormalizedText, quote: TextQuoteSelector, position: TextPositionSelector | undefined) => readonly Candidate[];

export interface FindOptions {
  /** Whether the text is the one that the positions were taken from, by its hash: then they are exact. Undefined: nobody knows. */
  readonly sameText?: boolean | undefined;
  /** Asked in this order; the first that proposes anything decides. Default: exact quotes with their context. */
  readonly providers?: readonly CandidateProvider[];
}

/** A candidate below this is no more than a guess: drifted. */
const certain = 0.5;
/** The best candidate must be ahead of the second by this much. */
const lead = 0.2;
/** Words that stand only once in a text and are at least this long (in UTF-16 code units) need no context. */
const selfEvident = 32;

/**
 * Finds an anchor's text again: where the position says when quote and context agree there, else where the exact quote
 * fits its context best, and `placed` only when no other place fits nearly as well. Never returns a place in silence
 * whose words differ from the quote.
 */
export function findAnchor(text: NormalizedText, selectors: Selectors, options: FindOptions = {}): FoundAnchor {
  const { quote, position } = selectors;
  if (!quote?.exact) return position ? byPosition(text, position, options) : orphan('no-selector');
  const hinted = position && atPosition(text, quote, position);
  if (quote.prefix === '' && quote.suffix === '') return byWords(text, quote, position, hinted, options);
  if (hinted && (options.sameText === true || contextScore(text.text, quote, hinted) === 1)) return placed(text, hinted);
  for (const provider of options.providers ?? [exactQuote]) {
    const candidates = provider(text, quote, position);
    if (candidates.length > 0) return choose(text, candidates, hinted);
  }
  return orphan('text-gone');
}

/** Proposes every place at which the quote's exact words stand, scored by how much of the context stands around them. */
export const exactQuote: CandidateProvider = (text, quote) => {
  const whole = text.find(quote.prefix + quote.exact + quote.suffix);
  // With all of its context a quote nearly always stands once; then the other places of a common word need no look.
  const only = whole.offsets[0];
  if (whole.complete && whole.offsets.length === 1 && only !== undefined && quote.prefix.length + quote.suffix.length >= 16) {
    const start = only + quote.prefix.length;
    return [{ start, end: start + quote.exact.length, score: 1 }];
  }
  const found = text.find(quote.exact);
  // An unfinished search may have missed the right place, so nothing that it found is certain.
  const most = found.complete ? 1 : certain / 2;
  return found.offsets.map((start) => {
    const end = start + quote.exact.length;
    return { start, end, score: Math.min(most, contextScore(text.text, quote, { start, end })) };
  });
};

/** How much of the quote's context stands around a normalised span: 0-1. */
export function contextScore(text: string, quote: TextQuoteSelector, span: Span): number {
  const before = commonBefore(text, span.start, quote.prefix), after = commonAfter(text, span.end, quote.suffix);
  const total = quote.prefix.length + quote.suffix.length;
  if (total === 0) return 0;
  // One side that is wholly there is as good as half of both: an edit seldom touches both sides at once.
  const share = (before + after) / total;
  const side = (before === quote.prefix.length && before >= 8) || (after === quote.suffix.length && after >= 8);
  return side ? Math.max(share, certain) : share;
}

function commonBefore(text: string, end: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < end && text.charCodeAt(end - 1 - count) === prefix.charCodeAt(prefix.length - 1 - count)) count++;
  return count;
}

function commonAfter(text: string, start: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && start + count < text.length && text.charCodeAt(start + count) === suffix.charCodeAt(count)) count++;
  return count;
}

function choose(text: NormalizedText, candidates: readonly Candidate[], hinted: Span | undefined): FoundAnchor {
  let best: Candidate | undefined, second: Candidate | undefined;
  for (const candidate of candidates) {
    if (!best || candidate.score > best.score) [best, second] = [candidate, best];
    else if (!second || candidate.score > second.score) second = candidate;
  }
  if (!best) return orphan('text-gone');
  const evident = !second && best.end - best.start >= selfEvident;
  if (best.score < certain && !evident) {
    const likely = best.score >= certain / 2 || !second;
    return likely && best.score > 0 ? drifted(text, best, 'context-changed') : orphan('text-gone');
  }
  if (!second || best.score - second.score >= lead) return placed(text, best);
  const stayed = hinted && candidates.find((candidate) => candidate.start === hinted.start && candidate.end === hinted.end);
  return drifted(text, stayed && best.score - stayed.score < lead ? stayed : best, 'ambiguous');
}

/** The normalised span at the position, where its words are the quote's. */
function atPosition(text: NormalizedText, quote: TextQuoteSelector, position: TextPositionSelector): Span | undefined {
  const start = text.fromCodePoint(position.start);
  return text.text.startsWith(quote.exact, start) ? { start, end: start + quote.exact.length } : undefined;
}

function byPosition(text: NormalizedText, position: TextPositionSelector, options: FindOptions): FoundAnchor {
  if (position.start >= position.end || position.end > text.length) return orphan('no-selector');
  const span = { start: text.fromCodePoint(position.start), end: text.fromCodePoint(position.end) };
  const sure = options.sameText ?? !(cutsWord(text.text, span.start) || cutsWord(text.text, span.end));
  return sure ? placed(text, span) : drifted(text, span, 'position-only');
}

const wordUnit = /[\p{L}\p{M}\p{N}]/u;

/** Whether an offset lies inside a word: nobody marks like that, so the position counts otherwise or is of another text. */
function cutsWord(text: string, at: number): boolean {
  return wordUnit.test(text.charAt(at - 1)) && wordUnit.test(text.charAt(at));
}

/** Words without context, as other programs write them: where they stand once, else where the position says unless the text was another one. */
function byWords(
  text: NormalizedText, { exact }: TextQuoteSelector, position: TextPositionSelector | undefined, hinted: Span | undefined, options: FindOptions,
): FoundAnchor {
  if (hinted && options.sameText !== false) return placed(text, hinted);
  const { offsets, complete } = text.find(exact), [first] = offsets;
  if (first === undefined) return orphan('text-gone');
  if (offsets.length === 1 && complete) return placed(text, { start: first, end: first + exact.length });
  if (!position) return orphan('ambiguous');
  const hint = text.fromCodePoint(position.start), start = offsets.reduce((near, at) => (Math.abs(at - hint) < Math.abs(near - hint) ? at : near));
  return drifted(text, { start, end: start + exact.length }, 'ambiguous');
}

function placed(text: NormalizedText, span: Span): FoundAnchor {
  return { state: 'placed', span: text.spanToDocument(span) };
}

function drifted(text: NormalizedText, span: Span, reason: AnchorReason): FoundAnchor {
  return { state: 'drifted', span: text.spanToDocument(span), reason };
}

function orphan(reason: AnchorReason): FoundAnchor {
  return { state: 'orphan', span: null, reason };
}
