import * as vscode from 'vscode';
import { findingLabel, verdictLabels } from '../../core/quoteCheck/describe';
import type { CheckedQuotation, Verdict } from '../../core/quoteCheck/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { LineIndexes } from '../positions';
import type { CheckedDraft, QuoteChecks } from './checks';

/** Who says so, in the list of problems. */
export const diagnosticSource = 'Glossator';

/** What a reader must look at; quotations that are verbatim or too short are in the report only. */
const severities: ReadonlyMap<Verdict, vscode.DiagnosticSeverity> = new Map([
  ['misattributed', vscode.DiagnosticSeverity.Warning],
  ['changed', vscode.DiagnosticSeverity.Warning],
  ['notFound', vscode.DiagnosticSeverity.Information],
]);

/** Shows in checked drafts which quotations are not as the sources have them. */
export function registerDraftDiagnostics(app: App, checks: QuoteChecks): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('glossator.quoteCheck');
  return vscode.Disposable.from(collection, checks.onDidChange((uri) => {
    const checked = checks.get(uri);
    collection.set(vscode.Uri.parse(uri), checked?.asked ? diagnosticsOf(app, checked) : []);
  }));
}

function diagnosticsOf(app: App, { view, check }: CheckedDraft): vscode.Diagnostic[] {
  const lines = new LineIndexes((uri) => (uri === view.uri ? view.text : app.session.view(uri)?.text ?? ''));
  return check.quotations.flatMap((quotation) => {
    const severity = severities.get(quotation.verdict);
    if (severity === undefined) return [];
    const message = findingLabel(quotation, check.sources, (uri) => sourceName(uri));
    const diagnostic = new vscode.Diagnostic(lines.rangeIn(view.uri, quotation), message, severity);
    diagnostic.source = diagnosticSource;
    diagnostic.code = verdictLabels[quotation.verdict].toLowerCase();
    diagnostic.relatedInformation = relatedTo(lines, quotation);
    return [diagnostic];
  });
}

function relatedTo(lines: LineIndexes, { places, compared }: CheckedQuotation): vscode.DiagnosticRelatedInformation[] {
  return [...new Set([...compared, ...places])].map((place) => {
    const range = lines.rangeIn(place.uri, place);
    const likeness = place.score < 1 ? `${Math.round(place.score * 100)} % the same` : 'the same words';
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(vscode.Uri.parse(place.uri), range), place.speakerName === null ? likeness : `${likeness}, said by ${place.speakerName}`);
  });
}
