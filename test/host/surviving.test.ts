import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { TreeNode } from '../../src/vscode/views/treeProvider';
import { eventually, glossator, inFolder, run, type, write, asTester } from './support';

const text = [
  'The pier is closed', '',
  'The mayor, Mara Lindqvist, said on Monday that the pier would be repaired before the winter comes.', '',
  'Jonas Hale, a captain, called the plan a gift to the neighbours. He has sailed from here for thirty years.', '',
].join('\n');

const leaf = { id: 'a', label: 'a', icon: 'error', tooltip: '', accessibilityLabel: '', contextValue: 'annotation orphan', holds: () => false };

describe('Marks survive', () => {
  let api: GlossatorApi, count = 0;
  const sidecarOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const read = async (uri: vscode.Uri): Promise<string | undefined> => vscode.workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);

  /** A source in a folder of its own, shown, with these words marked. */
  async function marked(words: string, content = text): Promise<vscode.Uri> {
    const uri = await write(`surviving/${++count}/pier.txt`, content);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
    await mark(uri, words, content);
    return uri;
  }

  async function mark(uri: vscode.Uri, words: string, content = text): Promise<string> {
    const start = content.indexOf(words);
    const made = await run<{ ids: string[] }>('annotateSelection', { uri: uri.toString(), start, end: start + words.length, highlight: true });
    assert.ok(made?.ids[0]);
    return made.ids[0];
  }

  /** Waits until the marks of a source stand on these words, orphans as their state. */
  async function stand(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
    let shown: string[] = [];
    await eventually(`marks on ${expected.join(', ')}`, async () => {
      const content = (await vscode.workspace.openTextDocument(uri)).getText();
      shown = (await api.annotations(uri)).map(({ state, pieces }) => (state === 'placed' ? '' : `${state} `) + pieces.map(({ start, end }) => content.slice(start, end)).join('|'));
      return shown.join('\n') === expected.join('\n');
    }, 5_000).catch(() => undefined);
    assert.deepEqual(shown, expected);
  }

  /** Writes as another program does. Where the system's file events come late, the editor is asked to look for itself. */
  async function rewrite(uri: vscode.Uri, content: string): Promise<void> {
    for (const command of [undefined, 'workbench.action.files.revert', 'workbench.action.files.revert']) {
      writeFileSync(uri.fsPath, content);
      const { document } = await vscode.window.showTextDocument(uri);
      if (command) await vscode.commands.executeCommand(command);
      if (await eventually('the editor shows it', () => document.getText() === content, 3_000).catch(() => false)) return;
    }
    assert.fail('the editor does not notice that the file was changed');
  }

  const problems = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'orphan' || code === 'drifted');

  asTester('surviving');
  before(async () => { api = await glossator(); });

  it('another program’s changes, and write nothing for that', async () => {
    const uri = await marked('the pier would be repaired before the winter');
    const written = await eventually('the file is written', () => read(sidecarOf(uri)));
    const changed = `News of the day.\n${text.replace('repaired before', 'mended well before').replace('Jonas', 'Jon')}`;
    await rewrite(uri, changed);
    await stand(uri, ['the pier would be mended well before the winter']);
    assert.equal(await read(sidecarOf(uri)), written);
    await rewrite(uri, text);
    await stand(uri, ['the pier would be repaired before the winter']);
  });

  it('a single edit that was not saved: what is marked then is written when the text is', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    try {
      const uri = await write(`surviving/${++count}/pier.txt`, text), editor = await vscode.window.showTextDocument(uri);
      await eventually('the source is read', () => api.analysis(uri));
      await type(editor, 'The pier is closed', 'News: The pier is closed');
      await mark(uri, 'Jonas Hale', editor.document.getText());
      await stand(uri, ['Jonas Hale']);
      assert.ok(editor.document.isDirty);
      assert.equal(await read(sidecarOf(uri)), undefined);
      assert.ok(await editor.document.save());
      const written = await eventually('the file is written', () => read(sidecarOf(uri)));
      assert.ok(written.includes('"exact":"Jonas Hale"'));
    } finally {
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('or are listed as problems with fixes: put on other words, undone, and deleted', async () => {
    const sentence = 'He has sailed from here for thirty years.', uri = await marked(sentence);
    const without = text.replace(` ${sentence}`, '');
    await rewrite(uri, without);
    await stand(uri, ['orphan ']);
    const problem = await eventually('the problem is listed', () => problems(uri)[0]);
    assert.match(problem.message, /^The mark on “He has sailed from here for thirty years\.” is kept/);
    const fixes = async (range: vscode.Range): Promise<string[]> => (
      await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, vscode.CodeActionKind.QuickFix.value)).map(({ title }) => title).filter((title) => !/^(Fix|Explain)$/.test(title));
    assert.deepEqual(await fixes(problem.range), [`Move Mark on “${sentence}” to Selection`, `Delete Mark on “${sentence}”`]);
    const start = without.indexOf('a captain'), [{ id } = { id: '' }] = await api.annotations(uri);
    // Coming from the list of problems selects what is listed, which nobody chose; a row of the view has a place of its own, too.
    const editor = await vscode.window.showTextDocument(uri, { selection: problem.range });
    assert.equal(await run('reanchor', { uri: uri.toString(), id }), undefined);
    await stand(uri, ['orphan ']);
    const row = new TreeNode({ ...leaf, subject: { uri: uri.toString(), id }, location: { uri: uri.toString(), start: 0, end: 0 } }, undefined);
    assert.equal(await run('reanchor', row), undefined);
    await stand(uri, ['orphan ']);
    editor.selections = ['Jonas Hale', 'a captain'].map((words) => {
      const at = without.indexOf(words);
      return new vscode.Selection(editor.document.positionAt(at), editor.document.positionAt(at + words.length));
    });
    assert.ok(await run('reanchor', row));
    await stand(uri, ['Jonas Hale|a captain']);
    await run('undo');
    await stand(uri, ['orphan ']);
    const done = await run<{ id: string }>('reanchor', { uri: uri.toString(), start, end: start + 9 });
    assert.equal(done?.id, id);
    await stand(uri, ['a captain']);
    await eventually('the problem is gone', () => problems(uri).length === 0);
    assert.match(await eventually('it is written', () => read(sidecarOf(uri))), /"exact":"a captain"/);
    await run('undo');
    await stand(uri, ['orphan ']);
    await run('removeAnnotation', { uri: uri.toString(), id, start: 0, end: 0 });
    await stand(uri, []);
  });

  it('cut and paste, undo and redo, line moves and a revert', async () => {
    const uri = await marked('called the plan a gift'), editor = await vscode.window.showTextDocument(uri);
    const line = 'Jonas Hale, a captain, called the plan a gift to the neighbours. He has sailed from here for thirty years.\n';
    await type(editor, line, '');
    await stand(uri, ['orphan ']);
    await editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), line); });
    await stand(uri, ['called the plan a gift']);
    for (let i = 0; i < 2; i++) await vscode.commands.executeCommand('undo');
    await stand(uri, ['called the plan a gift']);
    await vscode.commands.executeCommand('redo');
    await stand(uri, ['orphan ']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await stand(uri, ['called the plan a gift']);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    for (let i = 0; i < 3; i++) await vscode.commands.executeCommand('editor.action.moveLinesUpAction');
    await stand(uri, ['called the plan a gift']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('a rename, unsaved changes included', async () => {
    const uri = await marked('Mara Lindqvist'), editor = await vscode.window.showTextDocument(uri);
    await type(editor, 'The pier', 'Our pier');
    await mark(uri, 'a captain', editor.document.getText());
    const to = vscode.Uri.joinPath(uri, '..', 'quay.txt'), edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await stand(to, ['Mara Lindqvist', 'a captain']);
    assert.equal(await read(sidecarOf(uri)), undefined);
    const document = await vscode.workspace.openTextDocument(to);
    await document.save();
    await eventually('both are written', async () => /Mara Lindqvist[^]*a captain/.test(await read(sidecarOf(to)) ?? ''));
  });

  it('a rename of their folder', async () => {
    const uri = await marked('Mara Lindqvist'), folder = vscode.Uri.joinPath(uri, '..'), to = folder.with({ path: `${folder.path}-moved` });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(folder, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const moved = vscode.Uri.joinPath(to, 'pier.txt');
    await vscode.window.showTextDocument(moved);
    await eventually('the source is read', () => api.analysis(moved));
    await stand(moved, ['Mara Lindqvist']);
  });

  it('a rename to a name for which there is an annotation file: both are kept', async () => {
    const uri = await marked('Mara Lindqvist'), to = vscode.Uri.joinPath(uri, '..', 'quay.txt'), mine = await read(sidecarOf(uri));
    await vscode.workspace.fs.writeFile(sidecarOf(to), new TextEncoder().encode('{"of":"somebody"}'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually('the file is moved', async () => await read(to) !== undefined);
    assert.deepEqual([await read(sidecarOf(uri)), await read(sidecarOf(to))], [mine, '{"of":"somebody"}']);
  });

  it('the deletion of their source: the annotation file stays', async () => {
    const uri = await marked('Mara Lindqvist'), written = await read(sidecarOf(uri)), edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually('it is gone', async () => await read(uri) === undefined);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    assert.equal(await read(sidecarOf(uri)), written);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(uri);
    await stand(uri, ['Mara Lindqvist']);
  });

  it('split editors and files that other programs move with their annotations', async () => {
    const uri = await marked('Mara Lindqvist');
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await type(vscode.window.activeTextEditor!, 'The mayor, ', 'The new mayor, ');
    await stand(uri, ['Mara Lindqvist']);
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const to = vscode.Uri.joinPath(uri, '..', 'moved.txt');
    renameSync(uri.fsPath, to.fsPath);
    renameSync(sidecarOf(uri).fsPath, sidecarOf(to).fsPath);
    await vscode.window.showTextDocument(to);
    await eventually('the source is read', () => api.analysis(to));
    await stand(to, ['Mara Lindqvist']);
  });

  it('being saved under another name', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text });
    await vscode.window.showTextDocument(document);
    await eventually('the text is read', () => api.analysis(document.uri));
    await mark(document.uri, 'Mara Lindqvist');
    // What VS Code does when an untitled document is saved: a file with its text is opened and saved, the document goes.
    const uri = inFolder('surviving', 'saved.txt');
    writeFileSync(uri.fsPath, '');
    const file = await vscode.window.showTextDocument(uri);
    await file.edit((edit) => { edit.insert(new vscode.Position(0, 0), text); });
    await file.document.save();
    await stand(uri, ['Mara Lindqvist']);
    await eventually('it is written', async () => /Mara Lindqvist/.test(await read(sidecarOf(uri)) ?? ''));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('with texts that can be forgotten', async () => {
    const answer = await run<{ texts: number }>('clearTextCache');
    assert.ok(answer && answer.texts > 0);
    // A text that was changed just before may still be on its way.
    await eventually('none is left', async () => (await run<{ texts: number }>('clearTextCache'))?.texts === 0);
  });
});
