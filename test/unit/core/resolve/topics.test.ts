import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceBlock } from '../../../../src/core/analysis/model';
import type { TextFormat } from '../../../../src/core/analysis/types';
import { labelBlocks } from '../../../../src/core/articles/label';
import { lineFeatures } from '../../../../src/core/articles/lines';
import { splitBlocks } from '../../../../src/core/parse/split';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { findTopics } from '../../../../src/core/resolve/topics';

function topicsOf(text: string, format: TextFormat = 'plain') {
  const analyze = createBlockAnalyzer();
  const blocks = splitBlocks(text, format, new Map());
  const findings = blocks.map(analyze);
  const labels = labelBlocks(blocks, findings.map(lineFeatures));
  let article = -1;
  const source: SourceBlock[] = blocks.map((block, i) => {
    if (labels[i]!.startsArticle || article < 0) article++;
    return { block, findings: findings[i]!, ...labels[i]!, article };
  });
  const none = blocks.map(() => []);
  const topics = findTopics(source, { mentions: none, references: none, roles: none, clusters: [] });
  return { topics, textAt: topics.map(({ mentions }) => mentions.map((span) => text.slice(blocks[span.block]!.start + span.start, blocks[span.block]!.start + span.end))) };
}

const harbour = [
  'Ferry strike leaves island without bread',
  'The ferry strike that began on Monday has emptied the shelves of the island. Bakers said that grain supplies would last two days.',
  'A second ferry strike is planned for June, the union said. Grain supplies come by sea only.',
  'The harbour master reopened the quay after the ferry strikes of last year.',
].join('\n');

test('Text without content words has no topics', () => {
  assert.deepEqual(topicsOf('It was what it was, and there they were.').topics, []);
  assert.deepEqual(topicsOf('').topics, []);
});

test('A phrase that an article repeats is its first topic, singular and plural counted together', () => {
  const { topics, textAt } = topicsOf(harbour);
  assert.equal(topics[0]?.label, 'ferry strike');
  assert.deepEqual(topics[0].articles, [0]);
  assert.deepEqual(textAt[0], ['Ferry strike', 'ferry strike', 'ferry strike', 'ferry strikes']);
  assert.ok(topics.some(({ label }) => label === 'grain supplies'));
});

test('An article has at most ten topics, best first, and no verbs or adverbs among them', () => {
  const { topics } = topicsOf(harbour);
  assert.ok(topics.length > 0 && topics.length <= 10);
  assert.deepEqual(topics.map(({ score }) => score), topics.map(({ score }) => score).sort((a, b) => b - a));
  for (const { label } of topics) assert.doesNotMatch(label, /\b(?:said|began|emptied|reopened|planned|only)$/);
});

test('Mentions in Markdown stand where the words are in the file', () => {
  const { textAt } = topicsOf('# Ferry strike\n\nThe **ferry** strike goes on. The [ferry strike](https://example.org/ferry) is long.\n', 'markdown');
  assert.deepEqual(textAt[0], ['Ferry strike', 'ferry** strike', 'ferry strike']);
});

test('Names that every object has are just words', () => {
  const text = 'The constructor vote\nThe constructor vote and a __proto__ vote. A constructor vote again, and the valueOf vote.';
  assert.equal(topicsOf(text).topics[0]?.label, 'constructor vote');
});

test('The same text gives the same topics', () => {
  assert.deepEqual(topicsOf(harbour).topics, topicsOf(harbour).topics);
});
