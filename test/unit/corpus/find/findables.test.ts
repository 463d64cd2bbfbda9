import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CorpusIndex } from '../../../../src/corpus/corpusIndex';
import { findables, findByName, placeOf } from '../../../../src/corpus/find/findables';
import { idOf, makeView, type MadeEntity } from '../../core/card/sources';

const mara: MadeEntity = { name: 'Mara Lindqvist', type: 'PERSON', forms: ['Lindqvist'] };
const hale: MadeEntity = { name: 'Jonas Hale', type: 'PERSON' };
const monday: MadeEntity = { name: 'Monday', type: 'DATE' };

function index(): CorpusIndex {
  const all = new CorpusIndex();
  all.set(makeView({ uri: 'file:///a.txt', paragraphs: ['Mara Lindqvist met Jonas Hale on Monday.', 'It rains, analysts say.'], entities: [mara, hale, monday], quotations: [{ words: 'It rains', kind: 'indirect', generic: 'analysts' }] }));
  all.set(makeView({ uri: 'file:///b.txt', paragraphs: ['Lindqvist left.', 'Lindqvist came back. Lindqvist stayed.'], entities: [mara] }));
  return all;
}

test('Names come first, then generic speakers, then dates, each by how often they occur', () => {
  assert.deepEqual(findables(index()).map(({ group, name, count, sources }) => [group, name, count, sources]), [
    ['name', 'Mara Lindqvist', 4, 2], ['name', 'Jonas Hale', 1, 1], ['speaker', 'analysts', 1, 1], ['value', 'Monday', 1, 1],
  ]);
});

test('A name is found by any of its forms, however it is written', () => {
  const all = findables(index());
  assert.equal(findByName(all, 'mara  LINDQVIST')?.key, idOf(mara));
  assert.equal(findByName(all, 'lindqvist')?.key, idOf(mara));
  assert.equal(findByName(all, '__proto__'), undefined);
});

test('One goes to the first place here, else to the source with most, and from there round all sources', () => {
  const all = index(), key = idOf(mara);
  assert.deepEqual(placeOf(all, key, 'file:///a.txt'), { uri: 'file:///a.txt', start: 0, end: 14 });
  const most = placeOf(all, key, undefined);
  assert.equal(most?.uri, 'file:///b.txt');
  const seen: string[] = [];
  let place = placeOf(all, key, 'file:///a.txt');
  for (let i = 0; i < 5 && place; i++) {
    seen.push(`${place.uri.slice(-5)}:${place.start}`);
    place = placeOf(all, key, place.uri, place);
  }
  assert.equal(new Set(seen).size, 4);
  assert.equal(seen[4], seen[0]);
  assert.equal(placeOf(all, 'nobody', undefined), undefined);
});

test('A generic speaker is found where the quotation is', () => {
  const all = index(), analysts = findByName(findables(all), 'analysts');
  assert.equal(placeOf(all, analysts?.key ?? '', undefined)?.uri, 'file:///a.txt');
});
