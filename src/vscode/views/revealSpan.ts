import * as vscode from 'vscode';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { LineIndex, rangeOf } from '../positions';
import { revealSpanCommand } from './ids';
import { isReading } from '../reading';
import { readingColumn } from './readingColumn';

/** What the command takes: a place in a source, as hovers, trees and other extensions name it. */
interface RevealArgument {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly keepFocus: boolean;
}

/** The command that shows a span of a source; it resolves to whether it could. */
export function registerRevealSpan(app: App): vscode.Disposable {
  return vscode.commands.registerCommand(revealSpanCommand, (argument: unknown) => {
    const place = parse(argument);
    return place ? reveal(app, place) : false;
  });
}

function parse(argument: unknown): RevealArgument | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, start, end, keepFocus } = argument as Record<string, unknown>;
  if (typeof uri !== 'string' || !isOffset(start) || !isOffset(end)) return undefined;
  return { uri, start, end: Math.max(start, end), keepFocus: keepFocus === true };
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whoever reads a comparison stays in it: VS Code would open the text once more. */
async function revealInComparison(editor: vscode.TextEditor, range: vscode.Range, keepFocus: boolean): Promise<boolean> {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (!keepFocus) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  return true;
}

async function reveal(app: App, place: RevealArgument): Promise<boolean> {
  try {
    const uri = vscode.Uri.parse(place.uri, true), key = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    // A file's line ends may be mixed, a document's never are: lines and columns fit both, offsets do not.
    const unopened = isOpen ? undefined : app.session.view(key)?.text;
    const document = await vscode.workspace.openTextDocument(uri);
    const range = document.validateRange(unopened === undefined ? rangeOf(document, place) : new LineIndex(unopened).rangeOf(place));
    const active = vscode.window.activeTextEditor;
    if (active?.document === document && active.viewColumn === undefined && isReading(active)) return await revealInComparison(active, range, place.keepFocus);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document && editor.viewColumn !== undefined);
    const column = shown?.viewColumn ?? readingColumn();
    const editor = await vscode.window.showTextDocument(document, {
      selection: range, preserveFocus: place.keepFocus, ...(column === undefined ? {} : { viewColumn: column }),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return true;
  } catch (error) {
    app.log.error(`${place.uri} could not be shown.`, error);
    app.messages.answer('error', `${sourceName(place.uri)} could not be opened: it may have been moved or deleted.`);
    return false;
  }
}
