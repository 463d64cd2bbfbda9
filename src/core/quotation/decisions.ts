import type { Mark } from '../annotation/build';
import { sharesHalf } from '../annotation/decisionIndex';
import type { NewMark } from '../annotation/edit';
import { hull, quotationType, type QuotationChange } from '../annotation/types';
import type { PlacedQuotation, SourceView } from '../analysis/view';
import { contains, type Span } from '../span';
import { kindOf, quotedWithin } from './marked';
import { piecesOf } from './reshape';

/** What a person says about a quotation as it is: its type and who says it. */
function saidOf({ kind, speaker, speakerName }: PlacedQuotation): Pick<Mark, 'speaker' | 'speakerName'> & { readonly type: string } {
  return { type: `${quotationType}/${kind}`, ...(speaker !== null ? { speaker } : speakerName !== null && speakerName !== '' && { speakerName }) };
}

/** A decision about a quotation as it stands. */
export function quotationDecision(quotation: PlacedQuotation, decision: NonNullable<Mark['decision']>): Mark & { readonly type: string } {
  return { pieces: piecesOf(quotation), decision, ...saidOf(quotation) };
}

/**
 * The decisions that put quotations of other extents in the place of some: each stands on its own, with its speaker, so that it
 * holds whatever is found there later. `own` is the id of the annotation that a person's own earlier decision about one is in.
 * What no new one shares half with is rejected as part of them, lest it be found again beside them; so is what somebody else had decided.
 */
export function reshaped(
  view: SourceView, replaced: readonly PlacedQuotation[], extents: readonly (readonly Span[])[], own: (quotation: PlacedQuotation) => string | undefined, change?: QuotationChange,
): NewMark[] {
  const spoken = replaced.find(({ speaker, speakerName }) => speaker !== null || speakerName !== null) ?? replaced[0];
  if (!spoken) return [];
  const hulls = extents.flatMap((pieces) => hull(pieces) ?? []), free = replaced.flatMap((quotation) => own(quotation) ?? []);
  const made = extents.map((pieces, i): NewMark => {
    const mark = { pieces, decision: 'respan', ...(change && { change }), ...saidOf({ ...spoken, kind: kindFor(view, replaced, pieces) }) } as const;
    return { mark, decides: true, ...(free[i] !== undefined && { changes: free[i] }) };
  });
  const changed = new Set(free.slice(0, extents.length));
  const rejected = replaced.filter((quotation) => {
    const id = own(quotation);
    if (hulls.some(({ start, end }) => start === quotation.start && end === quotation.end)) return false;
    return (quotation.decision !== undefined && !(id !== undefined && changed.has(id))) || !hulls.some((span) => sharesHalf(span, quotation));
  });
  return [...made, ...rejected.map((quotation): NewMark => {
    const id = own(quotation);
    return { mark: quotationDecision(quotation, 'reject'), decides: id === undefined || !changed.has(id), partOf: made.map((_mark, i) => i) };
  })];
}

/** A turn of a transcript has no marks and is somebody's words all the same. */
function kindFor(view: SourceView, replaced: readonly PlacedQuotation[], pieces: readonly Span[]): PlacedQuotation['kind'] {
  const turns = replaced.filter(({ kind, quoted }) => kind === 'direct' && quoted.length === 0).flatMap(({ spans }) => spans);
  if (turns.length > 0 && pieces.every((piece) => turns.some((turn) => contains(turn, piece) || contains(piece, turn)))) return 'direct';
  return kindOf(view.text, pieces, quotedWithin(view.text, view.analysis.blocks, pieces));
}
