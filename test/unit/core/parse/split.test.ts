import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../../../src/core/parse/block';
import { maxBlockLength } from '../../../../src/core/parse/plain';
import { blockToProse, proseToBlock } from '../../../../src/core/parse/prose';
import { splitBlocks } from '../../../../src/core/parse/split';
import { anyEdit, changeOf, proseText, wildText } from '../../../support/texts';
import { replaceIn } from '../../../../src/core/analysis/edit';

const proses = (text: string, format: 'plain' | 'markdown'): string[] => splitBlocks(text, format).map(({ prose }) => prose);

test('a line of plain text is a block, blank lines are none', () => {
  assert.deepEqual(proses('One.\n\n\nTwo.\r\n  Three.  \n', 'plain'), ['One.', 'Two.', 'Three.']);
});

test('lines that were wrapped to a width are one block', () => {
  const wrapped = 'The council met on Monday evening and talked for three hours about\nthe new ferry, its price and the people who would have to pay for it\nin the end, whatever the minister said.';
  assert.deepEqual(proses(`${wrapped}\n\nNext.`, 'plain'), [wrapped, 'Next.']);
});

test('a headline over a paragraph is not taken for a wrapped line', () => {
  const lines = ['Far Too Many Ferries, Says the Harbour Master of Port Ellery Today', 'News analysis', 'The council met.'];
  assert.deepEqual(proses(lines.join('\n'), 'plain'), lines);
});

test('a bullet is not part of its item', () => {
  assert.deepEqual(splitBlocks('- Fares\n2. Routes', 'plain').map(({ kind, prose }) => [kind, prose]), [['item', 'Fares'], ['item', 'Routes']]);
});

test('a line of any length is cut into blocks of bounded length, at white space', () => {
  const blocks = splitBlocks('word '.repeat(20_000), 'plain');
  assert.ok(blocks.every(({ prose }) => prose.length <= maxBlockLength && /^word( word)*$/.test(prose)));
  assert.equal(blocks.map(({ prose }) => prose.split(' ').length).reduce((a, b) => a + b), 20_000);
});

test('Markdown: markup, code, targets, HTML and front matter are left out', () => {
  const text = '---\ntitle: Mara\n---\n# The *Ferry*\n\nSee [the plan](http://a.b "Oslo"), `Bergen`, <b>now</b> &amp; http://x.y/Oslo.\n\n```\nRome\n\nParis\n```\n\n    indented\n\n<div>\nhtml\n</div>\n';
  assert.deepEqual(proses(text, 'markdown'), ['The Ferry', 'See the plan, , now & .']);
});

test('Markdown: headings, items and cells are told apart', () => {
  const text = '# One\n\nTwo\n===\n\n## Three\n\n- four\n- five\n\n  six\n\n| a | b |\n|---|---|\n| c | d |\n';
  assert.deepEqual(splitBlocks(text, 'markdown').map(({ kind, prose }) => `${kind} ${prose}`), [
    'heading One', 'heading Two', 'subheading Three', 'item four', 'item five', 'item six', 'cell a', 'cell b', 'cell c', 'cell d',
  ]);
});

test('Markdown: a quotation over two lines keeps its offsets', () => {
  const text = '> “The **ferry** is\n> late,” said Mara.\n';
  const [block] = splitBlocks(text, 'markdown');
  assert.ok(block);
  assert.equal(block.prose, '“The ferry is\nlate,” said Mara.');
  const at = block.prose.indexOf('late');
  const { start, end } = proseToBlock(block, { start: at, end: at + 4 });
  assert.equal(text.slice(block.start + start, block.start + end), 'late');
});

for (const format of ['plain', 'markdown'] as const) {
  test(`${format}: blocks are in order, apart, and every character of prose stands where it is said to`, () => {
    fc.assert(fc.property(fc.oneof(proseText, wildText), (text) => { checkBlocks(text, splitBlocks(text, format)); }), { numRuns: 400 });
  });

  test(`${format}: with a cache of the text before, blocks equal those of a fresh split`, () => {
    fc.assert(fc.property(proseText, fc.array(anyEdit, { maxLength: 6 }), (start, edits) => {
      const cache = new Map<string, readonly Block[]>();
      let text = start;
      splitBlocks(text, format, cache);
      for (const edit of edits) {
        text = replaceIn(text, changeOf(text, edit));
        assert.deepEqual(splitBlocks(text, format, cache), splitBlocks(text, format));
      }
    }), { numRuns: 150 });
  });
}

test('text that would take CommonMark quadratic time is read all the same', () => {
  for (const monster of ['['.repeat(20_000), '*a '.repeat(9_000), '> '.repeat(9_000), '`'.repeat(9_000), '<'.repeat(20_000), '_a*'.repeat(9_000)]) {
    const text = `${monster}\n\nMara.`;
    assert.equal(splitBlocks(text, 'markdown').at(-1)?.prose, 'Mara.');
  }
});

function checkBlocks(text: string, blocks: readonly Block[]): void {
  let end = 0;
  for (const block of blocks) {
    assert.ok(block.start >= end && block.end > block.start && block.end <= text.length, 'in order and apart');
    end = block.end;
    for (let i = 0; i < block.prose.length; i++) {
      const place = proseToBlock(block, { start: i, end: i + 1 });
      const there = text.slice(block.start + place.start, block.start + place.end);
      const here = block.prose.charAt(i);
      // A character reference or a line end may be written otherwise than it reads.
      assert.ok(there === here || there.startsWith('&') || /[\r\n]/.test(there), `${JSON.stringify(there)} for ${JSON.stringify(here)}`);
      if (there === here) assert.deepEqual(blockToProse(block, place), { start: i, end: i + 1 });
    }
  }
}

test('a word that a hyphen divides at the end of a line is one, a compound stays', () => {
  const [block] = splitBlocks('A fer-\nry of an Oslo-\nbased company.', 'plain');
  assert.ok(block);
  assert.equal(block.prose, 'A ferry of an Oslo-\nbased company.');
  assert.deepEqual(proseToBlock(block, { start: 2, end: 7 }), { start: 2, end: 9 });
});

test('narrow columns are paragraphs, lists are not', () => {
  const column = 'The ferry was late again and the\nmayor of the town said that all\nwould have to wait for the boat\nto come back.';
  assert.deepEqual(proses(column, 'plain'), [column]);
  assert.equal(proses('Anna Lund\nPer Quist\nIda Holm', 'plain').length, 3);
});
