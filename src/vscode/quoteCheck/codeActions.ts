import * as vscode from 'vscode';
import { mendsOf } from '../../core/quoteCheck/mend';
import type { CheckedQuotation } from '../../core/quoteCheck/model';
import { overlaps } from '../../core/span';
import { commandIds } from '../ids';
import { rangeOf, spanOf } from '../positions';
import { revealSpanCommand } from '../views/ids';
import { sourceName } from '../../corpus/trees/places';
import type { QuoteChecks } from './checks';
import { diagnosticSource } from './draftDiagnostics';

/** Offers, at a quotation that is not as the sources have it, to compare it, to take the source's words, to go there, and to see the report. */
export function registerCheckActions(checks: QuoteChecks): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) => {
      if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
      return actionsAt(checks, document, range, context.diagnostics);
    },
  };
  return vscode.languages.registerCodeActionsProvider({ scheme: '*' }, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function actionsAt(checks: QuoteChecks, document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const uri = document.uri.toString(), checked = checks.get(uri);
  if (!checked?.asked || checked.view.version !== document.version) return [];
  const at = spanOf(document, range), touched = { start: at.start, end: Math.max(at.end, at.start + 1) };
  const quotation = checked.check.quotations.find((candidate) => candidate.verdict !== 'verbatim' && candidate.verdict !== 'tooShort' && overlaps(candidate, touched));
  if (!quotation) return [];
  const own = diagnostics.filter(({ source, range: where }) => source === diagnosticSource && document.offsetAt(where.start) === quotation.start);
  const [place] = quotation.compared, target = { uri, start: quotation.start, end: quotation.end };
  return [
    ...(quotation.verdict === 'changed' ? [action('Compare with source', commandIds.compareQuotation, target, own, true)] : []),
    ...mendActions(document, checked.view.text, quotation, own),
    ...(place ? [action(`Go to the passage in ${sourceName(place.uri)}`, revealSpanCommand, { uri: place.uri, start: place.start, end: place.end }, own, quotation.verdict === 'misattributed')] : []),
    action('Show the report on all quotations', commandIds.showQuotationReport, { uri }, own, false),
    action('Stop checking this draft', commandIds.checkQuotations, { uri, on: false }, own, false),
  ];
}

/** Writes the source's words in place of those that differ, as one step to undo. */
function mendActions(document: vscode.TextDocument, text: string, quotation: CheckedQuotation, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const mends = mendsOf(text, quotation);
  if (mends.length === 0) return [];
  const fix = new vscode.CodeAction('Use the source’s words', vscode.CodeActionKind.QuickFix);
  fix.edit = new vscode.WorkspaceEdit();
  for (const mend of mends) fix.edit.replace(document.uri, rangeOf(document, mend), mend.text);
  fix.diagnostics = [...diagnostics];
  return [fix];
}

function action(title: string, command: string, argument: object, diagnostics: readonly vscode.Diagnostic[], preferred: boolean): vscode.CodeAction {
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.command = { command, title, arguments: [argument] };
  fix.diagnostics = [...diagnostics];
  fix.isPreferred = preferred;
  return fix;
}
