import * as vscode from 'vscode';

/** Folders that hold no sources and many files. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
/** So many folders at most: a whole disk that was opened by mistake must not keep the window busy. */
const mostFolders = 5_000;

/** Whether nobody looks for sources in a folder of this name. */
export function isSkipped(name: string): boolean {
  return skippedFolders.has(name);
}

/**
 * The wanted files that VS Code's search finds. Where it has none, as in many virtual workspaces, it finds nothing, or
 * fails: then the folders are gone through.
 */
export async function searchOrWalk(folders: readonly vscode.Uri[], wanted: (uri: vscode.Uri) => boolean, search: () => PromiseLike<readonly vscode.Uri[]>, failed: (error: unknown) => void): Promise<vscode.Uri[]> {
  try {
    const found = await search();
    if (found.length > 0) return found.filter(wanted);
  } catch (error) {
    failed(error);
  }
  return (await Promise.all(folders.map((folder) => walk(folder, wanted)))).flat();
}

/** The wanted files below a folder, folder by folder; what cannot be read is passed over. */
export async function walk(root: vscode.Uri, wanted: (uri: vscode.Uri) => boolean): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [], folders = [root];
  for (let i = 0; i < Math.min(folders.length, mostFolders); i++) {
    const folder = folders[i] ?? root;
    const entries = await vscode.workspace.fs.readDirectory(folder).then((list) => list, () => []);
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !isSkipped(name)) folders.push(uri);
      else if (type & vscode.FileType.File && wanted(uri)) files.push(uri);
    }
  }
  return files;
}
