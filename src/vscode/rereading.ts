import * as vscode from 'vscode';
import { sidecarUri } from '../corpus/annotations/sidecarFile';
import type { App } from './app';

/** What could not be written is tried again every so many milliseconds: nobody tells when a disk has room again. */
const again = 10_000;

/**
 * Looks at annotation files anew when their sources come into view or are saved, and when the window gets the focus:
 * file events may come late or, as from network drives and excluded folders, not at all. What could not be written is
 * written when that becomes possible.
 */
export function registerRereading(app: App): vscode.Disposable {
  const reread = (document: vscode.TextDocument): void => {
    if (app.documents.isFollowed(document.uri)) void app.annotations.sidecarChanged(sidecarUri(document.uri.toString()));
  };
  const seen = (): Set<vscode.TextDocument> => new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
  let visible = seen();
  const failed = new Set<string>();
  const timer = setInterval(() => {
    for (const uri of failed) {
      if (app.annotations.state(uri).kind === 'failed') void app.annotations.retry(uri);
      else failed.delete(uri);
    }
  }, again);
  return vscode.Disposable.from(
    { dispose: () => { clearInterval(timer); } },
    app.annotations.onProblem(({ uri, kind }) => { if (kind === 'failed') failed.add(uri); }),
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
