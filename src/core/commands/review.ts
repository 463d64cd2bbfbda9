import type { Mark } from '../annotation/build';
import type { PlacedMention, PlacedQuotation, SourceView } from '../analysis/view';
import { quotationDecision } from '../quotation/decisions';
import { compareSpans, type Span } from '../span';
import type { Find } from './findAt';

/** Something that the machine found and nobody has judged, with its place. */
export type Suggestion = Find & { readonly span: Span };

/** The suggestions of a source that are sure enough, in order of place; an outer one comes before those inside it. */
export function suggestionsOf(view: SourceView, threshold: number): Suggestion[] {
  const open = (each: PlacedMention | PlacedQuotation): boolean => each.decision === undefined && each.confidence >= threshold;
  const mentions = view.mentions.filter(open).map((mention): Suggestion => ({ what: 'mention', mention, span: { start: mention.start, end: mention.end } }));
  const quotations = view.quotations.filter(open).map((quotation): Suggestion => ({ what: 'quotation', quotation, span: { start: quotation.start, end: quotation.end } }));
  return [...quotations, ...mentions].sort((a, b) => compareSpans(a.span, b.span));
}

/** The first suggestion that is not before a place; `after` also leaves out the one at this very place. */
export function nextSuggestion(suggestions: readonly Suggestion[], from: Span, after: boolean, kind?: Find['what']): Suggestion | undefined {
  return suggestions.find(({ span, what }) => {
    const order = compareSpans(span, from);
    // A quotation comes before a name with the same place.
    return order > 0 || (order === 0 && (!after || (kind === 'quotation' && what === 'mention')));
  });
}

/** The decision that a suggestion is right or wrong, or that a name has another type. */
export function decisionOn(suggestion: Suggestion, decision: 'accept' | 'reject' | 'retype', type?: string): Mark {
  if (suggestion.what === 'mention') {
    const { start, end, type: found, entity } = suggestion.mention, pieces = [{ start, end }];
    return decision === 'retype' ? { pieces, decision, type: type ?? found } : { pieces, decision, type: found, entity };
  }
  return quotationDecision(suggestion.quotation, decision);
}
