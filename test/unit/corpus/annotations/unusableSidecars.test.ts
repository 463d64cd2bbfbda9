import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestSidecar, parseSidecar } from '../../../../src/core/sidecar/parse';
import { encodeUtf8 } from '../../../../src/core/sidecar/utf8';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { fixture, spanOf } from '../../core/annotation/mill';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/mill.txt', sidecar = `${uri}.annotations.json`;
const text = fixture('mill.txt'), good = fixture('mill.txt.annotations.json');

function start(file: Uint8Array) {
  const storage = new MemoryStorage(), told: string[] = [];
  let count = 0;
  storage.files.set(sidecar, file);
  const store = new AnnotationStore({
    storage, journalFolder: 'file:///own/journal', version: '1.0.0', clock: { now: () => '2026-03-02T10:00:00Z' },
    ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` }, log: { info: () => undefined, error: () => undefined },
  });
  store.onProblem(({ message }) => { told.push(message); });
  return { storage, store, told };
}

const unusable: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['empty', () => encodeUtf8(''), /is not valid JSON at line 1, column 1/],
  ['broken', () => encodeUtf8(good.replace('"label":', '"label"')), /is not valid JSON at line 5/],
  ['truncated', () => encodeUtf8(good.slice(0, good.length / 2)), /is not valid JSON at line \d+/],
  ['of a newer version', () => encodeUtf8(good.replace('"glossator:format": 1', '"glossator:format": 2')), /written by a newer Glossator \(format 2\); update the extension/],
  ['with conflict markers', () => encodeUtf8(good.replace('"label"', '<<<<<<< HEAD\n"label"')), /merge conflict markers at line 5; resolve the conflict with "Resolve Conflict in Annotation File"/],
  ['of another program', () => encodeUtf8('{"some":"thing"}'), /is not an annotation file of Glossator/],
  ['not UTF-8', () => new Uint8Array([0x7b, 0xff, 0x7d]), /is not UTF-8/],
  ['too large', () => new Uint8Array(largestSidecar + 1), /has 65 MB, more than the 64 MB that are read/],
];

for (const [what, file, message] of unusable) {
  test(`a sidecar that is ${what}: one message with the mend, nothing overwritten, marking goes on, and is written once it is mended`, async () => {
    const bytes = file(), { storage, store, told } = start(bytes);
    await store.load(uri, text);
    assert.equal(told.length, 1, told.join('\n'));
    assert.match(told[0] ?? '', message);
    assert.match(told[0] ?? '', /^mill\.txt\.annotations\.json [^\n]*; [^\n]*nothing is written to it\.$/);
    const { id } = await store.decide(uri, { pieces: [spanOf(text, 'Ada Brennick')], decision: 'accept', type: 'PERSON' }, 'R. Reader');
    store.edit(uri, [{ start: 0, end: 0, text: 'New. ' }], `New. ${text}`);
    await store.saved(uri, `New. ${text}`);
    assert.deepEqual(store.placed(uri).map(({ pieces: [piece] }) => piece?.start), [spanOf(text, 'Ada Brennick').start + 5]);
    assert.equal(storage.files.get(sidecar), bytes);
    assert.equal(told.length, 1);
    storage.put(sidecar, good);
    await store.sidecarChanged(sidecar);
    const parsed = parseSidecar(storage.text(sidecar) ?? '');
    assert.ok(parsed.ok && parsed.sidecar.items.some((item) => item.id === id) && parsed.sidecar.items.length === good.split('\n').filter((line) => line.startsWith('{"id"')).length + 1);
  });
}

test('wrong offsets mislead nobody: what is quoted is found, and nothing is written for it', async () => {
  const shifted = good.replace(/"start":(\d+),"end":(\d+)/g, (_, from: string, to: string) => `"start":${Number(from) + 3},"end":${Number(to) + 3}`);
  const { storage, store, told } = start(encodeUtf8(shifted));
  await store.load(uri, text);
  for (const { pieces, quote, state } of store.placed(uri).filter((each) => each.pieces.length > 0)) {
    assert.equal(pieces.map(({ start: from, end: to }) => text.slice(from, to)).join(' … '), quote);
    assert.equal(state, 'placed');
  }
  assert.deepEqual([told, storage.writes], [[], []]);
});
