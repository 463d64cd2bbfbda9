import * as vscode from 'vscode';
import type { SourceView } from '../../core/analysis/view';
import { compareSpans, type Span } from '../../core/span';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { UserError } from '../messages';
import { isReading } from '../reading';
import { spanOf } from '../positions';
import type { CommandArguments } from './command';

/** The source and the place that a command is about. */
export interface Target {
  readonly uri: vscode.Uri;
  /** Of the text as it is now. */
  readonly view: SourceView;
  readonly span: Span;
}

/** The source that a command is about; throws a UserError when there is none. */
export function uriOf(args: CommandArguments): vscode.Uri {
  if (args.uri !== undefined) return vscode.Uri.parse(args.uri);
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  // While an output has the focus the text beside it is meant.
  const editor = active && isReading(active) ? active : visibleTextEditors.find(isReading) ?? active;
  const uri = editor?.document.uri;
  if (!uri) throw new UserError('Open a source first: the command works on the active editor.');
  return uri;
}

/** The place that a command is about, once the text is analysed; throws a UserError when the file is not followed. */
export async function targetOf(app: App, args: CommandArguments): Promise<Target> {
  const uri = uriOf(args);
  const view = await app.session.currentView(uri.toString());
  if (!view) throw notFollowed(app, uri);
  if (args.start !== undefined) return { uri, view, span: { start: args.start, end: args.end ?? args.start } };
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return { uri, view, span: editor ? spanOf(editor.document, editor.selection) : { start: 0, end: 0 } };
}

/** All that is selected in a source, cursors included, in order of place; nothing where no editor shows it. */
export function selectionsIn(uri: vscode.Uri): readonly Span[] {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  const shows = (editor: vscode.TextEditor | undefined): boolean => editor?.document.uri.toString() === uri.toString();
  const editor = shows(active) ? active : visibleTextEditors.find(shows);
  return editor ? editor.selections.map((selection) => spanOf(editor.document, selection)).sort(compareSpans) : [];
}

/** Throws a UserError for what cannot be annotated, such as the old side of a diff. */
export function onlyOwn(app: App, uri: vscode.Uri): void {
  if (!app.filter.isIndexed(uri)) throw new UserError(`What you say about ${sourceName(uri.toString())} cannot be kept, since it is no file of yours here: open the file itself.`);
}

function notFollowed(app: App, uri: vscode.Uri): UserError {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  const on = { title: 'Switch On', run: () => document && app.documents.toggle(document, true) };
  const reason = document && app.documents.reasonAgainst(document);
  if (reason === 'tooLarge') return new UserError(`${sourceName(uri.toString())} is larger than the setting glossator.maxFileSize allows.`, [openSetting('glossator.maxFileSize')]);
  return new UserError(`${sourceName(uri.toString())} is not read as a source: switch Glossator on for it.`, document ? [on] : []);
}

/** A button that shows a setting. */
export function openSetting(id: string): { title: string; run(): unknown } {
  return { title: 'Open Setting', run: () => vscode.commands.executeCommand('workbench.action.openSettings', id) };
}
