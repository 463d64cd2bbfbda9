import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelBlocks } from '../../../../src/core/articles/label';
import { lineFeatures } from '../../../../src/core/articles/lines';
import type { TextFormat } from '../../../../src/core/analysis/types';
import { splitBlocks } from '../../../../src/core/parse/split';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();

/** One line a block: "* " where an article starts, then its role and first words. */
function labels(text: string, format: TextFormat = 'plain'): string[] {
  const blocks = splitBlocks(text, format);
  return labelBlocks(blocks, blocks.map((block) => lineFeatures(analyzeBlock(block))))
    .map(({ role, startsArticle }, i) => `${startsArticle ? '* ' : ''}${role} ${blocks[i]?.prose.split(' ').slice(0, 2).join(' ') ?? ''}`);
}

const body = 'The council of Port Ellery met on Monday to talk about the fares of the ferry.';

test('a lone paragraph is an article without a headline', () => {
  assert.deepEqual(labels(body), ['* body The council']);
});

test('the first title is the headline, a repeated one belongs to it, and so do kicker and summary', () => {
  assert.deepEqual(labels(`Ferry Fares Will Rise Again\nNews analysis\nFerry Fares Will Rise Again\nThe town pays and nobody asked it.\n${body}`), [
    '* headline Ferry Fares', 'kicker News analysis', 'headline Ferry Fares', 'summary The town', 'body The council',
  ]);
});

test('a short title between paragraphs is a subhead, a long one the next headline', () => {
  assert.deepEqual(labels(`Ferry Fares Rise\n${body}\nWho Pays the Bill?\n${body}\nSchool Roof in Port Ellery Falls After a Night of Storm\n${body}`), [
    '* headline Ferry Fares', 'body The council', 'subhead Who Pays', 'body The council', '* headline School Roof', 'body The council',
  ]);
});

test('a line of contributors ends an article, whether or not a headline follows', () => {
  assert.deepEqual(labels(`Fares Rise\n${body}\nMara Lindqvist and Jonas Hale contributed reporting from Oslo.\n${body}`), [
    '* headline Fares Rise', 'body The council', 'contributors Mara Lindqvist', '* body The council',
  ]);
});

test('a byline makes the line above it a headline', () => {
  assert.deepEqual(labels(`Fares rise\n${body}\nSchool roof falls in\nBy Mara Lindqvist\n${body}`), [
    '* headline Fares rise', 'body The council', '* headline School roof', 'byline By Mara', 'body The council',
  ]);
});

test('bullets are items and start no article', () => {
  assert.deepEqual(labels(`Fares Rise\n${body}\n- The School Roof That Fell After a Night of Storm\n- Fares`).slice(2), ['item The School', 'item Fares']);
});

test('speakers’ turns are turns once there are three', () => {
  assert.deepEqual(labels('A Talk About the Ferry\nQ: Why now?\nMARA LINDQVIST: Because it leaks.\nQ: Who pays?\nMARA LINDQVIST: The town.').slice(1).map((line) => line.split(' ')[0]), ['turn', 'turn', 'turn', 'turn']);
});

test('an article about somebody else, without a headline, starts where nothing named before is named any more', () => {
  const one = Array.from({ length: 8 }, (_, i) => `Paragraph ${i} tells that Mara Lindqvist of Port Ellery asked Jonas Hale about the Ellery Line and the Council of Bergen.`);
  const other = Array.from({ length: 8 }, (_, i) => `In part ${i}, the Lisbon court heard Tomás Pereira, whom Inês Carvalho of Porto accused before Judge Amaral in Coimbra.`);
  const found = labels([...one, ...other].join('\n'));
  assert.deepEqual(found.flatMap((label, i) => label.startsWith('*') ? [i] : []), [0, 8]);
});

test('Markdown: a first-level heading starts an article, deeper ones are subheads', () => {
  assert.deepEqual(labels(`# One\n\n${body}\n\n## Two\n\n${body}\n\n# Three\n\n${body}\n`, 'markdown'), [
    '* headline One', 'body The council', 'subhead Two', 'body The council', '* headline Three', 'body The council',
  ]);
});
