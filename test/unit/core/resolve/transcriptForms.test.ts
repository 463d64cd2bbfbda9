import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { SourceView } from '../../../../src/core/analysis/view';
import { wordsOfPieces } from '../../../../src/core/quotation/wordsOf';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const folder = join(__dirname, '../../../fixtures/transcripts');
const analyzeBlock = createBlockAnalyzer();
/** By file the speakers and what they say. */
const expected = new Map(Object.entries(JSON.parse(readFileSync(join(folder, 'turns.json'), 'utf8')) as Record<string, [string | null, string][]>));

for (const file of readdirSync(folder).filter((name) => name !== 'turns.json')) {
  test(`turns as exported: ${file}`, async () => {
    const text = readFileSync(join(folder, file), 'utf8'), format = file.endsWith('.md') ? 'markdown' : 'plain';
    const view = new SourceView('a', 1, text, await new SourceAnalyzer(analyzeBlock).update(text, format), true, format);
    const plain = (words: string): string => (format === 'markdown' ? words.replace(/\*|^> ?/gmu, '') : words).replace(/\s+/gu, ' ').trim();
    const found = view.quotations.filter(({ kind, nested, quoted }) => kind === 'direct' && !nested && quoted.length === 0);
    assert.deepEqual(found.map(({ speakerName, spans }) => [speakerName, plain(wordsOfPieces(text, spans).replace(/ … /gu, ' '))]), expected.get(file));
  });
}
