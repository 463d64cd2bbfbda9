import type * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { activateIn } from './activate';
import { nodeHost } from './hosts/node';

/** Entry point on desktop and on remote machines. */
export async function activate(context: vscode.ExtensionContext): Promise<GlossatorApi> {
  return activateIn(nodeHost, context);
}
