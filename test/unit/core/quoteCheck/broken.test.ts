import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOne, checkTexts } from './views';

const source = '“I have hauled stranger things,” Captain Piet Verhoeven said on the quay, where it rained, “but never anything that people waved at.”\n\nRain fell.\n\n“The sea was calm,” said Ruth Adeyemi, the mayor. “Nobody came.”';

test('What the source breaks with a cue may be quoted whole, and that is said', async () => {
  const whole = await checkOne('“I have hauled stranger things, but never anything that people waved at,” said Piet Verhoeven.', source);
  assert.deepEqual([whole.verdict, whole.remarks, whole.places.length], ['verbatim', ['joined'], 1]);
  const [place] = whole.places;
  assert.deepEqual(place?.pieces?.map(({ start, end }) => source.slice(start, end)), ['I have hauled stranger things', 'but never anything that people waved at']);
  assert.equal(place.speakerName, 'Piet Verhoeven');
});

test('What the draft breaks otherwise than the source is verbatim all the same', async () => {
  const broken = await checkOne('“I have hauled stranger things, but never anything,” said Piet Verhoeven, “that people waved at.”', source);
  assert.deepEqual([broken.verdict, broken.remarks.includes('joined')], ['verbatim', true]);
  const alike = await checkOne('“I have hauled stranger things,” said Piet Verhoeven. “But never anything that people waved at.”', source);
  assert.deepEqual([alike.verdict, alike.places.length], ['verbatim', 1]);
});

test('A changed word in what is joined is told, and nothing of the cue', async () => {
  const changed = await checkOne('“I have hauled stranger things, but never something that people waved at,” said Piet Verhoeven.', source);
  assert.deepEqual([changed.verdict, changed.changes.map(({ draft, source: there }) => [draft, there])], ['changed', [['something', 'anything']]]);
});

test('Words of two quotations are not joined', async () => {
  const { quotations: [first] } = await checkTexts('“Never anything that people waved at, the sea was calm,” said Piet Verhoeven.', { source });
  assert.notEqual(first?.verdict, 'verbatim');
});
