import * as vscode from 'vscode';
import { confident } from '../../core/analysis/confident';
import { formatOfLanguage } from '../../core/analysis/types';
import { SourceView } from '../../core/analysis/view';
import type { QuotationMatcher } from '../../core/quoteCheck/matcher';
import type { QuotationCheck } from '../../core/quoteCheck/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { openSetting } from '../commands/target';
import { UserError } from '../messages';
import { settings } from '../settings';
import { checkDocumentOf } from './uris';

/** A draft with what was found out about its quotations; places are those of the view's text. */
export interface CheckedDraft {
  readonly view: SourceView;
  /** Whether somebody asked for the whole check, and not just for one comparison. */
  readonly asked: boolean;
  readonly check: QuotationCheck;
}

/** A check is made anew when nothing has changed for this many milliseconds. */
const settleTime = 800;

/** The drafts whose quotations are checked: from the moment somebody asks until the draft's tab, and those of its comparisons and its report, are closed. */
export class QuoteChecks implements vscode.Disposable {
  private readonly drafts = new Map<string, CheckedDraft>();
  /** Drafts that something else than a tab of text shows. */
  private readonly held = new Set<string>();
  private readonly emitter = new vscode.EventEmitter<string>();
  /** Fires with a draft's URI when there is a new result, or none any more. */
  readonly onDidChange = this.emitter.event;
  private readonly subscriptions: readonly vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly app: App, private readonly matcher: QuotationMatcher) {
    this.subscriptions = [
      this.emitter,
      app.session.onDidChange(() => { this.schedule(); }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.drafts.has(document.uri.toString())) this.schedule();
      }),
      // Documents close whenever VS Code likes; closed tabs say that somebody is done.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        // What takes a tab's place is opened after it was closed.
        if (closed.length > 0) setTimeout(() => { this.clearUnseen(closed.flatMap(draftsIn)); }, settleTime);
      }),
    ];
  }

  /** What is known about a draft that was checked. */
  get(uri: string): CheckedDraft | undefined {
    return this.drafts.get(uri);
  }

  /** Checks a draft against all other sources; what nobody asked for is kept for comparisons and not shown. Throws a UserError when there is nothing to check or to check against. */
  async check(uri: vscode.Uri, asked = true): Promise<CheckedDraft> {
    await this.sourcesRead();
    const draft = await this.viewOf(uri);
    const sources = this.app.session.index.sources().filter((source) => source.uri !== draft.uri && !source.uri.startsWith('untitled:'));
    if (sources.length === 0) throw new UserError(`There is no source to check ${sourceName(draft.uri)} against: open the folder that has your sources.`);
    const checked = { view: draft, asked, check: await this.matcher.check(draft, sources, { pause }) };
    this.drafts.set(draft.uri, checked);
    this.emitter.fire(draft.uri);
    return checked;
  }

  /** Keeps a draft in mind until what this gives is called, whatever tabs are closed. */
  hold(uri: string): () => void {
    this.held.add(uri);
    return () => {
      this.held.delete(uri);
      this.clearUnseen([uri]);
    };
  }

  /** Forgets a draft. */
  clear(uri: string): void {
    if (this.drafts.delete(uri)) this.emitter.fire(uri);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Forgets drafts whose last tab was closed; a comparison or a report takes the place of a draft that was opened for a look only. */
  private clearUnseen(closed: readonly string[]): void {
    const left = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(draftsIn)));
    for (const draft of closed) if (!left.has(draft) && !this.held.has(draft)) this.clear(draft);
  }

  private schedule(): void {
    if (this.drafts.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { void this.checkAgain(); }, settleTime);
  }

  private async checkAgain(): Promise<void> {
    for (const [uri, { asked }] of [...this.drafts]) {
      try {
        await this.check(vscode.Uri.parse(uri), asked);
      } catch (error) {
        // While sources are read anew there may be none for a moment: the last result stays until there is a better one.
        this.app.log.error(`${uri} could not be checked again.`, error);
      }
    }
  }

  /** The first look for sources may still be under way. */
  private async sourcesRead(): Promise<void> {
    const { discovery } = this.app;
    while (discovery.scanning) {
      await new Promise<void>((resolve) => {
        const subscription = discovery.onDidScan(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  }

  /** The draft as it is now, whether or not it is a source. */
  private async viewOf(uri: vscode.Uri): Promise<SourceView> {
    const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
    const key = uri.toString();
    if (!document) throw new UserError(`${sourceName(key)} could not be opened: it may have been moved or deleted.`);
    const followed = this.app.documents.isFollowed(document.uri) ? await this.app.session.currentView(key) : undefined;
    if (followed) return followed;
    const text = document.getText(), { version } = document;
    if (text.length > settings.maxFileSize(uri)) {
      throw new UserError(`${sourceName(key)} is larger than the setting glossator.maxFileSize allows.`, [openSetting('glossator.maxFileSize')]);
    }
    const format = formatOfLanguage(document.languageId), analysis = confident(await this.app.session.analyze(text, format), settings.suggestionsThreshold(uri));
    return new SourceView(key, version, text, analysis, true, format);
  }
}

/** The drafts that a tab shows, or shows something about. */
function draftsIn({ input }: vscode.Tab): string[] {
  const shown = input instanceof vscode.TabInputText ? input.uri : input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
  return shown ? [checkDocumentOf(shown)?.draft ?? shown.toString()] : [];
}

/** Lets the editor's other work go on. */
export function pause(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, 0); });
}
