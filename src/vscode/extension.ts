import type { ExtensionContext } from 'vscode';

/** Starts Glossator in this window. */
export function activate(_context: ExtensionContext): Promise<void> {
  return Promise.resolve();
}
