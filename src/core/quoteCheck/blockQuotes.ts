import type { SourceView } from '../analysis/view';
import { overlaps, type Span } from '../span';

const quotedLine = /^[ \t]{0,3}>/u;
/** What stands below a quotation and says whose it is, and notes that are set like quotations. */
const noQuotation = /^(?:[—–―-]|\[!|\*{0,2}(?:note|tip|warning|important|caution|editor[’']s note)\b)/iu;

/** Whether a place of a Markdown text is in a block quote. */
export function inBlockQuote({ text, format }: SourceView, at: number): boolean {
  if (format !== 'markdown') return false;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return quotedLine.test(text.slice(lineStart, lineStart + 5));
}

/** The paragraphs of a Markdown text's block quotes that have nothing of some pieces in them, and are not in quotation marks themselves. */
export function blockQuotes(view: SourceView, pieces: readonly Span[]): Span[] {
  if (view.format !== 'markdown') return [];
  return view.analysis.blocks
    .filter(({ start, end }) => inBlockQuote(view, start) && !noQuotation.test(view.text.slice(start, end)) && !pieces.some((piece) => overlaps(piece, { start, end })))
    .map(({ start, end }) => ({ start, end }));
}
