import * as vscode from 'vscode';
import { findAt } from '../../core/commands/findAt';
import { kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { App } from '../app';
import { commandIds } from '../ids';
import { spanOf } from '../positions';
import { settings } from '../settings';

const longestWords = 40;

/** Offers, at a suggestion, to accept or reject it: the light bulb of prose. */
export function registerQuickFixes(app: App): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { only }) => {
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
      return actionsAt(app, document, range);
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function actionsAt(app: App, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  if (!app.documents.isFollowed(document.uri) || !app.filter.isIndexed(document.uri)) return [];
  const view = app.session.view(document.uri.toString());
  if (view?.version !== document.version) return [];
  const found = findAt(view, spanOf(document, range));
  const item = found && (found.what === 'mention' ? found.mention : found.quotation);
  if (!item || item.decision || item.confidence < settings.suggestionsThreshold(document.uri)) return [];
  const label = found.what === 'mention' ? typeFacts(found.mention.type).label : kindLabels[found.quotation.kind];
  const words = excerpt(view.text.slice(item.start, item.end), longestWords);
  const target = { uri: view.uri, start: item.start, end: item.end };
  return [
    action(`Accept “${words}” (${label})`, commandIds.acceptSuggestion, target),
    action(`Reject “${words}” (${label})`, commandIds.rejectSuggestion, target),
  ];
}

function action(title: string, command: string, argument: object): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.command = { command, title, arguments: [argument] };
  return fix;
}
