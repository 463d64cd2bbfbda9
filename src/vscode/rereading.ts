import * as vscode from 'vscode';
import { sidecarUri } from '../corpus/annotations/sidecarFile';
import type { App } from './app';

/**
 * Looks at annotation files anew when their sources come into view or are saved, and when the window gets the focus:
 * file events may come late or, as from network drives and excluded folders, not at all.
 */
export function registerRereading(app: App): vscode.Disposable {
  const reread = (document: vscode.TextDocument): void => {
    if (app.documents.isFollowed(document.uri)) void app.annotations.sidecarChanged(sidecarUri(document.uri.toString()));
  };
  const seen = (): Set<vscode.TextDocument> => new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
  let visible = seen();
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) seen().forEach(reread); }),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      const before = visible;
      visible = seen();
      for (const document of visible) if (!before.has(document)) reread(document);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      reread(document);
      // What is mended by hand in an editor is known at once.
      void app.annotations.sidecarChanged(document.uri.toString());
    }),
  );
}
