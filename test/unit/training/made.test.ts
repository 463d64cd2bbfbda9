import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicon } from '../../../src/core/recognize/lexicon';
import { randomFrom } from '../../../training/crf';
import { madeLines } from '../../../training/made';
import { parseOwn, type GoldText } from '../../../training/sets';
import { swapped } from '../../../training/swapped';

const kinds = ['plain', 'prose', 'wire'] as const;

function namesIn(texts: readonly GoldText[]): string[] {
  return texts.flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)));
}

// It empties the lists for good, which is why it has a file of its own.
test('lines are made and names swapped with empty lists, too, by words that are no names', () => {
  const own = [parseOwn('own-1', '[PERSON:Ana Lund] of [ORG:Vik] and [ORG:Holm Group] left [PLACE:Oslo] for [PLACE:Skerry].', 1)];
  for (const list of [lexicon.firstNames, lexicon.lastNames, lexicon.towns]) (list as Set<string>).clear();
  for (const list of [lexicon.singles, lexicon.phrases]) (list as Map<string, unknown>).clear();
  const names = namesIn([...kinds.flatMap((kind) => madeLines(400, randomFrom(3), kind)), ...swapped(own, 20, randomFrom(5), 1)]);
  assert.ok(names.length > 1000);
  assert.deepEqual(names.filter((name) => /undefined/i.test(name) || name.trim() === ''), []);
});
