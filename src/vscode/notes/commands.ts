import * as vscode from 'vscode';
import type { Span } from '../../core/span';
import { withNote, withoutNotes, withResolved } from '../../core/annotation/revise';
import { trimmed } from '../../core/commands/markable';
import type { App } from '../app';
import { targetOf, uriOf } from '../commands/target';
import { UserError } from '../messages';
import { rangeOf, spanOf } from '../positions';
import type { MarkingArguments, MarkingCommand } from '../marking/command';
import { markingIds } from '../marking/ids';
import { passagesOf, whoMarks } from '../marking/passages';
import { NoteComment, type NoteThreads } from './threads';

/** A note that is meant: the annotation that has it. */
interface NotePlace {
  readonly uri: string;
  readonly id: string;
}

/** The commands about notes: each takes what a thread hands over, or an argument object `{uri, id, start, end, note}`. */
export function noteCommands(app: App, threads: NoteThreads): MarkingCommand[] {
  const asked: Asked = { last: undefined };
  return [
    { id: markingIds.addNote, execute: (args) => addNote(app, threads, args, asked) },
    { id: markingIds.createNote, execute: (args, raw) => (isReply(raw) ? keepingWords(raw.text, () => createFrom(app, raw, asked)) : addNote(app, threads, args, asked)) },
    { id: markingIds.replyToNote, execute: (args, raw) => keepingWords(isReply(raw) ? raw.text : '', () => replyHere(app, threads, args, raw)) },
    { id: markingIds.editNote, execute: (args, raw) => edit(app, threads, args, raw) },
    { id: markingIds.saveNote, execute: (_args, raw) => save(app, threads, raw) },
    { id: markingIds.cancelNote, execute: (_args, raw) => Promise.resolve(stopEditing(threads, raw)) },
    { id: markingIds.deleteNote, execute: (args, raw) => remove(app, raw instanceof NoteComment ? { uri: raw.uri, id: raw.remark.annotation } : placeIn(threads, args, raw)) },
    { id: markingIds.resolveNote, execute: (args, raw) => resolve(app, placeIn(threads, args, raw), true) },
    { id: markingIds.reopenNote, execute: (args, raw) => resolve(app, placeIn(threads, args, raw), false) },
  ];
}

/** The passage for which an empty thread was last opened. */
interface Asked {
  last: { readonly uri: vscode.Uri; readonly span: Span } | undefined;
}

/** VS Code empties the box whatever comes of it: words that could not be kept can still be copied. */
async function keepingWords(words: string, keeping: () => Promise<unknown>): Promise<unknown> {
  try {
    return await keeping();
  } catch (error) {
    if (words === '') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The note could not be kept: ${reason}`, [{ title: 'Copy Your Words', run: () => vscode.env.clipboard.writeText(words) }]);
  }
}

function isReply(raw: unknown): raw is vscode.CommentReply {
  return typeof raw === 'object' && raw !== null && 'thread' in raw && 'text' in raw;
}

function placeIn(threads: NoteThreads, { uri, id }: MarkingArguments, raw: unknown): NotePlace {
  const thread = isReply(raw) ? raw.thread : raw as vscode.CommentThread;
  const known = typeof raw === 'object' && raw !== null ? threads.of(thread) : undefined;
  if (known) return known;
  if (id === undefined) throw new UserError('Open the note in the margin first.');
  return { uri: uri ?? uriOf({}).toString(), id };
}

/** Writes a note, to an annotation (`id`) or a passage; without words it opens an empty thread to write them in. */
async function addNote(app: App, threads: NoteThreads, args: MarkingArguments, asked: Asked): Promise<unknown> {
  if (args.id !== undefined && args.note !== undefined) return addTo(app, { uri: args.uri ?? uriOf({}).toString(), id: args.id }, args.note);
  const { uri, view, spans } = await passagesOf(app, args);
  const [span] = spans;
  if (!span) return undefined;
  const document = await vscode.workspace.openTextDocument(uri), range = rangeOf(document, span);
  const inMargin = commentsVisible() && !threads.isOn(uri.toString(), range);
  const note = args.note ?? (inMargin ? undefined : await vscode.window.showInputBox({ title: 'Glossator: Note', prompt: 'Markdown', ignoreFocusOut: true }));
  if (note !== undefined) return note.trim() === '' ? undefined : keep(app, uri, spans, note);
  if (!inMargin) return undefined;
  await vscode.window.showTextDocument(document, { selection: range });
  await threads.ranges.ready();
  asked.last = { uri, span };
  // Without arguments: VS Code takes a line's number for a column where it is given a range.
  await vscode.commands.executeCommand('workbench.action.addComment');
  return { uri: view.uri, ...span, opened: true };
}

/** Users may hide all threads; then there is nothing to write into. Beside a line that has a thread VS Code opens that instead of a new one. */
function commentsVisible(): boolean {
  return vscode.workspace.getConfiguration('comments').get<boolean>('visible', true);
}

async function keep(app: App, uri: vscode.Uri, spans: readonly { start: number; end: number }[], note: string): Promise<unknown> {
  const view = await app.session.currentView(uri.toString());
  if (!view) throw new UserError('The source is not open any more.');
  const who = await whoMarks(app, uri, view);
  const pieces = spans.map(({ start, end }) => ({ start, end }));
  const { kept, problems } = await app.marking.mark('Write a note', [{ uri: view.uri, marks: [{ mark: { pieces, note }, decides: false }] }], who);
  for (const problem of problems) app.messages.show('warning', problem);
  return kept[0] && { uri: view.uri, id: kept[0].annotation.id };
}

/** The words that were written into an empty thread become a note; nothing is lost when they cannot be kept. */
async function createFrom(app: App, { thread, text }: vscode.CommentReply, asked: Asked): Promise<unknown> {
  if (text.trim() === '') return undefined;
  // A thread that VS Code has not made known yet has nothing but a number: the words are meant for where it was asked for.
  if (!(thread.uri instanceof vscode.Uri)) {
    if (!asked.last) throw new UserError('It was sent before VS Code had opened its thread.');
    return keep(app, asked.last.uri, [asked.last.span], text);
  }
  const document = await vscode.workspace.openTextDocument(thread.uri), range = thread.range ?? new vscode.Range(0, 0, 0, 0);
  // The gutter's "+" means the line.
  const span = trimmed(document.getText(), spanOf(document, range.isEmpty ? document.lineAt(range.start.line).range : document.validateRange(range)));
  if (!span) throw new UserError('This line is empty: write the note beside some words.');
  const kept = await keep(app, thread.uri, [span], text);
  if (kept === undefined) return undefined;
  thread.dispose();
  await backToText(thread.uri);
  return kept;
}

/** The box goes away with what had the focus: the keyboard goes on where the note stands. */
async function backToText(uri: vscode.Uri): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document, viewColumn }) => viewColumn !== undefined && document.uri.toString() === uri.toString());
  if (shown) await vscode.window.showTextDocument(shown.document, { ...(shown.viewColumn !== undefined && { viewColumn: shown.viewColumn }) });
}

async function addTo(app: App, { uri, id }: NotePlace, note: string): Promise<unknown> {
  const count = await app.annotations.revise(uri, 'Write a note', (stored, now) => withNote(stored, note, now), new Set([id]));
  if (count === 0) throw new UserError('This mark is gone already.');
  return { uri, id };
}

async function replyHere(app: App, threads: NoteThreads, args: MarkingArguments, raw: unknown): Promise<unknown> {
  const done = await reply(app, placeIn(threads, args, raw), isReply(raw) ? raw.text : args.note);
  if (done !== undefined && isReply(raw)) await backToText(raw.thread.uri);
  return done;
}

async function reply(app: App, { uri, id }: NotePlace, note: string | undefined): Promise<unknown> {
  if (note === undefined || note.trim() === '') return undefined;
  const who = await app.annotator.name(vscode.Uri.parse(uri));
  if (!app.annotations.placed(uri).some((each) => each.id === id)) throw new UserError('This note was deleted meanwhile: copy your words and write a new one.');
  const { kept, problems } = await app.marking.mark('Reply to a note', [{ uri, marks: [{ mark: { pieces: [], answers: id, note }, decides: false }] }], who);
  for (const problem of problems) app.messages.show('warning', problem);
  return kept[0] && { uri, id: kept[0].annotation.id, answers: id };
}

async function edit(app: App, threads: NoteThreads, args: MarkingArguments, raw: unknown): Promise<unknown> {
  if (!(raw instanceof NoteComment)) {
    return args.note === undefined ? undefined : change(app, placeIn(threads, args, raw), 0, args.note);
  }
  threads.edit(raw, true);
  return undefined;
}

async function save(app: App, threads: NoteThreads, raw: unknown): Promise<unknown> {
  if (!(raw instanceof NoteComment)) return undefined;
  const text = typeof raw.body === 'string' ? raw.body : raw.body.value;
  if (text.trim() === '') throw new UserError('A note needs words: delete it if it is not needed any more.');
  const done = await change(app, { uri: raw.uri, id: raw.remark.annotation }, raw.remark.index, text);
  stopEditing(threads, raw);
  return done;
}

async function change(app: App, { uri, id }: NotePlace, index: number, note: string): Promise<unknown> {
  const found = app.annotations.placed(uri).find((each) => each.id === id);
  if (!found) throw new UserError('This note was deleted meanwhile: copy your words and write a new one.');
  const who = await app.annotator.name(vscode.Uri.parse(uri));
  if (found.creator !== who) throw new UserError(`This note is ${found.creator === '' ? 'unsigned' : `by ${found.creator}`}: reply to it instead of changing their words.`);
  await app.annotations.revise(uri, 'Change a note', (stored, now) => withNote(stored, note, now, index), new Set([id]));
  return { uri, id };
}

function stopEditing(threads: NoteThreads, raw: unknown): undefined {
  if (!(raw instanceof NoteComment)) return undefined;
  threads.edit(raw, false);
  return undefined;
}

/** Deletes a note or a reply, with what answers it; a mark that says more than the note stays and only loses that. */
async function remove(app: App, { uri, id }: NotePlace): Promise<unknown> {
  const { view } = await targetOf(app, { uri, start: 0 });
  const placed = app.annotations.placed(view.uri), found = placed.find((each) => each.id === id);
  if (!found) throw new UserError('This note is gone already.');
  const saysMore = found.refersTo === undefined && (found.tags.length > 0 || found.type !== undefined || found.decision !== undefined);
  const replies = placed.filter(({ refersTo }) => refersTo === id).map((each) => each.id);
  await app.history.step('Delete a note', async (step) => {
    if (!saysMore) return app.annotations.remove(view.uri, id, step);
    if (replies.length > 0) await app.annotations.removeAll(view.uri, replies, step);
    return app.annotations.revise(view.uri, 'Delete a note', (stored, now) => withoutNotes(stored, now), new Set([id]), step);
  });
  vscode.window.setStatusBarMessage('$(check) Note deleted; Glossator: Undo brings it back', 4_000);
  return { uri: view.uri, id };
}

async function resolve(app: App, { uri, id }: NotePlace, resolved: boolean): Promise<unknown> {
  const count = await app.annotations.revise(uri, resolved ? 'Resolve a note' : 'Reopen a note', (stored, now) => withResolved(stored, resolved, now), new Set([id]));
  return count > 0 ? { uri, id, resolved } : undefined;
}
