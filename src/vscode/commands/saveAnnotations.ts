import * as vscode from 'vscode';
import type { SaveOutcome } from '../../corpus/annotations/store';
import { counted } from '../../corpus/trees/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { targetOf } from './target';
import { offerUndo } from './undo';

/** Writes what is known of a source, what the machine finds included, into the file beside it. */
export function saveAnnotationsCommand(app: App): Command {
  return { id: commandIds.saveAnnotations, execute: (args) => save(app, args) };
}

async function save(app: App, args: CommandArguments): Promise<SaveOutcome | undefined> {
  const { uri } = await targetOf(app, args);
  const source = uri.toString(), name = sourceName(source);
  if (!app.filter.isIndexed(uri)) throw new UserError(`${name} is not a file of yours here, so nothing can be kept beside it: open the file itself.`);
  const machine = await app.session.machineAnalysis(source);
  if (!machine) return undefined;
  if (uri.scheme === 'untitled') throw new UserError(`Save ${name} as a file first: annotations are kept beside it.`, [saveFile(uri, app)]);
  const outcome = await app.annotations.saveAnnotations(source, machine);
  switch (outcome.kind) {
    case 'source-unsaved':
      app.messages.answer('warning', `Save ${name} first: annotations describe the saved text.`, [saveFile(uri, app)]);
      break;
    case 'written':
      offerUndo(app, `${counted(outcome.annotations, 'annotation')} saved beside ${name}.`);
      break;
    case 'unchanged':
      vscode.window.setStatusBarMessage(`$(check) The annotations of ${name} were saved already`, 5_000);
      break;
    default:
      // What blocked or failed was told by the store's own event.
      break;
  }
  return outcome;
}

function saveFile(uri: vscode.Uri, app: App): { title: string; run(): unknown } {
  return {
    title: 'Save File and Annotations',
    run: async () => {
      const saved = await vscode.workspace.save(uri);
      if (saved) await vscode.commands.executeCommand(commandIds.saveAnnotations, { uri: saved.toString() });
      else app.log.info(`${uri.toString()} was not saved.`);
    },
  };
}
