import { isNumberedSpeaker, speakerWords } from '../articles/speakerNames';
import type { PlacedQuotation, SourceView } from '../analysis/view';

/** The label of a transcript's turn that names nobody: "A", "Speaker 1", "MODERATOR"; undefined for any other quotation. */
export function openLabel({ text }: SourceView, { kind, quoted, nested, speakerMention, start }: PlacedQuotation): string | undefined {
  if (kind !== 'direct' || quoted.length > 0 || nested || !speakerMention || speakerMention.end > start) return undefined;
  const label = text.slice(speakerMention.start, speakerMention.end);
  return label.length <= 3 || isNumberedSpeaker(label) || speakerWords(label) !== 'name' ? label : undefined;
}

/** All turns of a source that have the same label as one, which names nobody; that one alone where it has none. */
export function turnsLabelledAs(view: SourceView, quotation: PlacedQuotation): readonly PlacedQuotation[] {
  const label = openLabel(view, quotation)?.toLowerCase();
  return label === undefined ? [quotation] : view.quotations.filter((other) => openLabel(view, other)?.toLowerCase() === label);
}
