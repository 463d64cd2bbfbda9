import { shortest, type PlacedMention, type PlacedQuotation, type SourceView } from '../analysis/view';
import { allWithin, compareSpans, contains, overlaps, type Span } from '../span';

/** A name or a quotation. */
export type Find =
  | { readonly what: 'mention'; readonly mention: PlacedMention }
  | { readonly what: 'quotation'; readonly quotation: PlacedQuotation };

/**
 * What somebody means who points at a span or puts the cursor somewhere: what covers exactly the span, else the innermost
 * name there, else the quotation there.
 */
export function findAt(view: SourceView, span: Span): Find | undefined {
  const same = (other: Span): boolean => other.start === span.start && other.end === span.end;
  const mention = view.mentions.find(same) ?? undefined;
  if (mention) return { what: 'mention', mention };
  const quotation = quotationAt(view, span);
  if (quotation && (same(quotation) || quotation.spans.some(same))) return { what: 'quotation', quotation };
  const named = view.mentionAt(span.start);
  if (named && (contains(named, span) || contains(span, named)) && !(quotation && span.end > named.end)) return { what: 'mention', mention: named };
  return quotation && { what: 'quotation', quotation };
}

/** The quotation that a span lies in, the innermost of several; else one that it reaches into; else the one whose cue or speaker it points at. */
export function quotationAt(view: SourceView, span: Span): PlacedQuotation | undefined {
  const exact = view.quotations.find((quotation) => quotation.start === span.start && quotation.end === span.end);
  const around = span.end > span.start ? shortest(view.quotations.filter(({ spans }) => spans.some((piece) => contains(piece, span)))) : undefined;
  return exact ?? around ?? view.quotationAt(span.start) ?? view.quotations.find(({ spans }) => spans.some((piece) => overlaps(piece, span)))
    ?? attributedAt(view, span);
}

/** The quotations that somebody means who selects: those that lie within a selection, without those inside them, else the one that it lies in or reaches into. Each once, in order of place. */
export function quotationsAt(view: SourceView, spans: readonly Span[]): PlacedQuotation[] {
  const meant = spans.flatMap((span) => {
    const whole = view.quotations.filter((quotation) => contains(span, quotation)), outer = whole.filter((one) => !whole.some((other) => other !== one && isWithin(one, other)));
    return outer.length > 0 ? outer : quotationAt(view, span) ?? [];
  });
  return [...new Set(meant)].sort(compareSpans);
}

function isWithin(inner: PlacedQuotation, outer: PlacedQuotation): boolean {
  return inner.end - inner.start < outer.end - outer.start && allWithin(inner.spans, outer.spans);
}

/** Whoever points at the words that say who speaks, or at what stands between the pieces of a quotation, means the quotation. */
function attributedAt(view: SourceView, span: Span): PlacedQuotation | undefined {
  const isOn = (part: Span | null): boolean => part !== null && contains(part, span);
  const away = (quotation: PlacedQuotation): number => Math.max(quotation.start - span.end, span.start - quotation.end, 0);
  const [said] = view.quotations.filter(({ cue, speakerMention }) => isOn(cue) || isOn(speakerMention)).sort((a, b) => away(a) - away(b));
  return said ?? shortest(view.quotations.filter((quotation) => contains(quotation, span) && isBetween(view, quotation, span)));
}

/** Whether a span lies between two pieces of a quotation in one paragraph. */
function isBetween(view: SourceView, { spans }: PlacedQuotation, span: Span): boolean {
  const block = view.blockAt(span.start), here = spans.filter(({ start }) => view.blockAt(start) === block);
  return here.some(({ end }) => end <= span.start) && here.some(({ start }) => span.end <= start);
}
