import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../src/core/analysis/analyzer';
import { SourceView } from '../../../src/core/analysis/view';
import { newEntities } from '../../../src/core/codebook/entitiesFile';
import { applyEntities } from '../../../src/core/entities/apply';
import { merged, renamed, type Subject } from '../../../src/core/entities/corrections';
import { EntityRules } from '../../../src/core/entities/rules';
import { createBlockAnalyzer } from '../../../src/core/recognize/analyzeBlock';
import { CorpusIndex, type IndexedEntity } from '../../../src/corpus/corpusIndex';

const analyzeBlock = createBlockAnalyzer();
const decidedBy = new EntityRules({ entities: [], rejected: [] });

async function viewOf(uri: string, text: string, rules = decidedBy): Promise<SourceView> {
  const machine = await new SourceAnalyzer(analyzeBlock).update(text, 'plain');
  return new SourceView(uri, 1, text, applyEntities(machine, text, rules, uri).analysis, true);
}

async function indexOf(texts: Readonly<Record<string, string>>, rules = decidedBy): Promise<CorpusIndex> {
  const index = new CorpusIndex();
  for (const [uri, text] of Object.entries(texts)) index.set(await viewOf(uri, text, rules));
  return index;
}

/** People as "name: sources". */
function people(index: CorpusIndex, type = 'PERSON'): string[] {
  return index.entities().filter((entity) => entity.type === type).map(({ name, sources }) => `${name}: ${[...sources.keys()].join(' ')}`).sort();
}

const senator = 'John Wexley, a Texas senator, spoke in Dallas. Mr. Wexley was tired.';
const actor = 'The film stars John Wexley, a British actor. Wexley smiled.';

test('different people of one name stay apart when their roles differ', async () => {
  const index = await indexOf({ a: senator, b: actor, c: 'Senator John Wexley of Texas went home.' });
  assert.deepEqual(people(index), ['John Wexley: a c', 'John Wexley: b']);
  const [one, other] = index.entities().filter(({ type }) => type === 'PERSON') as [IndexedEntity, IndexedEntity];
  assert.deepEqual([one.homonyms, other.homonyms], [[other.id], [one.id]]);
  assert.notEqual(one.id, other.id);
  const local = index.source('b')?.clusters.find(({ type }) => type === 'PERSON')?.id ?? '';
  assert.deepEqual([index.entity(local, 'a')?.sources.has('b'), index.entity(local, 'b')?.sources.has('b')], [false, true]);
  assert.deepEqual(index.mentionsOf(local, 'b').map(({ view }) => view.uri), ['b']);
});

test('so they do when their titles, initials, suffixes or countries differ', async () => {
  const apart = [
    ['Mr. Robin Hale sailed.', 'Ms. Robin Hale sailed.'],
    ['Robin A. Hale sailed to Oslo.', 'Robin B. Hale sailed to Oslo.'],
    ['Robin Hale Sr. sailed to Oslo.', 'Robin Hale Jr. sailed to Oslo.'],
    ['Per Quist, the Swedish minister, left.', 'Per Quist, the Norwegian minister, left.'],
  ];
  for (const [a = '', b = ''] of apart) assert.equal(people(await indexOf({ a, b })).length, 2, a);
});

test('initials and nicknames tell people of one surname apart or together', async () => {
  assert.deepEqual(people(await indexOf({ a: 'J. K. Ashdown wrote a book in Leeds.', b: 'M. R. Ashdown paints in Leeds.', c: 'A book by J.K. Ashdown won a prize.' })), ['J. K. Ashdown: a c', 'M. R. Ashdown: b']);
  assert.deepEqual(people(await indexOf({ a: 'William "Bill" Tarrant won the seat.', b: 'William Tarrant lost the seat.' })).length, 1);
});

test('a surname alone belongs to its own source', async () => {
  const index = await indexOf({ a: 'John Wexley spoke. Wexley left.', b: 'Mr. Wexley spoke again in Dallas.' });
  assert.deepEqual(people(index), ['John Wexley: a', 'Wexley: b']);
});

test('one person in ten sources is one, with and without initials, accents, titles and roles', async () => {
  const texts = ['Tobrin V. Akkel left.', 'President Tobrin Akkel left.', 'Mr. Tobrin Akkel sat.', 'Tobrin Akkel, a former minister, left Oslo.', 'So said Tobrin Akkel, a former economist who sails.', 'Tobrin Ákkel left Oslo.'];
  const index = await indexOf(Object.fromEntries([...texts, ...texts].slice(0, 10).map((text, i) => [`s${i}`, text])));
  const all = index.entities().filter(({ type }) => type === 'PERSON');
  assert.deepEqual(all.map(({ sources, count }) => [sources.size, count]), [[10, 10]]);
  assert.ok(all[0]?.roles.some((role) => role.includes('minister')));
});

test('a source that says nothing of somebody has the one who is in most sources', async () => {
  const index = await indexOf({ a: actor, b: senator, c: senator, d: 'John Wexley went to Oslo.' });
  assert.deepEqual(people(index), ['John Wexley: a', 'John Wexley: b c d']);
});

test('countries and well-known bodies are one under all their names', async () => {
  const index = await indexOf({ a: 'He left the United States.', b: 'He left the U.S. for Norway.', c: 'The European Union agreed.', d: 'The E.U. agreed.' });
  assert.deepEqual(people(index, 'PLACE'), ['Norway: b', 'United States: a b']);
  assert.deepEqual(people(index, 'ORG'), ['European Union: c d']);
});

test('what a person decided about is only what they said', async () => {
  const rules = new EntityRules({ rejected: [], entities: [{ id: 'urn:uuid:1', name: 'John Wexley (actor)', type: 'PERSON', aliases: ['John Wexley'], links: [], in: ['b'], distinctFrom: ['urn:glossator:entity:PERSON:john%20wexley'] }] });
  const index = await indexOf({ a: 'John Wexley spoke.', b: 'John Wexley spoke.', c: 'John Wexley spoke.' }, rules);
  assert.deepEqual(people(index), ['John Wexley (actor): b', 'John Wexley: a c']);
});

const subjectOf = ({ id, name, type, homonyms, sources }: IndexedEntity): Subject => ({ id, name, type, ...(homonyms.length > 0 && { homonyms, in: [...sources.keys()] }) });
const context = { mint: () => 'urn:uuid:new', namesakes: () => [] };

test('a decision about one of two namesakes is about that one; merging them makes them one everywhere', async () => {
  const texts = { a: senator, b: actor };
  const index = await indexOf(texts);
  const [one, other] = index.entities().filter(({ type }) => type === 'PERSON') as [IndexedEntity, IndexedEntity];
  for (const [subject, rest] of [[one, other], [other, one]] as const) {
    const rules = new EntityRules(renamed(newEntities(), subjectOf(subject), 'Jack Wexley', context));
    assert.deepEqual(people(await indexOf(texts, rules)), [`Jack Wexley: ${[...subject.sources.keys()].join(' ')}`, `John Wexley: ${[...rest.sources.keys()].join(' ')}`]);
  }
  const rules = new EntityRules(merged(newEntities(), [subjectOf(other)], subjectOf(one), context));
  assert.deepEqual(people(await indexOf({ ...texts, c: 'John Wexley went to Oslo.' }, rules)), ['John Wexley: a b c']);
});

test('a decision about somebody holds where an initial is missing, too', async () => {
  const index = await indexOf({ a: 'Tobrin V. Akkel left.' });
  const rules = new EntityRules(renamed(newEntities(), subjectOf(index.entities()[0]!), 'T. Akkel', context));
  assert.deepEqual(people(await indexOf({ a: 'Tobrin V. Akkel left.', b: 'Tobrin Akkel left.', c: 'Tobrin W. Akkel left.' }, rules)), ['T. Akkel: a b', 'Tobrin W. Akkel: c']);
});

test('an index that followed every change equals one that is built anew, also among namesakes', async () => {
  const sentences = [senator, actor, 'John Wexley went to Oslo.', 'John B. Wexley left.', 'Ms. John Wexley left.', '“No,” said John Wexley, a singer.', 'Mr. Wexley left.', 'The U.S. and the United States.', 'John Wexley Jr., a farmer, and John Wexley Sr., a judge, met.'];
  const views = new Map<string, SourceView>();
  const known = async (uri: string, text: string): Promise<SourceView> => {
    const key = `${uri} ${text}`, view = views.get(key) ?? await viewOf(uri, text);
    views.set(key, view);
    return view;
  };
  const step = fc.record({ uri: fc.constantFrom('a', 'b', 'c', 'd'), parts: fc.option(fc.subarray(sentences, { maxLength: 3 }), { freq: 4 }), look: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
    const followed = new CorpusIndex(), last = new Map<string, SourceView>();
    for (const { uri, parts, look } of steps) {
      if (parts === null) {
        followed.delete(uri);
        last.delete(uri);
      } else {
        const view = await known(uri, parts.join('\n\n'));
        followed.set(view);
        last.set(uri, view);
      }
      if (look) followed.entities();
    }
    const rebuilt = new CorpusIndex();
    for (const view of [...last.values()].reverse()) rebuilt.set(view);
    const everything = (index: CorpusIndex): unknown => ({
      entities: index.entities().map((entity) => ({ ...entity, sources: [...entity.sources], mentions: index.mentionsOf(entity.id).map(({ view, mentions }) => [view.uri, mentions.length]) })),
      speakers: index.speakers().map((speaker) => ({ ...speaker, quotations: index.quotationsOf(speaker.key).map(({ view, quotations }) => [view.uri, quotations.length]) })),
      own: [...last].map(([uri, view]) => view.clusters.map(({ id }) => index.entity(id, uri)?.id)),
    });
    assert.deepEqual(everything(followed), everything(rebuilt));
    const ids = followed.entities().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  }), { numRuns: 200 });
});
