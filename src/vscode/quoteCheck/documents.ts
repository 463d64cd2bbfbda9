import * as vscode from 'vscode';
import { oneSentenceALine } from '../../core/quoteCheck/describe';
import { reportOf } from '../../core/quoteCheck/report';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { LineIndexes } from '../positions';
import type { CheckedDraft, QuoteChecks } from './checks';
import { checkDocumentOf, checkScheme } from './uris';

const gone = 'Check the quotations of this draft again to see this.\n';

/** Serves the report on a draft and the two sides of a comparison as read-only documents, kept up to date. */
export function registerCheckDocuments(app: App, checks: QuoteChecks): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const { workspace, languages } = vscode;
  return vscode.Disposable.from(
    changed,
    checks.onDidChange((draft) => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === checkScheme && checkDocumentOf(uri)?.draft === draft) changed.fire(uri);
    }),
    workspace.registerTextDocumentContentProvider(checkScheme, { onDidChange: changed.event, provideTextDocumentContent: (uri) => contentOf(app, checks, uri) }),
    languages.registerDocumentLinkProvider({ scheme: checkScheme, language: 'markdown' }, { provideDocumentLinks: linksIn }),
  );
}

function contentOf(app: App, checks: QuoteChecks, uri: vscode.Uri): string {
  const shown = checkDocumentOf(uri), checked = shown && checks.get(shown.draft);
  if (!shown || !checked) return gone;
  if (shown.kind === 'report') return report(app, checked);
  const quotation = checked.check.quotations.find(({ start }) => start === shown.start);
  if (!quotation) return gone;
  if (shown.kind === 'draft') return oneSentenceALine(checked.view.text, quotation.pieces);
  return quotation.compared.map((place) => oneSentenceALine(app.session.view(place.uri)?.text ?? '', place.pieces ?? [place])).join('');
}

function report(app: App, { view, check }: CheckedDraft): string {
  const lines = new LineIndexes((uri) => (uri === view.uri ? view.text : app.session.view(uri)?.text ?? ''));
  const nameOf = (uri: string): string => sourceName(uri);
  return reportOf({
    check, draft: view, nameOf,
    link: (uri, span) => {
      const { start, end } = lines.rangeIn(uri, span);
      const fragment = `L${start.line + 1},${start.character + 1}-L${end.line + 1},${end.character + 1}`;
      const target = vscode.Uri.parse(uri).with({ fragment }).toString();
      return { label: `${nameOf(uri)}, line ${start.line + 1}`, target };
    },
  });
}

/** The links of a report: VS Code's own support of Markdown leaves documents of other schemes alone. */
function linksIn(document: vscode.TextDocument): vscode.DocumentLink[] {
  const text = document.getText();
  const targets = new Map([...text.matchAll(/^\[(\d+)\]: (\S+)$/gmu)].map(({ 1: number = '', 2: target = '' }) => [number, target]));
  return [...text.matchAll(/\]\[(\d+)\]/gu)].flatMap(({ index, 0: { length }, 1: number = '' }) => {
    const target = targets.get(number), start = text.lastIndexOf('[', index);
    if (target === undefined || start < 0) return [];
    const link = new vscode.DocumentLink(new vscode.Range(document.positionAt(start), document.positionAt(index + length)), vscode.Uri.parse(target));
    link.tooltip = 'Go to this place';
    return [link];
  });
}
