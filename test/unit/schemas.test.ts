import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { addAnnotation, addDecision } from '../../src/core/annotation/edit';
import { mergeForSave } from '../../src/core/annotation/save';
import { serializeSidecar } from '../../src/core/sidecar/serialize';
import { fixture, mill, millAnalysis, spanOf } from './core/annotation/mill';

const root = new URL('../../', import.meta.url);
const json = (path: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Record<string, unknown>;

/** What a schema says about a value: one line an error, none when it is valid. */
function errors(schema: string, value: unknown): string[] {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(json(`schemas/${schema}.schema.json`));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

for (const [schema, file] of [['sidecar', 'mill.txt.annotations.json'], ['entities', 'entities.json'], ['codebook', 'codebook.json']] as const) {
  test(`the example of ${schema} is valid`, () => {
    assert.deepEqual(errors(schema, JSON.parse(fixture(file))), []);
  });
}

test('what is wrong in a sidecar is found', () => {
  const broken = fixture('mill.txt.annotations.json').replace('"start":89', '"start":-1').replace('"exact":"Tomas Weil"', '"exact":""').replace('"assessing"', '"judging"');
  assert.ok(errors('sidecar', JSON.parse(broken)).length >= 3);
  assert.ok(errors('sidecar', {}).length >= 7);
});

test('what is wrong in the workspace files is found', () => {
  assert.deepEqual(errors('entities', { version: 1, entities: [{ id: 'no uri', name: 'X', type: 'ORG' }] }).length, 1);
  assert.deepEqual(errors('codebook', { version: 1, tags: [{ name: 'a//b' }, {}] }).length, 2);
});

test('every kind of mark that can be made is valid', () => {
  const text = mill(), fresh = { label: 'mill.txt', version: '1.0.0' };
  const author = (n: number) => ({ who: n % 2 ? 'R. Reader' : '', now: '2026-03-02T08:15:00Z', uuid: `00000000-0000-4000-8000-00000000000${n}` });
  const pieces = [spanOf(text.text, '“The mill fed this valley for two centuries,”'), spanOf(text.text, '“and it will feed us again.”')];
  let sidecar = mergeForSave(undefined, text, millAnalysis(), fresh);
  const marks = [
    { pieces: [pieces[0]!] }, { pieces, tags: ['a', 'b/c'] }, { pieces: [], note: 'All.' }, { pieces: [], answers: 'urn:uuid:00000000-0000-4000-8000-000000000000', note: 'Yes.' },
    { pieces: [pieces[1]!], type: 'MY TYPE' },
  ];
  marks.forEach((mark, i) => ({ sidecar } = addAnnotation(sidecar, text, mark, author(i), fresh)));
  for (const [i, decision] of (['accept', 'reject', 'reattribute'] as const).entries()) {
    ({ sidecar } = addDecision(sidecar, text, { pieces, decision, type: 'QUOTATION/direct', speaker: 'urn:x:y' }, author(5 + i), fresh));
  }
  assert.deepEqual(errors('sidecar', JSON.parse(serializeSidecar(sidecar))), []);
});

test('the schemas are contributed for the files that they are about', () => {
  const { contributes } = json('package.json') as { contributes: { jsonValidation: { fileMatch: string[]; url: string }[] } };
  assert.deepEqual(contributes.jsonValidation.map(({ fileMatch, url }) => [url, fileMatch]), [
    ['./schemas/sidecar.schema.json', ['*.txt.annotations.json', '*.md.annotations.json', '*.markdown.annotations.json', '*.vtt.annotations.json', '*.srt.annotations.json']],
    ['./schemas/entities.schema.json', ['.glossator/entities.json']],
    ['./schemas/codebook.schema.json', ['.glossator/codebook.json']],
  ]);
});
