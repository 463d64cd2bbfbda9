import type { PlacedMention, PlacedQuotation, SourceView } from '../analysis/view';
import { contains, overlaps, type Span } from '../span';

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

/** The quotation that a span lies in or reaches into. */
export function quotationAt(view: SourceView, span: Span): PlacedQuotation | undefined {
  const exact = view.quotations.find((quotation) => quotation.start === span.start && quotation.end === span.end);
  return exact ?? view.quotationAt(span.start) ?? view.quotations.find(({ spans }) => spans.some((piece) => overlaps(piece, span)));
}
