import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mark } from '../../../../src/core/annotation/build';
import { addAnnotation, removeAnnotation } from '../../../../src/core/annotation/edit';
import { hashOf } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { sha256Hex } from '../../../../src/core/sidecar/ids';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import { sidecarUri, fileName } from '../../../../src/corpus/annotations/sidecarFile';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import type { StoreProblem } from '../../../../src/corpus/annotations/openSources';
import { analysisOf, fixture, mill, millAnalysis, spanOf } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`, journalFolder = 'file:///own/journal';
const words = mill().text;

function start(storage = new MemoryStorage()) {
  let count = 0;
  const problems: StoreProblem[] = [], changed: string[] = [];
  const store = new AnnotationStore({
    storage, journalFolder, version: '1.0.0',
    clock: { now: () => `2026-03-02T10:00:${String(count).padStart(2, '0')}Z` },
    ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` },
    log: { info: () => undefined, error: () => undefined },
  });
  store.onProblem((problem) => problems.push(problem));
  store.onDidChange((each) => changed.push(each));
  const journal = (): string[] => [...storage.files.keys()].filter((file) => file.startsWith(journalFolder));
  return { storage, store, problems, changed, journal };
}

const accept = (on: string, text = words): Mark => ({ pieces: [spanOf(text, on)], decision: 'accept', type: 'PERSON' });
function read(storage: MemoryStorage, file = sidecar): Sidecar {
  const parsed = parseSidecar(storage.text(file) ?? '');
  assert.ok(parsed.ok, storage.text(file));
  return parsed.sidecar;
}
const quotes = (found: Sidecar): (string | undefined)[] => found.items.map(({ json }) => /"exact":"([^"]*)"/.exec(json)?.[1]);

/** Changes the sidecar as another program would. */
function elsewhere(storage: MemoryStorage, change: (sidecar: Sidecar) => Sidecar): void {
  storage.put(sidecar, serializeSidecar(change(read(storage))));
}
const noteBy = (who: string, on: string, uuid: string) => (found: Sidecar): Sidecar => (
  addAnnotation(found, mill(), { pieces: [spanOf(words, on)], note: who }, { who, now: '2026-01-01T00:00:00Z', uuid }, { label: 'mill.txt', version: '1.0.0' }).sidecar);

test('the sidecar lies beside its source', () => {
  assert.equal(sidecarUri('file:///a/b%20c.txt'), 'file:///a/b%20c.txt.annotations.json');
  assert.equal(sidecarUri('vscode-remote://ssh/a.txt?x#y'), 'vscode-remote://ssh/a.txt.annotations.json?x#y');
  assert.equal(fileName('file:///a/b%20c.txt?x'), 'b c.txt');
});

test('loading, closing and saving a source without annotations writes nothing', async () => {
  const { store, storage, changed } = start();
  await store.load(uri, words);
  store.edit(uri, [{ start: 0, end: 0, text: 'x' }], `x${words}`);
  await store.saved(uri, `x${words}`);
  await store.close(uri);
  assert.deepEqual([storage.files.size, changed], [0, []]);
});

test('a decision in a saved source is on disk when it resolves, and read again', async () => {
  const { store, storage, journal } = start();
  await store.load(uri, words);
  const kept = await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  assert.deepEqual([kept.state, kept.pieces, kept.decision], ['placed', [spanOf(words, 'Ada Brennick')], 'accept']);
  assert.deepEqual([store.state(uri).kind, journal()], ['saved', []]);
  const second = start(storage);
  await second.store.load(uri, words);
  assert.deepEqual(second.store.placed(uri).map(({ id, pieces }) => [id, pieces]), [[kept.id, kept.pieces]]);
  const shown = second.store.apply(uri, millAnalysis()).blocks[1]?.mentions[0];
  assert.deepEqual(shown?.decision, { kind: 'accept', annotation: kept.id });
});

test('while the source is unsaved marks wait in the journal, follow edits, and are written for the saved text', async () => {
  const { store, storage, journal } = start();
  await store.load(uri, words, true);
  await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  assert.deepEqual([storage.text(sidecar), store.state(uri).kind, journal().length], [undefined, 'unsaved', 1]);
  const after = `Up.\n${words.replace('Ada Brennick', 'Ada B. Brennick')}`;
  const at = words.indexOf(' Brennick');
  store.edit(uri, [{ start: at, end: at, text: ' B.' }], words.replace('Ada Brennick', 'Ada B. Brennick'));
  store.edit(uri, [{ start: 0, end: 0, text: 'Up.\n' }], after);
  await store.saved(uri, after);
  assert.deepEqual([quotes(read(storage)), hashOf(read(storage)), journal()], [['Ada B. Brennick'], sha256Hex(after), []]);
  const again = start(storage);
  await again.store.load(uri, after);
  assert.deepEqual(again.store.placed(uri)[0]?.pieces, [spanOf(after, 'Ada B. Brennick')]);
});

test('the journal of a program that was stopped is honoured by the next', async () => {
  const first = start();
  await first.store.load(uri, words, true);
  await first.store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  const second = start(first.storage);
  assert.deepEqual(await second.store.unwrittenSources(), [uri]);
  await second.store.load(uri, words);
  assert.deepEqual([quotes(read(second.storage)), second.journal(), second.store.placed(uri).length], [['Ada Brennick'], [], 1]);
});

test('a write that was torn in the middle is completed from the journal', async () => {
  const first = start();
  await first.store.load(uri, words);
  await first.store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  let torn = '';
  first.storage.beforeWrite = (file) => {
    if (file === sidecar) throw new Error('stopped');
  };
  await first.store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  torn = (JSON.parse(first.storage.text(first.journal()[0] ?? '') ?? '') as { mine: string }).mine;
  first.storage.put(sidecar, torn.slice(0, torn.length - 200));
  first.storage.beforeWrite = undefined;
  const second = start(first.storage);
  await second.store.load(uri, words);
  assert.deepEqual([quotes(read(second.storage)), second.problems], [['Ada Brennick', 'Tomas Weil'], []]);
});

test('edits that are given up lead back to the text on disk', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  await store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  const written = storage.text(sidecar);
  store.edit(uri, [{ start: 0, end: 200, text: '' }], words.slice(200));
  await store.saved(uri, words);
  assert.deepEqual(store.placed(uri)[0]?.pieces, [spanOf(words, 'Tomas Weil')]);
  assert.equal(storage.text(sidecar), written);
});

test('other annotations keep their bytes when one is added after an edit, and the hash stays honest', async () => {
  const { store, storage } = start();
  storage.put(sidecar, fixture('mill.txt.annotations.json'));
  const after = `Up.\n${words}`;
  await store.load(uri, after);
  await store.decide(uri, accept('Monday', after), 'R. Reader');
  const before = fixture('mill.txt.annotations.json').split('\n'), lines = (storage.text(sidecar) ?? '').split('\n');
  const bare = (line: string): string => line.replace(/,$/, '');
  assert.deepEqual(before.map(bare).filter((line) => !lines.map(bare).includes(line)), []);
  assert.equal(hashOf(read(storage)), sha256Hex(words));
});

test('a sidecar that does not parse is never overwritten; the user is told once; marks stay and are written when it is mended', async () => {
  const { store, storage, problems, journal } = start();
  storage.put(sidecar, '<<<<<<< HEAD\n{}');
  await store.load(uri, words);
  await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  await store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  await store.saved(uri, words);
  assert.deepEqual([storage.text(sidecar), store.placed(uri).length, journal().length], ['<<<<<<< HEAD\n{}', 2, 1]);
  assert.deepEqual(problems.map(({ kind }) => kind), ['blocked']);
  assert.match(problems[0]?.message ?? '', /^mill\.txt\.annotations\.json has merge conflict markers at line 1/);
  storage.put(sidecar, fixture('mill.txt.annotations.json'));
  await store.sidecarChanged(sidecar);
  assert.equal(read(storage).items.length, 12);
  assert.ok(store.placed(uri).every(({ state }) => state === 'placed'));
  assert.deepEqual([store.state(uri).kind, journal()], ['saved', []]);
});

test('marks outlive a restart while the sidecar is broken', async () => {
  const first = start();
  first.storage.put(sidecar, 'not JSON');
  await first.store.load(uri, words);
  await first.store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  const second = start(first.storage);
  await second.store.load(uri, words);
  assert.deepEqual([second.store.placed(uri).map(({ quote }) => quote), second.storage.text(sidecar)], [['Ada Brennick'], 'not JSON']);
});

test('a newer format is left as it is', async () => {
  const { store, storage, problems } = start();
  const newer = fixture('mill.txt.annotations.json').replace('"glossator:format": 1', '"glossator:format": 2');
  storage.put(sidecar, newer);
  await store.load(uri, words);
  assert.deepEqual(await store.saveAnnotations(uri, millAnalysis()), store.state(uri));
  assert.deepEqual([storage.text(sidecar), problems.length], [newer, 1]);
});

test('where nothing can be written the user is told once, marks stay, and are written when it is possible', async () => {
  const { store, storage, problems, journal } = start();
  await store.load(uri, words);
  storage.fail = /sources/;
  await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  await store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  await store.sidecarChanged(sidecar);
  assert.deepEqual([store.placed(uri).length, journal().length, problems.length, store.state(uri).kind], [2, 1, 1, 'failed']);
  storage.fail = undefined;
  await store.retry(uri);
  assert.deepEqual([quotes(read(storage)), store.state(uri).kind, journal()], [['Ada Brennick', 'Tomas Weil'], 'saved', []]);
});

test('changes by others are merged in, also those that nobody reported', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  const mine = await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  elsewhere(storage, noteBy('E. Editor', 'Monday', 'b'));
  await store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  assert.deepEqual(quotes(read(storage)), ['Ada Brennick', 'Monday', 'Tomas Weil']);
  assert.equal(store.placed(uri).length, 3);
  elsewhere(storage, (found) => removeAnnotation(found, mine.id));
  await store.sidecarChanged(sidecar);
  assert.deepEqual(store.placed(uri).map(({ quote }) => quote), ['Monday', 'Tomas Weil']);
  await store.decide(uri, { ...accept('Hollow Trust'), type: 'ORG' }, 'R. Reader');
  assert.deepEqual(quotes(read(storage)), ['Monday', 'Tomas Weil', 'Hollow Trust']);
});

test('a sidecar that someone deleted stays deleted', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  storage.files.delete(sidecar);
  await store.sidecarChanged(sidecar);
  assert.deepEqual([store.placed(uri), storage.files.size], [[], 0]);
  await store.decide(uri, accept('Tomas Weil'), 'R. Reader');
  assert.deepEqual(quotes(read(storage)), ['Tomas Weil']);
});

test('an annotation that two changed at the same time is kept twice, and the user is told', async () => {
  const { store, storage, problems } = start();
  await store.load(uri, words);
  await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  storage.put(sidecar, (storage.text(sidecar) ?? '').replace('"PERSON"', '"PLACE"'));
  await store.decide(uri, { ...accept('Ada Brennick'), decision: 'reject' }, 'R. Reader');
  assert.equal(read(storage).items.length, 2);
  assert.deepEqual(problems.map(({ kind }) => kind), ['conflict']);
  assert.equal(store.placed(uri).filter(({ conflict }) => conflict !== undefined).length, 1);
});

test('many decisions at once are all kept', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  const all = ['Ada Brennick', 'Tomas Weil', 'Hollow Trust', 'Stone Hollow', 'Monday', 'Old Mill'];
  await Promise.all(all.map((on) => store.decide(uri, accept(on), 'R. Reader')));
  assert.deepEqual(new Set(quotes(read(storage))), new Set(all));
});

test('a source that is closed and opened again at once keeps what was being written', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  const deciding = store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  const closing = store.close(uri), opening = store.load(uri, words);
  await Promise.all([deciding, closing, opening]);
  assert.ok(store.has(uri));
  assert.deepEqual([quotes(read(storage)), store.placed(uri).length], [['Ada Brennick'], 1]);
});

test('two programs that write the same sidecar lose nothing', async () => {
  const one = start(), two = start(one.storage);
  await Promise.all([one.store.load(uri, words), two.store.load(uri, words)]);
  await one.store.decide(uri, accept('Ada Brennick'), 'A');
  await two.store.annotate(uri, { pieces: [spanOf(words, 'Monday')], tags: ['x'] }, 'B');
  await one.store.annotate(uri, { pieces: [spanOf(words, 'brave')], note: 'Hm.' }, 'A');
  await one.store.sidecarChanged(sidecar);
  await two.store.sidecarChanged(sidecar);
  assert.deepEqual(one.store.placed(uri).map(({ quote }) => quote), two.store.placed(uri).map(({ quote }) => quote));
});

test('Save Annotations writes everything once and nothing the second time', async () => {
  const { store, storage } = start();
  storage.put(sidecar, fixture('mill.txt.annotations.json'));
  await store.load(uri, words);
  assert.deepEqual(await store.saveAnnotations(uri, millAnalysis()), { kind: 'unchanged', sidecar, annotations: 10 });
  assert.equal(storage.writes.filter((file) => file === sidecar).length, 0);
  assert.equal((await store.saveAnnotations(uri, analysisOf(words, []))).kind, 'written');
  assert.equal(read(storage).items.length, 6);
  store.edit(uri, [{ start: 0, end: 0, text: 'x' }], `x${words}`);
  assert.deepEqual(await store.saveAnnotations(uri, millAnalysis()), { kind: 'source-unsaved' });
});

test('what the machine found stays on its line until the next explicit save', async () => {
  const { store, storage } = start();
  storage.put(sidecar, fixture('mill.txt.annotations.json'));
  await store.load(uri, words);
  const after = words.replace('Hollow Trust', 'Hollow Fund');
  store.edit(uri, [{ start: words.indexOf('Trust'), end: words.indexOf('Trust') + 5, text: 'Fund' }], after);
  await store.saved(uri, after);
  assert.equal(storage.text(sidecar), fixture('mill.txt.annotations.json'));
});

test('removing an annotation writes the sidecar without it; a source that is not open is refused', async () => {
  const { store, storage } = start();
  await store.load(uri, words);
  const { id } = await store.decide(uri, accept('Ada Brennick'), 'R. Reader');
  assert.deepEqual([await store.remove(uri, id), await store.remove(uri, id)], [true, false]);
  assert.deepEqual([read(storage).items, store.placed(uri)], [[], []]);
  await assert.rejects(() => store.remove('file:///other.txt', id), /other\.txt is not open/);
  await assert.rejects(() => store.decide(uri, { pieces: [{ start: 1, end: 1 }] }, 'x'), RangeError);
});
