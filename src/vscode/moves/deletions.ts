import * as vscode from 'vscode';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import type { App } from '../app';
import { exists } from './renames';

/** Keeps the annotations of sources that are deleted in VS Code, says so, and offers to delete them as well. */
export function registerDeletions(app: App): vscode.Disposable {
  return vscode.workspace.onDidDeleteFiles(({ files }) => {
    tell(app, files).catch((error: unknown) => { app.log.error('What deleted sources left behind could not be listed.', error); });
  });
}

async function tell(app: App, files: readonly vscode.Uri[]): Promise<void> {
  const left: string[] = [];
  for (const uri of files) {
    const sidecar = sidecarUri(uri.toString());
    if (await exists(sidecar) && !await exists(uri.toString())) left.push(sidecar);
  }
  const [first] = left;
  if (first === undefined) return;
  const remove = { title: left.length === 1 ? 'Delete It Too' : 'Delete Them Too', run: async () => {
    for (const uri of left) await vscode.workspace.fs.delete(vscode.Uri.parse(uri), { useTrash: true });
  } };
  const text = left.length === 1 ? `${fileName(first)} is kept, since it holds your annotations of the deleted file.`
    : `${left.length} annotation files of deleted files are kept, since they hold your annotations.`;
  app.messages.show('information', text, [remove]);
}
