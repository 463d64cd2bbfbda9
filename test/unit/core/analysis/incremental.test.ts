import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { applyDelta, DeltaEncoder } from '../../../../src/core/analysis/delta';
import type { TextFormat } from '../../../../src/core/analysis/types';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();
const stock = [
  'Mara Quist, the mayor of Lunden, met Dill Oakes of Easterling Ferries on Monday.', '“We sail at dawn,” Ms. Quist said. “We have waited for a week.', '“The wind is right.', '“And so we go,” she added.',
  'Mr. Oakes said that the ferry Grey Gull would not leave.', '“Nobody asked us about any of this,” he said.', '“I did.”', '“You did not.”', 'The mayor denied the charge.', 'Easterling rejected the plan, and Quist left for Oslo.',
  'Analysts said the price was too high. They said it would rise.', 'Ferry Fares Will Rise Again, Says the Mayor of Lunden', 'By Anna Lund', 'The tide was low.', 'Ms. Oakes wrote:', '“I am another Oakes, and I stay.”',
  'It said that the Harbour Council of Lunden (HCL) had met. The HCL voted.', 'MARA QUIST: Why?', 'DILL OAKES: The wind turned.', 'It often does.', 'LUNDEN, May 3 - The company lost 3 million euros in Norway.', '- A list item about Oslo and Bergen.', '# A heading', 'Oakes was late. The United States and the U.S. agree.',
];
const edits = (words: readonly string[]) => fc.array(fc.record({ at: fc.nat({ max: 999 }), remove: fc.nat({ max: 2 }), add: fc.array(fc.constantFrom(...words), { maxLength: 2 }), typed: fc.option(fc.constantFrom('x', ' ', '“', '”', 'Quist', ' Mr. Oakes', ' she said', ':', '.', '\n')) }), { minLength: 1, maxLength: 6 });

/** Replaces whole paragraphs, or types something into the middle of one. */
function apply(paragraphs: readonly string[], { at, remove, add, typed }: { readonly at: number; readonly remove: number; readonly add: readonly string[]; readonly typed: string | null }): string[] {
  const index = paragraphs.length === 0 ? 0 : at % paragraphs.length;
  const result = [...paragraphs], middle = result[index];
  if (typed !== null && middle !== undefined) result[index] = middle.slice(0, middle.length >> 1) + typed + middle.slice(middle.length >> 1);
  else result.splice(index, remove, ...add);
  return result;
}

const prose = stock.filter((paragraph) => !/^[A-Z ]+:/.test(paragraph));
const cases: readonly (readonly [string, TextFormat, readonly string[]])[] = [['plain text', 'plain', prose], ['a transcript', 'plain', stock], ['Markdown', 'markdown', prose]];
for (const [what, format, words] of cases) {
  test(`${what}: what an analyzer remembers of the text before changes nothing in a long source`, { timeout: 300_000 }, async () => {
    const start = fc.array(fc.constantFrom(...words), { minLength: 60, maxLength: 260 });
    await fc.assert(fc.asyncProperty(start, edits(words), async (paragraphs, list) => {
      const analyzer = new SourceAnalyzer(analyzeBlock), encoder = new DeltaEncoder();
      let now = paragraphs, received = applyDelta(undefined, encoder.encode(await analyzer.update(now.join('\n\n'), format)));
      for (const each of list) {
        now = apply(now, each);
        received = applyDelta(received, structuredClone(encoder.encode(await analyzer.update(now.join('\n\n'), format))));
        assert.deepEqual(received, structuredClone(await new SourceAnalyzer(analyzeBlock).update(now.join('\n\n'), format)));
      }
    }), { numRuns: 15 });
  });
}
