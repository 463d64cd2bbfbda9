import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, run, write } from './support';

const text = 'Weir Council hears of the bridge\n\nThe engineer, Helga Marsh, said on Monday that the bridge would hold. Ms. Marsh lives in Norrby.\n';

describe('Renaming with the rename key', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri, document: vscode.TextDocument;
  const at = (words: string): vscode.Position => document.positionAt(text.indexOf(words) + 1);
  const prepare = (words: string): Thenable<{ range: vscode.Range; placeholder: string }> => vscode.commands.executeCommand('vscode.prepareRename', uri, at(words));
  const rename = (words: string, name: string): Thenable<vscode.WorkspaceEdit> => vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, at(words), name);
  const nameOf = async (words: string): Promise<string | undefined> => {
    const analysis = await api.analysis(uri), start = text.indexOf(words);
    const mention = analysis?.entities.find((each) => each.start === start);
    return analysis?.clusters.find(({ id }) => id === mention?.entity)?.name;
  };

  before(async () => {
    api = await glossator();
    uri = await write('rename.txt', text);
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually('the source is read', () => api.analysis(uri));
  });

  after(async () => {
    while (await run('undo'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  it('says in one sentence that there is no name to rename', async () => {
    await assert.rejects(Promise.resolve(prepare('hears')), /There is no name at the cursor: [^.]+\.$/);
    await assert.rejects(Promise.resolve(rename('hears', 'Other')), /There is no name at the cursor/);
  });

  it('offers the canonical name at the words of the text', async () => {
    const { range, placeholder } = await prepare('Marsh lives');
    assert.equal(placeholder, 'Helga Marsh');
    assert.match(document.getText(range), /^(?:Ms\. )?Marsh$/);
  });

  it('renames the entity in every place and no text, as one step of our own undo', async () => {
    const edit = await rename('Helga Marsh', ' Helga  M. Marsh ');
    assert.equal(edit.size, 0);
    assert.equal(await nameOf('Helga Marsh'), 'Helga M. Marsh');
    assert.equal((await prepare('Marsh lives')).placeholder, 'Helga M. Marsh');
    assert.equal(document.getText(), text);
    assert.ok(!document.isDirty);
    const file = new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder('.glossator', 'entities.json')));
    assert.match(file, /"name":"Helga M\. Marsh"/);
    await run('undo');
    assert.equal(await nameOf('Helga Marsh'), 'Helga Marsh');
    await run('redo');
    assert.equal(await nameOf('Helga Marsh'), 'Helga M. Marsh');
    await run('undo');
  });
});
