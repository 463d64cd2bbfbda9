import * as vscode from 'vscode';
import type { App } from '../app';
import { registerDeletions } from './deletions';
import { registerLostSidecars } from './lost';
import { registerRenames } from './renames';
import { registerSaveAs } from './saveAs';

/** Keeps annotations with their sources when files are renamed, moved, copied and deleted. */
export function registerMoves(app: App): vscode.Disposable {
  return vscode.Disposable.from(registerRenames(app), registerDeletions(app), registerSaveAs(app), registerLostSidecars(app));
}
