import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { mill, spanOf } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const from = 'file:///sources/mill.txt', to = 'file:///sources/old/mill-1.txt', words = mill().text, journal = 'file:///own/journal';

function start(storage = new MemoryStorage()) {
  let count = 0;
  const store = new AnnotationStore({
    storage, journalFolder: journal, lastSeenFolder: 'file:///own/texts', version: '1.0.0',
    clock: { now: () => '2026-03-02T10:00:00Z' }, ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` },
    log: { info: () => undefined, error: (message, error) => { throw new Error(message, { cause: error }); } },
  });
  const mark = (uri: string, on: string) => store.annotate(uri, { pieces: [spanOf(words, on)], note: 'Hm.' }, 'R. Reader');
  const quotes = (uri: string): string[] => store.placed(uri).map(({ quote }) => quote);
  const move = (): void => {
    const bytes = storage.files.get(`${from}.annotations.json`);
    if (bytes) storage.files.set(`${to}.annotations.json`, bytes);
    storage.files.delete(`${from}.annotations.json`);
  };
  return { storage, store, mark, quotes, move };
}

test('unsaved marks of a source that is renamed go along, whether it is opened before or after that is over', async () => {
  for (const openedFirst of [true, false]) {
    const { storage, store, mark, quotes, move } = start();
    await store.load(from, words);
    const deleted = await mark(from, 'mayor');
    await mark(from, 'brave');
    store.edit(from, [{ start: words.length, end: words.length, text: 'x' }], `${words}x`);
    await mark(from, 'Tomas Weil');
    await store.remove(from, deleted.id);
    await store.willMove(from, to);
    move();
    await store.sidecarChanged(`${from}.annotations.json`);
    if (openedFirst) await store.load(to, `${words}x`, true);
    await store.close(from);
    await store.didMove(from, to);
    await store.load(to, `${words}x`, true);
    assert.deepEqual(quotes(to), ['Tomas Weil', 'brave']);
    await store.saved(to, `${words}x`);
    assert.deepEqual([...storage.files.keys()].filter((file) => file.startsWith(journal) || file.startsWith(from)), []);
    assert.match(storage.text(`${to}.annotations.json`) ?? '', /Tomas Weil/);
    await store.history.undo();
    assert.deepEqual(quotes(to).sort(), ['Tomas Weil', 'brave', 'mayor']);
  }
});

test('a move that was given up changes nothing', async () => {
  const { storage, store, mark, quotes } = start();
  await store.load(from, words);
  await mark(from, 'brave');
  await store.willMove(from, to);
  await mark(from, 'mayor');
  await store.didMove(from, to, false);
  assert.deepEqual(quotes(from).sort(), ['brave', 'mayor']);
  assert.match(storage.text(`${from}.annotations.json`) ?? '', /mayor/);
});

test('a document that is saved under another name takes its marks along, also when it is closed already', async () => {
  const untitled = 'untitled:Untitled-1', { storage, store, mark, quotes } = start();
  await store.load(untitled, words, true);
  await mark(untitled, 'brave');
  await store.close(untitled);
  await store.load(to, words);
  assert.equal(await store.copy(untitled, to), 1);
  await store.discard(untitled);
  assert.deepEqual(quotes(to), ['brave']);
  assert.match(storage.text(`${to}.annotations.json`) ?? '', /"label": "mill-1\.txt"/);
  assert.deepEqual([...storage.files.keys()].filter((file) => file.startsWith(journal)), []);
});

test('a copy with another text, or with annotations of its own, is left alone', async () => {
  const { store, mark, quotes } = start();
  await store.load(from, words);
  await mark(from, 'brave');
  await store.load('file:///b.txt', `${words}!`);
  assert.equal(await store.copy(from, 'file:///b.txt'), 0);
  await store.load(to, words);
  await mark(to, 'mayor');
  assert.equal(await store.copy(from, to), 0);
  assert.deepEqual(quotes(to), ['mayor']);
});
