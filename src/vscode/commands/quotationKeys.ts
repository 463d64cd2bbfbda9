import * as vscode from 'vscode';
import { quotationAt } from '../../core/commands/findAt';
import type { App } from '../app';
import { ContextKey } from '../ids';
import { spanOf } from '../positions';
import { isReading } from '../reading';

/** Keeps the context keys about quotations: whether the active source has any, and whether the cursor is on one. */
export function registerQuotationKeys(app: App): vscode.Disposable {
  const has = new ContextKey('glossator.hasQuotations'), on = new ContextKey('glossator.onQuotation');
  const update = (): void => {
    const editor = vscode.window.activeTextEditor, uri = editor?.document.uri;
    // While an output or an input box has the focus, what is read stays what it was.
    if (editor && !isReading(editor)) return;
    const view = uri && app.documents.isFollowed(uri) ? app.session.view(uri.toString()) : undefined;
    has.set(view !== undefined && view.quotations.length > 0);
    on.set(editor !== undefined && view !== undefined && editor.selections.some((selection) => quotationAt(view, spanOf(editor.document, selection)) !== undefined));
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update), app.documents.onDidChangeFollowed(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => { if (textEditor === vscode.window.activeTextEditor) update(); }),
    app.session.onDidChange((uri) => { if (uri === vscode.window.activeTextEditor?.document.uri.toString()) update(); }),
  );
}
