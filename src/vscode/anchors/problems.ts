import * as vscode from 'vscode';
import type { App } from '../app';
import { LineIndex, spanOf } from '../positions';
import { markingIds } from '../marking/ids';
import { anchorIds } from './ids';
import { lostMarks } from './lost';
import type { LostMark } from './lost';

const source = 'Glossator';
/** Changes come in bursts; the list is made anew after this many milliseconds. */
const settleTime = 100;
/** Marks that are offered for one selection. */
const mostOffered = 5;

/** Lists the marks that were not found for certain in the Problems panel, with what can be done about them. */
export function registerAnchorProblems(app: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('glossator-marks');
  const pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touch = (uri: string): void => {
    pending.add(uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const each of pending) show(app, collection, each);
      pending.clear();
    }, settleTime);
  };
  return vscode.Disposable.from(
    collection,
    app.session.onDidChange(touch),
    app.annotations.onDidChange(touch),
    { dispose: () => { clearTimeout(timer); } },
    vscode.languages.registerCodeActionsProvider({ scheme: '*' }, {
      provideCodeActions: (document, range, context) => (
        context.only && !context.only.contains(vscode.CodeActionKind.QuickFix) ? [] : actionsAt(app, document, range, context.diagnostics)),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}

function show(app: App, collection: vscode.DiagnosticCollection, key: string): void {
  const uri = vscode.Uri.parse(key), text = app.session.view(key)?.text;
  const lost = text !== undefined && app.filter.isIndexed(uri) ? lostMarks(app, key) : [];
  if (text === undefined || lost.length === 0) {
    if (collection.has(uri)) collection.delete(uri);
    return;
  }
  const lines = new LineIndex(text);
  collection.set(uri, lost.map((mark) => diagnosticOf(mark, lines.rangeOf(mark.span))));
}

/** Whether a diagnostic says that a mark was not found for certain. */
export function isLost({ source: by, code }: vscode.Diagnostic): boolean {
  return by === source && (code === 'orphan' || code === 'drifted');
}

function diagnosticOf({ state, message }: LostMark, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, state === 'orphan' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information);
  diagnostic.source = source;
  diagnostic.code = state;
  return diagnostic;
}

/** What can be done about the marks listed here, and, where words are selected, about all that look for a place. */
function actionsAt(app: App, document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const uri = document.uri.toString(), lost = lostMarks(app, uri), span = spanOf(document, range);
  const listed = lost.flatMap((mark) => {
    const diagnostic = diagnostics.find((each) => each.source === source && each.code === mark.state && each.message === mark.message);
    return diagnostic ? [{ mark, diagnostic }] : [];
  });
  const actions = listed.flatMap(({ mark, diagnostic }) => {
    const act = (title: string, command: string): vscode.CodeAction => actionOf(title, command, { uri, id: mark.id }, diagnostic);
    return [
      ...(mark.state === 'drifted' ? [act(`Confirm Place of “${mark.words}”`, anchorIds.confirmPlace)] : []),
      act(`Move Mark on “${mark.words}” to Selection`, anchorIds.reanchor),
      act(`Delete Mark on “${mark.words}”`, markingIds.removeAnnotation),
    ];
  });
  if (span.end <= span.start) return actions;
  const others = lost.filter((mark) => !listed.some((each) => each.mark.id === mark.id)).slice(0, mostOffered);
  return [...actions, ...others.map((mark) => actionOf(`Move Mark on “${mark.words}” to Selection`, anchorIds.reanchor, { uri, id: mark.id, ...span }))];
}

function actionOf(title: string, command: string, argument: object, diagnostic?: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [argument] };
  if (diagnostic) action.diagnostics = [diagnostic];
  return action;
}
