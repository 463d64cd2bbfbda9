import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, run, writeAs } from './support';

const text = 'Ines Varga of Port Ellery waited for the ship until Monday.\n';

/** Makes a folder a disk of its own of 128 kB; false where the system does not let us. */
function mountSmallDisk(folder: string): boolean {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return false;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Fills the disk to its last block. */
function fill(filler: string): void {
  for (let size = 131_072; size >= 512; size /= 2) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // What does not fit any more is tried in halves.
    }
  }
}

describe('On a disk that cannot be written', function () {
  this.timeout(60_000);
  this.retries(0);
  // Beside the workspace: a disk that comes and goes in a watched folder takes the watcher along.
  const folder = vscode.Uri.file(mkdtempSync(join(tmpdir(), 'glossator-disk-'))), uri = vscode.Uri.joinPath(folder, 'ship.txt');
  let api: GlossatorApi;
  const sidecar = (): string => readFileSync(`${uri.fsPath}.annotations.json`, 'utf8');
  const note = (value: string): Thenable<{ ids: string[] } | undefined> => run<{ ids: string[] }>('annotateSelection', { uri: uri.toString(), start: 0, end: 10, note: value });
  const notes = async (): Promise<string[]> => (await api.annotations(uri)).flatMap((annotation) => annotation.notes.map((each) => each.slice(0, 6))).sort();

  before(async function () {
    api = await glossator();
    if (!mountSmallDisk(folder.fsPath)) return this.skip();
    await writeAs('T. Tester');
    writeFileSync(uri.fsPath, text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
    assert.ok(await note('first.'));
    await eventually('it is kept', () => sidecar().includes('first.'));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await writeAs(undefined);
    try {
      execFileSync('umount', ['-l', folder.fsPath], { stdio: 'ignore' });
    } catch {
      // There was none to be had.
    }
    rmSync(folder.fsPath, { recursive: true, force: true });
  });

  it('the old file stays whole, the marks stay, and the next that can be written brings all of them', async () => {
    const before = sidecar(), filler = join(folder.fsPath, 'filler');
    fill(filler);
    await note(`second${'x'.repeat(20_000)}`);
    assert.equal(sidecar(), before);
    assert.deepEqual(await notes(), ['first.', 'second']);
    const outcome = await run<{ kind: string; message: string }>('saveAnnotations', { uri: uri.toString() });
    assert.equal(outcome?.kind, 'failed');
    assert.match(outcome.message, /ship\.txt\.annotations\.json could not be written .*the disk is full.*your marks are kept/);
    unlinkSync(filler);
    await eventually('all is written, with nobody doing anything', () => sidecar().includes('second'), 40_000);
  });

  it('where it became read-only the same holds', async () => {
    const before = sidecar();
    execFileSync('mount', ['-o', 'remount,ro', folder.fsPath]);
    await note('third.');
    assert.equal(sidecar(), before);
    assert.deepEqual(await notes(), ['first.', 'second', 'third.']);
    assert.match((await run<{ message: string }>('saveAnnotations', { uri: uri.toString() }))?.message ?? '', /the disk is read-only/);
    execFileSync('mount', ['-o', 'remount,rw', folder.fsPath]);
    await eventually('all is written', () => sidecar().includes('third.'), 40_000);
  });
});
