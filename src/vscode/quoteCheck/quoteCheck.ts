import * as vscode from 'vscode';
import { createQuotationMatcher } from '../../core/quoteCheck/matcher';
import type { App } from '../app';
import { registerCommand } from '../commands/command';
import { registerDiagnostics } from '../diagnostics/diagnostics';
import { QuoteChecks } from './checks';
import { registerCheckActions } from './codeActions';
import { checkQuotationsCommand, compareQuotationCommand, showReportCommand } from './commands';
import { registerCheckDocuments } from './documents';
import { ReportViews } from './reportView';
import { registerDraftDiagnostics } from './draftDiagnostics';

/** Checks quotations: those of a draft when somebody asks, those of open sources by the rules that are switched on. */
export function registerQuotationChecks(app: App): vscode.Disposable {
  // Both read the same sources, so they share what was read.
  const matcher = createQuotationMatcher();
  const checks = new QuoteChecks(app, matcher);
  const reports = new ReportViews(app, checks);
  const commands = [checkQuotationsCommand(app, checks, reports), showReportCommand(checks, reports), compareQuotationCommand(checks)];
  return vscode.Disposable.from(
    reports,
    checks,
    ...commands.map((command) => registerCommand(app, command)),
    registerDraftDiagnostics(app, checks),
    registerCheckActions(checks),
    registerCheckDocuments(app, checks),
    registerDiagnostics(app, matcher, checks),
  );
}
