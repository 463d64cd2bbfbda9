import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

test('peoples, religions and parties are groups, as adjectives and as nouns', () => {
  assert.deepEqual(candidates('Two Danes, a Sri Lankan sailor, Muslim traders and Republicans.', 'NORP'), ['Danes', 'Sri Lankan', 'Muslim', 'Republicans']);
});

test('each part of a double adjective counts', () => {
  assert.deepEqual(candidates('The Norwegian-Swedish border.', 'NORP'), ['Norwegian', 'Swedish']);
});

test('names that objects inherit are in no list', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'Constructor', 'hasOwnProperty']) {
    assert.deepEqual(candidates(`They met ${name} there.`, 'PLACE'), []);
    assert.deepEqual(candidates(`They met ${name} there.`, 'NORP'), []);
  }
});
