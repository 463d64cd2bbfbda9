import * as vscode from 'vscode';
import type { App } from '../app';
import { targetOf } from '../commands/target';
import { UserError } from '../messages';
import type { MarkingCommand } from './command';
import { markingIds } from './ids';
import { markMeant } from './which';

/** Deletes a mark: the one of `id`, else the one at the cursor; of several there one is chosen. */
export function removeAnnotationCommand(app: App): MarkingCommand {
  return {
    id: markingIds.removeAnnotation,
    execute: async (args) => {
      const { view, span } = await targetOf(app, args);
      const mark = await markMeant(app, view.uri, span, args.id, 'Delete Which Mark?');
      if (!mark) return undefined;
      if (!await app.annotations.remove(view.uri, mark.id)) throw new UserError('This mark is gone already.');
      vscode.window.setStatusBarMessage('$(check) Mark deleted; Glossator: Undo brings it back', 4_000);
      return { uri: view.uri, id: mark.id };
    },
  };
}
