import { visibleText } from '../card/text';
import { wordsOfPieces } from '../quotation/wordsOf';
import type { Span } from '../span';
import { changeLabel, checkLabel, findingLabel, remarkLabels, verdictLabels, type NameOf } from './describe';
import { quotedLine } from './typography';
import { verdicts, type CheckedQuotation, type QuotationCheck, type QuotedPlace } from './model';

/** What a report needs to know of the draft and the sources. */
export interface ReportInput {
  readonly check: QuotationCheck;
  readonly draft: { readonly uri: string; readonly text: string };
  readonly nameOf: NameOf;
  /** A place as a link: `label` is text, `target` an address without spaces. */
  link(uri: string, span: Span): { readonly label: string; readonly target: string };
}

/** All that a check found out as Markdown, the most serious first; text from drafts and sources shows as it is. */
export function reportOf(input: ReportInput): string {
  const { check, draft, nameOf } = input, links = new Links(input);
  const sections = verdicts.flatMap((verdict) => {
    const own = check.quotations.filter((quotation) => quotation.verdict === verdict);
    return own.length === 0 ? [] : [`## ${verdictLabels[verdict]} (${own.length})`, ...own.map((quotation) => entryOf(quotation, input, links))];
  });
  return `${[`# Quotations in ${plain(nameOf(draft.uri))}`, plain(checkLabel(check)), ...sections, links.targets()].join('\n\n')}\n`;
}

function entryOf(quotation: CheckedQuotation, { draft, check, nameOf }: ReportInput, links: Links): string {
  const words = plain(wordsOfPieces(draft.text, quotation.pieces));
  const speaker = quotation.speakerName === null ? '' : ` — ${plain(quotation.speakerName)}`;
  const lines = [`> ${words}${speaker}`, '', `${links.to(draft.uri, quotation)}: ${plain(findingLabel({ ...quotation, changes: [], remarks: [] }, check.sources, nameOf)).replace(/: \.$/u, '.')}`];
  const details = [
    ...quotation.changes.map((change) => plain(changeLabel(change))),
    ...remarkLabels(quotation).map(plain),
    ...quotation.places.map((place) => placeLine(place, links)),
  ];
  return [...lines, ...(details.length > 0 ? ['', ...details.map((detail) => `- ${detail}`)] : [])].join('\n');
}

function placeLine(place: QuotedPlace, links: Links): string {
  const likeness = place.score < 1 ? `, ${Math.round(place.score * 100)} % the same` : '';
  return `${links.to(place.uri, place)}${place.speakerName === null ? '' : `, ${plain(place.speakerName)}`}${likeness}`;
}

/** Links whose long addresses stand at the report's end, so that it reads well unrendered too. */
class Links {
  private readonly addresses: string[] = [];

  constructor(private readonly input: ReportInput) {}

  to(uri: string, span: Span): string {
    const { label, target } = this.input.link(uri, span);
    return `[${plain(label)}][${this.addresses.push(target)}]`;
  }

  targets(): string {
    return this.addresses.map((address, i) => `[${i + 1}]: ${address}`).join('\n');
  }
}

/** Text as Markdown that shows just this text, and reads well unrendered: only what Markdown would take for markup is escaped. */
function plain(text: string): string {
  return visibleText(text.replace(quotedLine, ' '))
    .replace(/[\\`*_{}[\]<>|~#&@]/gu, '\\$&')
    .replace(/!(?=\\\[)|:(?=\/\/)|(?<=\bwww)\./giu, '\\$&')
    .replace(/^[+=-]|^\d{1,9}[.)]/u, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
