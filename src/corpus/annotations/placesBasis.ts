import { NormalizedText } from '../../core/anchor/normalizedText';
import { followSpan } from '../../core/annotation/follow';
import { placeAnnotation } from '../../core/annotation/place';
import type { Basis, FoundPlace } from '../../core/annotation/relocate';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { Sidecar } from '../../core/sidecar/model';
import type { Span } from '../../core/span';
import type { TextChange } from '../ports';
import { digestOf } from './lastSeen';
import type { SeenText } from './lastSeen';

/** An annotation moved along with the one change that makes a text of another; one that is lost has no place. */
export function shifted(placed: PlacedAnnotation, change: TextChange): PlacedAnnotation {
  if (placed.state === 'orphan' || placed.pieces.every(({ end }) => end <= change.start)) return placed;
  const pieces = placed.pieces.flatMap((piece) => followSpan(piece, change) ?? []);
  if (pieces.length === placed.pieces.length) return { ...placed, pieces };
  return { ...placed, pieces, ...(pieces.length > 0 ? { state: 'drifted', reason: 'pieces' } : { state: 'orphan', reason: 'text-gone' }) };
}

/** The annotation in a place that is remembered; where none is, as it is. */
export function at(placed: PlacedAnnotation, place: FoundPlace | undefined): PlacedAnnotation {
  if (!place) return placed;
  return { ...without(placed), pieces: place.pieces, state: place.state, ...(place.reason && { reason: place.reason }) };
}

/** The annotation without the reason for its not being placed. */
export function without({ reason: _reason, ...rest }: PlacedAnnotation): PlacedAnnotation {
  return rest;
}

/** How many code units a span covers. */
export function length({ start, end }: Span): number {
  return end - start;
}

/** A text that is normalised when it is first asked for, once. */
export function shared(text: string, normal: NormalizedText | undefined): () => NormalizedText {
  let made = normal;
  return () => made ??= new NormalizedText(text);
}

/** The places remembered for a text that was seen before, by annotation id. */
export function seenPlaces(seen: SeenText | undefined): Map<string, { digest: string; place: FoundPlace }> {
  return new Map((seen?.places ?? []).map(({ id, digest, ...place }) => [id, { digest, place }]));
}

/** A document with a text that was seen before, and where what is still described in the same way stood in it. */
export function seenMoment({ items }: Sidecar, { text, places }: SeenText, crlf: boolean): { text: string; places: readonly (FoundPlace & { id: string })[] } {
  const document = crlf ? text.replaceAll('\n', '\r\n') : text, normal = new NormalizedText(document);
  const digests = new Map(items.map(({ id, json }) => [id, digestOf(json)]));
  const there = places.filter(({ id, digest, state }) => state === 'placed' && digests.get(id) === digest);
  return { text: document, places: there.map((place) => ({ ...place, pieces: place.pieces.map((piece) => normal.spanToDocument(piece)) })) };
}

/** Where an annotation stood in a text that was seen before; undefined when that is not certain. */
export function basisIn(
  before: NormalizedText, found: PlacedAnnotation, seen: { digest: string; place: FoundPlace } | undefined, source: string | undefined, sameText: boolean,
): Basis | undefined {
  if (seen?.digest === digestOf(found.raw.json)) return seen.place.state === 'placed' && seen.place.pieces.length > 0 ? { text: before, pieces: seen.place.pieces } : undefined;
  // What others described for the present text is found there; only what is not may still be known from before.
  if (found.state === 'placed' && !sameText) return undefined;
  const there = placeAnnotation(found.raw, source, before, { sameText });
  return there?.state === 'placed' && there.pieces.length > 0 ? { text: before, pieces: there.pieces } : undefined;
}
