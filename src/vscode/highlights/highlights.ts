import * as vscode from 'vscode';
import type { App } from '../app';
import { changesOf } from '../positions';
import { onDidChangeSettings, settings } from '../settings';
import { markHighlights } from '../../core/highlight/marks';
import { DecorationTypes } from './decorationTypes';
import { EditorHighlights } from './editorHighlights';

/** Changes that come within this many milliseconds are drawn together. */
const frame = 16;

/** Draws names and quotations in every visible editor. */
export function registerHighlights(app: App): vscode.Disposable {
  return new Highlights(app);
}

class Highlights implements vscode.Disposable {
  /** By style: a folder may have a style of its own. */
  private readonly types = new Map<string, DecorationTypes>();
  private readonly editors = new Map<vscode.TextEditor, EditorHighlights>();
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly app: App) {
    this.subscriptions = [
      app.session.onDidChange((uri) => { this.invalidate(uri); }),
      vscode.window.onDidChangeVisibleTextEditors(() => { this.invalidateAll(); }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (this.editors.get(textEditor)?.needsMore()) this.invalidate(textEditor.document.uri.toString());
      }),
      vscode.workspace.onDidChangeTextDocument((event) => { this.edit(event); }),
      app.codebook.onDidChange(() => { this.invalidateAll(); }),
      onDidChangeSettings((changed) => {
        if (changed('highlight.style')) this.reset();
        if (changed('highlight') || changed('suggestions')) this.invalidateAll();
      }),
    ];
    this.invalidateAll();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.reset();
  }

  private invalidate(uri: string): void {
    this.stale.add(uri);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.redraw();
    }, frame);
  }

  private invalidateAll(): void {
    const visible = new Set(vscode.window.visibleTextEditors);
    for (const editor of this.editors.keys()) if (!visible.has(editor)) this.editors.delete(editor);
    for (const { document } of visible) this.invalidate(document.uri.toString());
  }

  private redraw(): void {
    const stale = new Set(this.stale);
    this.stale.clear();
    for (const editor of vscode.window.visibleTextEditors) {
      if (stale.has(editor.document.uri.toString())) this.draw(editor);
    }
  }

  private draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    const view = this.app.session.view(document.uri.toString());
    if (!view || !this.app.documents.isFollowed(document.uri)) {
      this.editors.get(editor)?.clear();
      return;
    }
    // A view of another text comes with its own event once the session has caught up.
    if (view.version !== document.version) return;
    const highlights = this.editors.get(editor) ?? new EditorHighlights(editor, this.typesFor(document.uri));
    this.editors.set(editor, highlights);
    highlights.draw(view, {
      showsType: settings.highlightTypes(document.uri),
      showsQuotation: settings.highlightQuotations(document.uri),
      threshold: settings.suggestionsThreshold(document.uri),
      marks: markHighlights(this.app.annotations.placed(view.uri), (tag) => this.app.codebook.colorOf(view.uri, tag)),
    });
  }

  private edit(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    for (const [editor, highlights] of this.editors) if (editor.document === event.document) highlights.edit(changesOf(event));
  }

  private typesFor(uri: vscode.Uri): DecorationTypes {
    const style = settings.highlightStyle(uri);
    const known = this.types.get(style);
    if (known) return known;
    const types = new DecorationTypes(style);
    this.types.set(style, types);
    return types;
  }

  private reset(): void {
    for (const types of this.types.values()) types.dispose();
    this.types.clear();
    this.editors.clear();
  }
}
