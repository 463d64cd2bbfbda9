import * as vscode from 'vscode';
import type { App } from '../app';

/** A file that was opened longer ago than this, in milliseconds, is no copy that was just saved. */
const recently = 10_000;
/** What is closed may have been saved under another name; whether it was is known after this many milliseconds. */
const afterwards = 3_000;

/** Takes marks along when a document is saved under another name, or an untitled one gets a file. */
export function registerSaveAs(app: App): vscode.Disposable {
  const opened = new Map<string, number>(), closed = new Set<string>(), timers = new Set<ReturnType<typeof setTimeout>>();
  /** The documents that had the focus, the newest first. */
  let recent = vscode.window.activeTextEditor ? [vscode.window.activeTextEditor.document.uri.toString()] : [];
  const fail = (error: unknown): void => { app.log.error('The marks of a document that was saved under another name could not be taken along.', error); };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor) recent = [editor.document.uri.toString(), ...recent.filter((uri) => uri !== editor.document.uri.toString())].slice(0, 2);
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => { opened.set(uri.toString(), Date.now()); }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const since = opened.get(document.uri.toString());
      if (since !== undefined && Date.now() - since < recently) follow(app, document, recent, closed).catch(fail);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
      const key = uri.toString();
      opened.delete(key);
      closed.add(key);
      const timer = setTimeout(() => {
        timers.delete(timer);
        closed.delete(key);
        // An untitled document that is closed is gone: the next of that name has nothing to do with it.
        if (isUntitled && !vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) app.annotations.discard(key).catch(fail);
      }, afterwards);
      timers.add(timer);
    }),
    { dispose: () => { for (const timer of timers) clearTimeout(timer); } },
  );
}

/** Looks for the document that a new file is a copy of: one that had the focus before, or an untitled one; other files may have the same text by chance. */
async function follow(app: App, saved: vscode.TextDocument, recent: readonly string[], closed: ReadonlySet<string>): Promise<void> {
  const to = saved.uri.toString();
  if (!app.documents.isFollowed(saved.uri) || !app.filter.isIndexed(saved.uri)) return;
  await app.session.currentView(to);
  if (!app.annotations.has(to) || app.annotations.placed(to).length > 0) return;
  const untitled = [...vscode.workspace.textDocuments.map(({ uri }) => uri.toString()), ...closed].filter((uri) => uri.startsWith('untitled:'));
  for (const from of new Set([...recent, ...untitled])) {
    if (from === to || await app.annotations.copy(from, to) === 0) continue;
    if (from.startsWith('untitled:')) app.history.moved(from, to);
    return;
  }
}
