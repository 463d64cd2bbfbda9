import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BlockRole } from '../../../../src/core/analysis/model';
import { resolveEntities } from '../../../../src/core/resolve/entities';
import type { Choice } from '../../../../src/core/resolve/entitiesChoose';
import { gatherEvidence } from '../../../../src/core/resolve/entitiesEvidence';
import { clusters, names, sourceOf } from '../../../support/names';

test('a surname alone is the person whose full name stands elsewhere', () => {
  assert.deepEqual(clusters('Tobrin V. Akkel left Oslo. Akkel was tired. Mr. Akkel’s boat sank.', 'PERSON'), [['Tobrin V. Akkel', 'Akkel']]);
});

test('a surname before the full name belongs to it too', () => {
  assert.deepEqual(clusters('Mr. Quist was late.\n\nThe mayor, Per Quist, said nothing.', 'PERSON'), [['Per Quist', 'Quist']]);
});

test('two people with one surname are told apart by title and by first name', () => {
  const text = 'Anna Lund met Peter Lund. Ms. Lund smiled. Mr. Lund did not. Anna Lund left. Lund waved.';
  const found = clusters('Ms. Anna Lund met Mr. Peter Lund. Ms. Lund smiled. Mr. Lund did not.', 'PERSON');
  assert.deepEqual(found, [['Anna Lund', 'Lund'], ['Peter Lund', 'Lund']]);
  const { mentions, clusters: all } = resolveEntities(sourceOf(text));
  assert.equal(mentions[0]?.at(-1)?.entity, all.find(({ name }) => name === 'Anna Lund')?.id);
});

test('an organisation and its initials are one', () => {
  assert.deepEqual(clusters('The Northern Harbour Council (NHC) met. The NHC voted. The European Union and the E.U. agree.', 'ORG'), [['Northern Harbour Council', 'NHC'], ['European Union', 'E.U.']]);
});

test('a country is one under all its names', () => {
  assert.deepEqual(clusters('The United States and Britain. The U.S. and the United Kingdom. The US.', 'PLACE'), [['United States', 'U.S.', 'US'], ['United Kingdom', 'Britain']]);
});

test('a person is not merged with a place of the same name', () => {
  const found = names('Florence Wells said so. Ms. Wells lives in Florence, Italy.');
  assert.ok(found.includes('PERSON Florence Wells') && found.includes('PLACE Florence'));
});

test('the longer name wins over the place within it', () => {
  assert.deepEqual(names('She studies at the University of Bergen.'), ['ORG University of Bergen']);
});

test('in a title only names known from the text below are names', () => {
  const found = names('Far From Shore, Akkel Digs In With Norway\n\nTobrin Akkel, 45, is a fisherman in Norway. He is far from the shore.', ['headline']);
  assert.deepEqual(found.slice(0, 2), ['PERSON Akkel', 'PLACE Norway']);
});

test('so it is in a line of capitals', () => {
  const found = names('AKKEL SAILS FOR THE UNITED STATES AGAIN\n\nTobrin Akkel, 45, is a fisherman in Norway. He sails again.', ['headline']);
  assert.deepEqual(found.slice(0, 2), ['PERSON AKKEL', 'PLACE UNITED STATES']);
});

test('a town in the list is the person whose full name bears it', () => {
  assert.deepEqual(names('Henrik Bergen wrote it. Later Bergen burned it.'), ['PERSON Henrik Bergen', 'PERSON Bergen']);
});

test('titles and appositions say who somebody is', () => {
  const text = 'President Tobrin Akkel met Xilda Morrn, a former judge who now farms, in Oslo.';
  const { roles } = resolveEntities(sourceOf(text));
  assert.deepEqual(roles[0]?.map(({ start, end }) => text.slice(start, end)), ['President', 'a former judge who now farms']);
});

test('names that objects inherit are just names', () => {
  assert.deepEqual(clusters('Mr. Constructor met Ms. Prototype. “No,” said Constructor.', 'PERSON'), [['Constructor'], ['Prototype']]);
});

test('homonyms of one type have ids of their own', () => {
  const { clusters: all } = resolveEntities(sourceOf('Mr. Lund met Ms. Lund.'));
  assert.deepEqual(all.map(({ id }) => id), ['urn:glossator:entity:PERSON:lund', 'urn:glossator:entity:PERSON:lund#2']);
});

test('mentions lie in their block, in order, without overlap, each in a cluster, whatever the text', () => {
  const word = fc.constantFrom('Anna', 'Lund', 'Mr.', 'the', 'U.S.', 'Bank', 'of', 'Oslo', 'said', 'in', 'NHC', '(NHC)', '’s', 'Monday', '$5', 'million', '__proto__', 'constructor', '😀', '.', ',', '\n', 'Jr.', 'van', 'der');
  fc.assert(fc.property(fc.array(word, { maxLength: 60 }), (words) => {
    const source = sourceOf(words.join(' '));
    const { mentions, roles, references, clusters: all } = resolveEntities(source);
    assert.deepEqual([mentions.length, roles.length, references.length], [source.length, source.length, source.length]);
    const ids = new Set(all.map(({ id }) => id));
    assert.equal(ids.size, all.length);
    mentions.forEach((list, i) => {
      let at = 0;
      for (const { start, end, entity, confidence } of list) {
        assert.ok(start >= at && end > start && end <= (source[i]?.findings.prose.length ?? 0) && ids.has(entity) && confidence > 0 && confidence <= 1);
        at = end;
      }
    });
  }), { numRuns: 300 });
});

test('twenty thousand mentions are resolved', { timeout: 300_000 }, () => {
  const lines = Array.from({ length: 4000 }, (_, i) => `Anna Lund${i % 500} met Mr. Quist${i % 300} of the Harbour Council in Oslo and Peter Akkel${i % 700}.`);
  const source = sourceOf(lines.join('\n\n'));
  const { mentions } = resolveEntities(source);
  assert.ok(mentions.flat().length > 15_000);
});

test('thousands of namesakes take no super-linear time', { timeout: 300_000 }, () => {
  const letters = 'abcdefghijklmnopqrst';
  const name = (i: number): string => `Z${[i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400) % 20].map((n) => letters.charAt(n)).join('o')}`;
  const source = sourceOf(Array.from({ length: 6000 }, (_, i) => `Mr. ${name(i)} Lund met Ms. Lund.`).join('\n\n'));
  assert.ok(resolveEntities(source).clusters.length > 3000);
});

test('a surname known from elsewhere does not cut a longer name short', () => {
  assert.deepEqual(names('Pedro Iglesias wrote. Rosa Delgado Iglesias read it.'), ['PERSON Pedro Iglesias', 'PERSON Rosa Delgado Iglesias']);
});

test('names that only lines of capitals have are not looked up in such lines', () => {
  const known = (text: string, roles: readonly BlockRole[]): string[] => {
    const source = sourceOf(text, roles);
    const choices = source.map(({ findings: { prose } }) => [...prose.matchAll(/Ferry/g)].map(({ index }): Choice => ({ start: index, end: index + 5, type: 'PERSON', confidence: 0.9, why: [] })));
    return [...gatherEvidence(source, choices).byFirstWord.keys()];
  };
  assert.deepEqual(known('Ferry Town Keeps Its Ferry', ['headline']), []);
  assert.deepEqual(known('Ferry Town Keeps Its Ferry', ['body']), []);
  assert.deepEqual(known('Ferry Town Keeps Its Ferry\n\nThe town has met Ferry, who was late.', ['headline', 'body']), ['Ferry']);
});

test('what the model says of a name counts for it also where a line is broken in it', () => {
  // Lines that are filled to one width are one paragraph.
  const votes = (text: string) => [...gatherEvidence(sourceOf(text), []).votes].map(([name, { places }]) => `${name} ${places}`);
  const lines = ['They met there in the evening, and it was the Harbour Council', 'of Lunden that had asked all of them to come to the old hall,', 'as the Harbour Council of Lunden had often done before then.', 'Nobody there had heard of any other wish that it might have.'];
  assert.equal(sourceOf(lines.join('\n')).length, 1);
  assert.ok(votes(lines.join('\n')).includes('Harbour Council of Lunden 2'), votes(lines.join('\n')).join());
});
