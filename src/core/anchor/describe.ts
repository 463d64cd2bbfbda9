import type { Span } from '../span';
import type { NormalizedText } from './normalizedText';
import type { FullSelectors, TextQuoteSelector } from './selectors';

/** Code points of context on either side, as long as that makes the quote unique. */
const shortContext = 16;
/** More context than this is never written, so that a repetitive text does not end up in its own sidecar. */
const longestContext = 256;
/** A word that is longer than this is cut all the same. */
const longestWord = 40;

/**
 * The selectors of a span (UTF-16 offsets of the document). The context is 16 code points a side; where that is not
 * unique in the text it grows, by doubling and to whole words. Throws a RangeError for a span that covers nothing.
 */
export function describeSpan(text: NormalizedText, documentSpan: Span): FullSelectors {
  return describeNormalized(text, text.spanFromDocument(documentSpan));
}

/** Like describeSpan, for a span in UTF-16 offsets of the normalised text. */
export function describeNormalized(text: NormalizedText, normalizedSpan: Span): FullSelectors {
  const span = text.whole(normalizedSpan);
  if (span.end <= span.start) throw new RangeError('An annotation needs at least one character of text.');
  return {
    quote: quoteOf(text, span),
    position: { type: 'TextPositionSelector', start: text.toCodePoint(span.start), end: text.toCodePoint(span.end) },
  };
}

function quoteOf(text: NormalizedText, span: Span): TextQuoteSelector {
  const exact = text.text.slice(span.start, span.end);
  for (let count = shortContext; ; count *= 2) {
    const short = count === shortContext;
    const from = text.step(span.start, -count), to = text.step(span.end, count);
    const prefix = text.text.slice(short ? from : wordStart(text.text, from), span.start);
    const suffix = text.text.slice(span.end, short ? to : wordEnd(text.text, to));
    const found = count < longestContext ? text.find(prefix + exact + suffix) : undefined;
    if (!found || (found.complete && found.offsets.length <= 1)) return { type: 'TextQuoteSelector', exact, prefix, suffix };
  }
}

const wordUnit = /[\p{L}\p{M}\p{N}'’\p{Cs}]/u;

function isWordUnit(text: string, at: number): boolean {
  const unit = text.charAt(at);
  // Halves of a surrogate pair count as part of a word, so that a cut never falls between them.
  return unit !== '' && wordUnit.test(unit);
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestWord && isWordUnit(text, start) && isWordUnit(text, start - 1)) start--;
  return keepPair(text, start);
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longestWord && isWordUnit(text, end - 1) && isWordUnit(text, end)) end++;
  return keepPair(text, end);
}

/** Moves a cut out of a surrogate pair. */
function keepPair(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
