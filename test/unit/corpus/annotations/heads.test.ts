import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { sha256Hex } from '../../../../src/core/sidecar/ids';
import { hashOf, sourceOf } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { readTargets } from '../../../../src/core/sidecar/targets';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { analysisOf, fixture, mill } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`, words = mill().text;

function start(storage = new MemoryStorage()) {
  let count = 0;
  const store = new AnnotationStore({
    storage, version: '1.0.0', clock: { now: () => '2026-03-02T10:00:00Z' }, log: { info: () => undefined, error: () => undefined },
    ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` },
  });
  return { store, storage };
}

function read(storage: MemoryStorage): Sidecar {
  const parsed = parseSidecar(storage.text(sidecar) ?? '');
  assert.ok(parsed.ok);
  return parsed.sidecar;
}

test('undoing a save brings back the very bytes, the version in the head among them', async () => {
  const { store, storage } = start(), before = fixture('mill.txt.annotations.json').replace(/"glossator:version":"[^"]*"/, '"glossator:version":"0.1.0"');
  storage.put(sidecar, before);
  await store.load(uri, words);
  assert.equal((await store.saveAnnotations(uri, analysisOf(words, []))).kind, 'written');
  const after = storage.text(sidecar);
  assert.match(after ?? '', /"glossator:version":"1\.0\.0"/);
  assert.deepEqual((await store.history.undo())?.refused, []);
  assert.equal(storage.text(sidecar), before);
  assert.deepEqual((await store.history.redo())?.refused, []);
  assert.equal(storage.text(sidecar), after);
});

test('a save for another text is undone with positions that are right for the text in the head', async () => {
  const { store, storage } = start(), now = `News.\n${words}`;
  storage.put(sidecar, fixture('mill.txt.annotations.json'));
  await store.load(uri, now);
  await store.saveAnnotations(uri, analysisOf(now, []));
  await store.history.undo();
  const found = read(storage), text = new NormalizedText(now);
  assert.equal(hashOf(found), sha256Hex(now));
  assert.equal(found.items.length, fixture('mill.txt.annotations.json').split('\n').filter((line) => line.startsWith('{"id"')).length);
  for (const { value } of found.items) for (const { quote, position } of readTargets(value, sourceOf(found)).pieces) {
    assert.equal(position && text.text.slice(text.fromCodePoint(position.start), text.fromCodePoint(position.end)), quote?.exact);
  }
});

test('a save does not vouch for the position of a mark that is lost, though equal words stand there', async () => {
  const { store, storage } = start(), twice = `The mill. ${'x '.repeat(40)}The mill.\n`, cut = `A barn... ${'x '.repeat(40)}The mill.\n`;
  await store.load(uri, twice);
  await store.annotate(uri, { pieces: [{ start: 90, end: 98 }], note: 'Hm.' }, 'R. Reader');
  await store.close(uri);
  const misled = cut.replace('A barn... ', 'A barn... The mill. ').replace(/The mill\.\n$/, 'It fell.\n').padEnd(200, ' y');
  const at = misled.indexOf('The mill');
  storage.put(sidecar, (storage.text(sidecar) ?? '').replace(/"start":90,"end":98/, `"start":${at},"end":${at + 8}`));
  const next = start(storage);
  await next.store.load(uri, misled);
  assert.notEqual(next.store.placed(uri)[0]?.state, 'placed');
  await next.store.saveAnnotations(uri, analysisOf(misled, []));
  assert.notEqual(hashOf(read(storage)), sha256Hex(misled));
  const last = start(storage);
  await last.store.load(uri, misled);
  assert.notEqual(last.store.placed(uri)[0]?.state, 'placed');
});
