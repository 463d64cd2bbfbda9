import * as vscode from 'vscode';
import type { App } from '../app';
import { registerAnchorCommands } from './commands';
import { registerAnchorProblems } from './problems';

/** Marks that were not found for certain: listed as problems, and put right by commands. */
export function registerAnchors(app: App): vscode.Disposable {
  return vscode.Disposable.from(registerAnchorCommands(app), registerAnchorProblems(app));
}
