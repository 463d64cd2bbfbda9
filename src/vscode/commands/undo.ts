import * as vscode from 'vscode';
import type { Undone } from '../../corpus/history/changes';
import { undoneMessage } from '../../corpus/history/words';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command } from './command';

/** Takes the last mark, decision or correction back; resolves to what was undone and what stayed since others changed it. */
export function undoCommand(app: App): Command {
  return { id: commandIds.undo, execute: () => undoAndTell(app) };
}

/** Takes the last step back and says what that was; throws a UserError when there is none. */
export async function undoAndTell(app: App): Promise<Undone> {
  return told(app, 'Undone', await app.history.undo());
}

/** Makes again what was undone last. */
export function redoCommand(app: App): Command {
  return { id: commandIds.redo, execute: async () => told(app, 'Redone', await app.history.redo()) };
}

function told(app: App, verb: 'Undone' | 'Redone', undone: Undone | undefined): Undone {
  if (!undone) throw new UserError(verb === 'Undone' ? 'There is no mark or decision to undo.' : 'There is no mark or decision to do again.');
  const text = undoneMessage(verb, undone);
  if (undone.refused.length > 0) app.messages.show('warning', text);
  else vscode.window.setStatusBarMessage(`$(check) ${text}`, 5_000);
  return undone;
}
