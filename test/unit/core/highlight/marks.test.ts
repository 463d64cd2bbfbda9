import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markColor, markHighlights, safeColor } from '../../../../src/core/highlight/marks';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import { tagCountsCsv } from '../../../../src/core/export/tagCounts';
import { harmlessMarkdown } from '../../../../src/core/card/text';
import { storedFromJson } from '../../../../src/core/sidecar/model';

function placed(more: Partial<PlacedAnnotation>): PlacedAnnotation {
  return { id: 'a', tags: [], notes: [], creator: 'A', machine: false, quote: 'x', pieces: [{ start: 2, end: 5 }], state: 'placed', raw: storedFromJson('{}'), ...more };
}

test('marks are drawn by what they say first; decisions, replies and the machine’s own are not marks', () => {
  const sorts = (more: Partial<PlacedAnnotation>): string[] => markHighlights([placed(more)], () => undefined).map(({ sort }) => sort);
  assert.deepEqual(sorts({}), ['plain']);
  assert.deepEqual(sorts({ notes: ['n'] }), ['note']);
  assert.deepEqual(sorts({ tags: ['t'], notes: ['n'] }), ['tag']);
  assert.deepEqual(sorts({ tags: ['t'], state: 'drifted' }), ['unsure']);
  assert.deepEqual(sorts({ decision: 'accept', type: 'PERSON' }), []);
  assert.deepEqual(sorts({ decision: 'accept', type: 'PERSON', notes: ['n'] }), ['note']);
  assert.deepEqual(sorts({ machine: true }), []);
  assert.deepEqual(sorts({ refersTo: 'x', notes: ['n'], pieces: [] }), []);
});

test('a colour from the codebook is taken only when it is nothing but a colour', () => {
  assert.equal(markHighlights([placed({ tags: ['t'] })], () => 'charts.green')[0]?.color, 'charts.green');
  assert.equal(markHighlights([placed({ tags: ['t'] })], () => 'red; background: url(https://example.org)')[0]?.color, markColor);
  for (const good of ['#abc', '#A1B2C3', 'charts.red', 'glossator.markForeground']) assert.equal(safeColor(good), good);
  for (const bad of ['#abcd1', 'a b', 'x)', 'var(--x)', '', 'a..b']) assert.equal(safeColor(bad), undefined);
});

test('a table of tags is one that no spreadsheet trips over', () => {
  assert.equal(tagCountsCsv([{ tag: '=cmd()', sources: new Map([['a,b.txt', 2]]) }, { tag: 'x', sources: new Map() }], ['a,b.txt']), 'tag,"a,b.txt",all\r\n\'=cmd(),2,2\r\nx,0,0\r\n');
});

test('notes load nothing and reorder nothing', () => {
  assert.equal(harmlessMarkdown('![x](https://example.org/x.png) **b**\n\u202E\u0000'), '\\![x](https://example.org/x.png) **b**\n[U+202E]');
});
