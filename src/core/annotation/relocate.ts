import { contextScore } from '../anchor/findAnchor';
import type { NormalizedText } from '../anchor/normalizedText';
import { relocateQuotes } from '../anchor/relocate/relocateQuotes';
import { relocateSpans } from '../anchor/relocate/relocateSpans';
import type { LastSeen, RelocateOptions, Relocated } from '../anchor/relocate/types';
import type { Selectors } from '../anchor/selectors';
import { addTo } from '../multimap';
import { readTargets } from '../sidecar/targets';
import type { Span } from '../span';
import type { PlacedAnnotation } from './types';

/** Where an annotation stood for certain: a text, shared by all that were seen in it, and the pieces (UTF-16 offsets of the document). */
export interface Basis {
  readonly text: NormalizedText;
  readonly pieces: readonly Span[];
}

/** A place around which less stands of what did is doubted where more stands elsewhere of what was written down. */
const leastContext = 0.5;
/** Characters of context that are not there by chance. */
const longContext = 16;

/** Where an annotation is now: pieces in UTF-16 offsets of the document. */
export type FoundPlace = Pick<PlacedAnnotation, 'pieces' | 'state' | 'reason'>;

/**
 * Finds annotations again in a changed text, by id: from where they stood for certain where that is known, else by their
 * words and context. What only its words could find is placed when the search is as good as certain.
 */
export async function relocateAnnotations(
  annotations: readonly PlacedAnnotation[], bases: ReadonlyMap<string, Basis>, source: string | undefined, text: NormalizedText, options: RelocateOptions = {},
): Promise<ReadonlyMap<string, FoundPlace>> {
  const found = new Map<string, FoundPlace>();
  const byText = new Map<NormalizedText | undefined, PlacedAnnotation[]>();
  for (const annotation of annotations) {
    const seen = bases.get(annotation.id)?.text;
    addTo(byText, seen, annotation);
  }
  for (const [before, list] of byText) {
    const anchors = list.map((annotation) => (before ? seenAnchors(bases.get(annotation.id)) : quoteAnchors(annotation, source, text)));
    const places = before ? await relocateSpans(before.text, text.text, anchors.flat(), options) : await relocateQuotes(text.text, anchors.flat(), options);
    let next = 0;
    for (const [i, annotation] of list.entries()) {
      const count = anchors[i]?.length ?? 0;
      const pieces = places.slice(next, next + count), place = together(pieces, text);
      next += count;
      if (before && contradicts(annotation, source, text, pieces)) found.set(annotation.id, { pieces: annotation.pieces, state: 'drifted', reason: 'ambiguous' });
      else if (count > 0 && (before || betterThan(annotation, place))) found.set(annotation.id, place);
    }
  }
  return found;
}

function seenAnchors(basis: Basis | undefined): LastSeen[] {
  return (basis?.pieces ?? []).map((piece) => {
    const span = basis?.text.spanFromDocument(piece) ?? piece;
    return { ...span, exact: basis?.text.text.slice(span.start, span.end) ?? '' };
  });
}

function quoteAnchors({ raw }: PlacedAnnotation, source: string | undefined, text: NormalizedText): LastSeen[] {
  return readTargets(raw.value, source).pieces.map(({ quote, position }: Selectors) => {
    const start = text.fromCodePoint(position?.start ?? 0), end = text.fromCodePoint(position?.end ?? 0);
    return { start, end, exact: quote?.exact ?? '', prefix: quote?.prefix ?? '', suffix: quote?.suffix ?? '' };
  });
}

/**
 * Whether the comparison of the texts puts an annotation where little of what stood around it does, while it is shown where
 * what was written down about it stands.
 */
function contradicts(now: PlacedAnnotation, source: string | undefined, text: NormalizedText, places: readonly Relocated[]): boolean {
  if (now.state === 'orphan' || !places.some((place) => place.state === 'placed' && place.context < leastContext)) return false;
  const stored = readTargets(now.raw.value, source).pieces;
  const whole = stored.length === now.pieces.length && now.pieces.every((piece, i) => {
    const quote = stored[i]?.quote, span = text.spanFromDocument(piece);
    if (!quote || quote.prefix.length + quote.suffix.length < longContext || text.text.slice(span.start, span.end) !== quote.exact) return false;
    return contextScore(text.text, quote, span) >= leastContext;
  });
  return whole && places.some((place, i) => {
    const span = text.spanFromDocument(now.pieces[i] ?? { start: 0, end: 0 });
    return place.state !== 'orphan' && (place.start !== span.start || place.end !== span.end);
  });
}

/** A search by words alone may add to what an exact search found, and take nothing from it. */
function betterThan(now: PlacedAnnotation, place: FoundPlace): boolean {
  return now.state === 'orphan' ? place.state !== 'orphan' : now.state === 'drifted' && place.state === 'placed';
}

/** Several pieces are placed when all are, one behind the other; an orphan when none is found. */
function together(places: readonly Relocated[], text: NormalizedText): FoundPlace {
  const pieces = places.flatMap((place) => (place.state === 'orphan' ? [] : [text.spanToDocument(place)]));
  if (pieces.length === 0) return { pieces, state: 'orphan', reason: 'text-gone' };
  const ordered = pieces.every((piece, i) => i === 0 || (pieces[i - 1]?.end ?? 0) <= piece.start);
  if (pieces.length < places.length || !ordered) return { pieces, state: 'drifted', reason: 'pieces' };
  for (const place of places) if (place.state === 'drifted') return { pieces, state: 'drifted', reason: place.reason };
  return { pieces, state: 'placed' };
}
