import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnnotationEntry } from '../../../../src/corpus/trees/annotations';
import { annotationsByTag, annotationsOf } from '../../../../src/corpus/trees/annotationsByTag';

function entry(id: string, more: Partial<AnnotationEntry> = {}): AnnotationEntry {
  return { id, uri: 'file:///s/a.txt', pieces: [{ start: 1, end: 4 }], state: 'placed', tags: [], notes: [], creator: 'A', machine: false, exact: 'abc', ...more };
}

const entries = [entry('1', { tags: ['x'] }), entry('2', { tags: ['x', 'y'], uri: 'file:///s/b.txt' }), entry('3', { machine: true, creator: 'urn:glossator:software' }), entry('4', { creator: '' })];

test('nothing has no groups', () => {
  assert.deepEqual(annotationsByTag([], { sort: 'count', allSources: true }), []);
});

test('each tag has its passages, one with two tags stands under both, what has none comes last', () => {
  const tree = annotationsByTag(entries, { sort: 'count', allSources: true });
  assert.deepEqual(tree.map(({ label, count }) => [label, count]), [['x', 2], ['y', 1], ['Without a tag', 2]]);
  const ids = tree.flatMap((tag) => [tag.id, ...(tag.children?.() ?? []).flatMap((source) => [source.id, ...(source.children?.() ?? []).map(({ id }) => id)])]);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(tree[1]?.holds({ uri: 'file:///s/b.txt', offset: 2 }));
  assert.ok(!tree[1]?.holds({ uri: 'file:///s/a.txt', offset: 2 }));
});

test('whose they are: mine, others’, the machine’s', () => {
  const ids = (whose: 'all' | 'mine' | 'others' | 'machine', me: string | undefined): string => annotationsOf(entries, whose, me).map(({ id }) => id).join('');
  assert.equal(ids('all', 'A'), '1234');
  assert.equal(ids('mine', 'A'), '12');
  assert.equal(ids('mine', ''), '4');
  assert.equal(ids('others', 'A'), '4');
  assert.equal(ids('others', undefined), '124');
  assert.equal(ids('machine', 'A'), '3');
});
