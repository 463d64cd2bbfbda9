import type { PlacedQuotation, SourceView } from '../analysis/view';
import { roleAt, tentativeBelow, withoutRepeats } from '../card/facts';
import { visibleText } from '../card/text';
import { escapeMarkdown, linkTo } from '../export/markdown';
import { lineAt, Lines } from '../export/flat';
import type { Span } from '../span';
import { piecesOf } from './reshape';
import { wordsOfPieces } from './wordsOf';

/** What is pasted elsewhere is not cut short where a hover would. */
const longestRole = 400;

/** How a quotation is written for others: a line, a block quotation with a link, or with a footnote. */
export const attributionFormats = ['plain', 'markdown', 'footnote'] as const;
export type AttributionFormat = (typeof attributionFormats)[number];

/** A source as its readers call it. */
export interface CitedSource {
  /** The file's name. */
  readonly name: string;
  /** Its path from the folder that links start from; empty where there is none to link to. */
  readonly path: string;
  /** A stretch of it as it is read, without markup; where nothing is said the text as it is. */
  readonly read?: (span: Span) => string;
}

/** A quotation as one would paste it: with its speaker, the role that they have at that point, the article, and the file with the line. */
export function attributedQuotation(view: SourceView, quotation: PlacedQuotation, source: CitedSource, format: AttributionFormat): string {
  const words = wordsOf(view, quotation, source), speaker = speakerOf(view, quotation), headline = headlineOf(view, quotation), line = lineAt(view.text, quotation.start);
  switch (format) {
    case 'plain': {
      const origin = [headline, source.name, `line ${line}`].filter((part) => part !== '').join(', ');
      return `${words}${speaker === '' ? '' : ` — ${speaker}`} (${origin})`;
    }
    case 'markdown': {
      const parts = [escapeMarkdown(speaker), ...referenceTo(headline, source, line)].filter((part) => part !== '');
      return `> ${escapeMarkdown(words)}\n>\n> — ${parts.join(', ')}`;
    }
    case 'footnote': {
      const label = `${source.name.replace(/\.[^.]*$/u, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '') || 'source'}-${line}`;
      const parts = [escapeMarkdown(speaker), ...(headline === '' ? [] : [`“${escapeMarkdown(headline)}”`]), escapeMarkdown(source.name), `line ${line}`].filter((part) => part !== '');
      return `${escapeMarkdown(words)}[^${label}]\n\n[^${label}]: ${parts.join(', ')}.`;
    }
  }
}

/** Quotations of one speaker with their references, as Markdown: below the name each with article, file and line. */
export function collectedQuotations(name: string, quotations: readonly { readonly view: SourceView; readonly quotation: PlacedQuotation; readonly source: CitedSource }[]): string {
  const roles = new Set<string>(), lines = new Map<SourceView, Lines>();
  const entries = quotations.map(({ view, quotation, source }) => {
    const role = quotation.speaker === null ? undefined : roleAt(view, quotation.speaker, quotation, longestRole);
    if (role !== undefined) roles.add(role);
    const own = lines.get(view) ?? new Lines(view.text);
    lines.set(view, own);
    const reference = [...referenceTo(headlineOf(view, quotation), source, own.lineAt(quotation.start)), ...(isUncertain(quotation) ? ['speaker uncertain'] : [])];
    return `> ${escapeMarkdown(wordsOf(view, quotation, source))}\n>\n> — ${reference.join(', ')}`;
  });
  const said = roles.size === 0 ? [] : [withoutRepeats(roles).map(escapeMarkdown).join('; ')];
  return `${[`## ${escapeMarkdown(name)}`, ...said, ...entries].join('\n\n')}\n`;
}

/** The source's own words in one line; an ellipsis stands where words of others were between them. */
function wordsOf(view: SourceView, quotation: PlacedQuotation, { read = ({ start, end }) => view.text.slice(start, end) }: CitedSource): string {
  const words = visibleText(wordsOfPieces(view.text, piecesOf(quotation), read));
  if (quotation.kind !== 'direct') return words;
  // A turn in a transcript is verbatim although no marks say so, and what was cut out of a quotation has one of the two.
  const opened = /^[“”"„«‹‘']/u.test(words) ? words : `“${words}`;
  return /[”"“»›’']$/u.test(words) ? opened : `${opened}”`;
}

function speakerOf(view: SourceView, quotation: PlacedQuotation): string {
  const { speaker, speakerName } = quotation, cluster = speaker === null ? undefined : view.cluster(speaker);
  const name = visibleText(cluster?.name ?? speakerName ?? ''), role = speaker === null ? undefined : roleAt(view, speaker, quotation, longestRole);
  return name === '' ? '' : `${name}${isUncertain(quotation) ? ' [speaker uncertain]' : ''}${role === undefined ? '' : `, ${role}`}`;
}

/** Of words in quotation marks the doubt is about who says them. */
function isUncertain({ kind, speaker, speakerName, decision, confidence }: PlacedQuotation): boolean {
  return !decision && kind !== 'indirect' && confidence < tentativeBelow && (speaker !== null || speakerName !== null);
}

function referenceTo(headline: string, { name, path }: CitedSource, line: number): string[] {
  const label = `${name}:${line}`;
  return [...(headline === '' ? [] : [`*${escapeMarkdown(headline)}*`]), path === '' ? escapeMarkdown(label) : `[${escapeMarkdown(label)}](${linkTo(path)}#L${line})`];
}

function headlineOf(view: SourceView, { article }: PlacedQuotation): string {
  const headline = view.articles[article]?.headline;
  return headline ? visibleText(view.text.slice(headline.start, headline.end)) : '';
}
