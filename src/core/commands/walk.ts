import type { SourceView } from '../analysis/view';
import { hull, type PlacedAnnotation } from '../annotation/types';
import { compareSpans, type Span } from '../span';

/** Where "next annotation" stops, and what the stops are. */
export interface Stops {
  readonly kind: 'own' | 'kept' | 'suggested';
  /** In order of position, each once. */
  readonly spans: readonly Span[];
}

/**
 * What a reader wants to walk through: what people marked; where nobody marked anything what was saved; where nothing was
 * saved what the machine found and is sure enough of.
 */
export function stopsOf(view: SourceView, annotations: readonly PlacedAnnotation[], threshold: number): Stops {
  const placed = annotations.filter(({ refersTo, pieces }) => refersTo === undefined && pieces.length > 0);
  const own = spansOf(placed.filter(({ machine }) => !machine));
  if (own.length > 0) return { kind: 'own', spans: own };
  const kept = spansOf(placed);
  if (kept.length > 0) return { kind: 'kept', spans: kept };
  const shown = [...view.mentions, ...view.quotations].filter(({ confidence }) => confidence >= threshold);
  return { kind: 'suggested', spans: inOrder(shown) };
}

/** The stop after or before a selection; behind the last one comes the first. */
export function neighbour(spans: readonly Span[], from: Span, forward: boolean): Span | undefined {
  if (forward) return spans.find((span) => compareSpans(span, from) > 0) ?? spans[0];
  return spans.findLast((span) => compareSpans(span, from) < 0) ?? spans[spans.length - 1];
}

function spansOf(annotations: readonly PlacedAnnotation[]): Span[] {
  return inOrder(annotations.flatMap(({ pieces }) => hull(pieces) ?? []));
}

function inOrder(spans: readonly Span[]): Span[] {
  const sorted = spans.map(({ start, end }) => ({ start, end })).sort(compareSpans);
  return sorted.filter((span, i) => i === 0 || compareSpans(span, sorted[i - 1] ?? span) !== 0);
}
