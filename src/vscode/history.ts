import type * as vscode from 'vscode';
import type { App } from './app';
import { ContextKey } from './ids';

/** Tells menus whether there is something to undo or to do again. */
export function registerHistory({ history }: App): vscode.Disposable {
  const undo = new ContextKey('glossator.canUndo'), redo = new ContextKey('glossator.canRedo');
  const update = (): void => {
    undo.set(history.canUndo);
    redo.set(history.canRedo);
  };
  update();
  return history.onDidChange(update);
}
