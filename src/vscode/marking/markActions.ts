import * as vscode from 'vscode';
import { marksAt } from '../../corpus/marking/occurrences';
import type { App } from '../app';
import { spanOf } from '../positions';
import { markingIds, type MarkingId } from './ids';

const kinds = [vscode.CodeActionKind.RefactorRewrite] as const;

/** Offers, at a selection, to mark it, and at a mark, to delete it. No bulb lights up for the cursor alone. */
export function registerMarkActions(app: App): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, {
    provideCodeActions: (document, range, { only, triggerKind }) => {
      if (only && !kinds.some((kind) => only.contains(kind))) return [];
      if (range.isEmpty && triggerKind === vscode.CodeActionTriggerKind.Automatic) return [];
      if (!app.documents.isFollowed(document.uri) || !app.filter.isIndexed(document.uri)) return [];
      const span = spanOf(document, range), place = { uri: document.uri.toString(), ...span };
      const [mark, ...others] = marksAt(app.annotations.placed(place.uri), span);
      // Where several marks lie over each other the command asks which is meant.
      const named = others.length > 0 ? place : { uri: place.uri, id: mark?.id };
      return [
        action('Mark…', markingIds.annotateSelection, place),
        action('Write a Note…', markingIds.addNote, place),
        ...(range.isEmpty ? [] : [action('Mark All Occurrences…', markingIds.annotateAllOccurrences, place)]),
        ...(mark ? [action('Change Tags of Mark…', markingIds.changeTags, named), action('Delete Mark', markingIds.removeAnnotation, named)] : []),
      ];
    },
  }, { providedCodeActionKinds: kinds });
}

function action(title: string, command: MarkingId, argument: object): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  made.command = { command, title, arguments: [argument] };
  return made;
}
