import * as vscode from 'vscode';
import type { Fix, Problem } from '../../core/diagnostics/model';
import { overlaps } from '../../core/span';
import { sourceName } from '../../corpus/trees/places';
import { commandIds } from '../ids';
import { rangeOf, spanOf } from '../positions';
import { diagnosticSource } from '../quoteCheck/draftDiagnostics';
import { revealSpanCommand } from '../views/ids';
import type { SourceProblems } from './sourceProblems';

/** Offers what can be done about a problem, and to switch its rule off. */
export function registerProblemFixes(problems: SourceProblems): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { only, diagnostics }) => {
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
      const at = spanOf(document, range), touched = { start: at.start, end: Math.max(at.end, at.start + 1) };
      return problems.of(document.uri.toString(), document.version).filter((problem) => overlaps(problem, touched))
        .flatMap((problem) => actionsFor(document, problem, diagnostics));
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function actionsFor(document: vscode.TextDocument, problem: Problem, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const range = rangeOf(document, problem);
  const own = diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource && diagnostic.code === problem.rule && diagnostic.range.isEqual(range));
  const [related] = problem.related, uri = document.uri.toString();
  const fixes = [
    ...problem.fixes.map((fix) => actionOf(document, problem, fix)),
    ...(related ? [commandAction(`Go to the other place in ${sourceName(related.uri)}`, revealSpanCommand, { uri: related.uri, start: related.start, end: related.end })] : []),
    commandAction(`Turn this rule off (${problem.rule})`, commandIds.switchDiagnostic, { name: problem.rule, on: false, uri }),
  ];
  for (const fix of fixes) fix.diagnostics = own;
  return fixes;
}

function actionOf(document: vscode.TextDocument, { start, end }: Problem, fix: Fix): vscode.CodeAction {
  const place = { uri: document.uri.toString(), start, end };
  switch (fix.kind) {
    case 'reassignSpeaker': return commandAction('Say who says this…', commandIds.reassignSpeaker, place);
    case 'notAQuotation': return commandAction('Not a quotation', commandIds.rejectQuotation, place);
    case 'compare': return commandAction('Compare with source', commandIds.compareQuotation, place);
    case 'write': {
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, new vscode.Range(document.positionAt(fix.at), document.positionAt(fix.until)), fix.text);
      return action;
    }
  }
}

function commandAction(title: string, command: string, argument: object): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [argument] };
  return action;
}
