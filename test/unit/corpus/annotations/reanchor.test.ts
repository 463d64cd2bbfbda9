import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { putOn } from '../../../../src/core/annotation/reanchor';
import { storedFromJson } from '../../../../src/core/sidecar/model';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { mill, spanOf } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`, words = mill().text;

function start(storage = new MemoryStorage()) {
  let count = 0;
  const store = new AnnotationStore({
    storage, journalFolder: 'file:///own/journal', version: '1.0.0',
    clock: { now: () => `2026-03-02T10:00:${String(count).padStart(2, '0')}Z` }, ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` },
    log: { info: () => undefined, error: (message, error) => { throw new Error(message, { cause: error }); } },
  });
  const shown = (text: string): string[] => store.placed(uri).map(({ state, pieces }) => `${state}: ${pieces.map(({ start: from, end }) => text.slice(from, end)).join('|')}`);
  return { storage, store, shown };
}

test('a mark whose words are gone is put on others, keeps what it says, and undo takes that back', async () => {
  const { storage, store, shown } = start(), after = words.replace('Tomas Weil of the Hollow Trust', 'A critic');
  await store.load(uri, words);
  const { id } = await store.annotate(uri, { pieces: [spanOf(words, 'Tomas Weil of the Hollow Trust')], tags: ['critics'], note: 'Who?' }, 'R. Reader');
  await store.found(uri, after);
  await store.settled(uri);
  assert.deepEqual(shown(after), ['orphan: ']);
  assert.equal(await store.reanchor(uri, id, [spanOf(after, 'A critic')]), true);
  const [mark] = store.placed(uri);
  assert.deepEqual([shown(after), mark?.tags, mark?.notes, mark?.id], [['placed: A critic'], ['critics'], ['Who?'], id]);
  assert.match(storage.text(sidecar) ?? '', /"modified":"2026[^]*"exact":"A critic"/);
  await store.history.undo();
  assert.deepEqual(shown(after), ['orphan: ']);
  await store.history.redo();
  assert.deepEqual(shown(after), ['placed: A critic']);
});

test('a place that was confirmed is certain from then on, also for the next program', async () => {
  const line = 'The pilot asked for help. ', three = line.repeat(3), { storage, store, shown } = start();
  await store.load(uri, `${line}Nobody came. ${line}`);
  const { id } = await store.annotate(uri, { pieces: [{ start: 0, end: 9 }] }, 'R. Reader');
  const next = start(storage);
  await next.store.load(uri, three);
  await next.store.settled(uri);
  const [found] = next.store.placed(uri);
  assert.equal(found?.state, 'drifted', shown(three).join());
  assert.equal(await next.store.reanchor(uri, id, found.pieces), true);
  const last = start(storage);
  await last.store.load(uri, three);
  await last.store.settled(uri);
  assert.deepEqual([last.store.placed(uri)[0]?.state, last.store.placed(uri)[0]?.pieces], ['placed', found.pieces]);
});

test('there is nothing to put where no mark has the id', async () => {
  const { storage, store } = start();
  await store.load(uri, words);
  assert.equal(await store.reanchor(uri, 'urn:uuid:none', [{ start: 0, end: 3 }]), false);
  assert.equal(storage.files.size, 0);
});

test('a mark of two pieces that is put on one has one, and unknown members stay', () => {
  const target = (exact: string, start: number) => ({ source: 'urn:uuid:s', selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }, { type: 'TextPositionSelector', start, end: start + exact.length }] });
  const stored = storedFromJson(JSON.stringify({ id: 'urn:uuid:a', type: 'Annotation', 'glossator:pieces': true, 'x:unknown': [1], target: [target('gone', 0), target('away', 9)] }));
  const text = new NormalizedText('All is new here.');
  const { value } = putOn(stored, 'urn:uuid:s', text, [{ start: 7, end: 10 }], '2026-01-01T00:00:00Z');
  assert.deepEqual(Object.keys(value as object), ['id', 'type', 'modified', 'x:unknown', 'target']);
  assert.match(JSON.stringify(value), /"exact":"new"/);
});

test('a text that was read in a wrong encoding describes no mark anew, even when it is saved', async () => {
  const { storage, store, shown } = start(), text = 'The Café Orléans closes for good. René Brûlé was its cook.\n', wrong = text.replace(/[^\0-\x7F]/g, '\uFFFD');
  await store.load(uri, text);
  for (const marked of ['Café Orléans', 'René Brûlé', 'cook']) await store.annotate(uri, { pieces: [spanOf(text, marked)] }, 'R. Reader');
  const kept = storage.text(sidecar);
  await store.saved(uri, wrong);
  await store.settled(uri);
  for (const place of shown(text)) assert.match(place, /^drifted: |^placed: (?:Café Orléans|René Brûlé|cook)$/);
  assert.equal(storage.text(sidecar), kept);
  await store.saved(uri, text);
  assert.deepEqual(shown(text), ['placed: Café Orléans', 'placed: René Brûlé', 'placed: cook']);
  assert.equal(storage.text(sidecar), kept);
});
