import { commandLink } from '../card/render';
import { excerpt, visibleText } from '../card/text';
import type { Span } from '../span';
import { findingLabel, reportedLabel, remarkLabels, searchedLabel, verdictLabels, type NameOf } from './describe';
import { quotedLine } from './typography';
import { verdicts, type CheckedQuotation, type QuotationCheck, type QuotedPlace, type Verdict } from './model';

/** The commands that a report links to; a host allows these and no others. */
export const reportCommands = ['glossator.revealSpan', 'glossator.compareQuotation', 'glossator.showQuotationReport'] as const;

/** What a report needs to know of the draft and the sources. */
export interface HtmlReportInput {
  readonly check: QuotationCheck;
  readonly draft: { readonly uri: string; readonly text: string };
  readonly nameOf: NameOf;
  /** The line, from 1, that an offset of a source or of the draft is on. */
  readonly lineOf: (uri: string, offset: number) => number;
}

const longestName = 80;
/** What a reader need not look at. */
const settled: ReadonlySet<Verdict> = new Set(['verbatim', 'tooShort']);

/** All that a check found out as the body of a page, the most serious first. Text from drafts and sources is escaped; there are no scripts and no addresses but commands. */
export function reportHtml(input: HtmlReportInput): string {
  const { check, draft, nameOf } = input, draftLink = { uri: draft.uri, start: 0, end: 0 };
  const present = verdicts.filter((verdict) => check.counts[verdict] > 0);
  return [
    `<h1>Quotations in ${link('glossator.revealSpan', draftLink, excerpt(nameOf(draft.uri), longestName))}</h1>`,
    `<p>${escape([searchedLabel(check), reportedLabel(check)].filter((label) => label !== '').join(' '))}</p>`,
    present.length === 0 ? '' : `<ul class="counts">${present.map((verdict) => `<li class="${verdict}"><a href="#${verdict}"><strong>${check.counts[verdict]}</strong> ${escape(verdictLabels[verdict].toLowerCase())}</a></li>`).join('')}</ul>`,
    check.counts.changed > 0 ? '<p class="legend"><del>struck through</del>: the draft’s words; <ins>underlined</ins>: the source’s words in their place</p>' : '',
    ...present.map((verdict) => sectionOf(verdict, input)),
    `<p class="actions">${link('glossator.showQuotationReport', { uri: draft.uri, format: 'markdown' }, 'Open as Markdown')}</p>`,
  ].filter((part) => part !== '').join('\n');
}

function sectionOf(verdict: Verdict, input: HtmlReportInput): string {
  const own = input.check.quotations.filter((quotation) => quotation.verdict === verdict);
  const title = `${escape(verdictLabels[verdict])} <span class="count">${own.length}</span>`, entries = own.map((quotation) => entryOf(quotation, input)).join('\n');
  return settled.has(verdict) ? `<details id="${verdict}" class="${verdict}"><summary><h2>${title}</h2></summary>\n${entries}\n</details>` : `<section id="${verdict}" class="${verdict}"><h2>${title}</h2>\n${entries}\n</section>`;
}

function entryOf(quotation: CheckedQuotation, input: HtmlReportInput): string {
  const { draft, check, nameOf, lineOf } = input, { verdict, start, end, speakerName } = quotation, at = { uri: draft.uri, start, end };
  const who = [...(speakerName === null ? [] : [escape(excerpt(speakerName, longestName))]), link('glossator.revealSpan', at, `line ${lineOf(draft.uri, start)}`)].join(' · ');
  // What differs is marked in the words themselves.
  const finding = verdict === 'changed' ? '' : findingLabel({ ...quotation, remarks: [] }, check.sources, nameOf);
  const remarks = remarkLabels(quotation), places = quotation.compared.length > 1 ? quotation.compared : quotation.places;
  return [
    `<article><blockquote>${quotation.pieces.map((piece) => wordsOf(draft.text, piece, quotation)).join(' … ')}</blockquote>`,
    `<p class="who">${who}</p>`,
    finding === '' ? '' : `<p>${escape(finding)}</p>`,
    remarks.length === 0 ? '' : `<p class="remarks">${escape(`${remarks.join('; ')}.`.replace(/^./u, (first) => first.toUpperCase()))}</p>`,
    places.length === 0 ? '' : `<ul class="places">${distinct(places).map((place) => `<li>${placeOf(place, input)}</li>`).join('')}</ul>`,
    verdict === 'changed' ? `<p class="actions">${link('glossator.compareQuotation', at, 'Compare with Source')}</p>` : '',
    '</article>',
  ].filter((part) => part !== '').join('\n');
}

function placeOf(place: QuotedPlace, { nameOf, lineOf }: HtmlReportInput): string {
  const { uri, start, end, speakerName, score } = place;
  const facts = [...(speakerName === null ? [] : [excerpt(speakerName, longestName)]), ...(score < 1 ? [`${Math.round(score * 100)} % the same`] : [])];
  return [link('glossator.revealSpan', { uri, start, end }, `${visibleText(nameOf(uri))}, line ${lineOf(uri, start)}`), ...facts.map(escape)].join(' · ');
}

function distinct(places: readonly QuotedPlace[]): QuotedPlace[] {
  return [...new Map(places.map((place) => [`${place.start}:${place.end}:${place.uri}`, place])).values()];
}

/** A piece of the draft with what the source has in place of its words. */
function wordsOf(text: string, piece: Span, { changes }: CheckedQuotation): string {
  let html = '', at = piece.start;
  for (const { start, end, source } of changes) {
    if (start < at || end > piece.end) continue;
    html += escape(text.slice(at, start));
    if (end > start) html += `<del>${escape(text.slice(start, end))}</del>`;
    if (source !== '') html += `${start === end && start === piece.start ? '' : ' '}<ins>${escape(source)}</ins>${start === end && start === piece.start ? ' ' : ''}`;
    at = end;
  }
  return html + escape(text.slice(at, piece.end));
}

function link(command: (typeof reportCommands)[number], argument: Readonly<Record<string, string | number>>, label: string): string {
  return `<a href="${commandLink(command, argument)}">${escape(label)}</a>`;
}

/** Text as HTML that shows just this text; blanks at its ends stay. */
function escape(text: string): string {
  const before = /^\s/u.test(text) ? ' ' : '', after = text.trim() !== '' && /\s$/u.test(text) ? ' ' : '';
  return before + visibleText(text.replace(quotedLine, ' ')).replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`) + after;
}
