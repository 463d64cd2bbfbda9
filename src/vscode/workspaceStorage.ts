import * as vscode from 'vscode';
import type { Storage } from '../corpus/ports';

/** Files through VS Code's file systems: virtual and remote workspaces, the browser. Writes are not atomic there. */
export class WorkspaceStorage implements Storage {
  async read(uri: string): Promise<Uint8Array | undefined> {
    return hasFiles(uri) ? orUndefined(vscode.workspace.fs.readFile(vscode.Uri.parse(uri))) : undefined;
  }

  async write(uri: string, bytes: Uint8Array): Promise<void> {
    await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), bytes);
  }

  async remove(uri: string): Promise<void> {
    if (hasFiles(uri)) await orUndefined(vscode.workspace.fs.delete(vscode.Uri.parse(uri)));
  }

  async list(folder: string): Promise<readonly string[]> {
    const entries = hasFiles(folder) ? await orUndefined(vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder))) : undefined;
    return (entries ?? []).flatMap(([name, type]) => type & vscode.FileType.File ? [vscode.Uri.joinPath(vscode.Uri.parse(folder), name).toString()] : []);
  }
}

/** Beside a text that was never saved there is nothing; VS Code takes the question for a mistake. */
function hasFiles(uri: string): boolean {
  return !uri.startsWith('untitled:');
}

/** What a missing file or folder answers; all other errors are passed on. */
async function orUndefined<T>(promise: Thenable<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    // Where a scheme has no files there is none of that name either.
    if (error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'Unavailable')) return undefined;
    throw error;
  }
}
