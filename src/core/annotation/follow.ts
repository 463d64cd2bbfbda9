import { findAnchor } from '../anchor/findAnchor';
import type { NormalizedText } from '../anchor/normalizedText';
import type { Span } from '../span';
import { readTargets } from '../sidecar/targets';
import type { PlacedAnnotation } from './types';

/** A replacement of a stretch of text: UTF-16 offsets of the document before it. */
export interface Replacement extends Span {
  readonly text: string;
}

/**
 * Where a span is after a replacement; undefined when its text was deleted, or replaced as part of more. Text typed at
 * its edges does not become part of it; a replacement of exactly this span does.
 */
export function followSpan({ start, end }: Span, change: Replacement): Span | undefined {
  const grown = change.text.length - (change.end - change.start);
  const deletes = change.end > change.start && change.start <= start && change.end >= end;
  if (deletes) {
    const exactly = change.start === start && change.end === end && change.text !== '';
    return exactly ? { start, end: end + grown } : undefined;
  }
  if (change.end <= start) return { start: start + grown, end: end + grown };
  if (change.start >= end) return { start, end };
  // An edit across one of the ends leaves the new text outside.
  if (change.start < start) return { start: change.start + change.text.length, end: end + grown };
  return { start, end: change.end > end ? change.start : end + grown };
}

function followAll(span: Span, replacements: readonly Replacement[]): Span | undefined {
  let now: Span | undefined = span;
  for (const change of replacements) now = now && followSpan(now, change);
  return now;
}

/** The annotations after edits (applied one after the other), the same objects where nothing moved. What lost its text is an orphan until that comes back. */
export function followEdits(
  placed: readonly PlacedAnnotation[], replacements: readonly Replacement[], source: string | undefined, text: () => NormalizedText,
): PlacedAnnotation[] {
  const inserted = replacements.map((change) => change.text.replace(/\r\n?/g, '\n'));
  const first = replacements.reduce((least, { start }) => Math.min(least, start), Infinity);
  return placed.map((annotation) => {
    if (annotation.state !== 'orphan' && annotation.pieces.every(({ end }) => end <= first)) return annotation;
    const pieces = annotation.pieces.flatMap((piece) => followAll(piece, replacements) ?? []);
    const lost = pieces.length < annotation.pieces.length || annotation.state === 'orphan' || annotation.reason === 'pieces';
    const back = lost ? comeBack(annotation, inserted, source, text) : undefined;
    if (back) return back;
    if (annotation.state === 'orphan') return annotation;
    if (pieces.length === 0 && annotation.pieces.length > 0) return { ...annotation, pieces, state: 'orphan', reason: 'text-gone' };
    return pieces.length < annotation.pieces.length ? { ...annotation, pieces, state: 'drifted', reason: 'pieces' } : { ...annotation, pieces };
  });
}

/** Looks for an annotation whose words were just inserted again, as by an undo or when a whole text is replaced. */
function comeBack(
  annotation: PlacedAnnotation, inserted: readonly string[], source: string | undefined, text: () => NormalizedText,
): PlacedAnnotation | undefined {
  const { pieces } = readTargets(annotation.raw.value, source);
  const returns = pieces.some(({ quote }) => quote && inserted.some((words) => words.includes(quote.exact)));
  if (!returns) return undefined;
  const found = pieces.map((selectors) => findAnchor(text(), selectors, { sameText: false }));
  const spans = found.flatMap((anchor) => (anchor.state === 'placed' ? [anchor.span] : []));
  if (spans.length < pieces.length) return undefined;
  const { reason: _reason, ...rest } = annotation;
  return { ...rest, pieces: spans, state: 'placed' };
}
