import * as vscode from 'vscode';
import { checkLabel } from '../../core/quoteCheck/describe';
import type { CheckedQuotation, QuotationCheck } from '../../core/quoteCheck/model';
import { overlaps } from '../../core/span';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import type { Command, CommandArguments } from '../commands/command';
import { uriOf } from '../commands/target';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import { spanOf } from '../positions';
import { readingColumn } from '../views/readingColumn';
import type { CheckedDraft, QuoteChecks } from './checks';
import type { ReportViews } from './reportView';
import { checkDocumentOf, checkScheme, checkUri } from './uris';

/** Checks the quotations of a draft against all other sources; resolves to what was found, as data. `on: false` ends it. */
export function checkQuotationsCommand(app: App, checks: QuoteChecks, reports: ReportViews): Command {
  return {
    id: commandIds.checkQuotations,
    execute: async (args): Promise<(QuotationCheck & { readonly uri: string }) | undefined> => {
      const uri = draftOf(args);
      if (args.on === false) {
        checks.clear(uri.toString());
        return undefined;
      }
      const progress = { location: vscode.ProgressLocation.Window, title: 'Checking quotations' };
      const { check } = await vscode.window.withProgress(progress, () => checks.check(uri));
      app.messages.answer('information', checkLabel(check), check.quotations.length > 0 ? [{ title: 'Show Report', run: () => showReport(checks, reports, uri) }] : []);
      return { uri: uri.toString(), ...check };
    },
  };
}

/** Shows the report on a draft's quotations as a page; with `{format: 'markdown'}` as a document, and resolves to its text. */
export function showReportCommand(checks: QuoteChecks, reports: ReportViews): Command {
  return { id: commandIds.showQuotationReport, execute: (args) => (args.format === 'markdown' ? showMarkdown(checks, draftOf(args)) : showReport(checks, reports, draftOf(args))) };
}

/** Shows what differs between a draft's quotation and its source in the diff editor; resolves to the two texts' addresses. */
export function compareQuotationCommand(checks: QuoteChecks): Command {
  return {
    id: commandIds.compareQuotation,
    execute: async (args) => {
      const uri = draftOf(args), draft = uri.toString();
      const quotation = quotationAt(await checkedDraft(checks, uri), uri, args);
      const [place] = quotation?.compared ?? [];
      if (!quotation || !place) throw new UserError('There is no quotation at the cursor that was found in a source: put it into one that was.');
      const source = checkUri({ kind: 'source', draft, start: quotation.start }), own = checkUri({ kind: 'draft', draft, start: quotation.start });
      await vscode.commands.executeCommand('vscode.diff', source, own, `${sourceName(place.uri)} ↔ ${sourceName(draft)}`, { preview: true, viewColumn: readingColumn() });
      return { source: source.toString(), draft: own.toString() };
    },
  };
}

async function showReport(checks: QuoteChecks, reports: ReportViews, uri: vscode.Uri): Promise<QuotationCheck & { readonly uri: string }> {
  const { check } = await checkedDraft(checks, uri);
  reports.show(uri.toString());
  return { uri: uri.toString(), ...check };
}

async function showMarkdown(checks: QuoteChecks, uri: vscode.Uri): Promise<{ readonly uri: string; readonly text: string }> {
  await checkedDraft(checks, uri);
  const document = await vscode.workspace.openTextDocument(checkUri({ kind: 'report', draft: uri.toString() }));
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  return { uri: document.uri.toString(), text: document.getText() };
}

async function checkedDraft(checks: QuoteChecks, uri: vscode.Uri): Promise<CheckedDraft> {
  return checks.get(uri.toString()) ?? checks.check(uri, false);
}

function quotationAt({ check }: CheckedDraft, uri: vscode.Uri, args: CommandArguments): CheckedQuotation | undefined {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const at = args.start === undefined ? editor && spanOf(editor.document, editor.selection) : { start: args.start, end: args.end ?? args.start };
  return at && check.quotations.find((quotation) => overlaps(quotation, { start: at.start, end: Math.max(at.end, at.start + 1) }));
}

/** The draft that a command is about; of a report the draft that it reports on. */
function draftOf(args: CommandArguments): vscode.Uri {
  const uri = uriOf(args);
  const shown = uri.scheme === checkScheme ? checkDocumentOf(uri) : undefined;
  return shown ? vscode.Uri.parse(shown.draft) : uri;
}
