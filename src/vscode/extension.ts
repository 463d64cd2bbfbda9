import type * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { activateIn, shutDown } from './activate';
import { nodeHost } from './hosts/node';

/** Entry point on desktop and on remote machines. */
export async function activate(context: vscode.ExtensionContext): Promise<GlossatorApi> {
  return activateIn(nodeHost, context);
}

/** VS Code waits for this when the window closes. */
export async function deactivate(): Promise<void> {
  await shutDown();
}
