import * as vscode from 'vscode';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command } from './command';
import { openSetting, uriOf } from './target';

/** Switches Glossator on or off for one file, whatever the settings say; resolves to whether it is on now. */
export function toggleCommand(app: App): Command {
  return {
    id: commandIds.toggle,
    execute: async (args) => {
      const document = await vscode.workspace.openTextDocument(uriOf(args));
      const wanted = args.on ?? !app.documents.isFollowed(document.uri);
      const on = await app.documents.toggle(document, wanted);
      if (wanted && !on) {
        throw new UserError(`${sourceName(document.uri.toString())} is larger than the setting glossator.maxFileSize allows.`, [openSetting('glossator.maxFileSize')]);
      }
      return { uri: document.uri.toString(), on };
    },
  };
}
