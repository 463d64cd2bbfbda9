import * as vscode from 'vscode';
import { reportCommands, reportHtml } from '../../core/quoteCheck/reportHtml';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { LineIndexes } from '../positions';
import type { QuoteChecks } from './checks';

const viewType = 'glossator.quotationReport';

/** The reports on drafts as pages, one a draft, kept up to date. */
export class ReportViews implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly app: App, private readonly checks: QuoteChecks) {
    this.subscription = checks.onDidChange((draft) => { this.update(draft); });
  }

  /** Shows the report on a draft that was checked, beside it. */
  show(draft: string): void {
    const { Beside } = vscode.ViewColumn, known = this.panels.get(draft);
    if (known) known.reveal(undefined, true);
    else {
      const name = sourceName(draft).replace(/\.(?:md|markdown|txt)$/iu, '');
      const panel = vscode.window.createWebviewPanel(viewType, `Quotations in ${name}`, { viewColumn: Beside, preserveFocus: true }, { enableCommandUris: reportCommands, enableFindWidget: true, localResourceRoots: [] });
      this.panels.set(draft, panel);
      const release = this.checks.hold(draft);
      panel.onDidDispose(() => {
        this.panels.delete(draft);
        release();
      });
    }
    this.update(draft);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const panel of this.panels.values()) panel.dispose();
  }

  private update(draft: string): void {
    const panel = this.panels.get(draft), checked = this.checks.get(draft);
    if (!panel || !checked) return;
    const { view, check } = checked;
    const lines = new LineIndexes((uri) => (uri === view.uri ? view.text : this.app.session.view(uri)?.text ?? ''));
    panel.webview.html = page(panel.webview, reportHtml({
      check, draft: view, nameOf: (uri) => sourceName(uri), lineOf: (uri, offset) => lines.rangeIn(uri, { start: offset, end: offset }).start.line + 1,
    }));
  }
}

/** Colours and fonts are the theme's; what they say is said by words and lines too. */
const style = `
body { max-width: 46em; padding: 0.5em 1.5em 2em; color: var(--vscode-foreground); background: var(--vscode-editor-background); line-height: 1.5; }
h1 { font-size: 1.5em; font-weight: 600; }
h2 { display: inline-block; font-size: 1.15em; font-weight: 600; margin: 1.4em 0 0.4em; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
ul { list-style: none; margin: 0.2em 0; padding: 0; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5em; margin: 0.8em 0; }
.counts a { display: block; padding: 0.2em 0.8em; border: 1px solid var(--edge); border-radius: 1em; color: var(--vscode-foreground); }
.count { font-weight: normal; color: var(--vscode-descriptionForeground); }
article { margin: 0 0 1.2em; }
article p, .legend { margin: 0.2em 0; }
blockquote { margin: 0; padding: 0.5em 1em; border-left: 4px solid var(--edge); background: var(--vscode-textBlockQuote-background); font-size: 1.08em; }
.who, .remarks, .legend, .places { color: var(--vscode-descriptionForeground); }
.actions a { margin-right: 1.2em; }
summary { cursor: pointer; }
del { text-decoration: line-through; background: var(--vscode-diffEditor-removedTextBackground); }
ins { text-decoration: underline; background: var(--vscode-diffEditor-insertedTextBackground); }
.misattributed, .changed { --edge: var(--vscode-editorWarning-foreground); }
.notFound { --edge: var(--vscode-editorInfo-foreground); }
.verbatim { --edge: var(--vscode-testing-iconPassed, var(--vscode-charts-green)); }
.tooShort { --edge: var(--vscode-descriptionForeground); }
`;

function page({ cspSource }: vscode.Webview, body: string): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline' ${cspSource}`;
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style></head><body>\n${body}\n</body></html>\n`;
}
