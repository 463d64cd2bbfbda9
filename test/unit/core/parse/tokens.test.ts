import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyze = createBlockAnalyzer();

function sentences(prose: string): string[] {
  const found = analyze({ kind: 'paragraph', prose });
  return found.sentences.map((sentence) => found.tokens.slice(sentence.firstToken, sentence.lastToken).map(({ text }) => text).join('|'));
}

test('abbreviations and initials are one token and end no sentence', () => {
  assert.deepEqual(sentences('Mr. Hale met U.S. Gov. J.D. Orr on Feb. 28 in St. Olaf.'), ['Mr.|Hale|met|U.S.|Gov.|J.D.|Orr|on|Feb.|28|in|St.|Olaf|.']);
  assert.deepEqual(sentences('It is No. 5 and costs Rs. 500 today.'), ['It|is|No.|5|and|costs|Rs.|500|today|.']);
});

test('a sentence may end with initials', () => {
  assert.deepEqual(sentences('He left the U.S. The ferry sank.'), ['He|left|the|U.S.', 'The|ferry|sank|.']);
  assert.deepEqual(sentences('He said no. Then he left.'), ['He|said|no|.', 'Then|he|left|.']);
});

test('the possessive is a token of its own', () => {
  assert.deepEqual(sentences('Anna’s and the Hales’ boat'), ['Anna|’s|and|the|Hales|’|boat']);
});

test('numbers with separators are one token', () => {
  assert.deepEqual(sentences('In 1,200 of 3,000,000 cases, 12,5 and 1,000-mile'), ['In|1,200|of|3,000,000|cases|,|12|,|5|and|1,000-mile']);
});

test('addresses are one token each', () => {
  assert.deepEqual(sentences('See https://a.example/Oslo?x=1 or ask Ann@b.example and @Oslo.'), ['See|https://a.example/Oslo?x=1|or|ask|Ann@b.example|and|@Oslo|.']);
});

test('paths and domains with a path are addresses; a slash between words and a brand with a dot are not', () => {
  assert.deepEqual(sentences('Open /home/Ann/Oslo.txt, C:\\Users\\Ann\\Oslo or oslo.example/Ann now.'), ['Open|/home/Ann/Oslo.txt|,|C:\\Users\\Ann\\Oslo|or|oslo.example/Ann|now|.']);
  assert.deepEqual(sentences('Ann and/or Bo bought Lamps.com.'), ['Ann|and|/|or|Bo|bought|Lamps.com|.']);
});
