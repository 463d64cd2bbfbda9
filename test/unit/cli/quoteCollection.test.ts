import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../src/core/analysis/analyzer';
import { confident, defaultThreshold } from '../../../src/core/analysis/confident';
import type { TextFormat } from '../../../src/core/analysis/types';
import { SourceView } from '../../../src/core/analysis/view';
import { changeLabel, remarkLabels } from '../../../src/core/quoteCheck/describe';
import { checkQuotations } from '../../../src/core/quoteCheck/matcher';
import { createBlockAnalyzer } from '../../../src/core/recognize/analyzeBlock';
import { decode } from '../../../src/cli/decode';

const folder = path.join(__dirname, '..', '..', 'fixtures', 'quoteCheck');
const analyzeBlock = createBlockAnalyzer();

async function viewOf(file: string): Promise<SourceView> {
  const decoded = decode(readFileSync(path.join(folder, file)));
  assert.ok('text' in decoded, file);
  const format: TextFormat = file.endsWith('.md') ? 'markdown' : 'plain';
  const analysis = confident(await new SourceAnalyzer(analyzeBlock).update(decoded.text, format), defaultThreshold);
  return new SourceView(file.replace('sources/', ''), 1, decoded.text, analysis, true, format);
}

/** `expected.txt` has what a careful reader said of each quotation of `draft.md`, in order: verdict, first words, what differs, where. */
test('Each quotation of a draft is judged as a careful reader judges it, whatever sources look like', async () => {
  const sources = await Promise.all(readdirSync(path.join(folder, 'sources')).sort().map((name) => viewOf(`sources/${name}`)));
  const draft = await viewOf('draft.md'), { quotations } = await checkQuotations(draft, sources);
  const lines = quotations.map((quotation) => {
    const words = draft.text.slice(quotation.start, quotation.end).replace(/\s+/gu, ' ').slice(0, 48);
    const details = [...quotation.changes.map(changeLabel), ...remarkLabels(quotation)];
    return [quotation.verdict, words, details.join('; '), quotation.places[0]?.uri ?? ''].join(' | ');
  });
  assert.deepEqual(lines, readFileSync(path.join(folder, 'expected.txt'), 'utf8').trimEnd().split('\n'));
});
