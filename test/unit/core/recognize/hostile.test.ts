import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxBlockLength } from '../../../../src/core/parse/plain';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyze = createBlockAnalyzer();
const pieces = ['Mr. ', 'Anna ', 'Bank of ', 'U.S. ', '“', '”', '’s ', '1,000', ' million', '$', '%', 'de ', 'the ', 'Lake ', '👨‍👩‍👧', 'é́', '\uD800', '\u202E', '\0', 'www.', 'a@b.cd', '-', '. ', ', ', 'X', 'Constructor ', '__proto__ ', 'in ', 'May ', '(', ')', '\n'];

test('every span of every candidate lies in the block and names its text, whatever the text', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...pieces)).map((list) => list.join('')));
  fc.assert(fc.property(text, (prose) => {
    const { tokens, mentions, sentences } = analyze({ kind: 'paragraph', prose });
    for (const { start, end } of [...tokens, ...mentions, ...sentences]) assert.ok(start >= 0 && start < end && end <= prose.length);
    for (const token of tokens) assert.equal(prose.slice(token.start, token.end), token.text);
    for (let i = 1; i < tokens.length; i++) assert.ok((tokens[i]?.start ?? 0) >= (tokens[i - 1]?.end ?? 0));
    let next = 0;
    for (const sentence of sentences) {
      assert.equal(sentence.firstToken, next);
      next = sentence.lastToken;
    }
    assert.equal(next, tokens.length);
  }), { numRuns: 400 });
});

test('offsets after emoji and combining marks are exact', () => {
  const prose = '👩‍🚀 Zoë Ångström met é́ Anna Lund.';
  const { mentions } = analyze({ kind: 'paragraph', prose });
  assert.ok(mentions.some((m) => prose.slice(m.start, m.end) === 'Anna Lund'));
});

// A pass that backtracks takes hours on one of these; the time limit is there to end it, not to measure it.
test('a block of the greatest length takes no super-linear time', { timeout: 300_000 }, () => {
  for (const unit of ['A', 'A ', 'Bank of ', 'NATO, ', 'de ', 'U.S. ', 'A—B ', '1,000,', 'Mr. ', 'A-b-', '“', 'x@', 'www.a', '((A ', 'A’ ', "s' "]) {
    const prose = unit.repeat(Math.ceil(maxBlockLength / unit.length)).slice(0, maxBlockLength);
    const { sentences } = analyze({ kind: 'paragraph', prose });
    assert.equal(sentences.at(-1)?.end, prose.trimEnd().length);
  }
});
