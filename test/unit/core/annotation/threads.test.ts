import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threadsOf } from '../../../../src/core/annotation/threads';
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
