import type { PlacedQuotation, SourceView } from '../analysis/view';
import { rolesOf } from '../card/facts';
import { visibleText } from '../card/text';

/**
 * A quotation as one would paste it: `“…” — Speaker, role (headline, file)`. The words are the source's own, in one line;
 * pieces that something stands between are joined by an ellipsis.
 */
export function attributedQuotation(view: SourceView, quotation: PlacedQuotation, file: string): string {
  const words = quotation.spans.map(({ start, end }) => oneLine(view.text.slice(start, end))).join(' … ');
  // A turn in a transcript is verbatim although no marks say so.
  const quoted = quotation.kind === 'direct' && !/^[“”"„«‹‘']/u.test(words) ? `“${words}”` : words;
  const speaker = speakerOf(view, quotation);
  const headline = view.articles[quotation.article]?.headline;
  const origin = [...(headline ? [visibleText(view.text.slice(headline.start, headline.end))] : []), file].join(', ');
  return `${quoted}${speaker === '' ? '' : ` — ${speaker}`} (${origin})`;
}

function speakerOf(view: SourceView, { speaker, speakerName }: PlacedQuotation): string {
  const name = visibleText((speaker === null ? undefined : view.cluster(speaker)?.name) ?? speakerName ?? '');
  const role = speaker === null ? undefined : rolesOf(view, speaker, 1)[0];
  return name === '' || role === undefined ? name : `${name}, ${role}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
