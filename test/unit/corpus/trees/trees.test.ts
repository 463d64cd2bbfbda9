import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { SourceView } from '../../../../src/core/analysis/view';
import { CorpusIndex, speakerKey } from '../../../../src/corpus/corpusIndex';
import { annotationTree, type AnnotationEntry } from '../../../../src/corpus/trees/annotations';
import { keptAt } from '../../../../src/corpus/trees/annotationList';
import { entityTree } from '../../../../src/corpus/trees/entities';
import { mostChildren, type TreeItemModel, type TreeTarget } from '../../../../src/corpus/trees/model';
import { contextLine, paragraphOf, sourceName, sourcePath, wordsOf } from '../../../../src/corpus/trees/places';
import { quotationCount, quotationTree } from '../../../../src/corpus/trees/quotations';
import { topicTree } from '../../../../src/corpus/trees/topics';
import { shareOf } from '../../../../src/corpus/trees/saidBy';
import { idOf, makeView, type Made, type MadeEntity } from '../../core/card/sources';

const mara: MadeEntity = { name: 'Mara Lindqvist', type: 'PERSON', forms: ['Ms. Lindqvist'] };
const port: MadeEntity = { name: 'Port Ellery', type: 'PLACE' };
const cost: MadeEntity = { name: '2.4 million euros', type: 'MONEY' };

const harbour: Made = {
  paragraphs: [
    '# Harbour Town Votes',
    '“The ferry is our main street,” said Mara Lindqvist, the mayor of Port Ellery.',
    'Ms. Lindqvist said the town would spend 2.4 million euros.',
    '# Port Ellery Waits',
    '“Not yet,” analysts said. “Soon,” it was said.',
  ],
  entities: [mara, port, cost],
  quotations: [
    { words: '“The ferry is our main street,”', speaker: 'Mara Lindqvist', cue: 'said' },
    { words: '“Not yet,”', generic: 'analysts', cue: 'said' },
    { words: '“Soon,”', cue: 'said' },
  ],
  topics: [{ label: 'ferry', score: 3, articles: [0], mentions: [{ block: 1, start: 5, end: 10 }] }, { label: 'waits', score: 1, articles: [0, 1], mentions: [{ block: 3, start: 12, end: 17 }] }],
};
const other: Made = {
  uri: 'file:///sources/island%20news.txt', paragraphs: ['# Island Ferry', 'Port Ellery and Port Ellery again.'], entities: [port],
  topics: [{ label: 'Ferry', score: 2, articles: [0], mentions: [{ block: 0, start: 7, end: 12 }] }],
};

function indexOf(...sources: Made[]): CorpusIndex {
  const index = new CorpusIndex();
  for (const source of sources) index.set(makeView(source));
  return index;
}

const file = { sort: 'count', allSources: false } as const, all = { sort: 'count', allSources: true } as const;
const labels = (nodes: readonly TreeItemModel[] | undefined): string[] => (nodes ?? []).map(({ label }) => label);
const child = (nodes: readonly TreeItemModel[], label: string): readonly TreeItemModel[] => nodes.find((node) => node.label === label)!.children!();

/** The labels on the way to a target. */
function pathTo(nodes: readonly TreeItemModel[], target: TreeTarget): string[] {
  const node = nodes.find(({ holds }) => holds(target));
  return node ? [node.label, ...pathTo(node.children?.() ?? [], target)] : [];
}

test('Entities stand below their types, mentions below them with the name emphasised in its context', () => {
  const tree = entityTree(indexOf(harbour), file);
  assert.deepEqual(labels(tree), ['People', 'Places', 'Amounts of money']);
  const people = child(tree, 'People');
  assert.deepEqual(people.map(({ label, description }) => [label, description]), [['Mara Lindqvist', '2']]);
  const [first, second] = people[0]!.children!();
  const [start, end] = first!.highlights![0]!;
  assert.equal(first!.label.slice(start, end), 'Mara Lindqvist');
  assert.equal(first!.label, '…said Mara Lindqvist, the mayor of Port Ellery.');
  assert.equal(second!.label, 'Ms. Lindqvist said the town would spend 2.4 million euros.');
  assert.equal(first!.children, undefined);
  const view = makeView(harbour);
  assert.equal(view.text.slice(first!.location!.start, first!.location!.end), 'Mara Lindqvist');
});

test('Over all sources an entity is one, its mentions name their files, and names or counts order them', () => {
  const index = indexOf(harbour, other);
  const places = child(entityTree(index, all), 'Places');
  assert.deepEqual(places.map(({ label, description }) => [label, description]), [['Port Ellery', '4 in 2 sources']]);
  assert.deepEqual(places[0]!.children!().map(({ description }) => description), ['harbour.txt', 'harbour.txt', 'island news.txt', 'island news.txt']);
  const two = indexOf({ paragraphs: ['Bo, Al and Bo'], entities: [{ name: 'Bo', type: 'PERSON' }, { name: 'Al', type: 'PERSON' }] });
  assert.deepEqual(labels(child(entityTree(two, file), 'People')), ['Bo', 'Al']);
  assert.deepEqual(labels(child(entityTree(two, { ...file, sort: 'name' }), 'People')), ['Al', 'Bo']);
});

test('Ids stay the same when text is put in above', () => {
  const ids = (source: Made): string[] => entityTree(indexOf(source), file).flatMap((type) => type.children!().flatMap((entity) => [entity.id, ...entity.children!().map(({ id }) => id)]));
  assert.deepEqual(ids({ ...harbour, paragraphs: ['New words.', ...harbour.paragraphs] }), ids(harbour));
  assert.equal(new Set(ids(harbour)).size, ids(harbour).length);
});

test('Topics of all sources are merged by label, and lead to articles, entities and mentions', () => {
  const tree = topicTree(indexOf(harbour, other), all);
  assert.deepEqual(tree.map(({ label, count }) => [label, count]), [['ferry', 2], ['waits', 1]]);
  const articles = tree[0]!.children!();
  assert.deepEqual(articles.map(({ label, description }) => [label, description]), [['Harbour Town Votes', 'harbour.txt'], ['Island Ferry', 'island news.txt']]);
  const entities = articles[0]!.children!();
  assert.deepEqual(labels(entities), ['Mara Lindqvist', 'Port Ellery']);
  assert.equal(entities[1]!.children!().length, 1);
});

test('Speakers come first, then unnamed sources as a group, and last what nobody was found to say', () => {
  const tree = quotationTree(indexOf(harbour), file);
  assert.deepEqual(labels(tree), ['Mara Lindqvist', 'Unnamed sources', 'No speaker found']);
  assert.deepEqual(labels(child(tree, 'Unnamed sources')), ['analysts']);
  const [quotation] = child(tree, 'Mara Lindqvist');
  assert.equal(quotation!.label, '“The ferry is our main street,”');
  assert.equal(quotation!.contextValue, 'quotation suggested');
});

test('A speaker has a count, a share of all words, and what a command needs to know', () => {
  const [mara, generic, nobody] = quotationTree(indexOf(harbour), file);
  assert.deepEqual([mara!.description, generic!.description, nobody!.description], ['1 · 67 %', '1 · 22 %', '1 · 11 %']);
  assert.equal(mara!.tooltip, 'Mara Lindqvist: 1 quotation, 6 words, 67 % of all that is quoted');
  assert.deepEqual(mara!.subject, { speaker: idOf({ name: 'Mara Lindqvist', type: 'PERSON' }), uri: 'file:///sources/harbour.txt' });
  assert.deepEqual(quotationTree(indexOf(harbour), all)[0]!.subject, { speaker: mara!.subject?.speaker });
  assert.deepEqual([shareOf(0, 0), shareOf(1, 300), shareOf(299, 300)], ['0 %', 'under 1 %', '100 %']);
});

test('Quotations stand below articles and below topics, with their speakers', () => {
  const index = indexOf(harbour, other), articles = quotationTree(index, { ...all, quotationsBy: 'article' });
  assert.deepEqual(articles.map(({ label, description }) => [label, description]), [['Port Ellery Waits', '2 · harbour.txt'], ['Harbour Town Votes', '1 · harbour.txt']]);
  assert.deepEqual(articles[0]!.children!().map(({ label, description }) => [label, description]), [['“Not yet,”', 'analysts'], ['“Soon,”', 'no speaker found']]);
  const topics = quotationTree(index, { ...all, quotationsBy: 'topic' });
  assert.deepEqual(topics.map(({ label, count }) => [label, count]), [['ferry', 1], ['No topic', 2]]);
  assert.deepEqual(topics[0]!.children!().map(({ label, description }) => [label, description]), [['“The ferry is our main street,”', 'Mara Lindqvist · harbour.txt']]);
  assert.deepEqual(quotationTree(indexOf(harbour), { ...file, quotationsBy: 'article' }).map(({ label }) => label), ['Harbour Town Votes', 'Port Ellery Waits']);
});

test('Only the kinds that are asked for are shown and counted, in each grouping', () => {
  const index = indexOf({ ...harbour, quotations: [...harbour.quotations!, { words: 'the town would spend 2.4 million euros', kind: 'indirect', speaker: 'Mara Lindqvist' }] });
  const shown = (kind: 'direct' | 'mixed' | 'indirect', quotationsBy?: 'speaker' | 'topic' | 'article'): [string, number | undefined][] =>
    quotationTree(index, { ...file, kinds: new Set([kind]), ...(quotationsBy && { quotationsBy }) }).map(({ label, count }) => [label, count]);
  assert.deepEqual(shown('indirect'), [['Mara Lindqvist', 1]]);
  assert.deepEqual(shown('direct'), [['Mara Lindqvist', 1], ['Unnamed sources', 1], ['No speaker found', 1]]);
  assert.deepEqual(shown('indirect', 'article'), [['Harbour Town Votes', 1]]);
  assert.deepEqual(shown('indirect', 'topic'), [['No topic', 1]]);
  assert.deepEqual(shown('mixed'), []);
  assert.deepEqual([quotationCount(index, undefined), quotationCount(index, new Set(['indirect']))], [4, 1]);
});

test('A speaker of whom the machine is unsure looks tentative', () => {
  const unsure = indexOf({ ...harbour, quotations: [{ words: '“The ferry is our main street,”', speaker: 'Mara Lindqvist', confidence: 0.55 }] });
  const [quotation] = quotationTree(unsure, file)[0]!.children!();
  assert.deepEqual([quotation!.icon, quotation!.description], ['question', 'speaker uncertain']);
  assert.match(quotation!.accessibilityLabel, /speaker uncertain/u);
});

test('However many speakers, articles and topics there are, no level has more than VS Code can bear', () => {
  const index = new CorpusIndex();
  for (let i = 0; i < 450; i++) {
    index.set(makeView({
      uri: `file:///s/${i}.txt`, paragraphs: [`# Article ${i}`, ...Array.from({ length: 3 }, (_, k) => `“Word ${k} of ${i},” said Person ${i}.`)], entities: [{ name: `Person ${i}`, type: 'PERSON' }],
      quotations: Array.from({ length: 3 }, (_, k) => ({ words: `“Word ${k} of ${i},”`, speaker: `Person ${i}` })), topics: [{ label: `topic ${i}`, score: 1, articles: [0], mentions: [{ block: 1, start: 0, end: 4 }] }],
    }));
  }
  for (const quotationsBy of ['speaker', 'topic', 'article'] as const) {
    const ids = new Set<string>(), walk = (nodes: readonly TreeItemModel[]): number => {
      assert.ok(nodes.length <= mostChildren);
      return nodes.reduce((sum, node) => {
        assert.ok(!ids.has(node.id), node.id);
        ids.add(node.id);
        return sum + (node.children ? walk(node.children()) : 1);
      }, 0);
    };
    assert.equal(walk(quotationTree(index, { ...all, quotationsBy })), 1350, quotationsBy);
  }
});

test('The way to what is under the cursor can be found in each tree', () => {
  const index = indexOf(harbour, other), view = index.source('file:///sources/harbour.txt')!;
  const mention = view.mentions.find(({ start, end }) => view.text.slice(start, end) === 'Ms. Lindqvist')!, quotation = view.quotations[1]!;
  const onMention = { uri: view.uri, offset: mention.start, mention };
  assert.deepEqual(pathTo(entityTree(index, all), onMention).slice(0, 2), ['People', 'Mara Lindqvist']);
  assert.equal(pathTo(entityTree(index, all), onMention).length, 3);
  assert.deepEqual(pathTo(topicTree(index, all), onMention).slice(0, 3), ['ferry', 'Harbour Town Votes', 'Mara Lindqvist']);
  const onQuotation = { uri: view.uri, offset: quotation.start, quotation: { ...quotation, key: speakerKey(quotation) } };
  assert.deepEqual(pathTo(quotationTree(index, all), onQuotation), ['Unnamed sources', 'analysts', '“Not yet,”']);
  assert.deepEqual(pathTo(entityTree(index, all), { uri: view.uri, offset: 0 }), []);
});

test('Nothing found is an empty tree', () => {
  const index = indexOf({ paragraphs: ['Rain.'] });
  for (const build of [entityTree, topicTree, quotationTree]) assert.deepEqual(build(index, file), []);
  assert.deepEqual(annotationTree([], all), []);
});

const entry = (given: Partial<AnnotationEntry>): AnnotationEntry => ({
  id: 'urn:uuid:1', uri: 'file:///sources/harbour.txt', pieces: [{ start: 10, end: 20 }], state: 'placed', tags: [], notes: [], creator: 'R. Reader', machine: false, exact: 'Harbour Town', ...given,
});

test('Annotations stand in order of place, orphans last, and say what they are', () => {
  const tree = annotationTree([
    entry({ id: 'a', state: 'orphan', pieces: [], exact: 'gone', tags: ['money'] }),
    entry({ id: 'b', pieces: [{ start: 30, end: 40 }], state: 'drifted', type: 'PLACE' }),
    entry({ id: 'c', decision: 'reject', type: 'PERSON', notes: ['No.'] }),
    entry({ id: 'd', pieces: [{ start: 50, end: 55 }, { start: 60, end: 66 }], type: 'QUOTATION/direct' }),
  ], file);
  assert.deepEqual(tree.map(({ description }) => description), ['rejected · Person · No.', 'check its place · Place', 'Direct quotation', 'not found · #money']);
  assert.deepEqual(tree.map(({ location }) => location && [location.start, location.end]), [[10, 20], [30, 40], [50, 66], undefined]);
  assert.match(tree[2]!.tooltip, /by R\. Reader$/);
});

test('What the machine found and somebody kept is one node after what people made', () => {
  const found = [entry({ id: 'm', machine: true }), entry({ id: 'n', machine: true, pieces: [{ start: 2, end: 3 }] })];
  assert.deepEqual(annotationTree(found, file).map(({ id }) => id), ['annotations/n', 'annotations/m']);
  const tree = annotationTree([...found, entry({ id: 'p', exact: 'mine' })], file);
  assert.deepEqual(tree.map(({ label, count }) => [label, count]), [['mine', undefined], ['Found by Glossator', 2]]);
  assert.match(tree[1]!.children!()[0]!.tooltip, /by Glossator$/);
  const full = annotationTree([...found, ...Array.from({ length: 200 }, (_, i) => entry({ id: `p${i}` }))], file);
  assert.deepEqual(labels(full), ['Made by people', 'Found by Glossator']);
});

test('Over all sources annotations are grouped by their source', () => {
  const entries = [entry({ id: 'a' }), entry({ id: 'b', uri: other.uri! }), entry({ id: 'c', uri: other.uri! })];
  assert.deepEqual(annotationTree(entries, all).map(({ label, count }) => [label, count]), [['island news.txt', 2], ['harbour.txt', 1]]);
  const twins = annotationTree([entry({}), entry({ uri: 'file:///old/harbour.txt' })], all);
  assert.deepEqual(twins.map(({ label, description }) => [label, description]), [['harbour.txt', '1 · sources'], ['harbour.txt', '1 · old']]);
  assert.deepEqual(pathTo(annotationTree(entries, all), { uri: entries[0]!.uri, offset: 12 }), ['harbour.txt', 'Harbour Town']);
});

test('Tags and notes on a span are collected, those of orphans are not', () => {
  const entries = [entry({ tags: ['a', 'b'], notes: ['One.'] }), entry({ tags: ['a'], pieces: [{ start: 19, end: 25 }] }), entry({ tags: ['c'], state: 'orphan' }), entry({ tags: ['d'], pieces: [{ start: 20, end: 30 }] })];
  assert.deepEqual(keptAt(entries, { start: 15, end: 20 }), { tags: ['a', 'b'], notes: [{ text: 'One.', creator: 'R. Reader' }] });
});

test('A line of context is cut between words, keeps to its paragraph, and hides no controls', () => {
  const text = `${'before '.repeat(20)}Zoë ${'after '.repeat(40)}`.trim();
  const view = makeView({ paragraphs: ['Other.', text], entities: [{ name: 'Zoë', type: 'PERSON' }] });
  const line = contextLine(view, view.mentions[0]!);
  assert.match(line.label, /^…before Zoë after after .* after…$/);
  assert.equal(line.label.slice(...line.highlights[0]), 'Zoë');
  const tricky = makeView({ paragraphs: ['so \u202E(Zoë) now'], entities: [{ name: 'Zoë', type: 'PERSON' }] });
  assert.equal(contextLine(tricky, tricky.mentions[0]!).label, 'so [U+202E](Zoë) now');
});

test('A Markdown source is shown as it is read: without markup, in lists, tables, links and emphasis', async () => {
  const text = '# The *old* mill\n\nThe **mill** was [sold by Mara Lindqvist](https://example.org/a_b) &amp; others.\n\n- one, said *Mara Lindqvist*\n\n  two\n\n| who | what |\n|---|---|\n| **Mara Lindqvist** | `code` |\n';
  const view = new SourceView('file:///a.md', 1, text, await new SourceAnalyzer().update(text, 'markdown'), true, 'markdown');
  const read = (from: number): string => {
    const start = text.indexOf('Mara Lindqvist', from), { label, highlights: [[first, last]] } = contextLine(view, { start, end: start + 14 });
    assert.equal(label.slice(first, last), 'Mara Lindqvist');
    return label;
  };
  assert.equal(read(0), '…was sold by Mara Lindqvist & others.');
  assert.equal(read(text.indexOf('- one')), 'one, said Mara Lindqvist');
  assert.equal(read(text.indexOf('|')), 'Mara Lindqvist');
  const start = text.indexOf('**mill'), words = { start, end: text.indexOf(']', start) };
  assert.equal(wordsOf(view, [words]), 'mill was sold by Mara Lindqvist');
  assert.equal(paragraphOf(view, words), 'The mill was sold by Mara Lindqvist & others.');
  const plain = new SourceView('file:///a.txt', 1, text, view.analysis, true);
  assert.match(contextLine(plain, words).label, /\*\*mill\*\*/);
});

test('A note shows in its row as it is read', () => {
  const [row] = annotationTree([{ id: 'a', uri: 'file:///a', pieces: [{ start: 0, end: 4 }], state: 'placed', tags: ['who'], notes: ['Ask **when**,\n\nand [where](https://example.org).'], creator: 'R.', machine: false, exact: 'mill' }], { sort: 'count', allSources: false });
  assert.equal(row?.description, '#who · Ask when, and where.');
  assert.match(row?.accessibilityLabel ?? '', /note: Ask when, and where\.$/);
});

test('A span of a Markdown source that is nowhere in its prose is shown as it stands', async () => {
  const text = 'A `span of code` and\n\nanother.\n';
  const view = new SourceView('file:///a.md', 1, text, await new SourceAnalyzer().update(text, 'markdown'), true, 'markdown');
  assert.equal(wordsOf(view, [{ start: 3, end: 7 }]), 'span');
  assert.equal(wordsOf(view, [{ start: 17, end: 29 }]), 'and\n\nanother'.slice(0, 12));
});

test('Names of files are decoded, and what cannot be is left', () => {
  assert.equal(sourceName('file:///a/b%20c.txt'), 'b c.txt');
  assert.equal(sourceName('untitled:Untitled-1'), 'Untitled-1');
  assert.equal(sourceName('file:///a/%E0%A4%A.txt'), '%E0%A4%A.txt');
  assert.equal(sourcePath('file:///a/b%20c.txt'), '/a/b c.txt');
  assert.equal(sourcePath('vscode-remote://host+x/a/b.txt'), '/a/b.txt');
  assert.equal(sourcePath('untitled:Untitled-1'), 'Untitled-1');
});

test('Names that every object has are just names', () => {
  const entities = ['__proto__', 'constructor', 'toString'].map((name): MadeEntity => ({ name, type: 'constructor' }));
  const index = indexOf({ paragraphs: ['__proto__ met constructor and toString.'], entities });
  const [type] = entityTree(index, file);
  assert.deepEqual([type!.label, labels(type!.children!())], ['constructor', ['__proto__', 'constructor', 'toString']]);
});

test('Thousands of names and sources are bucketed on every level, and each mention is reached once', () => {
  const index = new CorpusIndex();
  let mentions = 0;
  for (let source = 0; source < 300; source++) {
    const entities = Array.from({ length: 10 }, (_, i): MadeEntity => ({ name: `Name ${i === 0 ? 'X' : source * 10 + i}.`, type: 'PERSON' }));
    const view = makeView({ uri: `file:///${source}.txt`, paragraphs: [entities.map(({ name }) => name).join(' ')], entities });
    mentions += view.mentions.length;
    index.set(view);
  }
  for (const sort of ['count', 'name'] as const) {
    let leaves = 0;
    const walk = (nodes: readonly TreeItemModel[]): void => {
      assert.ok(nodes.length <= mostChildren);
      for (const node of nodes) {
        if (node.children) walk(node.children());
        else leaves++;
      }
    };
    walk(entityTree(index, { sort, allSources: true }));
    assert.equal(leaves, mentions);
  }
});
