import { visibleText } from '../card/text';
import type { Span } from '../span';
import { changeLabel, checkLabel, findingLabel, remarkLabels, verdictLabels, type NameOf } from './describe';
import { verdicts, type CheckedQuotation, type QuotationCheck, type QuotedPlace } from './model';

/** What a report needs to know of the draft and the sources. */
export interface ReportInput {
  readonly check: QuotationCheck;
  readonly draft: { readonly uri: string; readonly text: string };
  readonly nameOf: NameOf;
  /** A place as a link: `label` is text, `target` an address without spaces and parentheses. */
  link(uri: string, span: Span): { readonly label: string; readonly target: string };
}

/** All that a check found out as Markdown, the most serious first; text from drafts and sources shows as it is. */
export function reportOf(input: ReportInput): string {
  const { check, draft, nameOf } = input;
  const sections = verdicts.flatMap((verdict) => {
    const own = check.quotations.filter((quotation) => quotation.verdict === verdict);
    return own.length === 0 ? [] : [`## ${verdictLabels[verdict]} (${own.length})`, ...own.map((quotation) => entryOf(quotation, input))];
  });
  return `${[`# Quotations in ${plain(nameOf(draft.uri))}`, plain(checkLabel(check)), ...sections].join('\n\n')}\n`;
}

function entryOf(quotation: CheckedQuotation, input: ReportInput): string {
  const { draft, check, nameOf } = input;
  const words = quotation.pieces.map(({ start, end }) => plain(draft.text.slice(start, end))).join(' … ');
  const speaker = quotation.speakerName === null ? '' : ` — ${plain(quotation.speakerName)}`;
  const lines = [`> ${words}${speaker}`, '', `${linkTo(input, draft.uri, quotation)}: ${plain(findingLabel({ ...quotation, changes: [], remarks: [] }, check.sources, nameOf)).replace(/: \.$/u, '.')}`];
  const details = [
    ...quotation.changes.map((change) => plain(changeLabel(change))),
    ...remarkLabels(quotation).map(plain),
    ...quotation.places.map((place) => placeLine(place, input)),
  ];
  return [...lines, ...(details.length > 0 ? ['', ...details.map((detail) => `- ${detail}`)] : [])].join('\n');
}

function placeLine(place: QuotedPlace, input: ReportInput): string {
  const likeness = place.score < 1 ? `, ${Math.round(place.score * 100)} % the same` : '';
  return `${linkTo(input, place.uri, place)}${place.speakerName === null ? '' : `, ${plain(place.speakerName)}`}${likeness}`;
}

function linkTo({ link }: ReportInput, uri: string, span: Span): string {
  const { label, target } = link(uri, span);
  return `[${plain(label)}](${target})`;
}

/** Text as Markdown that shows just this text, and reads well unrendered: only what Markdown would take for markup is escaped. */
function plain(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}[\]<>|~#&@]/gu, '\\$&')
    .replace(/!(?=\\\[)|:(?=\/\/)|(?<=\bwww)\./giu, '\\$&')
    .replace(/^[+=-]|^\d{1,9}[.)]/u, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
