import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, run, write, writeAs } from './support';

const text = 'The ferry 🚢 of Port Ellery\r\nis late again, said Mara Lindqvist.\r\n';

describe('Exchange', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri;
  const sidecar = (): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const read = async (file: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    uri = await write('exchange.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('refuses to export where nothing is kept, to unknown formats, and over a source', async () => {
    assert.equal(await run('export', { uri: uri.toString(), format: 'csv', to: inFolder('x.csv').toString() }), undefined);
    assert.equal(await run('import', { uri: uri.toString(), from: inFolder('none.ann').toString() }), undefined);
    assert.equal(await run('resolveSidecarConflict', { uri: uri.toString() }), undefined);
    assert.equal(await read(uri), text);
  });

  it('imports brat’s standoff once, and undo takes it back', async () => {
    const from = await write('exchange.ann', 'T1\tPLACE 15 26\tPort Ellery\n#1\tAnnotatorNotes T1\twhere it is\nT2\tPERSON 48 62\tMara Lindqvist\n');
    const first = await run<{ added: number; problems: string[] }>('import', { uri: uri.toString(), from: from.toString() });
    assert.deepEqual([first?.added, first?.problems], [2, []]);
    await eventually('they are kept', async () => (await api.annotations(uri)).length === 2);
    const kept = await api.annotations(uri);
    assert.deepEqual(kept.map(({ pieces: [piece] }) => piece && text.slice(piece.start, piece.end)).sort(), ['Mara Lindqvist', 'Port Ellery']);
    assert.equal((await run<{ added: number; known: number }>('import', { uri: uri.toString(), from: from.toString() }))?.known, 2);
    await run('undo');
    await eventually('it is undone', async () => (await api.annotations(uri)).length === 0);
    await run('redo');
    await eventually('it is done again', async () => (await api.annotations(uri)).length === 2);
  });

  it('exports to every format, and never over a source', async () => {
    for (const [format, expected] of [['brat', /^T1\tPLACE 15 26\tPort Ellery\n/], ['csv', /^\uFEFF?file,line,/], ['jsonld', /"AnnotationPage"/], ['markdown', /^# Notes on exchange\.txt\n/]] as const) {
      const to = inFolder(`out.${format}`);
      const done = await run<{ annotations: number; files: string[] }>('export', { uri: uri.toString(), format, to: to.toString() });
      assert.deepEqual([done?.annotations, done?.files], [2, [to.toString()]], format);
      assert.match(await read(to), expected);
    }
    assert.equal(await run('export', { uri: uri.toString(), format: 'csv', to: uri.toString() }), undefined);
    assert.equal(await read(uri), text);
  });

  it('exports all sources at once: a report whose links lead to them, and a file each where a format wants that', async () => {
    const other = await write('exchange/deep/talk é.txt', 'Mara Lindqvist spoke.\n');
    await vscode.window.showTextDocument(other);
    await eventually('the source is read', () => api.analysis(other));
    assert.ok(await run('annotateSelection', { uri: other.toString(), start: 0, end: 14, tag: 'people' }));
    // Who says the format is not asked of which sources: those of the active editor.
    assert.equal((await run<{ annotations: number }>('export', { format: 'csv', to: inFolder('exchange', 'one.csv').toString() }))?.annotations, 1);
    const to = inFolder('exchange', 'reports', 'all.report.md');
    const done = await run<{ annotations: number; files: string[] }>('export', { scope: 'all', format: 'markdown', to: to.toString() });
    assert.ok(done && done.annotations >= 3);
    assert.deepEqual(done.files, [to.toString()]);
    await vscode.workspace.openTextDocument(to);
    assert.equal(await api.analysis(to), undefined, 'a report is no source: it would say everything a second time');
    const report = await read(to), links = [...report.matchAll(/\]\(([^)#]+)#L\d+\)/g)].map((match) => decodeURIComponent(match[1] ?? ''));
    assert.ok(links.includes('../deep/talk é.txt') && links.includes('../../exchange.txt'), links.join(' '));
    for (const link of links) await vscode.workspace.fs.stat(vscode.Uri.joinPath(to, '..', link));
    const each = await run<{ files: string[] }>('export', { scope: 'all', format: 'brat', to: inFolder('exchange', 'brat').toString() });
    assert.ok(each && each.files.length >= 2);
    for (const file of each.files) assert.match(await read(vscode.Uri.parse(file)), /^[TNA#]\d+\t|^$/);
    assert.match(await read(inFolder('exchange', 'brat', 'exchange', 'deep', 'talk é.ann')), /^T1\t/);
  });

  it('resolves conflict markers: both sides are in the file and on the screen', async () => {
    await eventually('the file is written', async () => (await read(sidecar()).catch(() => '')).includes('Port Ellery'));
    const lines = (await read(sidecar())).split('\n'), at = lines.findIndex((line) => line.startsWith('{"id"'));
    const item = lines[at] ?? '';
    const version = (note: string): string => item.replace(/"id":"[^"]*"/, `"id":"urn:uuid:00000000-0000-4000-8000-00000000000${note.length}"`).replace('where it is', note);
    lines.splice(at, 1, '<<<<<<< HEAD', version('our'), item, '=======', version('their'), item, '>>>>>>> side');
    const conflicted = lines.join('\n').replace(/(\}\})\n(?=\{)/g, '$1,\n');
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(conflicted));
    const done = await run<{ keptTwice: string[]; annotations: number }>('resolveSidecarConflict', { uri: sidecar().toString() });
    assert.deepEqual([done?.keptTwice, done?.annotations], [[], 4]);
    await eventually('both are shown', async () => {
      const notes = (await api.annotations(uri)).flatMap((annotation) => annotation.notes);
      return notes.includes('our') && notes.includes('their');
    });
    const merged = await read(sidecar());
    const undone = await run<{ label: string; changes: number; refused: unknown[] }>('undo');
    assert.deepEqual([undone?.label, undone?.changes, undone?.refused], ['Resolve the conflict in exchange.txt.annotations.json', 1, []]);
    assert.equal(await read(sidecar()), conflicted);
    await run('redo');
    assert.equal(await read(sidecar()), merged);
  });

  it('does not put conflict markers back where somebody has gone on with the file', async () => {
    const merged = await read(sidecar()), changed = merged.replace('"our"', '"ours, all of it"');
    assert.notEqual(changed, merged);
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(changed));
    const undone = await run<{ changes: number; refused: unknown[] }>('undo');
    assert.deepEqual([undone?.changes, undone?.refused.length], [0, 1]);
    assert.equal(await read(sidecar()), changed);
  });
});
