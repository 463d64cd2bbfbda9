import * as vscode from 'vscode';
import { harmlessMarkdown, visibleText } from '../../core/card/text';
import { nearestThreads, threadsOf, type NoteThread, type Remark } from '../../core/annotation/threads';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { rangeOf, spanOf } from '../positions';
import { NoteRanges } from './ranges';

/** Changes that come within this many milliseconds are shown together. */
const frame = 50;
/**
 * VS Code takes minutes over a thousand threads, so of more than this many in a source only those that are nearest to what
 * is on screen are shown; the rest come when the text is scrolled.
 */
const mostThreads = 200;

/** A remark as a thread shows it. */
export class NoteComment implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly timestamp?: Date;

  constructor(readonly uri: string, readonly remark: Remark, readonly contextValue: 'own' | 'other') {
    this.author = { name: visibleText(remark.creator) || 'Unsigned' };
    const created = remark.created === undefined ? Number.NaN : Date.parse(remark.created);
    if (!Number.isNaN(created)) this.timestamp = new Date(created);
    this.body = this.shown();
  }

  /** Lets the user change the text as it was written, or shows it again. */
  edit(editing: boolean): void {
    this.mode = editing ? vscode.CommentMode.Editing : vscode.CommentMode.Preview;
    this.body = editing ? this.remark.text : this.shown();
  }

  /** A note may come from anybody: no command links, no HTML, nothing from the network. */
  private shown(): vscode.MarkdownString {
    const text = new vscode.MarkdownString(harmlessMarkdown(this.remark.text), false);
    text.isTrusted = false;
    text.supportHtml = false;
    return text;
  }
}

interface Shown {
  readonly thread: vscode.CommentThread;
  /** What the thread says, its place left out. */
  content: string;
  place: string;
}

/** The threads of the open sources. Their places are our own: what VS Code moved along with edits cannot be read back. */
export class NoteThreads implements vscode.Disposable {
  private readonly controller = vscode.comments.createCommentController('glossatorNotes', 'Glossator Notes');
  /** Where new notes can be written. */
  readonly ranges: NoteRanges;
  private readonly shown = new Map<string, Map<string, Shown>>();
  private readonly ids = new WeakMap<vscode.CommentThread, { readonly uri: string; readonly id: string }>();
  private readonly stale = new Set<string>();
  /** Sources of which not all threads are shown. */
  private readonly crowded = new Set<string>();
  private discussions: { readonly placed: readonly PlacedAnnotation[]; readonly notes: readonly NoteThread[] } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly app: App) {
    this.controller.options = { prompt: 'Reply…', placeHolder: 'Write here; Markdown works' };
    this.ranges = new NoteRanges(this.controller, (document) => this.takesNotes(document));
    const changed = (uri: string): void => { this.invalidate(uri); };
    this.subscriptions = [
      this.ranges, this.controller,
      app.annotations.onDidChange(changed),
      app.session.onDidChange(changed),
      app.documents.onDidChangeFollowed((uri) => { changed(uri.toString()); }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document: { uri } } }) => { if (this.crowded.has(uri.toString())) changed(uri.toString()); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { changed(uri.toString()); }),
    ];
    for (const { uri } of vscode.workspace.textDocuments) this.invalidate(uri.toString());
  }

  /** The annotation that a thread of ours is about. */
  of(thread: vscode.CommentThread): { readonly uri: string; readonly id: string } | undefined {
    return this.ids.get(thread);
  }

  /** The threads that a source has now, by the ids of their annotations: for tests and commands. */
  threads(uri: string): ReadonlyMap<string, vscode.CommentThread> {
    return new Map([...this.shown.get(uri) ?? []].map(([id, { thread }]) => [id, thread]));
  }

  /** Whether a thread of ours ends in the lines of a range. */
  isOn(uri: string, range: vscode.Range): boolean {
    return [...this.shown.get(uri)?.values() ?? []].some(({ thread }) => thread.range !== undefined && thread.range.end.line >= range.start.line && thread.range.end.line <= range.end.line);
  }

  /** Shows a remark as editable, or as it is read. VS Code may still hold the comment that stood there before the thread was drawn anew. */
  edit({ uri, remark }: NoteComment, editing: boolean): void {
    for (const { thread } of this.shown.get(uri)?.values() ?? []) {
      const meant = thread.comments.filter((comment) => comment instanceof NoteComment && comment.remark.annotation === remark.annotation && comment.remark.index === remark.index);
      for (const comment of meant) if (comment instanceof NoteComment) comment.edit(editing);
      if (meant.length > 0) thread.comments = [...thread.comments];
    }
    this.invalidate(uri);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private takesNotes(document: vscode.TextDocument): boolean {
    return this.app.documents.isFollowed(document.uri) && this.app.filter.isIndexed(document.uri);
  }

  private invalidate(uri: string): void {
    this.stale.add(uri);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const stale = [...this.stale];
      this.stale.clear();
      for (const each of stale) this.sync(each);
    }, frame);
  }

  private sync(uri: string): void {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri && !open.isClosed && this.takesNotes(open));
    const threads = this.shown.get(uri) ?? new Map<string, Shown>();
    const notes = document ? this.near(document, threads) : [], ids = new Set(notes.map(({ id }) => id));
    for (const [id, { thread }] of threads) {
      if (ids.has(id)) continue;
      thread.dispose();
      threads.delete(id);
    }
    const who = this.app.annotator.known;
    if (document) for (const note of notes) threads.set(note.id, this.show(document, note, who, threads.get(note.id)));
    if (threads.size > 0) this.shown.set(uri, threads);
    else this.shown.delete(uri);
  }

  /** The discussions to be shown: all, or those near what is on screen and those in which something may be being written. */
  private near(document: vscode.TextDocument, shown: ReadonlyMap<string, Shown>): readonly NoteThread[] {
    const uri = document.uri.toString(), placed = this.app.annotations.placed(uri);
    if (this.discussions?.placed !== placed) this.discussions = { placed, notes: threadsOf(placed) };
    const { notes } = this.discussions, screens = vscode.window.visibleTextEditors.flatMap((editor) => (editor.document === document ? screenOf(editor) : []));
    const near = nearestThreads(notes, screens.length > 0 ? screens : [{ start: 0, end: 0 }], mostThreads, (id) => {
      const thread = shown.get(id)?.thread;
      return thread !== undefined && (isExpanded(thread) || isEdited(thread));
    });
    if (near.length < notes.length) this.crowded.add(uri);
    else this.crowded.delete(uri);
    return near;
  }

  private show(document: vscode.TextDocument, note: NoteThread, who: string | undefined, known: Shown | undefined): Shown {
    const range = rangeOf(document, note.span), uri = document.uri.toString(), place = `${document.version} ${note.span.start} ${note.span.end}`;
    const shown = known ?? { thread: this.controller.createCommentThread(document.uri, range, []), content: '', place };
    const { thread } = shown;
    if (!known) {
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      this.ids.set(thread, { uri, id: note.id });
    }
    if (shown.place !== place) {
      thread.range = range;
      shown.place = place;
    }
    const content = JSON.stringify([note.tags, note.resolved, note.remarks, note.state, who]);
    if (content === shown.content || isEdited(thread)) return shown;
    shown.content = content;
    thread.comments = note.remarks.map((remark) => new NoteComment(uri, remark, remark.creator === who ? 'own' : 'other'));
    thread.label = labelOf(note);
    thread.contextValue = note.resolved ? 'resolved' : 'open';
    thread.state = note.resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    return shown;
  }
}

/** The stretch of text from the first to the last visible line of an editor. */
function screenOf({ document, visibleRanges }: vscode.TextEditor): Span[] {
  const first = visibleRanges[0], last = visibleRanges.at(-1);
  return first && last ? [spanOf(document, new vscode.Range(first.start, last.end))] : [];
}

/** Whether one of a thread's remarks is being changed. */
function isEdited({ comments }: vscode.CommentThread): boolean {
  return comments.some(({ mode }) => mode === vscode.CommentMode.Editing);
}

/** Whether a thread is open, as VS Code keeps it up to date: what stands in its reply box would go with the thread, and nobody is told of it. */
function isExpanded({ collapsibleState }: vscode.CommentThread): boolean {
  return collapsibleState === vscode.CommentThreadCollapsibleState.Expanded;
}

function labelOf({ tags, state, resolved }: NoteThread): string {
  return [...tags.map((tag) => `#${visibleText(tag)}`), ...(state === 'drifted' ? ['check its place'] : []), ...(resolved ? ['resolved'] : [])].join(' · ') || 'Note';
}
