import * as vscode from 'vscode';
import type { App } from '../app';
import { registerMarkingCommands } from '../marking/command';
import { noteCommands } from './commands';
import { NoteThreads } from './threads';

/** Notes and replies as comment threads in the gutter, and the commands about them. */
export function registerNotes(app: App): vscode.Disposable {
  const threads = new NoteThreads(app);
  return vscode.Disposable.from(threads, registerMarkingCommands(app, noteCommands(app, threads)));
}
