import * as vscode from 'vscode';
import type { App } from './app';

/** Tells, once each, what the user has to know about files of annotations. */
export function registerProblems(app: App): vscode.Disposable {
  return app.annotations.onProblem(({ uri, sidecar, kind, message }) => {
    const open = { title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(sidecar)) };
    const retry = { title: 'Try Again', run: () => app.annotations.retry(uri) };
    app.messages.show('warning', message, kind === 'failed' ? [retry] : [open]);
  });
}
