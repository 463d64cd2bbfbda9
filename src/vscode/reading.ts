import * as vscode from 'vscode';

/** Whether an editor shows a text that somebody reads: outputs and input boxes are editors too, and have no column; nor have the sides of a comparison. */
export function isReading(editor: vscode.TextEditor): boolean {
  return editor.viewColumn !== undefined || isCompared(editor);
}

/** Whether a comparison is on screen that has the editor's text as one of its sides. */
function isCompared({ document }: vscode.TextEditor): boolean {
  const key = document.uri.toString();
  return vscode.window.tabGroups.all.some(({ activeTab }) => {
    const input = activeTab?.input;
    return input instanceof vscode.TabInputTextDiff && (input.modified.toString() === key || input.original.toString() === key);
  });
}
