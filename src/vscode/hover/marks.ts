import * as vscode from 'vscode';
import { cardCommands } from '../../core/card/model';
import { markCard, renderMark, renderRemark } from '../../core/card/markCard';
import type { Span } from '../../core/span';
import { marksAt } from '../../corpus/marking/occurrences';
import type { App } from '../app';

const mostMarks = 5;
const mostRemarks = 6;

/** A mark under the pointer: what to show, and the piece of it that the pointer is on. */
export interface MarkHover {
  readonly id: string;
  readonly span: Span;
  readonly contents: readonly vscode.MarkdownString[];
}

/** What hovers say about the marks of people. */
export class MarkHovers {
  constructor(private readonly app: Pick<App, 'annotations' | 'codebook'>) {}

  /** The marks that cover an offset, the smallest first. */
  at(uri: string, offset: number): readonly MarkHover[] {
    const placed = this.app.annotations.placed(uri), tags = new Map(this.app.codebook.tagsFor(uri).map((tag) => [tag.name, tag]));
    const marks = marksAt(placed, { start: offset, end: offset }).filter(({ pieces }) => pieces.some((piece) => piece.start <= offset && offset < piece.end));
    return marks.slice(0, mostMarks).map((mark) => {
      const card = markCard(uri, mark, placed, (name) => tags.get(name));
      const span = mark.pieces.find((piece) => piece.start <= offset && offset < piece.end) ?? { start: offset, end: offset };
      return { id: mark.id, span, contents: [trusted(renderMark(card, localTime)), ...card.remarks.slice(0, mostRemarks).map((remark) => untrusted(renderRemark(remark, localTime)))] };
    });
  }
}

function trusted(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: cardCommands };
  markdown.supportHtml = false;
  return markdown;
}

/** A note's Markdown is anybody's: no commands, no HTML, no icons. */
function untrusted(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function localTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
