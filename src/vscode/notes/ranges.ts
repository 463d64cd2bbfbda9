import * as vscode from 'vscode';
import { isReading } from '../reading';

/** The cursor must rest for this many milliseconds before the margin follows it. */
const rest = 120;
/** VS Code needs about this many milliseconds to take up new ranges. */
const taken = 450;

/**
 * Where the margin offers its "+": beside selected words, and at the line where a note was asked for. VS Code draws it
 * beside every line that can have a note, and a source should look like a source.
 */
export class NoteRanges implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown = '';
  private since = 0;
  /** The cursor's line when a note was asked for, until the cursor leaves it. */
  private asked: string | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly controller: vscode.CommentController, private readonly takesNotes: (document: vscode.TextDocument) => boolean) {
    const follow = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.refresh(); }, rest);
    };
    this.subscriptions = [vscode.window.onDidChangeTextEditorSelection(follow), vscode.window.onDidChangeActiveTextEditor(follow)];
    this.refresh();
  }

  /** Resolves once a note can be written at the cursor. */
  async ready(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    this.asked = editor && lineOf(editor, editor.selection);
    this.refresh();
    const left = this.since + taken - Date.now();
    if (left > 0) await new Promise((resolve) => { setTimeout(resolve, left); });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private refresh(): void {
    const editor = vscode.window.activeTextEditor;
    // A note's own box is an editor without a column: new ranges would have VS Code draw the box anew, without its focus.
    if (editor && !isReading(editor)) return;
    const selections = editor?.selections ?? [];
    if (editor && !selections.some((each) => lineOf(editor, each) === this.asked)) this.asked = undefined;
    const wanted = selections.filter((each) => !each.isEmpty || (editor && lineOf(editor, each) === this.asked));
    const lines = wanted.map(({ start, end }) => new vscode.Range(start.line, 0, end.line, 0));
    const key = lines.length === 0 ? '' : `${editor?.document.uri.toString() ?? ''} ${lines.map(({ start, end }) => `${start.line}-${end.line}`).join(' ')}`;
    if (key === this.shown && this.since > 0) return;
    this.shown = key;
    this.since = Date.now();
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => (document === editor?.document && this.takesNotes(document) ? lines : []),
    };
  }
}

function lineOf({ document }: vscode.TextEditor, { start }: vscode.Selection): string {
  return `${document.uri.toString()} ${start.line}`;
}
