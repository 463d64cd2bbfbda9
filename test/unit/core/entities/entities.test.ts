import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityUri } from '../../../../src/core/analysis/entityId';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { newEntities, parseEntities, serializeEntities } from '../../../../src/core/codebook/entitiesFile';
import type { EntityEntry, RejectedName } from '../../../../src/core/codebook/entitiesFile';
import { applyEntities } from '../../../../src/core/entities/apply';
import { merged, notAName, renamed, retyped, separated, withAliases, withLink, withoutAlias } from '../../../../src/core/entities/corrections';
import { globMatcher } from '../../../../src/core/entities/glob';
import { EntityRules } from '../../../../src/core/entities/rules';
import { analysisOf } from '../annotation/mill';

const text = 'Ada Brook met Tom Reed at Lowick.\nBrook said so.\nLowick Council and the Spring Fair\nMs. Reed left __proto__ alone.\n';
const analysis = analysisOf(text, [['Ada Brook', 'PERSON'], ['Tom Reed', 'PERSON'], ['Lowick', 'ORG'], ['Brook said'.slice(0, 5), 'PERSON'], ['Lowick Council', 'ORG'], ['Spring', 'PERSON'], ['__proto__', 'PERSON']]);
const entry = (id: string, name: string, type: string, more: Partial<EntityEntry> = {}): EntityEntry => ({ id, name, type, aliases: [], links: [], in: [], distinctFrom: [], ...more });
const named = ({ blocks, clusters }: SourceAnalysis): string[] => blocks.flatMap(({ start, mentions }) => mentions.map((mention) =>
  `${text.slice(start + mention.start, start + mention.end)}=${clusters.find(({ id }) => id === mention.entity)?.name ?? '?'}/${mention.type}`));
const apply = (entities: EntityEntry[], rejected: RejectedName[] = [], path = 'a.txt'): SourceAnalysis => applyEntities(analysis, text, new EntityRules({ entities, rejected }), path).analysis;
const context = { mint: () => 'urn:uuid:new', namesakes: () => [] };
const subject = (type: string, name: string) => ({ id: entityUri(type, name), name, type });

test('without decisions the analysis is the same object, and blocks that none is about stay the same objects', () => {
  assert.equal(apply([]), analysis);
  assert.equal(apply([entry('urn:x', 'Nobody', 'PERSON')], [{ name: 'Nothing', in: [] }]), analysis);
  const after = apply([entry('urn:x', 'Tom Reed', 'PERSON')]);
  assert.deepEqual(after.blocks.map((block, i) => block === analysis.blocks[i]), [false, true, true, true]);
});

test('a rename, a merge and a type hold for every mention, quotation and role', () => {
  const after = apply([entry('urn:a', 'A. Brook', 'PERSON', { aliases: ['Ada Brook', 'Brook'] }), entry('urn:l', 'Lowick', 'PLACE')]);
  assert.deepEqual(named(after).slice(0, 4), ['Ada Brook=A. Brook/PERSON', 'Brook=A. Brook/PERSON', 'Tom Reed=Tom Reed/PERSON', 'Lowick=Lowick/PLACE']);
  assert.deepEqual(after.clusters.filter(({ id }) => id === 'urn:a'), [{ id: 'urn:a', name: 'A. Brook', type: 'PERSON', aliases: ['Ada Brook', 'Brook'] }]);
});

test('an alias that is one word does not change what is of another type, a form of address does not matter', () => {
  assert.equal(apply([entry('urn:x', 'Lowick Parish', 'PLACE', { aliases: ['Lowick'] })]), analysis);
  assert.ok(named(apply([entry('urn:x', 'Ada Brook', 'PERSON', { aliases: ['Ms. Brook'] })])).includes('Brook=Ada Brook/PERSON'));
  assert.equal(named(apply([entry('urn:x', 'Ada', 'PERSON', { aliases: ['Ms. Brook'] }), entry('urn:y', 'Bo', 'PERSON', { aliases: ['Mr. Brook'] })])).includes('Brook=Brook/PERSON'), true);
});

test('an entry with globs holds in their sources only, before one that holds everywhere', () => {
  const entries = [entry('urn:a', 'Tom Reed', 'PERSON'), entry('urn:b', 'Tom Reed (smith)', 'PERSON', { aliases: ['Tom Reed'], in: ['old/**'], distinctFrom: [entityUri('PERSON', 'Tom Reed')] })];
  const id = (path: string): string | undefined => apply(entries, [], path).clusters.find(({ name }) => name.startsWith('Tom Reed'))?.id;
  assert.deepEqual(['a.txt', 'old/a.txt', 'old/x/a.txt', 'older/a.txt'].map(id), ['urn:a', 'urn:b', 'urn:b', 'urn:a']);
});

test('two of one name that are to be kept apart, with nothing to tell them apart by, are left to the machine', () => {
  assert.equal(apply([entry('urn:a', 'Tom Reed', 'PERSON'), entry('urn:b', 'Tom Reed', 'PERSON', { distinctFrom: ['urn:a'] })]), analysis);
});

test('a rejected name is gone where its globs hold, with what hung on it', () => {
  assert.equal(named(apply([], [{ name: 'spring', type: 'PERSON', in: ['*.txt'] }])).some((name) => name.startsWith('Spring')), false);
  assert.equal(apply([], [{ name: 'Spring', type: 'PLACE', in: [] }]), analysis);
  assert.equal(apply([], [{ name: 'Spring', in: ['x/**'] }]), analysis);
  const quoted = analysisOf('“Yes,” said Spring.\n', [['Spring', 'PERSON']], [{ kind: 'direct', pieces: ['“Yes,”'], speaker: 'Spring' }]);
  const { blocks, clusters } = applyEntities(quoted, '“Yes,” said Spring.\n', new EntityRules({ entities: [], rejected: [{ name: 'Spring', in: [] }] }), 'a').analysis;
  assert.deepEqual([clusters, blocks[0]?.quotations[0]?.speaker, blocks[0]?.quotations[0]?.speakerName], [[], null, 'Spring']);
});

test('names such as __proto__ are just names', () => {
  assert.ok(named(apply([entry('__proto__', 'constructor', 'toString', { aliases: ['__proto__', 'a b'] }), entry('urn:x', '__proto__', 'PERSON')])).includes('__proto__=__proto__/PERSON'));
  assert.equal(named(apply([], [{ name: '__proto__', in: [] }])).some((name) => name.startsWith('__proto__')), false);
  const file = renamed(newEntities(), subject('PERSON', '__proto__'), 'constructor', context);
  assert.deepEqual(file.entities.map(({ name, aliases }) => [name, aliases]), [['constructor', ['__proto__']]]);
});

test('corrections of the file lead to what they say, and to names that still lead there', () => {
  const brook = subject('PERSON', 'Ada Brook'), lowick = subject('ORG', 'Lowick');
  let file = renamed(newEntities(), brook, 'Ada B. Brook', context);
  file = merged(file, [subject('PERSON', 'Brook')], { id: 'urn:uuid:new', name: 'Ada B. Brook', type: 'PERSON' }, context);
  file = retyped(file, lowick, 'PLACE', { ...context, mint: () => 'urn:uuid:place' });
  file = notAName(file, 'Spring', 'PERSON', []);
  const after = applyEntities(analysis, text, new EntityRules(file), 'a.txt').analysis;
  assert.deepEqual(named(after), ['Ada Brook=Ada B. Brook/PERSON', 'Brook=Ada B. Brook/PERSON', 'Tom Reed=Tom Reed/PERSON', 'Lowick=Lowick/PLACE', 'Brook=Ada B. Brook/PERSON', 'Lowick Council=Lowick Council/ORG', '__proto__=__proto__/PERSON']);
  file = withoutAlias(file, { id: 'urn:uuid:new', name: 'Ada B. Brook', type: 'PERSON' }, 'brook');
  assert.ok(named(applyEntities(analysis, text, new EntityRules(file), 'a.txt').analysis).includes('Brook=Brook/PERSON'));
  file = withLink(withAliases(file, brook, ['A', 'a', ' Ada  Brook '], { ...context, mint: () => 'urn:uuid:2' }), { id: 'urn:uuid:2', name: 'Ada Brook', type: 'PERSON' }, 'http://x.y/', context);
  assert.deepEqual(file.entities.find(({ id }) => id === 'urn:uuid:2')?.aliases, ['A']);
  const text2 = serializeEntities(file), again = parseEntities(text2);
  assert.ok(again.ok);
  assert.equal(serializeEntities(again.value), text2);
});

test('a merge across types holds too, and what was decided about the one that is gone leads to the other', () => {
  let file = retyped(newEntities(), subject('ORG', 'Lowick'), 'ORG', { ...context, mint: () => 'urn:uuid:org' });
  file = merged(file, [{ id: 'urn:uuid:org', name: 'Lowick', type: 'ORG' }], subject('PLACE', 'Town'), { ...context, mint: () => 'urn:uuid:town' });
  assert.deepEqual(file.entities.map(({ id, name, aliases, replaces }) => [id, name, aliases, replaces]), [['urn:uuid:town', 'Town', ['Lowick'], ['urn:uuid:org']]]);
  const rules = new EntityRules(file);
  assert.equal(rules.entryOf({ id: 'urn:uuid:org', name: '', type: '', aliases: [] }, 'a.txt', true)?.id, 'urn:uuid:town');
  const direct = merged(newEntities(), [subject('ORG', 'Lowick')], subject('PERSON', 'Tom Reed'), context);
  assert.ok(named(applyEntities(analysis, text, new EntityRules(direct), 'a').analysis).includes('Lowick=Tom Reed/PERSON'));
});

test('somebody else of the same name, in one source or only where a person says so', () => {
  const reed = subject('PERSON', 'Tom Reed');
  const inOne = separated(newEntities(), reed, { id: 'urn:uuid:b', name: 'Tom Reed (smith)', words: 'Tom Reed', in: ['b.txt'] });
  const name = (path: string): string | undefined => applyEntities(analysis, text, new EntityRules(inOne), path).analysis.clusters[1]?.name;
  assert.deepEqual([name('a.txt'), name('b.txt')], ['Tom Reed', 'Tom Reed (smith)']);
  const nowhere = separated(newEntities(), reed, { id: 'urn:uuid:b', name: 'Tom Reed', words: 'Tom Reed', in: [] });
  assert.equal(applyEntities(analysis, text, new EntityRules(nowhere), 'a.txt').analysis, analysis);
  assert.equal(new EntityRules(inOne).entryOf({ ...reed, aliases: [] }, 'b.txt', true), undefined);
});

test('globs match paths, hostile ones too', { timeout: 300_000 }, () => {
  const cases: [string, string, boolean][] = [['a.txt', 'a.txt', true], ['*.txt', 'b/a.txt', false], ['**/*.txt', 'a.txt', true], ['**/*.txt', 'b/c/a.txt', true], ['b/**', 'b/a', true], ['b/**', 'b', true], ['{a,b}/?.md', 'b/x.md', true], ['{a,b}/?.md', 'c/x.md', false], ['a**b', 'axxb', true], ['./a', 'a', true], ['[a]', '[a]', true]];
  for (const [glob, path, expected] of cases) assert.equal(globMatcher(glob)(path), expected, `${glob} ${path}`);
  globMatcher('*a'.repeat(2_000))('a'.repeat(3_000) + 'b');
  globMatcher('{a,b}'.repeat(200))('ab');
  globMatcher('{'.repeat(2_000) + '}'.repeat(2_000))('ab');
  fc.assert(fc.property(fc.string(), fc.string(), (glob, path) => { globMatcher(glob)(path); }));
});

test('thousands of entries are applied to hundreds of sources', { timeout: 300_000 }, () => {
  const entities = Array.from({ length: 5_000 }, (_, i) => entry(`urn:${i}`, `Person Number${i}`, 'PERSON', { aliases: [`Number${i}`, `Mr. Number${i}`] }));
  const rules = new EntityRules({ entities, rejected: Array.from({ length: 1_000 }, (_, i) => ({ name: `Thing ${i}`, in: ['x/**'] })) });
  for (let i = 0; i < 300; i++) assert.equal(applyEntities(analysis, text, rules, `folder/${i}.txt`).analysis, analysis);
});
