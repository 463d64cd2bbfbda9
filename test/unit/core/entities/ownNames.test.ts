import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { replaceIn } from '../../../../src/core/analysis/edit';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import type { EntityEntry, RejectedName } from '../../../../src/core/codebook/entitiesFile';
import { applyEntities } from '../../../../src/core/entities/apply';
import { NameTrie } from '../../../../src/core/entities/nameTrie';
import { EntityRules } from '../../../../src/core/entities/rules';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { anyEdit, changeOf, proseText } from '../../../support/texts';

const entry = (id: string, name: string, type = 'ORG', more: Partial<EntityEntry> = {}): EntityEntry => ({ id, name, type, aliases: [], links: [], in: [], distinctFrom: [], ...more });
const found = (text: string, ...names: string[]): string[] => new NameTrie(names).find(text).map(({ start, end }) => text.slice(start, end));
const analyzeBlock = createBlockAnalyzer();
const machine = (text: string, format: 'plain' | 'markdown' = 'plain'): Promise<SourceAnalysis> => new SourceAnalyzer(analyzeBlock).update(text, format);

async function own(text: string, entities: EntityEntry[], { rejected = [], path = 'a.txt', format = 'plain' }: { rejected?: RejectedName[]; path?: string; format?: 'plain' | 'markdown' } = {}): Promise<string[]> {
  const { analysis } = applyEntities(await machine(text, format), text, new EntityRules({ entities, rejected }), path);
  const ids = new Set(entities.map(({ id }) => id));
  return analysis.blocks.flatMap(({ start, mentions }) => mentions.filter(({ entity }) => ids.has(entity)).map((mention) => `${text.slice(start + mention.start, start + mention.end)} ${mention.type} ${mention.entity}`));
}

test('a name is found as a whole only', () => {
  assert.deepEqual(found('the eels of Eelton, O’Eel, D’Eelen, Eel-Ross and Van-Eel, peel, Eel_x, x_Eel', 'Eel'), []);
  assert.deepEqual(found('mail eel@Eel.com to @Eel or #Eel, see Eel.com and C:\\Eel or /Eel/', 'Eel'), []);
  assert.deepEqual(found('Eel, “Eel” (Eel) _Eel_ **Eel** Eel—Eel pro-Eel Eel-led Eel.', 'Eel').length, 10);
});

test('capitals count where the name has some', () => {
  assert.deepEqual(found('It was spring. Spring came, SPRING!', 'Spring'), ['Spring', 'SPRING']);
  assert.deepEqual(found('Sea ice, sea ice and SEA ICE', 'sea ice'), ['Sea ice', 'sea ice', 'SEA ICE']);
  assert.deepEqual(found('so i asked ada brook about it and brook laughed', 'Ada Brook', 'Brook'), ['ada brook']);
});

test('possessives end before the mark, plurals with it', () => {
  assert.deepEqual(found('Fokko’s and Fokko\'s crews saw two Fokkos, a Fokko and the Fokkos’ hulls', 'Fokko'), ['Fokko', 'Fokko', 'Fokkos', 'Fokko', 'Fokkos']);
  assert.deepEqual(found('two Lobbies and three Boxes', 'Lobby', 'Box'), ['Lobbies', 'Boxes']);
});

test('the longest name wins, across a line end and any apostrophe', () => {
  assert.deepEqual(found('Ada\nBrook and Ada  Brook met O\'Brien-Sand, O’Brien-Sand', 'Ada', 'Ada Brook', 'Brook', 'O’Brien-Sand'), ['Ada\nBrook', 'Ada  Brook', 'O\'Brien-Sand', 'O’Brien-Sand']);
  assert.deepEqual(found('Ada\n\nBrook', 'Ada Brook'), []);
});

test('names with marks, accents and of scripts without spaces are names like others', () => {
  assert.deepEqual(found('AT&T, C++, U.S.S. Wye, Zoë, Zoe\u0308, 山田さん and Владимирова', 'AT&T', 'C++', 'U.S.S. Wye', 'Zoë', '山田', 'Владимирова'), ['AT&T', 'C++', 'U.S.S. Wye', 'Zoë', 'Zoe\u0308', '山田', 'Владимирова']);
});

test('every match lies in the text and reads as its name, whatever the text', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 80 }), proseText, (names, wild, prose) => {
    const text = `${wild}${prose}${names.join(' ')}`;
    let last = 0;
    for (const { start, end, name, plural } of new NameTrie([...names, 'Mara', 'Port Ellery']).find(text)) {
      assert.ok(start >= last && end > start && end <= text.length);
      last = end;
      const plain = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, '').replace(/[‘’]/gu, "'");
      if (!plural) assert.equal(plain(text.slice(start, end)), plain(name));
    }
  }));
});

test('a name that the machine never finds is found at once, with its type and in quotations', async () => {
  const text = 'They sat in the moonpool all day. “It leaks,” said the moonpool crew.\n\nThe Moonpool’s door was shut.';
  assert.deepEqual(await own(text, [entry('urn:m', 'moonpool', 'ROOM')]), ['moonpool ROOM urn:m', 'moonpool ROOM urn:m', 'Moonpool ROOM urn:m']);
  const { analysis } = applyEntities(await machine('“It leaks,” said brasswing.'), '“It leaks,” said brasswing.', new EntityRules({ entities: [entry('urn:b', 'Brasswing', 'PERSON', { aliases: ['brasswing'] })], rejected: [] }), 'a');
  assert.deepEqual(analysis.blocks[0]?.quotations.map(({ speaker, speakerName }) => [speaker, speakerName]), [['urn:b', 'Brasswing']]);
  assert.deepEqual(analysis.clusters.find(({ id }) => id === 'urn:b'), { id: 'urn:b', name: 'Brasswing', type: 'PERSON', aliases: [] });
});

test('globs, rejections and namesakes are respected, and a longer name stays what it is', async () => {
  const text = 'The moonpool leaks. Anna Moonpool Lund left Norway.';
  assert.deepEqual(await own(text, [entry('urn:m', 'moonpool', 'ROOM', { in: ['x/**'] })]), []);
  assert.equal((await own(text, [entry('urn:m', 'moonpool', 'ROOM', { in: ['x/**'] })], { path: 'x/a.txt' })).length, 1);
  assert.deepEqual(await own(text, [entry('urn:m', 'moonpool', 'ROOM')], { rejected: [{ name: 'Moonpool', type: 'ROOM', in: [] }] }), []);
  assert.deepEqual(await own(text, [entry('urn:1', 'moonpool', 'ROOM'), entry('urn:2', 'moonpool', 'ROOM', { distinctFrom: ['urn:1'] })]), []);
  assert.deepEqual(await own(text, [entry('urn:m', 'Lund', 'ROOM')]), []);
});

test('what the machine found of a name gives way to the whole name', async () => {
  const text = 'He ran the Norway Eel Hatch for years. The Norway Eel Hatch closed.';
  assert.deepEqual(await own(text, [entry('urn:h', 'Norway Eel Hatch')]), ['Norway Eel Hatch ORG urn:h', 'Norway Eel Hatch ORG urn:h']);
});

test('a month stays one, whoever bears its name', async () => {
  assert.deepEqual(await own('It was on May 3, 2021, in Oslo.', [entry('urn:may', 'May', 'PERSON')]), []);
});

test('nothing is marked in addresses and code', async () => {
  const text = 'See [the moonpool](http://x.org/moonpool) and `moonpool` or moonpool@sea.org.\n\n```\nmoonpool\n```\n\n<b class="moonpool">moonpool</b>';
  assert.deepEqual((await own(text, [entry('urn:m', 'moonpool', 'ROOM')], { format: 'markdown' })).length, 2);
});

test('names such as __proto__ are just names', async () => {
  assert.deepEqual(await own('So said __proto__ and constructor.', [entry('urn:p', '__proto__'), entry('urn:c', 'constructor')]), ['__proto__ ORG urn:p', 'constructor ORG urn:c']);
});

test('a source that was edited has what a fresh look at it has', async () => {
  const entities = [entry('urn:m', 'Mara', 'PERSON'), entry('urn:f', 'ferry', 'SHIP'), entry('urn:t', 'the town', 'PLACE')];
  await fc.assert(fc.asyncProperty(proseText, fc.array(anyEdit, { maxLength: 6 }), async (start, edits) => {
    const followed = new EntityRules({ entities, rejected: [] });
    let text = start;
    for (const edit of [null, ...edits]) {
      if (edit) text = replaceIn(text, changeOf(text, edit));
      const found = await machine(text);
      assert.deepEqual(applyEntities(found, text, followed, 'a'), applyEntities(found, text, new EntityRules({ entities, rejected: [] }), 'a'));
    }
  }), { numRuns: 40 });
});
