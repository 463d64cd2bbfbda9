import assert from 'node:assert/strict';
import { test } from 'node:test';
import { occurrencesOf } from '../../../../src/core/annotation/occurrences';

const words = (text: string, phrase: string): string[] => occurrencesOf(text, phrase).map(({ start, end }) => text.slice(start, end));

test('no phrase is found in nothing, and no empty phrase anywhere', () => {
  assert.deepEqual(occurrencesOf('', 'a'), []);
  assert.deepEqual(occurrencesOf('a b', '  '), []);
});

test('only whole words are found, in any case where the phrase has no capitals', () => {
  assert.deepEqual(words('Ferry, ferryman, ferry; aferry FERRY', 'ferry'), ['Ferry', 'ferry', 'FERRY']);
  assert.deepEqual(words('Reed reed', 'Reed'), ['Reed']);
  assert.deepEqual(words('café cafés', 'café'), ['café']);
});

test('white space and quotation marks may differ', () => {
  assert.deepEqual(words('Tarn\n  Weir, Tarn Weir', 'Tarn Weir'), ['Tarn\n  Weir', 'Tarn Weir']);
  assert.deepEqual(words('the mayor’s "plan"', "mayor's “plan”"), ['mayor’s "plan"']);
});

test('characters that mean something in patterns are just characters', () => {
  const hostile = '(a+)+$ [x-y] \\d {2} ^|/ 🚢';
  assert.deepEqual(words(`so ${hostile} it is`, hostile), [hostile]);
});

test('long texts and long runs of blanks are searched to their end', { timeout: 300_000 }, () => {
  const text = `${'a '.repeat(300_000)}${' '.repeat(300_000)}b`;
  assert.equal(occurrencesOf(text, 'a b').length, 0);
});
