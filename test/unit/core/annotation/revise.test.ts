import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isResolved, withNote, withoutNotes, withResolved, withTagRenamed, withTags } from '../../../../src/core/annotation/revise';
import { storedFromJson } from '../../../../src/core/sidecar/model';

const now = '2026-04-01T08:00:00Z';
const json = '{"id":"urn:uuid:1","type":"Annotation","motivation":"commenting","created":"2026-03-01T08:00:00Z","x:odd":1.50,"body":[{"type":"TextualBody","purpose":"tagging","value":"money","x:w":2.0},{"type":"TextualBody","purpose":"commenting","value":"One."},{"type":"TextualBody","purpose":"commenting","value":"Two."}],"target":"urn:x"}';
const stored = storedFromJson(json);
const tagsOf = (made: { json: string }): string[] => (JSON.parse(made.json) as { body?: { purpose: string; value: string }[] }).body?.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value) ?? [];

test('what changes nothing is the very same annotation', () => {
  assert.equal(withTags(stored, ['money'], now), stored);
  assert.equal(withTagRenamed(stored, (tag) => tag, now), stored);
  assert.equal(withNote(stored, 'Two.', now, 1), stored);
  assert.equal(withResolved(stored, false, now), stored);
  assert.equal(withoutNotes(storedFromJson('{"id":"a"}'), now).json, '{"id":"a"}');
});

test('a change keeps everything else as it was written, numbers and unknown members included', () => {
  const made = withNote(stored, 'Changed.', now, 1);
  assert.equal(made.json, json.replace('"Two."', '"Changed."').replace('"body":', `"modified":"${now}","body":`));
});

test('tags are added before notes, taken away, and called otherwise without doubling', () => {
  assert.deepEqual(tagsOf(withTags(stored, ['money', 'new'], now)), ['money', 'new']);
  assert.deepEqual(tagsOf(withTags(stored, [], now)), []);
  const two = withTags(stored, ['money', 'cash'], now);
  assert.deepEqual(tagsOf(withTagRenamed(two, () => 'funds', now)), ['funds']);
  assert.deepEqual(tagsOf(withTagRenamed(two, (tag) => (tag === 'cash' ? undefined : tag), now)), ['money']);
  assert.match(withTagRenamed(stored, () => 'funds', now).json, /"value":"funds","x:w":2\.0/);
});

test('what it is for follows what is in it', () => {
  assert.match(withoutNotes(stored, now).json, /"motivation":"tagging"/);
  assert.match(withTags(withoutNotes(stored, now), [], now).json, /"motivation":"highlighting"/);
  assert.match(withNote(storedFromJson('{"id":"a","motivation":"tagging","target":"x"}'), 'N', now).json, /"motivation":"commenting".*"purpose":"commenting"/);
});

test('a discussion is resolved and opened again without a trace but the time', () => {
  const closed = withResolved(stored, true, now);
  assert.ok(isResolved(closed));
  assert.equal(withResolved(closed, false, now).json, withResolved(closed, true, now).json.replace(',"glossator:resolved":true', ''));
});

test('a single body that is no list, and a plain body value, are changed in place', () => {
  assert.match(withNote(storedFromJson('{"id":"a","body":{"type":"TextualBody","value":"x"},"target":"t"}'), 'y', now, 0).json, /"body":\{"type":"TextualBody","value":"y"\}/);
  assert.match(withNote(storedFromJson('{"id":"a","bodyValue":"x","target":"t"}'), 'y', now, 0).json, /"bodyValue":"y"/);
});

test('names such as __proto__ are just names', () => {
  assert.deepEqual(tagsOf(withTags(stored, ['__proto__', 'constructor'], now)), ['__proto__', 'constructor']);
});
