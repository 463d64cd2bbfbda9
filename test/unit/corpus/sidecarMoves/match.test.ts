import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchSidecars } from '../../../../src/corpus/sidecarMoves/match';

const lone = (sidecar: string, ...hashes: string[]) => ({ sidecar: `file:///${sidecar}.annotations.json`, hashes });
const bare = (uri: string, sha256: string) => ({ uri: `file:///${uri}`, sha256 });

test('a sidecar whose text is nowhere fits nowhere', () => {
  assert.deepEqual(matchSidecars([lone('a.txt', '1')], [bare('b.txt', '2')]), []);
  assert.deepEqual(matchSidecars([], [bare('b.txt', '2')]), []);
});

test('the one source with its text is the one', () => {
  assert.deepEqual(matchSidecars([lone('a.txt', '1')], [bare('x/b.txt', '1'), bare('c.txt', '2')]), [
    { sidecar: 'file:///a.txt.annotations.json', candidates: ['file:///x/b.txt'], disputed: false },
  ]);
});

test('several sources with its text are named, the nearest first', () => {
  const [match] = matchSidecars([lone('x/a.txt', '1')], [bare('z/y/b.txt', '1'), bare('y/a.txt', '1'), bare('x/b.txt', '1')]);
  assert.deepEqual(match?.candidates, ['file:///x/b.txt', 'file:///y/a.txt', 'file:///z/y/b.txt']);
});

test('two sidecars of one text dispute about it', () => {
  assert.deepEqual(matchSidecars([lone('a.txt', '1'), lone('b.txt', '1')], [bare('c.txt', '1')]).map(({ disputed }) => disputed), [true, true]);
});

test('the text that was seen last counts before the one for which something was written', () => {
  assert.deepEqual(matchSidecars([lone('a.txt', '2', '1')], [bare('old.txt', '1'), bare('new.txt', '2')])[0]?.candidates, ['file:///new.txt']);
  assert.deepEqual(matchSidecars([lone('a.txt', '3', '1')], [bare('old.txt', '1'), bare('new.txt', '2')])[0]?.candidates, ['file:///old.txt']);
});
