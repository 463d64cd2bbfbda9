import { cutEnd, cutStart, excerpt, visibleText } from '../../core/card/text';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';

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
  const block = blockOf(view, span);
  // Twice as much as is shown is enough to clean and to cut between words.
  const left = view.text.slice(Math.max(block.start, span.start - before * 2), span.start);
  const right = view.text.slice(span.end, Math.min(block.end, span.end + after * 2));
  const cleanLeft = visibleText(left), cleanRight = visibleText(right);
  const leftText = cutStart(cleanLeft, before), rightText = cutEnd(cleanRight, after);
  const more = rightText.length < cleanRight.length || span.end + after * 2 < block.end;
  const less = leftText.length < cleanLeft.length || span.start - before * 2 > block.start;
  const head = `${less ? '…' : ''}${leftText}${/\s$/.test(left) && leftText !== '' ? ' ' : ''}`;
  const name = excerpt(view.text.slice(span.start, span.end), after);
  const tail = `${/^\s/.test(right) && rightText !== '' ? ' ' : ''}${rightText}${more ? '…' : ''}`;
  return { label: head + name + tail, highlights: [[head.length, head.length + name.length]] };
}

/** The paragraph around a span, cut where it is long. */
export function paragraphOf(view: SourceView, span: Span): string {
  const block = blockOf(view, span);
  const from = span.start - block.start > longestTooltip / 2 ? span.start - longestTooltip / 2 : block.start;
  return `${from > block.start ? '…' : ''}${excerpt(view.text.slice(from, Math.max(block.end, span.end)), longestTooltip)}`;
}

function blockOf(view: SourceView, span: Span): Span {
  return view.analysis.blocks[view.blockAt(span.start)] ?? span;
}

/** The name of a source's file. */
export function sourceName(uri: string): string {
  const path = withoutQuery(uri);
  return decoded(path.slice(path.lastIndexOf('/') + 1)) || visibleText(uri);
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
