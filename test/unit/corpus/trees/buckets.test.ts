import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bucketed, countRange, namedRange, nameRange, numberRange, passageRange, placeRange } from '../../../../src/corpus/trees/buckets';
import { mostChildren, type TreeItemModel, type TreeTarget } from '../../../../src/corpus/trees/model';

const leaf = (item: number): TreeItemModel => ({
  id: `leaf:${item}`, label: String(item), icon: 'x', tooltip: '', accessibilityLabel: '', contextValue: 'leaf', holds: ({ offset }) => offset === item,
});

const tree = (length: number): readonly TreeItemModel[] => bucketed({
  id: 'root', items: Array.from({ length }, (_, i) => i), make: leaf, holds: (item, { offset }) => offset === item, rangeLabel: numberRange(), noun: 'things',
});

function walk(nodes: readonly TreeItemModel[], visit: (node: TreeItemModel) => void): void {
  assert.ok(nodes.length <= mostChildren, `${nodes.length} children`);
  for (const node of nodes) {
    visit(node);
    if (node.children) walk(node.children(), visit);
  }
}

test('A list that fits is shown as it is', () => {
  assert.deepEqual(tree(200).map(({ label }) => label), Array.from({ length: 200 }, (_, i) => String(i)));
  assert.deepEqual(tree(0), []);
});

test('No node has more than 200 children, every leaf is reached exactly once and in order, and ids are unique', () => {
  fc.assert(fc.property(fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.constantFrom(39_999, 40_000, 40_001, 41_234)), (length) => {
    const leaves: string[] = [], ids = new Set<string>();
    let nodes = 0;
    walk(tree(length), (node) => {
      nodes++;
      ids.add(node.id);
      if (!node.children) leaves.push(node.label);
      else assert.ok(node.children().length > 1);
    });
    assert.equal(ids.size, nodes);
    assert.deepEqual(leaves, Array.from({ length }, (_, i) => String(i)));
  }), { numRuns: 40 });
});

test('Nodes are made only for the level that is looked at', () => {
  let made = 0;
  bucketed({
    id: 'root', items: Array.from({ length: 100_000 }, (_, i) => i), make: (item) => { made++; return leaf(item); }, holds: () => false, rangeLabel: numberRange(), noun: 'things',
  });
  assert.equal(made, 0);
});

test('A bucket holds just the targets below it', () => {
  const target: TreeTarget = { uri: '', offset: 250 };
  assert.deepEqual(tree(401).map((node) => node.holds(target)), [false, true, false]);
});

test('Buckets say what is in them', () => {
  const names = [...Array.from({ length: 150 }, (_, i) => `Ada ${i}`), ...Array.from({ length: 150 }, (_, i) => `Berta ${i}`)];
  const byName = bucketed({ id: 'n', items: names, make: () => leaf(0), holds: () => false, rangeLabel: nameRange((name) => name), noun: 'names' });
  assert.deepEqual(byName.map(({ label }) => label), ['A', 'B']);
  const counts = Array.from({ length: 300 }, (_, i) => 400 - i);
  const byCount = bucketed({ id: 'c', items: counts, make: leaf, holds: () => false, rangeLabel: countRange((count) => count, 'mention'), noun: 'names' });
  assert.deepEqual(byCount.map(({ label }) => label), ['1 – 150: 400 – 251 mentions', '151 – 300: 250 – 101 mentions']);
  assert.deepEqual(tree(401).map(({ label }) => label), ['1 – 134', '135 – 267', '268 – 401']);
  // Numbers say how many there are; letters do not.
  assert.deepEqual([byName[0]?.description, byCount[0]?.description, tree(401)[0]?.description], ['150', undefined, undefined]);
});

test('Buckets of passages begin with whole words, without the marks before them', () => {
  const passages = ['“Nobody closes a main street.”', '— who are outside, they say', ...Array.from({ length: 300 }, () => 'The ferry, of Port Ellery'), '…', 'Zoë'];
  const label = (rangeLabel: typeof words): string[] => bucketed({ id: 'p', items: passages, make: () => leaf(0), holds: () => false, rangeLabel, noun: 'annotations' }).map((node) => node.label);
  const words = passageRange<string>((each) => each);
  assert.deepEqual(label(words), ['Nobody closes a – The ferry of', 'The ferry of – Zoë']);
  assert.deepEqual(label(namedRange((each) => each)), ['1 – 152: “Nobody closes a main – The ferry, of Port', '153 – 304: The ferry, of Port – Zoë']);
  assert.deepEqual(label(placeRange((each) => each)), ['1 – 152: Nobody closes a…', '153 – 304: The ferry of…']);
});
