import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';

/** The extension's API, once it is active. */
export async function glossator(): Promise<GlossatorApi> {
  const extension = vscode.extensions.getExtension<GlossatorApi>('glossator.glossator');
  assert.ok(extension, 'the extension is not installed in this window');
  return extension.activate();
}

/** Something in the folder that is open: a copy, which tests may write to. */
export function inFolder(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Writes a file into the open folder. */
export async function write(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inFolder(name);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

/** Waits until `ask` answers with something, and fails with `what` when it does not within ten seconds. */
export async function eventually<T>(what: string, ask: () => T | Promise<T>, patience = 10_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
  }
  throw new Error(`timed out: ${what}`);
}

/** Runs one of Glossator's commands. */
export async function run<T>(name: string, argument?: object): Promise<T | undefined> {
  return vscode.commands.executeCommand<T | undefined>(`glossator.${name}`, ...(argument ? [argument] : []));
}

/** Says whose the marks and decisions are from now on; undefined: whoever they were before. */
export async function writeAs(name: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('glossator').update('annotator', name, vscode.ConfigurationTarget.Global);
}

/** For a suite: its marks are T. Tester's; in the end all editors are closed, and what it wrote into a folder goes. */
export function asTester(folder: string): void {
  before(() => writeAs('T. Tester'));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await writeAs(undefined);
    await vscode.workspace.fs.delete(inFolder(folder), { recursive: true }).then(undefined, () => undefined);
  });
}

/** Replaces the first occurrence of some words in an editor. */
export async function type(editor: vscode.TextEditor, words: string, replacement: string): Promise<void> {
  const start = editor.document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(start + words.length));
  assert.ok(await editor.edit((edit) => { edit.replace(range, replacement); }));
}

/** Sets one of Glossator's settings for a while. */
export async function withSetting(key: string, value: unknown, use: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('glossator');
  await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await use();
  } finally {
    await configuration.update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}
