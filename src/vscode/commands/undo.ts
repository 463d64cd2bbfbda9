import * as vscode from 'vscode';
import type { Undone } from '../../corpus/history/changes';
import { undoneMessage } from '../../corpus/history/words';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError, type MessageAction } from '../messages';
import type { Command } from './command';

/** Takes the last mark, decision or correction back; resolves to what was undone and what stayed since others changed it. */
export function undoCommand(app: App): Command {
  return { id: commandIds.undo, execute: () => undoAndTell(app) };
}

/** Takes the last step back and says what that was; throws a UserError when there is none. */
export async function undoAndTell(app: App): Promise<Undone> {
  return told(app, 'Undone', await showing('Undoing…', app.history.undo()));
}

/** Says what was just done to many places, with a button that takes just that back, whatever came after it. */
export function offerUndo(app: App, text: string, severity: 'information' | 'warning' = 'information', more: readonly MessageAction[] = []): void {
  app.messages.answer(severity, text, [...more, undoButton(app)]);
}

/** A button that takes back what was just done, whatever came after it. */
function undoButton(app: App): MessageAction {
  const step = app.history.last;
  return {
    title: 'Undo',
    run: async () => {
      const undone = step && await showing('Undoing…', app.history.undo(step));
      if (undone) told(app, 'Undone', undone);
      else app.messages.answer('information', 'This was undone already.');
    },
  };
}

/** Makes again what was undone last. */
export function redoCommand(app: App): Command {
  return { id: commandIds.redo, execute: async () => told(app, 'Redone', await showing('Doing it again…', app.history.redo())) };
}

/** A step may be about hundreds of sources: the status bar says meanwhile what goes on. */
function showing<T>(title: string, work: Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: `Glossator: ${title}` }, () => work);
}

function told(app: App, verb: 'Undone' | 'Redone', undone: Undone | undefined): Undone {
  if (!undone) throw new UserError(verb === 'Undone' ? 'There is no mark or decision to undo.' : 'There is no mark or decision to do again.');
  const text = undoneMessage(verb, undone);
  if (undone.refused.length > 0) app.messages.answer('warning', text);
  else vscode.window.setStatusBarMessage(`$(check) ${text}`, 5_000);
  return undone;
}
