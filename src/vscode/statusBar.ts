import * as vscode from 'vscode';
import type { SourceView } from '../core/analysis/view';
import { counted } from '../corpus/trees/model';
import type { App } from './app';
import { commandIds, ContextKey } from './ids';
import { isReading } from './reading';

interface Status {
  readonly text: string;
  readonly tooltip: string;
  /** Whether a click switches the file on instead of showing the commands. */
  readonly off?: true;
}

/** Says in the status bar what was found in the active source, or why it is left alone; keeps the context keys. */
export function registerStatusBar(app: App): vscode.Disposable {
  return new StatusBar(app);
}

class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('glossator.status', vscode.StatusBarAlignment.Right, 90);
  private readonly active = new ContextKey('glossator.active');
  private readonly possible = new ContextKey('glossator.possible');
  private readonly subscriptions: vscode.Disposable[];
  private document: vscode.TextDocument | undefined;

  constructor(private readonly app: App) {
    this.item.name = 'Glossator';
    const update = (): void => { this.update(); };
    this.subscriptions = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor === undefined || isReading(editor)) this.show(editor?.document);
      }),
      app.documents.onDidChangeFollowed(update),
      app.session.onDidChange((uri) => {
        if (uri === this.document?.uri.toString()) this.update();
      }),
    ];
    this.show(vscode.window.activeTextEditor?.document);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(document: vscode.TextDocument | undefined): void {
    this.document = document;
    this.update();
  }

  private update(): void {
    const { document } = this;
    const followed = document !== undefined && this.app.documents.isFollowed(document.uri);
    this.active.set(followed);
    this.possible.set(followed || (document !== undefined && this.app.filter.couldBeSource(document)));
    const status = document && (followed ? followedStatus(this.app.session.view(document.uri.toString())) : this.leftAlone(document));
    if (!status) {
      this.item.hide();
      return;
    }
    this.item.text = `$(book) ${status.text}`;
    this.item.tooltip = status.tooltip;
    this.item.accessibilityInformation = { label: `Glossator: ${status.text}. ${status.tooltip}`, role: 'button' };
    this.item.command = status.off
      ? { command: commandIds.toggle, title: 'Switch On' }
      : { command: 'workbench.action.quickOpen', title: 'Show Commands', arguments: ['>Glossator: '] };
    this.item.show();
  }

  private leftAlone(document: vscode.TextDocument): Status | undefined {
    if (!this.app.filter.couldBeSource(document)) return undefined;
    switch (this.app.documents.reasonAgainst(document)) {
      case 'switchedOff': return { text: 'off', tooltip: 'You switched Glossator off for this file. Click to switch it on.', off: true };
      case 'tooLarge': return { text: 'file too large', tooltip: 'This file is larger than the setting glossator.maxFileSize allows.' };
      // What the settings leave out is nothing to talk about.
      case 'notIncluded':
      case undefined: return undefined;
    }
  }
}

function followedStatus(view: SourceView | undefined): Status {
  if (!view) return { text: 'analysing…', tooltip: 'Names and quotations appear in a moment.' };
  switch (view.analysis.language) {
    case 'none': return { text: 'no prose', tooltip: 'This file does not read as a text, so nothing is marked in it. Click for commands.' };
    case 'other': return { text: `not English · ${counted(view.quotations.length, 'quotation')}`, tooltip: 'Glossator reads English. In other languages it marks quotations and your own names only. Click for commands.' };
    case 'en': {
      // Who is only quoted, under a name that is too unsure to be shown, is not counted in the view either.
      const named = view.clusters.filter(({ id }) => view.mentionsOf(id).length > 0), people = named.filter(({ type }) => type === 'PERSON').length;
      if (named.length + view.quotations.length === 0) return { text: 'nothing found', tooltip: 'Glossator found no names and no quotations in this source. Click for commands.' };
      const found = people + view.quotations.length === 0 ? counted(named.length, 'name') : `${counted(people, 'person', 'people')} · ${counted(view.quotations.length, 'quotation')}`;
      return { text: found, tooltip: 'What Glossator found in this source. Click for commands.' };
    }
  }
}
