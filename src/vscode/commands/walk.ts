import * as vscode from 'vscode';
import { neighbour, stopsOf } from '../../core/commands/walk';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import { settings } from '../settings';
import { revealSpanCommand } from '../views/ids';
import type { Command } from './command';
import { targetOf } from './target';

/** Goes to the next or previous annotation of a source; resolves to its place. */
export function walkCommand(app: App, forward: boolean): Command {
  return {
    id: forward ? commandIds.nextAnnotation : commandIds.previousAnnotation,
    execute: async (args) => {
      const { uri, view, span } = await targetOf(app, args);
      const { kind, spans } = stopsOf(view, app.annotations.placed(view.uri), settings.suggestionsThreshold(uri));
      const stop = neighbour(spans, span, forward);
      if (!stop) throw new UserError(`${sourceName(view.uri)} has no annotations, and nothing was found in it.`);
      await vscode.commands.executeCommand(revealSpanCommand, { uri: view.uri, ...stop });
      if (kind === 'suggested') vscode.window.setStatusBarMessage('Nothing is kept here yet: going through what was found', 4_000);
      return { uri: view.uri, ...stop, kind };
    },
  };
}
