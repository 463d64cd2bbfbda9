import * as vscode from 'vscode';
import { resolveCommand } from '../core/sidecar/parse';
import type { App } from './app';
import { commandIds } from './ids';

/** Tells, once each, what the user has to know about files of annotations. */
export function registerProblems(app: App): vscode.Disposable {
  return app.annotations.onProblem(({ uri, sidecar, kind, message }) => {
    const open = { title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(sidecar)) };
    const retry = { title: 'Try Again', run: () => app.annotations.retry(uri) };
    const resolve = { title: 'Resolve Conflict', run: () => vscode.commands.executeCommand(commandIds.resolveSidecarConflict, { uri: sidecar }) };
    app.messages.show('warning', message, kind === 'failed' ? [retry] : message.includes(resolveCommand) ? [resolve, open] : [open]);
  });
}
