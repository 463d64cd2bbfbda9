import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createBlockAnalyzer } from '../../../../../src/core/recognize/analyzeBlock';
import { WordTable } from '../../../../../src/core/recognize/model/words';
import { zonesOf } from '../../../../../src/core/recognize/model/zones';
import { names } from '../../../../support/names';

const analyze = createBlockAnalyzer();
const block = (prose: string) => analyze({ kind: 'paragraph', prose });

function zones(prose: string): string[] {
  const { pieces, zones: found } = zonesOf(block(prose), new WordTable());
  return found.map(({ from, to }) => pieces.slice(from, to).map(({ text }) => text).join(' '));
}

test('everyday words at the start of a sentence, months and weekdays are no names', () => {
  assert.deepEqual(names('Prices rose on Monday. Others fell in March. Why? Nobody knows.'), ['DATE Monday', 'DATE March']);
});

test('names are looked for in capitalised words and what links them', () => {
  assert.deepEqual(zones('The Bank of the North and Maria de la Cruz met in 2020.'), ['Bank of the North and Maria de la Cruz']);
  assert.deepEqual(zones('A U.S.-led force, and Hale-Osgood.'), ['U.S.', 'Hale - Osgood']);
});

test('the legal form of a company belongs to its name after a comma, other words do not', () => {
  assert.deepEqual(zones('They sued Orlick Tile, Inc., or Perrow Mills, L.P. as it was.'), ['Orlick Tile , Inc.', 'Perrow Mills , L.P.']);
  assert.deepEqual(zones('They sued Orlick Tile, Perrow and others, Income or not.'), ['Orlick Tile', 'Perrow', 'Income']);
});

test('a word that no list has is told by what stands around it', () => {
  assert.deepEqual(names('Shares of Qontrix plc rose, said Drovak Imbrelli, an analyst.'), ['ORG Qontrix plc', 'PERSON Drovak Imbrelli']);
});

test('a member is told from the organisation that is named after', () => {
  assert.deepEqual(names('Dorrit Vask of the United Dockers’ Union told members to wait.').filter((name) => name.startsWith('ORG')), ['ORG United Dockers’ Union']);
});

test('of rival candidates only the likeliest is a name', () => {
  assert.deepEqual(names('She joined the Ministry of Defence of Norway.').filter((name) => name.startsWith('ORG')).length, 1);
});

test('each name says how sure the model is, and what the rules saw', () => {
  const mention = block('He lives in Norway.').mentions.find(({ start }) => start === 12);
  assert.equal(mention?.why[0], 'listed country');
  assert.match(mention?.why.at(-1) ?? '', /^model [01]\.\d\d$/);
});

test('what is found depends on the block alone', () => {
  const prose = 'The Red Cross sent Ann Lee to Oslo.', fresh = createBlockAnalyzer()({ kind: 'paragraph', prose });
  block('Oslo is a person. Ann Lee is a ship.');
  assert.deepEqual(block(prose).mentions, fresh.mentions);
});

test('candidates lie in the block and have a probability, whatever the text', () => {
  const words = fc.array(fc.constantFrom('Ann', 'of', 'the', 'OSLO', '-', '’s', 'U.S.', '"', '.', ',', '7', '__proto__', 'É', '\u{1F600}', '\uD800', '\n', 'Bank'), { maxLength: 60 });
  fc.assert(fc.property(words, (list) => {
    const prose = list.join(' ');
    for (const { start, end, probability } of block(prose).mentions) {
      assert.ok(start >= 0 && start < end && end <= prose.length);
      assert.ok(probability === undefined || (probability > 0 && probability <= 1 + 1e-9));
    }
  }), { numRuns: 200 });
});

test('thousands of capitalised words in a row are read to their end', { timeout: 300_000 }, () => {
  const text = 'Ab '.repeat(5400);
  for (const { end } of block(text).mentions) assert.ok(end <= text.length);
});

test('letters behind a name are no part of it', () => {
  assert.deepEqual(names('The court heard from Ida Holm KC and Anna Lund MP on Monday.'), ['PERSON Ida Holm', 'PERSON Anna Lund', 'DATE Monday']);
});
