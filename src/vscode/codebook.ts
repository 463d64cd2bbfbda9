import * as vscode from 'vscode';
import type { Codebook } from '../corpus/codebook/codebook';
import type { App } from './app';

/** Reads the codebook of each workspace folder. */
export function openCodebook(codebook: Codebook): Promise<void> {
  return codebook.open((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, '')));
}

/** Follows the codebooks of the workspace, and tells once what is wrong with one. */
export function registerCodebook({ codebook, messages }: App): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/.glossator/codebook.json');
  const changed = (uri: vscode.Uri): void => { void codebook.fileChanged(uri.toString()); };
  return vscode.Disposable.from(
    watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed),
    vscode.workspace.onDidChangeWorkspaceFolders(() => { void openCodebook(codebook); }),
    codebook.onProblem(({ uri, message }) => {
      messages.show('warning', message, [{ title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(uri)) }]);
    }),
  );
}
