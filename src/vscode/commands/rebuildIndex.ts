import * as vscode from 'vscode';
import type { App } from '../app';
import { commandIds } from '../ids';
import type { Command } from './command';

/** Reads all sources anew; resolves to how many there are. */
export function rebuildIndexCommand(app: App): Command {
  return {
    id: commandIds.rebuildIndex,
    execute: async () => {
      await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Glossator: reading all sources' }, () => app.discovery.scan(true));
      const sources = app.session.index.sources().length;
      vscode.window.setStatusBarMessage(`$(check) ${sources} sources read`, 4_000);
      return { sources };
    },
  };
}
