import * as vscode from 'vscode';

/** The cursor must rest for this many milliseconds before the margin follows it. */
const rest = 120;
/** VS Code needs about this many milliseconds to take up new ranges. */
const taken = 450;

/**
 * Where the margin offers its "+": at the lines of the cursor only, since VS Code draws a bar beside every line that can
 * have a note, and a source should look like a source.
 */
export class NoteRanges implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown = '';
  private since = 0;
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
    const lines = (editor?.selections ?? []).map(({ start, end }) => new vscode.Range(start.line, 0, end.line, 0));
    const key = `${editor?.document.uri.toString() ?? ''} ${lines.map(({ start, end }) => `${start.line}-${end.line}`).join(' ')}`;
    if (key === this.shown) return;
    this.shown = key;
    this.since = Date.now();
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => (document === editor?.document && this.takesNotes(document) ? lines : []),
    };
  }
}
