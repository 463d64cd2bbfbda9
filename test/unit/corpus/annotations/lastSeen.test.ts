import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256Hex } from '../../../../src/core/sidecar/ids';
import { LastSeen } from '../../../../src/corpus/annotations/lastSeen';
import type { SeenText } from '../../../../src/corpus/annotations/lastSeen';
import { MemoryStorage } from './memoryStorage';

const folder = 'file:///own/texts', log = { info: () => undefined, error: (message: string) => { throw new Error(message); } };
const seen = (text: string): SeenText => ({ sha256: sha256Hex(text), text, places: [{ id: 'urn:uuid:a', digest: 'd', state: 'placed', pieces: [{ start: 0, end: 1 }] }] });
const limits = { total: 3000, perSource: 1500, textsPerSource: 2 };
const total = (storage: MemoryStorage): number => [...storage.files].reduce((sum, [uri, bytes]) => sum + (uri.endsWith('index.json') ? 0 : bytes.length), 0);

test('without annotations nothing is kept, and what was kept is forgotten', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log);
  await cache.keep('a', { ...seen('x'), places: [] });
  assert.equal(storage.files.size, 0);
  await cache.keep('a', seen('x'));
  await cache.keep('a', { ...seen('x'), places: [] });
  assert.deepEqual([await cache.load('a'), total(storage)], [[], 0]);
});

test('without a folder nothing is kept at all', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, undefined, log);
  await cache.keep('a', seen('x'));
  assert.deepEqual([await cache.load('a'), await cache.clear(), storage.files.size], [[], 0, 0]);
});

test('the newest texts of a source are found by the next program, the newest first', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log, limits);
  for (const text of ['one', 'two', 'three']) await cache.keep('a', seen(text));
  const next = new LastSeen(storage, folder, log, limits);
  assert.deepEqual((await next.load('a')).map(({ text }) => text), ['three', 'two']);
  assert.deepEqual(await next.load('b'), []);
});

test('it never grows beyond its limits: the least recently used goes first, a text that is too long is not kept', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log, limits);
  for (let i = 0; i < 12; i++) await cache.keep(`source ${i}`, seen(String(i).repeat(400)));
  assert.ok(total(storage) <= limits.total);
  assert.deepEqual([(await cache.load('source 0')).length, (await cache.load('source 11')).length], [0, 1]);
  await cache.keep('long', seen('x'.repeat(2000)));
  assert.deepEqual(await cache.load('long'), []);
});

test('what is damaged, or of an unknown time, is forgotten in silence', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log);
  await cache.keep('a', seen('one'));
  const file = [...storage.files.keys()].find((uri) => !uri.endsWith('index.json')) ?? '';
  storage.put(file, (storage.text(file) ?? '').replace('"one"', '"own"'));
  assert.deepEqual(await new LastSeen(storage, folder, log).load('a'), []);
  storage.put(`${folder}/index.json`, '{"version":1,"entries":[');
  assert.deepEqual([await new LastSeen(storage, folder, log).load('a'), total(storage)], [[], 0]);
});

test('clearing leaves nothing behind', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log);
  await cache.keep('a', seen('one'));
  await cache.keep('b', seen('two'));
  assert.deepEqual([await cache.clear(), storage.files.size, await cache.load('a')], [2, 0, []]);
  await cache.keep('a', seen('one'));
  assert.equal((await cache.load('a')).length, 1);
});

test('nothing is written twice', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log);
  await cache.keep('a', seen('one'));
  const { length } = storage.writes;
  await cache.keep('a', seen('one'));
  assert.equal(storage.writes.length, length);
});

test('of unsaved texts the last is kept, beside the saved ones', async () => {
  const storage = new MemoryStorage(), cache = new LastSeen(storage, folder, log);
  await cache.keep('a', seen('saved'));
  for (const text of ['typed', 'typed more']) await cache.keep('a', { ...seen(text), unsaved: true });
  assert.deepEqual((await new LastSeen(storage, folder, log).load('a')).map(({ text }) => text), ['typed more', 'saved']);
});
