import * as vscode from 'vscode';
import type { EntryFileProblem } from '../corpus/entities/entryFiles';
import type { Event } from '../corpus/ports';
import type { App } from './app';

/** What follows a file in `.glossator/` of each workspace folder. */
interface Following {
  open(folders: readonly string[]): Promise<void>;
  fileChanged(uri: string): Promise<void>;
  readonly onProblem: Event<EntryFileProblem>;
}

/** Reads a file of each workspace folder. */
export function openInFolders(files: Pick<Following, 'open'>): Promise<void> {
  return files.open((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, '')));
}

/** Follows what is kept for whole workspaces, about entities and tags, and tells once what is wrong with a file. */
export function registerWorkspaceFiles({ entities, codebook, messages }: App): vscode.Disposable {
  const follow = (name: string, files: Following): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/.glossator/${name}`);
    const changed = (uri: vscode.Uri): void => { void files.fileChanged(uri.toString()); };
    return vscode.Disposable.from(
      watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { void openInFolders(files); }),
      files.onProblem(({ uri, message }) => {
        messages.show('warning', message, [{ title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(uri)) }]);
      }),
    );
  };
  return vscode.Disposable.from(follow('entities.json', entities), follow('codebook.json', codebook));
}
