import * as vscode from 'vscode';
import { CorpusIndex, speakerKey } from '../../corpus/corpusIndex';
import type { AnnotationList } from '../../corpus/trees/annotationList';
import type { TreeTarget } from '../../corpus/trees/model';
import type { App } from '../app';
import { isReading } from '../reading';
import type { TreeInput } from './definitions';
import type { TreeScope } from './viewState';

/** Why a view has nothing to show; `analysing` passes by itself. */
export type Emptiness = 'noFolder' | 'noSources' | 'noFile' | 'notSource' | 'analysing';

/** The source that "this file" means: that of the active editor, or the last one while something else has the focus. */
export class ActiveSource implements vscode.Disposable {
  private document: vscode.TextDocument | undefined = vscode.window.activeTextEditor?.document;
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  readonly onDidChange = this.emitter.event;

  constructor() {
    this.subscriptions = [
      this.emitter,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && !isReading(editor)) return;
        if (editor) this.set(editor.document);
        else if (vscode.window.visibleTextEditors.length === 0) this.set(undefined);
      }),
    ];
  }

  get current(): vscode.TextDocument | undefined {
    return this.document?.isClosed ? undefined : this.document;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private set(document: vscode.TextDocument | undefined): void {
    if (document === this.document) return;
    this.document = document;
    this.emitter.fire();
  }
}

/** What there is to show in a scope, or why there is nothing. */
export function inputFor(app: App, annotations: AnnotationList, scope: TreeScope, document: vscode.TextDocument | undefined): TreeInput | Emptiness {
  const { session } = app;
  if (scope === 'all') {
    if (session.index.sources().length > 0) return { index: session.index, annotations: annotations.entries() };
    if (app.discovery.scanning) return 'analysing';
    return hasFolder() ? 'noSources' : 'noFolder';
  }
  if (!document) return hasFolder() ? 'noFile' : 'noFolder';
  if (!app.documents.isFollowed(document.uri)) return 'notSource';
  const uri = document.uri.toString(), view = session.view(uri);
  if (!view) return 'analysing';
  const index = new CorpusIndex();
  index.set(view);
  return { index, annotations: annotations.entries(uri) };
}

function hasFolder(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 0;
}

/** What is under the cursor of an editor, for the views to find. */
export function targetIn(app: App, { document, selection }: vscode.TextEditor): TreeTarget | undefined {
  const uri = document.uri.toString(), view = app.session.view(uri);
  if (view?.version !== document.version) return undefined;
  const offset = document.offsetAt(selection.start);
  const mention = view.mentionAt(offset), quotation = view.quotationAt(offset);
  return { uri, offset, ...(mention ? { mention } : {}), ...(quotation ? { quotation: { ...quotation, key: speakerKey(quotation) } } : {}) };
}
