import * as vscode from 'vscode';

/** Where a text is to be shown that was asked for in a page: beside the page, not over it. Undefined where the editor may choose. */
export function readingColumn(): vscode.ViewColumn | undefined {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  if (!(activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview)) return undefined;
  return all.find((group) => group !== activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
}
