import * as vscode from 'vscode';
import type { WorkspaceEntities } from '../corpus/entities/workspaceEntities';
import type { App } from './app';

/** Reads what is kept about entities in each workspace folder. */
export function openEntities(entities: WorkspaceEntities): Promise<void> {
  return entities.open((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, '')));
}

/** Follows the workspace's files about entities, and tells once what is wrong with one. */
export function registerEntities({ entities, messages }: App): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/.glossator/entities.json');
  const changed = (uri: vscode.Uri): void => { void entities.fileChanged(uri.toString()); };
  return vscode.Disposable.from(
    watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed),
    vscode.workspace.onDidChangeWorkspaceFolders(() => { void openEntities(entities); }),
    entities.onProblem(({ uri, message }) => {
      messages.show('warning', message, [{ title: 'Open File', run: () => vscode.window.showTextDocument(vscode.Uri.parse(uri)) }]);
    }),
  );
}
