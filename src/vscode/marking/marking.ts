import * as vscode from 'vscode';
import type { App } from '../app';
import { annotateSelectionCommand, annotateWithKeyCommand, repeatLastTagCommand } from './annotate';
import { changeTagsCommand } from './changeTags';
import { registerMarkingCommands } from './command';
import { registerMarkActions } from './markActions';
import { annotateAllOccurrencesCommand } from './occurrences/annotateAll';
import { removeAllOccurrencesCommand } from './occurrences/removeAll';
import { removeAnnotationCommand } from './remove';
import { countTagsCommand } from './countTags';
import { deleteTagCommand, renameTagCommand } from './tagCommands';

/** The commands that mark passages and take marks away, and the light bulb at a selection. */
export function registerMarking(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    registerMarkingCommands(app, [
      annotateSelectionCommand(app),
      repeatLastTagCommand(app),
      annotateWithKeyCommand(app),
      changeTagsCommand(app),
      removeAnnotationCommand(app),
      annotateAllOccurrencesCommand(app),
      removeAllOccurrencesCommand(app),
      renameTagCommand(app),
      deleteTagCommand(app),
      countTagsCommand(app),
    ]),
    registerMarkActions(app),
  );
}
