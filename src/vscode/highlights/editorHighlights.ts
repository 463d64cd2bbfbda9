import * as vscode from 'vscode';
import { editSpan } from '../../core/analysis/edit';
import type { SourceView } from '../../core/analysis/view';
import { highlightCount, highlightsOf, type HighlightOptions } from '../../core/highlight/plan';
import { contains, type Span } from '../../core/span';
import type { TextChange } from '../../corpus/ports';
import { rangeOf, spanOf } from '../positions';
import type { DecorationTypes } from './decorationTypes';

/** Up to this many places are drawn at once, so that the overview ruler shows all; beyond, only those near what is on screen. */
const drawAllLimit = 5_000;

/** Characters above and below the screen that are drawn too, so that scrolling a little needs no drawing. */
const margin = 40_000;

/** What is drawn in one editor, so that only what differs is sent to it. */
export class EditorHighlights {
  /** By kind: the places as the editor has them now. */
  private readonly drawn = new Map<string, readonly Span[]>();
  /** Kinds whose places may not have reached the editor yet, and by which drawing. */
  private readonly underway = new Map<string, symbol>();
  private window: Span | undefined;
  private version = -1;

  constructor(readonly editor: vscode.TextEditor, private readonly types: DecorationTypes) {}

  /** Draws a view of the editor's present text. */
  draw(view: SourceView, options: Omit<HighlightOptions, 'within'>): void {
    // Until the analysis catches up the editor moves what it shows by itself, at once.
    if (!view.current && this.version >= 0) return;
    this.version = view.version;
    this.window = highlightCount(view) + 2 * (options.marks?.length ?? 0) > drawAllLimit ? this.around(margin) : undefined;
    const wanted = highlightsOf(view, { ...options, within: this.window });
    for (const key of [...this.drawn.keys()]) if (!wanted.has(key)) this.erase(key);
    const sent: string[] = [];
    for (const [key, { kind, spans }] of wanted) {
      if (equal(this.drawn.get(key), spans)) continue;
      this.drawn.set(key, spans);
      this.editor.setDecorations(this.types.of(kind), spans.map((span) => rangeOf(this.editor.document, span)));
      sent.push(key);
    }
    this.follow(sent);
  }

  /** Takes everything off the editor. */
  clear(): void {
    for (const key of [...this.drawn.keys()]) this.erase(key);
    this.version = -1;
    this.window = undefined;
  }

  /** Follows what the editor does to its decorations while the text changes. */
  edit(changes: readonly TextChange[]): void {
    for (const change of changes) {
      const edit = { start: change.start, end: change.end, length: change.text.length };
      for (const [key, spans] of this.drawn) this.drawn.set(key, spans.map((span) => editSpan(span, edit) ?? cut));
    }
    // The window may have been ahead: then it put the places of the text before into the text after, and does not move them.
    for (const key of this.underway.keys()) if (this.drawn.has(key)) this.drawn.set(key, [cut]);
  }

  /** Whether the editor shows a place around which nothing was drawn. */
  needsMore(): boolean {
    return this.window !== undefined && !contains(this.window, this.around(0));
  }

  /** Keeps in mind what was sent until the window has it: what it is asked then, it answers after that. */
  private follow(sent: readonly string[]): void {
    if (sent.length === 0) return;
    const drawing = Symbol();
    for (const key of sent) this.underway.set(key, drawing);
    const arrived = (): void => {
      for (const key of sent) if (this.underway.get(key) === drawing) this.underway.delete(key);
    };
    void vscode.commands.executeCommand('setContext', drawnKey, true).then(arrived, arrived);
  }

  private around(distance: number): Span {
    const { document, visibleRanges } = this.editor;
    const first = visibleRanges[0], last = visibleRanges[visibleRanges.length - 1];
    if (!first || !last) return { start: 0, end: distance };
    const { start, end } = spanOf(document, new vscode.Range(first.start, document.lineAt(Math.min(last.end.line, document.lineCount - 1)).range.end));
    return { start: Math.max(0, start - distance), end: end + distance };
  }

  private erase(key: string): void {
    this.drawn.delete(key);
    const type = this.types.known(key);
    if (type) this.editor.setDecorations(type, []);
  }
}

/** A context key that nothing asks for: to set it is a question to the window that changes nothing. */
const drawnKey = 'glossator.drawn';

/** Stands for a place that an edit cut: equal to no place, so that its kind is drawn again. */
const cut: Span = { start: -1, end: -1 };

function equal(a: readonly Span[] | undefined, b: readonly Span[]): boolean {
  return a?.length === b.length && a.every((span, i) => span.start === b[i]?.start && span.end === b[i].end);
}
