import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { applyDelta, DeltaEncoder } from '../../../../src/core/analysis/delta';
import { editAnalysis, replaceIn } from '../../../../src/core/analysis/edit';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { SourceView } from '../../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { anyEdit, changeOf, proseText, wildText } from '../../../support/texts';

const analyzeBlock = createBlockAnalyzer();
const paragraphs = Array.from({ length: 40 }, (_, i) => `Paragraph ${i}: “We sail,” said Mara Lindqvist, the mayor of Bergen, on day ${i}.`);

for (const format of ['plain', 'markdown'] as const) {
  test(`${format}: analysing edit by edit gives what analysing the whole text gives, also through deltas`, async () => {
    await fc.assert(fc.asyncProperty(proseText, fc.array(anyEdit, { maxLength: 5 }), async (start, edits) => {
      const analyzer = new SourceAnalyzer(analyzeBlock), encoder = new DeltaEncoder();
      let text = start;
      let received = applyDelta(undefined, encoder.encode(await analyzer.update(text, format)));
      for (const edit of edits) {
        text = replaceIn(text, changeOf(text, edit));
        received = applyDelta(received, structuredClone(encoder.encode(await analyzer.update(text, format))));
        assert.deepEqual(received, structuredClone(await new SourceAnalyzer(analyzeBlock).update(text, format)));
      }
    }), { numRuns: 60 });
  });
}

test('an edit in one paragraph parses one block', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock);
  const text = paragraphs.join('\n');
  await analyzer.update(text, 'plain');
  assert.equal(analyzer.parsedBlocks, paragraphs.length);
  await analyzer.update(text.replace('day 20', 'day twenty'), 'plain');
  assert.equal(analyzer.parsedBlocks, 1);
  await analyzer.update(`A new first line, on day one.\n${text}`, 'plain');
  assert.equal(analyzer.parsedBlocks, 2);
});

test('an insertion above changes no content, only bounds', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock), encoder = new DeltaEncoder();
  const text = paragraphs.join('\n');
  encoder.encode(await analyzer.update(text, 'plain'));
  const { contents } = encoder.encode(await analyzer.update(`Nothing much.\n${text}`, 'plain'));
  const changed = contents.filter((content) => typeof content !== 'number');
  assert.ok(changed.length <= 3, `${changed.length} blocks were sent`);
});

test('a keystroke in a name sends the paragraphs that it changes, and no others', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock), encoder = new DeltaEncoder();
  // The port comes again and again: its name is judged anew wherever it stands.
  const text = Array.from({ length: 300 }, (_, i) => [
    `Paragraph ${i}: Mara Lindqvist, the mayor of Bergen, met Jonas Feld of Northsea Lines on day ${i}.`, `“We sail on day ${i},” she said. “The wind is right.”`, '“And so we go.”', `Ms. Lindqvist wrote to the Harbour Council of Leith about ${i} ships.`,
  ][i % 4]).join('\n');
  encoder.encode(await analyzer.update(text, 'plain'));
  const { contents } = encoder.encode(await analyzer.update(text.replace('the mayor of Bergen, met Jonas Feld of Northsea Lines on day 200', 'the mayor of Bergenx, met Jonas Feld of Northsea Lines on day 200'), 'plain'));
  const changed = contents.filter((content) => typeof content !== 'number');
  assert.ok(changed.length <= 3, `${changed.length} blocks were sent`);
});

test('an analysis that is abandoned leaves the analyzer fit for the next', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock);
  const long = paragraphs.concat(paragraphs.map((paragraph) => paragraph.replace('Mara', 'Jonas'))).join('\n');
  await assert.rejects(analyzer.update(long, 'plain', () => Promise.reject(new Error('superseded'))), /superseded/);
  assert.deepEqual(await analyzer.update(long, 'plain'), await new SourceAnalyzer(analyzeBlock).update(long, 'plain'));
});

test('every span of an analysis lies in the text, in order, whatever the text', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(proseText, wildText), fc.constantFrom('plain' as const, 'markdown' as const), async (text, format) => {
    checkSpans(text, await new SourceAnalyzer(analyzeBlock).update(text, format));
  }), { numRuns: 250 });
});

test('right after an edit, what it did not touch still covers the same words', async () => {
  await fc.assert(fc.asyncProperty(proseText, fc.array(anyEdit, { maxLength: 4 }), async (start, edits) => {
    let text = start;
    let analysis = await new SourceAnalyzer(analyzeBlock).update(text, 'plain');
    for (const edit of edits) {
      const change = changeOf(text, edit);
      const before = wordsOf(text, analysis);
      const after = editAnalysis(analysis, { start: change.start, end: change.end, length: change.text.length });
      const delta = change.text.length - (change.end - change.start);
      text = replaceIn(text, change);
      checkSpans(text, after);
      const now = new Set(wordsOf(text, after).map(({ start: at, words }) => `${at} ${words}`));
      for (const { start: at, end, words } of before) {
        if (end < change.start) assert.ok(now.has(`${at} ${words}`), `${words} before the edit`);
        if (at > change.end) assert.ok(now.has(`${at + delta} ${words}`), `${words} after the edit`);
      }
      analysis = after;
    }
  }), { numRuns: 150 });
});

function wordsOf(text: string, analysis: SourceAnalysis): { start: number; end: number; words: string }[] {
  const view = new SourceView('a', 1, text, analysis, false);
  return view.mentions.map(({ start, end }) => ({ start, end, words: text.slice(start, end) }));
}

function checkSpans(text: string, analysis: SourceAnalysis): void {
  const view = new SourceView('a', 1, text, analysis, true);
  let last = 0;
  for (const block of analysis.blocks) {
    assert.ok(block.start >= last && block.end >= block.start && block.end <= text.length, 'blocks are in order');
    last = block.end;
  }
  for (const { start, end, entity } of view.mentions) {
    assert.ok(start >= 0 && start < end && end <= text.length, `mention ${start}-${end} of ${text.length}`);
    assert.ok(view.cluster(entity), `${entity} is a cluster`);
  }
  for (const { spans, quoted, cue, speakerMention } of view.quotations) {
    for (const span of [...spans, ...quoted, ...cue ? [cue] : [], ...speakerMention ? [speakerMention] : []]) {
      assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, `quotation ${span.start}-${span.end} of ${text.length}`);
    }
  }
}
