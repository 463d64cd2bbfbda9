import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCodebook, parseCodebook, serializeCodebook } from '../../../../src/core/codebook/codebookFile';
import { newEntities, parseEntities, serializeEntities, withEntity, withRejected } from '../../../../src/core/codebook/entitiesFile';
import { fixture } from '../annotation/mill';

test('broken, foreign and newer files are errors', () => {
  assert.deepEqual(parseEntities('{'), { ok: false, error: { kind: 'json' } });
  assert.deepEqual(parseEntities('{"version":1}'), { ok: false, error: { kind: 'not-this-file' } });
  assert.deepEqual(parseCodebook('{"version":2,"tags":[]}'), { ok: false, error: { kind: 'newer', version: 2 } });
});

test('both files are written as they were read, byte for byte', () => {
  const entities = parseEntities(fixture('entities.json')), codebook = parseCodebook(fixture('codebook.json'));
  assert.ok(entities.ok && codebook.ok);
  assert.equal(serializeEntities(entities.value), fixture('entities.json'));
  assert.equal(serializeCodebook(codebook.value), fixture('codebook.json'));
});

test('both files say what the format says', () => {
  const entities = parseEntities(fixture('entities.json')), codebook = parseCodebook(fixture('codebook.json'));
  assert.ok(entities.ok && codebook.ok);
  assert.deepEqual(entities.value.entities[1], {
    id: 'urn:uuid:c2a7f915-6d08-4b3e-8f51-0e9d4a6b7c28', name: 'Tomas Weil (miller)', type: 'PERSON', aliases: ['Tomas Weil'], links: [],
    in: ['archive/1998.txt'], distinctFrom: ['urn:glossator:entity:PERSON:tomas%20weil'],
  });
  assert.deepEqual(entities.value.rejected, [{ name: 'Valley Votes', type: 'PLACE', in: [] }, { name: 'May', type: 'PERSON', in: ['calendar/**'] }]);
  assert.deepEqual(codebook.value.tags[1], { name: 'money/check', key: '1', color: 'charts.red', terms: ['to be confirmed', 'estimated at'] });
});

test('unknown members and elements are kept when an entity changes', () => {
  const text = fixture('entities.json').replace('"notes"', '"__proto__":{"n":1},"notes"').replace('"rejected": [', '"more": [1,2],\n"rejected": [\n{"odd":1.0},');
  const parsed = parseEntities(text);
  assert.ok(parsed.ok);
  const [ada] = parsed.value.entities;
  assert.ok(ada);
  const changed = serializeEntities(withEntity(parsed.value, { ...ada, name: 'Ada B.' }));
  assert.ok(changed.includes('"name":"Ada B."') && changed.includes('"__proto__":{"n":1}') && changed.includes('{"odd":1.0}') && changed.includes('"more": [1,2]'));
});

test('entities are sorted by id, and a name is rejected once', () => {
  const entity = { name: 'X', type: 'ORG', aliases: [], links: [], in: [], distinctFrom: [] };
  const file = withEntity(withEntity(newEntities(), { ...entity, id: 'urn:b' }), { ...entity, id: 'urn:a' });
  const name = { name: 'Spring', type: 'PERSON', in: [] };
  assert.equal(serializeEntities(withRejected(withRejected(file, name), name)),
    '{\n"version": 1,\n"entities": [\n{"id":"urn:a","name":"X","type":"ORG"},\n{"id":"urn:b","name":"X","type":"ORG"}\n],\n"rejected": [\n{"name":"Spring","type":"PERSON"}\n]\n}\n');
  assert.equal(serializeCodebook(newCodebook()), '{\n"version": 1,\n"tags": [\n]\n}\n');
});
