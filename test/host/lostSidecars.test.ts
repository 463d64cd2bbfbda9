import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, run, write, asTester } from './support';

describe('Annotation files that were left behind', () => {
  let api: GlossatorApi, count = 0;
  const sidecarOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const exists = async (uri: vscode.Uri): Promise<boolean> => vscode.workspace.fs.stat(uri).then(() => true, () => false);

  /** A repository of its own with a source in it, on which a name is marked; both are committed. */
  async function repository(): Promise<{ folder: vscode.Uri; source: vscode.Uri; git: (...args: string[]) => void; text: string }> {
    const name = `lost/${++count}`, folder = inFolder(name), text = `Ines Varga of Port Ellery waited for ship number ${count} until Monday.\n`;
    const source = await write(`${name}/desk/ship.txt`, text);
    const git = (...args: string[]): void => { execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', ...args], { cwd: folder.fsPath }); };
    git('init', '-q');
    await vscode.window.showTextDocument(source);
    await eventually('the source is read', () => api.analysis(source));
    assert.ok(await run('annotateSelection', { uri: source.toString(), start: 0, end: 10, highlight: true }));
    await eventually('it is kept', () => exists(sidecarOf(source)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    return { folder, source, git, text };
  }

  /** Waits until a source at its new place is known, whether events tell of it or not. */
  async function known(...sources: vscode.Uri[]): Promise<void> {
    await run('rebuildIndex');
    for (const source of sources) await eventually(`${source.path} is read`, async () => (await vscode.workspace.openTextDocument(source)) && api.analysis(source));
  }

  async function marked(source: vscode.Uri, text: string): Promise<void> {
    await eventually('the mark is there', async () => (await api.annotations(source)).some(({ state, pieces: [piece] }) => state === 'placed' && piece && text.slice(piece.start, piece.end) === 'Ines Varga'));
  }

  asTester('lost');
  before(async () => { api = await glossator(); });

  it('nothing is moved where no source has the text, or another source is named', async () => {
    const { folder, source, git } = await repository();
    git('rm', '-q', 'desk/ship.txt');
    const other = await write(`lost/${count}/desk/other.txt`, 'Something else altogether.\n');
    await known(other);
    const sidecar = sidecarOf(source);
    assert.equal(await run('moveSidecar', { uri: sidecar.toString() }), undefined);
    assert.equal(await run('moveSidecar', { uri: sidecar.toString(), to: other.toString() }), undefined);
    assert.deepEqual([await exists(sidecar), await exists(sidecarOf(other))], [true, false]);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('git mv of the source alone: its annotation file is found by the text and moved along', async () => {
    const { folder, source, git, text } = await repository(), to = vscode.Uri.joinPath(folder, 'archive', 'vessel.txt');
    mkdirSync(vscode.Uri.joinPath(folder, 'archive').fsPath);
    // Saved once more since: nothing is written into the annotation file for that.
    const editor = await vscode.window.showTextDocument(source);
    await editor.edit((edit) => { edit.insert(new vscode.Position(1, 0), 'It came.\n'); });
    await editor.document.save();
    await marked(source, text);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('mv', 'desk/ship.txt', 'archive/vessel.txt');
    await known(to);
    const done = await run<{ from: string; to: string }>('moveSidecar', { uri: sidecarOf(source).toString() });
    assert.deepEqual(done, { from: sidecarOf(source).toString(), to: sidecarOf(to).toString() });
    assert.deepEqual([await exists(sidecarOf(source)), await exists(sidecarOf(to))], [false, true]);
    await marked(to, text);
  });

  it('git mv of a folder with both: nothing is asked, and the marks are there', async () => {
    const { folder, git, text } = await repository(), to = vscode.Uri.joinPath(folder, 'bureau', 'ship.txt');
    git('mv', 'desk', 'bureau');
    await known(to);
    await marked(to, text);
    assert.equal(await run('moveSidecar', { uri: sidecarOf(to).toString() }), undefined);
    assert.ok(await exists(sidecarOf(to)));
  });

  it('several files with the text: one must be named, and what is named is taken', async () => {
    const { folder, source, git, text } = await repository();
    git('mv', 'desk/ship.txt', 'desk/one.txt');
    const one = vscode.Uri.joinPath(folder, 'desk', 'one.txt'), two = await write(`lost/${count}/two.txt`, text);
    await known(one, two);
    const asked = run<{ to: string }>('moveSidecar', { uri: sidecarOf(source).toString() });
    // A list is shown; leaving it moves nothing.
    for (let i = 0; i < 20 && await Promise.race([asked.then(() => false), new Promise((resolve) => { setTimeout(() => { resolve(true); }, 200); })]); i++) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asked, undefined);
    assert.ok(await exists(sidecarOf(source)));
    assert.equal((await run<{ to: string }>('moveSidecar', { uri: sidecarOf(source).toString(), to: two.toString() }))?.to, sidecarOf(two).toString());
    await marked(two, text);
    assert.equal(await exists(sidecarOf(one)), false);
  });
});
