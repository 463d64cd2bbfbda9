import * as vscode from 'vscode';
import type { SourceView } from '../../core/analysis/view';
import { problemsOf, rules } from '../../core/diagnostics/list';
import type { Problem, RuleId } from '../../core/diagnostics/model';
import type { QuotationMatcher } from '../../core/quoteCheck/matcher';
import type { QuotationCheck } from '../../core/quoteCheck/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { LineIndexes } from '../positions';
import { pause, type QuoteChecks } from '../quoteCheck/checks';
import { diagnosticSource } from '../quoteCheck/draftDiagnostics';
import { onDidChangeSettings, settings } from '../settings';

/** Problems are looked for when nothing has changed for this many milliseconds. */
const settleTime = 700;
/** Sources are compared with all others up to this many characters; a whole archive is compared only when a draft is checked. */
const largestCorpus = 20_000_000;

/** The problems of the sources that are open; those in view are kept up to date when other sources change. */
export class SourceProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('glossator');
  private readonly known = new Map<string, { readonly version: number; readonly problems: readonly Problem[] }>();
  private readonly waiting = new Set<string>();
  private readonly subscriptions: readonly vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private working = false;

  constructor(private readonly app: App, private readonly matcher: QuotationMatcher, private readonly checks: QuoteChecks) {
    this.subscriptions = [
      this.collection,
      app.session.onDidChange((uri) => { this.schedule(uri); }),
      app.documents.onDidChangeFollowed((uri) => { this.schedule(uri.toString()); }),
      app.discovery.onDidScan(() => { this.schedule(); }),
      checks.onDidChange((uri) => { this.schedule(uri); }),
      vscode.window.onDidChangeVisibleTextEditors(() => { this.schedule(); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.forget(uri.toString()); }),
      onDidChangeSettings((changed) => {
        if (changed('diagnostics')) this.scheduleAll();
      }),
    ];
    this.scheduleAll();
  }

  /** The problems of a text of this version. */
  of(uri: string, version: number): readonly Problem[] {
    const known = this.known.get(uri);
    return known?.version === version ? known.problems : [];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private scheduleAll(): void {
    for (const { uri } of vscode.workspace.textDocuments) this.waiting.add(uri.toString());
    this.schedule();
  }

  private schedule(uri?: string): void {
    if (uri !== undefined) this.waiting.add(uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { void this.update(); }, settleTime);
  }

  private async update(): Promise<void> {
    if (this.working || this.app.discovery.scanning) {
      // What is looked for in a half-read folder would have to be looked for again.
      if (this.working) this.schedule();
      return;
    }
    this.working = true;
    try {
      for (const { document } of vscode.window.visibleTextEditors) this.waiting.add(document.uri.toString());
      const open = vscode.workspace.textDocuments.filter(({ uri }) => this.waiting.has(uri.toString()));
      this.waiting.clear();
      for (const document of open) await this.updateOne(document);
    } finally {
      this.working = false;
    }
  }

  private async updateOne({ uri }: vscode.TextDocument): Promise<void> {
    const key = uri.toString();
    if (!this.app.documents.isFollowed(uri) || !this.app.filter.isIndexed(uri)) {
      this.forget(key);
      return;
    }
    const view = this.app.session.view(key);
    if (!view?.current) return;
    try {
      const switched = settings.diagnostics(uri), checked = this.checks.get(key)?.asked === true;
      // The check of a draft says all that these rules would say, and more.
      const on = (rule: RuleId): boolean => switched(rule) && !(checked && rules.some(({ id, across }) => id === rule && across));
      const check = rules.some(({ id, across }) => across && on(id)) ? await this.compared(view) : undefined;
      const problems = problemsOf({ view, check, nameOf: (source) => sourceName(source) }, on);
      // The text may have changed, or the document may have been closed meanwhile: then another update follows, or none.
      if (this.app.session.view(key) !== view) return;
      this.known.set(key, { version: view.version, problems });
      this.collection.set(uri, this.diagnosticsOf(view, problems));
    } catch (error) {
      this.app.log.error(`The problems of ${key} could not be found.`, error);
    }
  }

  private async compared(view: SourceView): Promise<QuotationCheck | undefined> {
    const sources = this.app.session.index.sources().filter(({ uri }) => !uri.startsWith('untitled:'));
    if (sources.reduce((sum, { text }) => sum + text.length, 0) > largestCorpus) return undefined;
    return this.matcher.check(view, sources, { pause });
  }

  private diagnosticsOf(view: SourceView, problems: readonly Problem[]): vscode.Diagnostic[] {
    const lines = new LineIndexes((uri) => (uri === view.uri ? view.text : this.app.session.view(uri)?.text ?? ''));
    return problems.map((problem) => {
      const diagnostic = new vscode.Diagnostic(lines.rangeIn(view.uri, problem), problem.message, vscode.DiagnosticSeverity.Information);
      diagnostic.source = diagnosticSource;
      diagnostic.code = problem.rule;
      diagnostic.relatedInformation = problem.related.map(({ uri, message, ...span }) =>
        new vscode.DiagnosticRelatedInformation(new vscode.Location(vscode.Uri.parse(uri), lines.rangeIn(uri, span)), message));
      return diagnostic;
    });
  }

  private forget(uri: string): void {
    this.waiting.delete(uri);
    if (this.known.delete(uri)) this.collection.delete(vscode.Uri.parse(uri));
  }
}
