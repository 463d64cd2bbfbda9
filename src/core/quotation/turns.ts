import { isNumberedSpeaker } from '../articles/numberedSpeakers';
import type { PlacedQuotation, SourceView } from '../analysis/view';

/** The label of a transcript's turn that names nobody who is known: "A", "Speaker 1", "MODERATOR"; undefined for any other quotation. */
export function openLabel(view: SourceView, quotation: PlacedQuotation): string | undefined {
  const label = labelOf(view, quotation);
  return label !== undefined && (label.length <= 3 || isNumberedSpeaker(label) || quotation.speaker === null) ? label : undefined;
}

/** The label of a transcript's turn; undefined for any other quotation. */
function labelOf({ text }: SourceView, { kind, quoted, nested, speakerMention, start }: PlacedQuotation): string | undefined {
  if (kind !== 'direct' || quoted.length > 0 || nested || !speakerMention || speakerMention.end > start) return undefined;
  return text.slice(speakerMention.start, speakerMention.end);
}

/** All turns of a source that have the same label as one, which names nobody; that one alone where it has none. */
export function turnsLabelledAs(view: SourceView, quotation: PlacedQuotation): readonly PlacedQuotation[] {
  const label = openLabel(view, quotation)?.toLowerCase();
  return label === undefined ? [quotation] : view.quotations.filter((other) => labelOf(view, other)?.toLowerCase() === label);
}
