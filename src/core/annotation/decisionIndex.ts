import { compareText } from '../compareText';
import { lowerBound } from '../lowerBound';
import type { Span } from '../span';
import { compareTimes } from './time';
import { hull, isQuotationType, lastChange } from './types';
import type { PlacedAnnotation } from './types';

/** What a person said about a stretch of text, as found in it. */
export interface Decision {
  readonly annotation: PlacedAnnotation;
  /** The hull of its pieces: UTF-16 offsets of the document. */
  readonly span: Span;
  /** The stored decision; `own` for an entity or a quotation that a person marked without a suggestion. */
  readonly kind: string;
  /** Whether it says that this is one, of this type and entity; a rejection says that it is none. */
  readonly positive: boolean;
  readonly type: string;
}

const positiveKinds: ReadonlySet<string> = new Set(['accept', 'retype', 'reattribute', 'respan', 'own']);

/** The decisions that hold in a source, by place: of several on one span the last changed wins, ties by id. */
export class DecisionIndex {
  private readonly bySpan = new Map<string, Decision>();
  private readonly sorted: readonly Decision[];
  /** The furthest end among the first k + 1 decisions. */
  private readonly reach: readonly number[];

  constructor(decisions: Iterable<Decision>) {
    for (const decision of decisions) {
      const key = keyOf(decision.span), earlier = this.bySpan.get(key);
      if (!earlier || isLater(decision.annotation, earlier.annotation)) this.bySpan.set(key, decision);
    }
    this.sorted = [...this.bySpan.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    let furthest = 0;
    this.reach = this.sorted.map(({ span }) => (furthest = Math.max(furthest, span.end)));
  }

  /** All that hold, by start. */
  all(): readonly Decision[] {
    return this.sorted;
  }

  /** The decision about something that was found at a span: the one on this very span, else the last one that shares half of it and its type and is about nothing else. */
  about(span: Span, type: string, isOthers: (decision: Decision) => boolean = () => false): Decision | undefined {
    const exact = this.bySpan.get(keyOf(span));
    if (exact) return exact;
    const near = this.overlapping(span).filter((decision) => sameType(decision.type, type) && sharesHalf(decision.span, span) && !isOthers(decision));
    return near.reduce<Decision | undefined>((best, next) => (!best || isLater(next.annotation, best.annotation) ? next : best), undefined);
  }

  /** Those that share at least one code unit with a span. */
  overlapping(span: Span): Decision[] {
    const found: Decision[] = [];
    const behind = lowerBound(this.sorted.length, (i) => (this.sorted[i]?.span.start ?? Infinity) >= span.end);
    for (let i = behind - 1; i >= 0 && (this.reach[i] ?? 0) > span.start; i--) {
      const decision = this.sorted[i];
      if (decision && decision.span.end > span.start) found.push(decision);
    }
    return found;
  }
}

/** The decisions about mentions and about quotations among the annotations of a source; orphans decide nothing. */
export function decisionsOf(placed: readonly PlacedAnnotation[]): { mentions: DecisionIndex; quotations: DecisionIndex } {
  const mentions: Decision[] = [], quotations: Decision[] = [];
  for (const annotation of placed) {
    const decision = decisionOf(annotation);
    if (decision) (isQuotationType(decision.type) ? quotations : mentions).push(decision);
  }
  return { mentions: new DecisionIndex(mentions), quotations: new DecisionIndex(quotations) };
}

function decisionOf(annotation: PlacedAnnotation): Decision | undefined {
  const span = hull(annotation.pieces);
  if (annotation.machine || annotation.type === undefined || !span || annotation.state === 'orphan') return undefined;
  const kind = annotation.decision ?? 'own';
  const positive = positiveKinds.has(kind);
  // A kind from a newer version is kept in the file, but nobody knows here what it says.
  return positive || kind === 'reject' ? { annotation, span, kind, positive, type: annotation.type } : undefined;
}

function isLater(a: PlacedAnnotation, b: PlacedAnnotation): boolean {
  return (compareTimes(lastChange(a), lastChange(b)) || compareText(a.id, b.id)) > 0;
}

function sameType(a: string, b: string): boolean {
  return a === b || (isQuotationType(a) && isQuotationType(b));
}

/** Whether two spans share at least half of the longer one. */
export function sharesHalf(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= Math.max(a.end - a.start, b.end - b.start);
}

function keyOf(span: Span): string {
  return `${span.start}:${span.end}`;
}
