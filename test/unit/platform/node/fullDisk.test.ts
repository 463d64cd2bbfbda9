import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { FileStorage } from '../../../../src/platform/node/fileStorage';

const text = 'The ferry of Port Ellery is late again.\n';

/** A small disk of its own, where the system lets us have one. */
function smallDisk(t: TestContext): string | undefined {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'glossator-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  t.after(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** A folder of its own, removed behind the test. */
function folderFor(t: TestContext, name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), name));
  t.after(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** Has no room for annotation files while it is full. */
class FullStorage extends FileStorage {
  full = false;

  override write(uri: string, bytes: Uint8Array): Promise<void> {
    return this.full && uri.endsWith('.annotations.json') ? Promise.reject(new Error('a.txt.annotations.json: the disk is full')) : super.write(uri, bytes);
  }
}

/** A program that keeps marks about a source on the disk, its journal elsewhere. */
function start(folder: string, journal: string, storage: FileStorage) {
  const file = path.join(folder, 'a.txt'), uri = pathToFileURL(file).href, told: string[] = [];
  let count = 0;
  const store = new AnnotationStore({
    storage, version: '1.0.0', journalFolder: pathToFileURL(journal).href, clock: { now: () => '2026-03-02T10:00:00Z' },
    ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` }, log: { info: () => undefined, error: () => undefined },
  });
  store.onProblem(({ message }) => { told.push(message); });
  const mark = (note: string) => store.annotate(uri, { pieces: [{ start: 4, end: 9 }], note }, 'R. Reader');
  return { store, uri, told, mark, sidecar: `${file}.annotations.json` };
}

/** Marks while nothing can be written, then makes it possible again. */
async function survives(folder: string, journal: string, block: () => void, free: () => void, reason: RegExp, storage = new FileStorage()): Promise<void> {
  writeFileSync(path.join(folder, 'a.txt'), text);
  const { store, uri, told, mark, sidecar } = start(folder, journal, storage);
  await store.load(uri, text);
  await mark('first');
  const before = readFileSync(sidecar, 'utf8'), names = readdirSync(folder);
  block();
  const { id } = await mark(`second ${'x'.repeat(40_000)}`);
  await mark('third');
  assert.equal(readFileSync(sidecar, 'utf8'), before, 'the old file is whole');
  assert.deepEqual(readdirSync(folder).filter((name) => name !== 'filler'), names, 'nothing is left beside it');
  assert.equal(told.length, 1, told.join('\n'));
  assert.match(told[0] ?? '', reason);
  assert.equal(store.placed(uri).length, 3, 'the marks stay on the screen');
  assert.equal(readdirSync(journal).length, 1, 'and in the journal');
  free();
  await store.retry(uri);
  const parsed = parseSidecar(readFileSync(sidecar, 'utf8'));
  assert.ok(parsed.ok && parsed.sidecar.items.length === 3 && parsed.sidecar.items.some((item) => item.id === id));
  assert.deepEqual([store.state(uri).kind, readdirSync(journal)], ['saved', []]);
}

test('on a full disk the old file stays whole, the user is told once, and the marks are written when there is room', async (t) => {
  const folder = smallDisk(t);
  if (folder === undefined) {
    t.skip('needs the right to mount a small disk; the next test simulates one');
    return;
  }
  const filler = path.join(folder, 'filler'), journal = folderFor(t, 'glossator-journal-');
  const fill = (): void => {
    for (let size = 131_072; size >= 512; size /= 2) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // What does not fit any more is tried in halves.
      }
    }
  };
  await survives(folder, journal, fill, () => { unlinkSync(filler); }, /a\.txt\.annotations\.json could not be written .*the disk is full.*your marks are kept/);
});

test('on a disk that becomes read-only the same holds', async (t) => {
  const folder = smallDisk(t);
  if (folder === undefined) {
    t.skip('needs the right to mount a small disk');
    return;
  }
  const journal = folderFor(t, 'glossator-journal-');
  const remount = (mode: string) => () => { execFileSync('mount', ['-o', `remount,${mode}`, folder]); };
  await survives(folder, journal, remount('ro'), remount('rw'), /could not be written .*the disk is read-only/);
});

test('where there is no room for an annotation file the same holds on any system', async (t) => {
  const storage = new FullStorage();
  await survives(folderFor(t, 'glossator-disk-'), folderFor(t, 'glossator-journal-'), () => { storage.full = true; }, () => { storage.full = false; }, /the disk is full/, storage);
});
