import * as vscode from 'vscode';
import { fileName, sidecarUri } from '../../corpus/annotations/sidecarFile';
import type { App } from '../app';

/** A rename that was announced and did not come within this many milliseconds was given up. */
const patience = 10_000;

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Takes annotation files along when sources are renamed or moved in VS Code, alone or with their folder. */
export function registerRenames(app: App): vscode.Disposable {
  const blocked = new Map<string, Move>(), timers = new Map<string, ReturnType<typeof setTimeout>>();
  const end = (move: Move, moved: boolean): void => {
    clearTimeout(timers.get(move.to));
    timers.delete(move.to);
    app.annotations.didMove(move.from, move.to, moved).catch((error: unknown) => { app.log.error(`The marks of ${move.to} could not be taken along.`, error); });
  };
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(prepare(app, event.files, blocked, (move) => {
        timers.set(move.to, setTimeout(() => { end(move, false); }, patience));
      }));
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        for (const move of movesOf(app, oldUri, newUri)) end(move, true);
        const kept = blocked.get(newUri.toString());
        if (blocked.delete(newUri.toString()) && kept) tellKept(app, kept);
      }
    }),
    { dispose: () => { for (const timer of timers.values()) clearTimeout(timer); } },
  );
}

/** Makes what is marked safe, and says which annotation files are to be renamed as a part of it. */
async function prepare(
  app: App, files: vscode.FileWillRenameEvent['files'], blocked: Map<string, Move>, begin: (move: Move) => void,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit(), going = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    for (const move of movesOf(app, oldUri, newUri)) {
      begin(move);
      await app.annotations.willMove(move.from, move.to);
    }
    const from = sidecarUri(oldUri.toString()), to = sidecarUri(newUri.toString());
    if (going.has(from) || !await exists(from)) continue;
    // What is there already belongs to somebody.
    if (await exists(to)) blocked.set(newUri.toString(), { from, to });
    else edit.renameFile(vscode.Uri.parse(from), vscode.Uri.parse(to), { overwrite: false, ignoreIfExists: true });
  }
  return edit;
}

/** The sources that a rename moves: the file itself, or all that are known below a folder. */
function movesOf(app: App, oldUri: vscode.Uri, newUri: vscode.Uri): Move[] {
  const from = oldUri.toString(), to = newUri.toString();
  const below = app.annotations.known().filter((uri) => uri.startsWith(`${from}/`));
  return below.length > 0 ? below.map((uri) => ({ from: uri, to: to + uri.slice(from.length) })) : [{ from, to }];
}

function tellKept(app: App, { from, to }: Move): void {
  const open = { title: 'Show Both', run: async () => {
    for (const uri of [from, to]) await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preview: false });
  } };
  app.messages.show('warning', `${fileName(to)} was there already, so ${fileName(from)} stayed where it was: delete the one that is not wanted.`, [open]);
}

/** Whether there is such a file. */
export async function exists(uri: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
    return true;
  } catch {
    return false;
  }
}
