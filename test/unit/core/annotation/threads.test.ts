import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestThreads, threadsOf } from '../../../../src/core/annotation/threads';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import { storedFromJson } from '../../../../src/core/sidecar/model';

function placed(id: string, more: Partial<PlacedAnnotation> = {}): PlacedAnnotation {
  return { id, tags: [], notes: [], creator: 'A', machine: false, quote: 'x', pieces: [{ start: 2, end: 5 }], state: 'placed', raw: storedFromJson(`{"id":"${id}"}`), ...more };
}

test('notes have threads, marks without notes and notes without a place have none', () => {
  assert.deepEqual(threadsOf([placed('a'), placed('b', { notes: ['N'] }), placed('c', { notes: ['N'], pieces: [], state: 'orphan' })]).map(({ id }) => id), ['b']);
});

test('replies follow in order of time, replies to replies too, and a circle ends', () => {
  const all = [
    placed('a', { notes: ['1'], created: '2026-01-01T00:00:00Z' }),
    placed('d', { notes: ['4'], refersTo: 'b', pieces: [], created: '2026-01-04T00:00:00Z' }),
    placed('c', { notes: ['3'], refersTo: 'a', pieces: [], created: '2026-01-03T00:00:00Z' }),
    placed('b', { notes: ['2'], refersTo: 'a', pieces: [], created: '2026-01-02T00:00:00Z' }),
    placed('e', { notes: ['5'], refersTo: 'e', pieces: [] }),
  ];
  assert.deepEqual(threadsOf(all)[0]?.remarks.map(({ text }) => text), ['1', '2', '3', '4']);
});

test('a reply to a mark without a note begins a thread, over all pieces', () => {
  const [thread] = threadsOf([placed('a', { pieces: [{ start: 9, end: 12 }, { start: 2, end: 5 }] }), placed('b', { notes: ['2'], refersTo: 'a', pieces: [] })]);
  assert.deepEqual(thread?.span, { start: 2, end: 12 });
});

test('of many threads those nearest to a place are chosen, with those that are to stay, in their order', () => {
  const all = threadsOf(Array.from({ length: 50 }, (_, i) => placed(`n${i}`, { notes: ['N'], pieces: [{ start: 10 * i, end: 10 * i + 4 }] })));
  const ids = (most: number, around: readonly { start: number; end: number }[], staying: readonly string[] = []): string => nearestThreads(all, around, most, (id) => staying.includes(id)).map(({ id }) => id).join(' ');
  assert.equal(nearestThreads(all, [{ start: 0, end: 0 }], 50, () => false), all);
  assert.equal(ids(3, [{ start: 200, end: 216 }]), 'n20 n21 n22');
  assert.equal(ids(2, [{ start: 9_000, end: 9_001 }], ['n3']), 'n3 n48 n49');
  // The same text in two editors.
  assert.equal(ids(4, [{ start: 10, end: 24 }, { start: 400, end: 414 }]), 'n1 n2 n40 n41');
});

test('of threads that are equally near no more are chosen than are wanted', () => {
  const all = threadsOf(Array.from({ length: 20 }, (_, i) => placed(`n${i}`, { notes: ['N'] })));
  assert.deepEqual(nearestThreads(all, [{ start: 0, end: 90 }], 3, () => false).map(({ id }) => id), ['n0', 'n1', 'n2']);
});
