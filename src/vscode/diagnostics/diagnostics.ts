import * as vscode from 'vscode';
import type { QuotationMatcher } from '../../core/quoteCheck/matcher';
import type { App } from '../app';
import { registerCommand } from '../commands/command';
import type { QuoteChecks } from '../quoteCheck/checks';
import { registerProblemFixes } from './fixes';
import { SourceProblems } from './sourceProblems';
import { switchDiagnosticCommand } from './switchRule';

/** Shows in open sources what the rules find, with what can be done about it. */
export function registerDiagnostics(app: App, matcher: QuotationMatcher, checks: QuoteChecks): vscode.Disposable {
  const problems = new SourceProblems(app, matcher, checks);
  return vscode.Disposable.from(problems, registerProblemFixes(problems), registerCommand(app, switchDiagnosticCommand()));
}
