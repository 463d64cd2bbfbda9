import * as vscode from 'vscode';
import { formatOfLanguage } from '../core/analysis/types';
import type { Session } from '../corpus/session';
import type { SourceFilter } from './filter';
import { changesOf } from './positions';
import { onDidChangeSettings, settings } from './settings';

const switchedKey = 'glossator.switchedFiles';

/** Tells the session of the documents that are open, and knows which of them are followed and why others are not. */
export class Documents implements vscode.Disposable {
  private readonly followed = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly emitter = new vscode.EventEmitter<vscode.Uri>();
  /** Fires when a document starts or stops being followed. */
  readonly onDidChangeFollowed = this.emitter.event;

  constructor(private readonly session: Session, private readonly filter: SourceFilter, private readonly state: vscode.Memento) {
    const { workspace } = vscode;
    this.subscriptions = [
      this.emitter,
      workspace.onDidOpenTextDocument((document) => { this.update(document); }),
      workspace.onDidChangeTextDocument((event) => { this.change(event); }),
      workspace.onDidSaveTextDocument((document) => { void session.saveDocument(document.uri.toString()); }),
      workspace.onDidCloseTextDocument((document) => { this.close(document.uri.toString()); }),
      onDidChangeSettings(() => {
        filter.reset();
        this.updateAll();
      }),
    ];
    this.updateAll();
  }

  /** Whether the document is analysed and shown. */
  isFollowed(uri: vscode.Uri): boolean {
    return this.followed.has(uri.toString());
  }

  /** Why a document that could be a source is not followed: by the user's word, by the settings, or by its size. */
  reasonAgainst(document: vscode.TextDocument): 'switchedOff' | 'notIncluded' | 'tooLarge' | undefined {
    if (this.isFollowed(document.uri)) return undefined;
    const switched = this.switched(document.uri);
    if (switched === false) return 'switchedOff';
    if (switched === undefined && !this.filter.isSource(document)) return 'notIncluded';
    return 'tooLarge';
  }

  /** Switches one file on or off, whatever the settings say; resolves to whether it is on now. */
  async toggle(document: vscode.TextDocument, on = !this.isFollowed(document.uri)): Promise<boolean> {
    const switched = { ...this.state.get<Record<string, boolean>>(switchedKey), [document.uri.toString()]: on };
    await this.state.update(switchedKey, switched);
    this.update(document);
    return this.isFollowed(document.uri);
  }

  /** The user's word on a file, if there is one. */
  switched(uri: vscode.Uri): boolean | undefined {
    const switched = this.state.get<Record<string, boolean>>(switchedKey);
    const key = uri.toString();
    return switched && Object.hasOwn(switched, key) ? switched[key] : undefined;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private updateAll(): void {
    for (const document of vscode.workspace.textDocuments) this.update(document);
  }

  private update(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const wanted = this.switched(document.uri) ?? this.filter.isSource(document);
    if (!wanted || document.isClosed) {
      this.close(uri);
      return;
    }
    if (this.followed.has(uri)) return;
    const text = document.getText();
    if (text.length > settings.maxFileSize(document.uri)) return;
    this.followed.add(uri);
    const { version, languageId, isDirty: dirty } = document;
    this.session.openDocument({ uri, version, text, format: formatOfLanguage(languageId), indexed: this.filter.isIndexed(document.uri), dirty });
    this.emitter.fire(document.uri);
  }

  private change(event: vscode.TextDocumentChangeEvent): void {
    const uri = event.document.uri.toString();
    if (!this.followed.has(uri)) return;
    const { version, isDirty } = event.document;
    if (event.contentChanges.length > 0) this.session.changeDocument(uri, version, changesOf(event), isDirty);
    // The first edit of a saved text comes as if it were another program's; that it is unsaved is said right after it.
    else if (isDirty) this.session.dirtyDocument(uri);
    // Otherwise an event without changes tells of a save, of which another event tells as well, or of a revert.
    else void this.session.revertDocument(uri);
  }

  private close(uri: string): void {
    if (!this.followed.delete(uri)) return;
    void this.session.closeDocument(uri);
    this.emitter.fire(vscode.Uri.parse(uri));
  }
}
