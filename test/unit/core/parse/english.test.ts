import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Root } from 'nlcst';
import { ParseEnglish } from 'parse-english';
import { unified } from 'unified';
import { english } from '../../../../src/core/parse/english';

const processor = unified().use(english).freeze(), plain = new ParseEnglish();
const parse = (text: string): Root => processor.parse(text);

/** What the rules of parse-english look at, in any order. */
const pieces = ['a', 'of', 'Oslo', 'U', 'S', 'No', 'Feb', 'n', 'o', 'em', '’twas', 'etc', 'w', '90s', '3', '1,000', 'é', '中', '😀', '\ud800', '.', '..', '…', '?', '!', ',', ';', ':', '-', '--', '–', '—', '’', '\'', '“', '”', '"', '(', ')', '/', '&', '@', '_', '__', '=', '·', '$', '%', ' ', ' ', ' ', '  ', '\u00a0', '\t', '\n', '\r\n', '\r', '\n\n', '\u0000', '\u202e'];

describe('the parser of English', () => {
  it('makes the trees that parse-english makes', () => {
    const check = (text: string): void => assert.deepEqual(parse(text), plain.parse(text), JSON.stringify(text));
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => check(parts.join(''))), { numRuns: 3000 });
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces.slice(0, 18), ' ', '.', '.', '-', '’', '/', '&', ' '), { maxLength: 30 }), (parts) => check(parts.join(''))), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 1000 });
  });

  it('tells what is written within words, at their edges and between sentences', () => {
    for (const text of ['', ' ', '.', 'R&D at H&M & Co', 'He said: "No." Then w/ him, and/or 1/2.', 'The U.S. and J.R.R. Holm. He left.', '’Twas the ’90s, rock ’n’ roll.', 'Line one.\r\n\r\nLine two\n\nthree.', 'semi- and a- -b']) {
      assert.deepEqual(parse(text), plain.parse(text), text);
    }
  });
});
