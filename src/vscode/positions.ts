import * as vscode from 'vscode';
import type { Span } from '../core/span';
import type { TextChange } from '../corpus/ports';

/** The editor's range for a span of the document's present text. */
export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** The span of offsets that a range covers. */
export function spanOf(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The editor's changes as offsets; VS Code lists them so that applying one after the other is right. */
export function changesOf(event: vscode.TextDocumentChangeEvent): TextChange[] {
  return event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }));
}

/** The lines of several texts, each read once. */
export class LineIndexes {
  private readonly known = new Map<string, LineIndex>();

  constructor(private readonly textOf: (uri: string) => string) {}

  /** The range of a span of the source `uri`. */
  rangeIn(uri: string, span: Span): vscode.Range {
    const index = this.known.get(uri) ?? new LineIndex(this.textOf(uri));
    this.known.set(uri, index);
    return index.rangeOf(span);
  }
}

/** Converts many spans of one text to ranges without a document: for sources that are not open. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    this.starts = starts;
  }

  /** The position of an offset. */
  positionAt(offset: number): vscode.Position {
    let low = 0, high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return new vscode.Position(low, offset - (this.starts[low] ?? 0));
  }

  rangeOf(span: Span): vscode.Range {
    return new vscode.Range(this.positionAt(span.start), this.positionAt(span.end));
  }
}
