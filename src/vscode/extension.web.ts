import type * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { activateIn, shutDown } from './activate';
import { browserHost } from './hosts/browser';

/** Entry point in a browser. */
export async function activate(context: vscode.ExtensionContext): Promise<GlossatorApi> {
  return activateIn(browserHost, context);
}

/** VS Code waits for this when the window closes. */
export async function deactivate(): Promise<void> {
  await shutDown();
}
