/** A stretch of text: UTF-16 code units, `end` exclusive. What it is relative to is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a block `block` steps away (0: the same block, -1: the one before), relative to that block's start. */
export interface BlockSpan extends Span {
  readonly block: number;
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether each of some spans lies within one of others. */
export function allWithin(some: readonly Span[], others: readonly Span[]): boolean {
  return some.every((span) => others.some((other) => contains(other, span)));
}

/** How many code units disjoint spans have. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** How many code units disjoint spans share with others. */
export function sharedLength(some: readonly Span[], others: readonly Span[]): number {
  return some.reduce((sum, a) => others.reduce((more, b) => more + Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)), sum), 0);
}

/** Orders by start, longer spans first where they start together, so that a span comes before those inside it. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The same span moved by `offset` code units. */
export function shift(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}
