import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCodebook, serializeCodebook, tagsIn } from '../../../../src/core/codebook/codebookFile';
import type { LineFile } from '../../../../src/core/codebook/lineFile';
import { renamedTag, tidyTag, withTag, withTagRenamed, withoutTag } from '../../../../src/core/codebook/tags';

const text = '{\n"version": 1,\n"tags": [\n{"name":"a","color":"charts.red","x":1.0},\n{"name":"a/b","terms":["t"]},\n{"name":"ab"},\n{"name":"c","key":"1","terms":["u","t"]}\n],\n"other": [1, 2]\n}\n';
const file = ((): LineFile => {
  const parsed = parseCodebook(text);
  assert.ok(parsed.ok);
  return parsed.value.file;
})();
const names = (of: LineFile): string[] => tagsIn(of).map(({ name }) => name);

test('tags are tidied as people write them', () => {
  assert.equal(tidyTag('  money /  to   check// '), 'money/to check');
  assert.equal(tidyTag(' / '), '');
});

test('a tag is added once, at the end', () => {
  assert.equal(withTag(file, 'a'), file);
  assert.deepEqual(names(withTag(file, 'd')), ['a', 'a/b', 'ab', 'c', 'd']);
});

test('a tag goes with all below it and with nothing that only begins alike', () => {
  assert.deepEqual(names(withoutTag(file, 'a')), ['ab', 'c']);
  assert.equal(withoutTag(file, 'zz'), file);
});

test('a tag is called otherwise with all below it; two become one that has what both had', () => {
  assert.equal(renamedTag('a/b', 'a', 'x'), 'x/b');
  assert.equal(renamedTag('ab', 'a', 'x'), 'ab');
  assert.deepEqual(names(withTagRenamed(file, 'a', 'x')), ['x', 'x/b', 'ab', 'c']);
  const merged = withTagRenamed(file, 'c', 'a/b');
  assert.deepEqual(tagsIn(merged)[1], { name: 'a/b', key: '1', terms: ['t', 'u'] });
  assert.equal(withTagRenamed(file, 'zz', 'y'), file);
});

test('what is not known here is kept as it was written', () => {
  const written = serializeCodebook({ tags: [], file: withTag(file, 'd') });
  assert.ok(written.includes('{"name":"a","color":"charts.red","x":1.0}'));
  assert.ok(written.includes('"other": [1,2]'));
});
