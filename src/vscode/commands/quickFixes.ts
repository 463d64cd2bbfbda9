import * as vscode from 'vscode';
import type { PlacedMention, SourceView } from '../../core/analysis/view';
import { findAt } from '../../core/commands/findAt';
import { isValueType, kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt } from '../../core/card/text';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { commandIds } from '../ids';
import { spanOf } from '../positions';
import { settings } from '../settings';

const longestWords = 40;

/** Offers, at a suggestion, to accept, reject or correct it: the light bulb of prose. */
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
  const span = spanOf(document, range), found = findAt(view, span);
  const item = found && (found.what === 'mention' ? found.mention : found.quotation);
  if (!item || (!item.decision && item.confidence < settings.suggestionsThreshold(document.uri))) return [];
  const label = found.what === 'mention' ? typeFacts(found.mention.type).label : kindLabels[found.quotation.kind];
  const words = excerpt(view.text.slice(item.start, item.end), longestWords);
  const target = { uri: view.uri, start: item.start, end: item.end };
  const decisions = item.decision ? [] : [
    action(`Accept “${words}” (${label})`, commandIds.acceptSuggestion, target),
    action(`Reject “${words}” (${label})`, commandIds.rejectSuggestion, target),
  ];
  return [...decisions, ...(found.what === 'mention' ? namedFixes(app, words, found.mention, target) : quotedFixes(target)), ...extentFixes(view, item, words, span)];
}

/** What can be wrong with a name. The longer roads are in the context menu. */
function namedFixes(app: App, words: string, mention: PlacedMention, target: Place): vscode.CodeAction[] {
  const everywhere = app.entities.pathOf(target.uri) === undefined || mention.decision ? []
    : [action(`Not a ${isValueType(mention.type) ? 'value' : 'name'}, in all sources: “${words}”`, commandIds.rejectSuggestion, { ...target, scope: 'all' })];
  const retype = action(`Change type of “${words}”…`, commandIds.changeType, target);
  // A date or an amount is nobody whom another could be taken for.
  return isValueType(mention.type) ? [...everywhere, retype] : [
    ...everywhere, retype,
    action(`“${words}” is ${mention.type === 'PERSON' ? 'somebody' : 'something'} else…`, commandIds.splitEntity, target),
    action(`Merge “${words}” with another…`, commandIds.mergeEntities, target),
  ];
}

function quotedFixes(target: Place): vscode.CodeAction[] {
  return [action('Change speaker…', commandIds.reassignSpeaker, target)];
}

/** A selection that is no name as it stands may be what the name should be. */
function extentFixes(view: SourceView, item: Span, words: string, span: Span): vscode.CodeAction[] {
  const same = item.start === span.start && item.end === span.end;
  return span.end > span.start && !same ? [action(`Set the extent of “${words}” to the selection`, commandIds.editSpan, { uri: view.uri, ...span })] : [];
}

interface Place extends Span {
  readonly uri: string;
}

function action(title: string, command: string, argument: object): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.command = { command, title, arguments: [argument] };
  return fix;
}
