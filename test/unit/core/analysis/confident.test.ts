import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { confident } from '../../../../src/core/analysis/confident';
import { SourceView } from '../../../../src/core/analysis/view';

const text = '“We sail at noon,” said Mara Lindqvist in Oslo.\nThe council said that the ferry would sail. Lindqvist smiled.';

test('nothing is left out at a threshold of 0, and the analysis stays the same object', async () => {
  const analysis = await new SourceAnalyzer().update(text, 'plain');
  assert.equal(confident(analysis, 0), analysis);
});

test('above every certainty only words between quotation marks are left, and nobody who is not theirs', async () => {
  const analysis = await new SourceAnalyzer().update(text, 'plain');
  assert.ok(analysis.blocks.some(({ quotations }) => quotations.some(({ kind }) => kind === 'indirect')));
  const view = new SourceView('a', 1, text, confident(analysis, 1.1), true);
  assert.deepEqual(view.mentions, []);
  assert.deepEqual(view.quotations.map(({ kind }) => kind), ['direct']);
  assert.deepEqual(view.clusters.map(({ id }) => id), [view.quotations[0]?.speaker]);
  assert.deepEqual(view.analysis.blocks.flatMap(({ references }) => references), []);
});

test('words between quotation marks stay also where somebody is only said to think so', async () => {
  const belief = 'Mara Lindqvist openly admires Erik Dahl as a “strong captain” of ships. Mara Lindqvist plans to close the harbour in June.';
  const kinds = (threshold: number, analysis: Awaited<ReturnType<SourceAnalyzer['update']>>) => new SourceView('a', 1, belief, confident(analysis, threshold), true).quotations.map(({ kind, mode }) => `${kind} ${mode ?? ''}`);
  const analysis = await new SourceAnalyzer().update(belief, 'plain');
  assert.deepEqual(kinds(0, analysis), ['mixed belief', 'indirect intention']);
  assert.deepEqual(kinds(0.5, analysis), ['mixed belief']);
});
