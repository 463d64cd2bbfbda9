import * as vscode from 'vscode';
import { rangeOf } from '../positions';
import { ContextKey } from '../ids';
import { markingIds } from '../marking/ids';
import type { ReviewState } from './review';

/** Shows where a review is: a frame round the current suggestion, and the counts in the status bar. */
export class ReviewDisplay implements vscode.Disposable {
  private readonly reviewing = new ContextKey('glossator.reviewing');
  private readonly item = vscode.window.createStatusBarItem('glossator.review', vscode.StatusBarAlignment.Left, 1_000);
  private readonly frame = vscode.window.createTextEditorDecorationType({
    outlineColor: new vscode.ThemeColor('focusBorder'), outlineStyle: 'solid', outlineWidth: '2px',
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'), overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  private editor: vscode.TextEditor | undefined;

  constructor() {
    this.item.name = 'Glossator Review';
    this.item.command = { command: markingIds.leaveReview, title: 'Leave the Review' };
    this.reviewing.set(false);
  }

  /** Shows the state of a review in its editor. */
  show(editor: vscode.TextEditor, state: ReviewState): void {
    this.editor = editor;
    const { current } = state;
    editor.setDecorations(this.frame, current ? [rangeOf(editor.document, current)] : []);
    const counts = `${state.accepted} accepted, ${state.rejected} rejected${state.retyped > 0 ? `, ${state.retyped} given another type` : ''}, ${state.skipped} skipped`;
    const keys = 'A accept, R reject, S skip, T type, U undo, Esc end', more = 'Shift+A, Shift+R: all of the name or its type';
    const short = `$(check) ${state.accepted} $(close) ${state.rejected}${state.retyped > 0 ? ` $(edit) ${state.retyped}` : ''} $(debug-step-over) ${state.skipped}`;
    const begun = state.accepted + state.rejected + state.retyped + state.skipped > 0;
    // In a narrow window the end is cut off: the keys are spelt out while there is nothing to count.
    this.item.text = current ? `$(checklist) ${current.label}? ${state.left} left · ${begun ? `${short} · A R S T U Esc` : keys}` : `$(checklist) Review done · ${short} · U Esc`;
    this.item.tooltip = `${counts}\n${keys}\n${more}\nClick to leave the review.`;
    // A live region: screen readers say it when it changes.
    this.item.accessibilityInformation = { label: current ? `Review: ${current.words}, ${current.label}? ${state.left} left. ${counts}. ${keys}` : `Review done. ${counts}`, role: 'status' };
    this.item.show();
    this.reviewing.set(true);
  }

  /** Takes everything off again. */
  hide(): void {
    this.reviewing.set(false);
    this.editor?.setDecorations(this.frame, []);
    this.editor = undefined;
    this.item.hide();
  }

  dispose(): void {
    this.hide();
    this.item.dispose();
    this.frame.dispose();
  }
}
