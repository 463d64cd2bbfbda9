import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import type { TextFormat } from '../../../../src/core/analysis/types';

const analyzeBlock = createBlockAnalyzer();

async function values(text: string, name = 'notes.txt', format: TextFormat = 'plain'): Promise<(string | undefined)[]> {
  const { blocks } = await new SourceAnalyzer(analyzeBlock, name).update(text, format);
  return blocks.flatMap(({ start, mentions }) => mentions.filter(({ type }) => type === 'DATE').map((mention) => `${text.slice(start + mention.start, start + mention.end)} ${mention.value ?? '-'}`));
}

const body = 'The ferry to Lunden ran aground on Friday, said the harbour master, who had left the port last year.';

test('without a date of its own a source’s weekdays have no value', async () => {
  assert.deepEqual(await values(body), ['Friday -', 'last year -']);
});

test('a date inside a sentence is not the source’s own', async () => {
  assert.deepEqual(await values(`On March 5, 2024, the ferry sank in the bay with all its crew. ${body}`), ['March 5, 2024 2024-03-05', 'Friday -', 'last year -']);
});

test('the file name, front matter and a dateline give the day', async () => {
  assert.deepEqual(await values(body, 'file:///sources/harbour-2024-03-05.txt'), ['Friday 2024-03-01', 'last year 2023']);
  assert.deepEqual(await values(`---\ntitle: Ferry\ndate: 2024-03-05\n---\n\n${body}\n`, 'ferry.md', 'markdown'), ['Friday 2024-03-01', 'last year 2023']);
  assert.deepEqual(await values(`LUNDEN, March 5, 2024 (Harbour News) - ${body}`), ['March 5, 2024 2024-03-05', 'Friday 2024-03-01', 'last year 2023']);
  assert.deepEqual(await values(`Ferry Runs Aground off Lunden\n\nBy Ida Norell\n\nMarch 5, 2024\n\n${body}`), ['March 5, 2024 2024-03-05', 'Friday 2024-03-01', 'last year 2023']);
});

test('a dateline without a year takes it from the file name', async () => {
  assert.deepEqual(await values(`LUNDEN, Dec. 29 (Harbour News) - ${body}`, 'wire-2024-01-02.txt'), ['Dec. 29 2023-12-29', 'Friday 2023-12-29', 'last year 2022']);
});

test('a file name that holds no real day gives none', async () => {
  assert.deepEqual(await values(body, 'draft-2023-02-30.txt'), ['Friday -', 'last year -']);
});

test('typing elsewhere leaves dated mentions the same objects', async () => {
  const analyzer = new SourceAnalyzer(analyzeBlock, 'a-2024-03-05.txt');
  const before = await analyzer.update(`${body}\n\nIt rained.`, 'plain'), after = await analyzer.update(`${body}\n\nIt rained a lot.`, 'plain');
  assert.equal(before.blocks[0]?.mentions, after.blocks[0]?.mentions);
});

test('a dateline further down holds from there on, and a line of when it was updated for the whole', async () => {
  const two = `LUNDEN, March 5, 2024 (Harbour News) - ${body}\nIt rained, too.\nVASBY, Jan. 3, 2022 (Harbour News) - The mayor left on Sunday.\nShe came back on Monday.`;
  assert.deepEqual((await values(two)).filter((value) => value?.includes('day')), ['Friday 2024-03-01', 'Sunday 2022-01-02', 'Monday 2022-01-03']);
  assert.deepEqual((await values(`Updated 9:30 p.m. ET, Mon March 4, 2024\n\n${body}`)).slice(1), ['Friday 2024-03-01', 'last year 2023']);
});
