import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asTester, eventually, glossator, run, write } from './support';

interface Annotated { uri: string; ids: string[] }

describe('A comparison of two texts', () => {
  asTester('diffs');

  it('is what its reader works in: what is selected there is marked, and not the text in another group', async () => {
    const api = await glossator();
    const beside = await write('diffs/beside.txt', 'The harbour office stays open, Mara Lindqvist said on Monday.\n');
    const before = await write('diffs/before.txt', 'The ferry sails on Monday, Jonas Hale said.\n');
    const after = await write('diffs/after.txt', 'The ferry sails on Tuesday, Jonas Hale said.\n');
    await vscode.window.showTextDocument(beside, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('vscode.diff', before, after, 'Two ferries', { viewColumn: vscode.ViewColumn.Two });
    const editor = await eventually('the comparison is open', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === after.toString() ? active : undefined;
    });
    await eventually('the source is read', () => api.analysis(after));
    editor.selection = new vscode.Selection(0, 4, 0, 9);
    const marked = await eventually('something is marked', () => run<Annotated>('annotateSelection', { tag: 'sailing' }));
    assert.equal(marked.uri, after.toString());
    const [annotation] = await api.annotations(after);
    assert.deepEqual(annotation?.pieces, [{ start: 4, end: 9 }]);
    assert.deepEqual(await api.annotations(beside), []);
    await run('previousAnnotation');
    assert.equal(vscode.window.activeTextEditor, editor, 'going to a place in it leaves it open');
    assert.deepEqual(editor.selection, new vscode.Selection(0, 4, 0, 9));
  });
});
