import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** Each entity of the types as "TYPE name: words, words" with the words as the source has them. */
async function found(text: string, ...types: string[]): Promise<string[]> {
  const { blocks, clusters } = await new SourceAnalyzer(analyzeBlock).update(text, 'plain');
  return clusters.filter(({ type }) => types.includes(type)).map(({ id, type, name }) => {
    const words = blocks.flatMap(({ start, mentions }) => mentions.filter(({ entity }) => entity === id).map((mention) => text.slice(start + mention.start, start + mention.end)));
    return `${type} ${name}: ${words.join(', ')}`;
  });
}

const has = async (text: string, ...expected: string[]): Promise<void> => {
  const all = await found(text, 'PERSON', 'ORG', 'PLACE', 'NORP', 'DATE');
  for (const each of expected) assert.ok(all.includes(each), `${each}\nnot in\n${all.join('\n')}`);
};

test('addresses hold no names', async () => {
  assert.deepEqual(await found('Write to press@Oslo.no or see https://www.Bergen.no/Norway and www.Germany.de or @Anna_Lund #Norway.', 'PERSON', 'ORG', 'PLACE'), []);
});

test('a letter is no name', async () => {
  assert.deepEqual(await found('Let X be a number. The letter X is rare; the X axis is long. X and Y are equal. The maps say X marks the spot.', 'PERSON', 'ORG', 'PLACE'), []);
});

test('X is a company where its neighbours say so, and then in the whole source', async () => {
  await has('He posted on X that the ferry was late. Platforms including X, YouTube and TikTok were shut.\n\nX said it would appeal.', 'ORG X: X, X, X');
  await has('Users of X, formerly Twitter, complained.', 'ORG X: X');
  assert.deepEqual(await found('Malcolm X spoke. X left.', 'ORG'), []);
});

test('in lines of capitals names are found, also by the text below', async () => {
  await has('MAYOR ANNA LUND TELLS NORWAY TO WAIT FOR NEW FERRY', 'PERSON Anna Lund: ANNA LUND', 'PLACE Norway: NORWAY');
  await has('FERRY TALKS FAIL; AKKEL WALKS OUT\n\nTalks between the Northern Harbour Council and Mr. Akkel failed.', 'PERSON Akkel: AKKEL, Akkel');
});

test('speech without capitals has the names that can be nothing else', async () => {
  await has('so anna lund told me that the ferry was late and we went to norway', 'PERSON Anna Lund: anna lund', 'PLACE Norway: norway');
  assert.deepEqual(await found('and mark took the china plates to turkey and will said may i go with jack and april', 'PERSON', 'PLACE'), []);
  assert.deepEqual(await found('The line is short and anna lund is a typing mistake in norway today.', 'PERSON'), []);
});

test('speech without capitals has listed names of several words, titled people, towns and peoples, too', async () => {
  await has('so i asked maria lopez and she said the red cross would send two boats from chicago to new york', 'PERSON Maria Lopez: maria lopez', 'ORG Red Cross: red cross', 'PLACE Chicago: chicago', 'PLACE New York: new york');
  await has('did president lindqvist say anything about it because mrs carter was with the norwegian people of microsoft', 'PERSON Lindqvist: lindqvist', 'PERSON Carter: carter', 'ORG Microsoft: microsoft', 'NORP Norwegian: norwegian');
  await has('john carter was late and we told him that the ferry had left without all of them', 'PERSON John Carter: john carter');
});

test('everyday words in speech without capitals are no names', async () => {
  assert.deepEqual(await found('she crossed a red cross on the wall and the president said that anna may come to the white room in march', 'ORG', 'PLACE', 'NORP'), []);
  assert.deepEqual(await found('the president elect told us that grace will wait and the mark fell while mr mayor had a good reading', 'PERSON', 'ORG', 'PLACE'), []);
});

test('words that a hyphen divides at the end of a line are whole', async () => {
  const text = 'The mayor of Ber-\ngen, Anna Lund, met the Nor-\r\nwegian minister Per Quist at the Minis-\ntry of Fisheries on Mon-\nday, and they spoke about the\nOslo-based company.';
  await has(text, 'PLACE Bergen: Ber-\ngen', 'NORP Norwegian: Nor-\r\nwegian', 'ORG Ministry of Fisheries: Minis-\ntry of Fisheries', 'DATE Monday: Mon-\nday', 'PLACE Oslo: Oslo');
});

test('names broken over the lines of a column are whole', async () => {
  await has('The ferry was late again and Anna\nLund, who is the mayor of Bergen,\nsaid on Monday that she and Per\nQuist would wait for the boat to\ncome back from the yard.', 'PERSON Anna Lund: Anna\nLund', 'PERSON Per Quist: Per\nQuist');
});

test('lines of a list are no column', async () => {
  const { blocks } = await new SourceAnalyzer(analyzeBlock).update('Anna Lund\nPer Quist\nIda Holm\nBo Reed', 'plain');
  assert.equal(blocks.length, 4);
});

test('names have particles, initials, hyphens, apostrophes, suffixes and letters of all kinds', async () => {
  await has('Ursula von der Brandt met Prince Faisal bin Salman.', 'PERSON Ursula von der Brandt: Ursula von der Brandt', 'PERSON Faisal bin Salman: Faisal bin Salman');
  await has('J. R. Hale met W. E. B. Moss.', 'PERSON J. R. Hale: J. R. Hale', 'PERSON W. E. B. Moss: W. E. B. Moss');
  await has('Mary-Jane Hale-Ross met Jean-Pierre Dupont-Moreau.', 'PERSON Mary-Jane Hale-Ross: Mary-Jane Hale-Ross', 'PERSON Jean-Pierre Dupont-Moreau: Jean-Pierre Dupont-Moreau');
  await has('Sinead O\'Brien met Luca D’Angelo’s brother.', 'PERSON Sinead O\'Brien: Sinead O\'Brien', 'PERSON Luca D’Angelo: Luca D’Angelo');
  await has('Robert Hale Jr. met Sammy Moss III.', 'PERSON Robert Hale Jr.: Robert Hale Jr.', 'PERSON Sammy Moss III: Sammy Moss III');
  await has('Zoë Kravchuk met Łukasz Żółkiewski, José Ñandú and Søren Ågård.', 'PERSON Zoë Kravchuk: Zoë Kravchuk', 'PERSON Łukasz Żółkiewski: Łukasz Żółkiewski', 'PERSON Søren Ågård: Søren Ågård');
  await has('The novelist Владимир Петров met the painter in Oslo, and they spoke of the sea and of the ferry that had been lost.', 'PERSON Владимир Петров: Владимир Петров');
});
