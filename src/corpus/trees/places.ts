import { cutEnd, cutStart, excerpt, visibleText } from '../../core/card/text';
import type { SourceView } from '../../core/analysis/view';
import { wordsOfPieces } from '../../core/quotation/wordsOf';
import type { Span } from '../../core/span';
import { readingOf } from './prose';

const before = 12;
const after = 90;
const longestTooltip = 400;
const longestHeadline = 90;

/** A span in a line of its context, as a tree shows it. */
export interface ContextLine {
  readonly label: string;
  readonly highlights: readonly [readonly [number, number]];
}

/** The words around a span, within its paragraph, on one line. */
export function contextLine(view: SourceView, span: Span): ContextLine {
  const { text, block, span: { start, end } } = readingOf(view, span);
  // Twice as much as is shown is enough to clean and to cut between words.
  const left = text.slice(Math.max(block.start, start - before * 2), start);
  const right = text.slice(end, Math.min(block.end, end + after * 2));
  const cleanLeft = visibleText(left), cleanRight = visibleText(right);
  const leftText = cutStart(cleanLeft, before), rightText = cutEnd(cleanRight, after);
  const more = rightText.length < cleanRight.length || end + after * 2 < block.end;
  const less = leftText.length < cleanLeft.length || start - before * 2 > block.start;
  const head = `${less ? '…' : ''}${leftText}${/\s$/.test(left) && leftText !== '' ? ' ' : ''}`;
  const name = excerpt(text.slice(start, end), after);
  const tail = `${/^\s/.test(right) && rightText !== '' ? ' ' : ''}${rightText}${more ? '…' : ''}`;
  return { label: head + name + tail, highlights: [[head.length, head.length + name.length]] };
}

/** The paragraph around a span, cut where it is long. */
export function paragraphOf(view: SourceView, span: Span): string {
  const { text, block, span: { start, end } } = readingOf(view, span);
  const from = start - block.start > longestTooltip / 2 ? start - longestTooltip / 2 : block.start;
  return `${from > block.start ? '…' : ''}${excerpt(text.slice(from, Math.max(block.end, end)), longestTooltip)}`;
}

/** The words of spans as they are read, with an ellipsis where others stand between. */
export function wordsOf(view: SourceView, spans: readonly Span[]): string {
  return wordsOfPieces(view.text, spans, (each) => {
    const { text, span } = readingOf(view, each);
    return text.slice(span.start, span.end);
  });
}

/** The name of a source's file. */
export function sourceName(uri: string): string {
  const path = withoutQuery(uri);
  return decoded(path.slice(path.lastIndexOf('/') + 1).replace(/^untitled:/u, '')) || visibleText(uri);
}

/** The name of the folder that a source's file is in; empty where there is none. */
export function folderName(uri: string): string {
  return decoded(withoutQuery(uri).split('/').at(-2) ?? '');
}

/** The path of a source's file, for those who need to tell it from others of its name. */
export function sourcePath(uri: string): string {
  return decoded(withoutQuery(uri).replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?(?=.)/i, '')) || visibleText(uri);
}

function withoutQuery(uri: string): string {
  return uri.split(/[?#]/, 1)[0] ?? '';
}

function decoded(part: string): string {
  try {
    return visibleText(decodeURIComponent(part));
  } catch {
    return visibleText(part);
  }
}

/** An article's headline, or its first words. */
export function articleTitle(view: SourceView, index: number): string {
  const article = view.articles[index];
  if (!article) return sourceName(view.uri);
  const { start, end } = article.headline ?? article;
  return excerpt(view.text.slice(start, end), longestHeadline) || sourceName(view.uri);
}

/** Where a span is, for tooltips: its article where there are several, and its file. */
export function whereabouts(view: SourceView, article: number): string {
  return view.articles.length > 1 ? `${articleTitle(view, article)} — ${sourcePath(view.uri)}` : sourcePath(view.uri);
}
