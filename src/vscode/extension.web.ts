import type * as vscode from 'vscode';
import { activateIn } from './activate';
import { browserHost } from './hosts/browser';

/** Entry point in a browser. */
export async function activate(context: vscode.ExtensionContext): Promise<unknown> {
  return activateIn(browserHost, context);
}
