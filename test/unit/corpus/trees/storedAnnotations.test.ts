import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import { storedFromJson } from '../../../../src/core/sidecar/model';
import { CorpusIndex } from '../../../../src/corpus/corpusIndex';
import { annotationTree } from '../../../../src/corpus/trees/annotations';
import { storedAnnotations } from '../../../../src/corpus/trees/storedAnnotations';
import { makeView } from '../../core/card/sources';

const placed = (given: Partial<PlacedAnnotation>): PlacedAnnotation => ({
  id: 'urn:uuid:1', tags: [], notes: [], creator: 'R. Reader', machine: false, quote: 'Harbour', pieces: [{ start: 0, end: 7 }], state: 'placed',
  raw: undefined as unknown as PlacedAnnotation['raw'], ...given,
});

test('A reply shows as a note of what it answers', () => {
  const list = storedAnnotations({
    placed: () => [placed({ notes: ['One.'], type: 'PLACE' }), placed({ id: 'urn:uuid:2', notes: ['Two.'], pieces: [], refersTo: 'urn:uuid:1' })],
    onDidChange: () => ({ dispose: () => undefined }),
  }, new CorpusIndex());
  assert.deepEqual(list.entries('file:///a').map(({ id, notes, type, exact }) => [id, notes, type, exact]), [['urn:uuid:1', ['One.', 'Two.'], 'PLACE', 'Harbour']]);
});

test('All sources are those of the index', () => {
  const index = new CorpusIndex();
  for (const uri of ['file:///b', 'file:///a']) index.set(makeView({ uri, paragraphs: ['Harbour'] }));
  const list = storedAnnotations({ placed: (uri) => [placed({ id: uri })], onDidChange: () => ({ dispose: () => undefined }) }, index);
  assert.deepEqual(list.entries().map(({ uri }) => uri), ['file:///a', 'file:///b']);
});

test('An orphan leads to the line on which it stood, with nothing selected', () => {
  const index = new CorpusIndex(), view = makeView({ uri: 'file:///a', paragraphs: ['Harbour', 'A quay.'] });
  index.set(view);
  const raw = storedFromJson(`{"id":"urn:uuid:1","target":{"selector":[{"type":"TextPositionSelector","start":${view.text.indexOf('quay')},"end":${view.text.indexOf('quay') + 4}}]}}`);
  const list = storedAnnotations({ placed: () => [placed({ state: 'orphan', pieces: [], raw })], onDidChange: () => ({ dispose: () => undefined }) }, index);
  const [row] = annotationTree(list.entries('file:///a'), { sort: 'count', allSources: false });
  const start = view.text.indexOf('A quay');
  assert.deepEqual([row?.location, row?.contextValue, row?.subject], [{ uri: 'file:///a', start, end: start }, 'annotation orphan', { uri: 'file:///a', id: 'urn:uuid:1' }]);
});

test('A mark on few words shows in its line, a longer one and one in pieces by its own words', () => {
  const index = new CorpusIndex(), view = makeView({ uri: 'file:///a', paragraphs: ['The ferry of the town.'] });
  index.set(view);
  const rows = (...marks: PlacedAnnotation[]) => annotationTree(storedAnnotations({ placed: () => marks, onDidChange: () => ({ dispose: () => undefined }) }, index).entries('file:///a'), { sort: 'count', allSources: false });
  const [short] = rows(placed({ quote: 'ferry', pieces: [{ start: 4, end: 9 }] }));
  assert.deepEqual([short?.label, short?.highlights], ['The ferry of the town.', [[4, 9]]]);
  const [long] = rows(placed({ quote: 'The ferry of the town and a great deal more than that', pieces: [{ start: 0, end: 22 }] }));
  assert.equal(long?.label, 'The ferry of the town and a great deal more than that');
  const [pieces] = rows(placed({ quote: 'The … town', pieces: [{ start: 0, end: 3 }, { start: 17, end: 21 }] }));
  assert.equal(pieces?.label, 'The … town');
});

test('What was rejected to make room for another decision has no row of its own, unless it is lost or says more', () => {
  const merged = placed({ type: 'QUOTATION/direct', decision: 'respan', change: 'merged', quote: '“No” … “Never”' });
  const rejected = (more: Partial<PlacedAnnotation>): PlacedAnnotation => placed({ id: 'urn:uuid:2', type: 'QUOTATION/direct', decision: 'reject', quote: '“Never”', partOf: ['urn:uuid:1'], ...more });
  const rows = (...marks: PlacedAnnotation[]): (string | undefined)[] =>
    annotationTree(storedAnnotations({ placed: () => marks, onDidChange: () => ({ dispose: () => undefined }) }, new CorpusIndex()).entries('file:///a'), { sort: 'count', allSources: false }).map(({ description }) => description);
  assert.deepEqual(rows(merged, rejected({})), ['merged · Direct quotation']);
  for (const more of [{ state: 'orphan', pieces: [] }, { state: 'drifted' }, { notes: ['Why?'] }, { tags: ['a'] }, { partOf: ['urn:uuid:9'] }, { partOf: [] }] as const) assert.equal(rows(merged, rejected(more)).length, 2, JSON.stringify(more));
  assert.equal(rows(merged, rejected({}), placed({ id: 'urn:uuid:3', notes: ['Because.'], pieces: [], refersTo: 'urn:uuid:2' })).length, 2);
});

test('A quotation shows by its own words however few they are, as the long ones do', () => {
  const index = new CorpusIndex(), view = makeView({ uri: 'file:///a', paragraphs: ['She said “no” twice.'] });
  index.set(view);
  const start = view.text.indexOf('“'), of = (type?: string): PlacedAnnotation => placed({ quote: '“no”', pieces: [{ start, end: start + 4 }], ...(type && { type }) });
  for (const [type, highlighted] of [['QUOTATION/direct', false], [undefined, true]] as const) {
    const [row] = annotationTree(storedAnnotations({ placed: () => [of(type)], onDidChange: () => ({ dispose: () => undefined }) }, index).entries('file:///a'), { sort: 'count', allSources: false });
    assert.deepEqual([row?.label, row?.highlights !== undefined], highlighted ? ['She said “no” twice.', true] : ['“no”', false]);
  }
});
