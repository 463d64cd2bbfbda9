import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { quotedPieces } from '../../../../src/core/quote/marks';

const inside = (prose: string): string[] => quotedPieces(prose).map(({ start, end }) => prose.slice(start, end));

describe('quotedPieces', () => {
  it('takes apostrophes, elisions, decades, feet and inches for no marks', () => {
    for (const prose of [
      'The dogs’ owners don’t agree with the boys’ club.', 'The dogs\' owners don\'t agree with the boys\' club.',
      'In the ’90s they sold \'em rock ’n’ roll records, ’tis said.', 'He is 5\'11" tall and the pipe is 6" wide.',
    ]) assert.deepEqual(inside(prose), [], prose);
  });

  it('leaves a closing mark without an opening one alone', () => {
    assert.deepEqual(inside('so they left.” And “Fine” it was.'), ['“Fine”']);
  });

  it('pairs each kind of mark', () => {
    for (const piece of ['“a b”', '"a b"', '‘a b’', '\'a b\'', '«a b»', '»a b«', '„a b“', '„a b”', '‚a b‘', '‚a b’']) assert.deepEqual(inside(`Then ${piece}, she said.`), [piece]);
  });

  it('keeps what is nested inside the outer piece', () => {
    assert.deepEqual(inside('“He told me, ‘It’s late,’ and left,” she said.'), ['“He told me, ‘It’s late,’ and left,”']);
    assert.deepEqual(inside('‘He said “no” twice,’ she wrote.'), ['‘He said “no” twice,’']);
    assert.deepEqual(inside('“one “two “three” two” one” rest'), ['“one “two “three” two” one”']);
  });

  it('tells straight marks nested in straight ones from an opening one that nothing closes', () => {
    assert.deepEqual(inside('"She said, "go home," and I went," he wrote.'), ['"She said, "go home," and I went,"']);
    assert.deepEqual(inside('"It was cold. "We left," he wrote, "at noon."'), ['"We left,"', '"at noon."']);
  });

  it('keeps a possessive inside single marks', () => {
    assert.deepEqual(inside('‘The dogs’ owners agree,’ she said.'), ['‘The dogs’ owners agree,’']);
  });

  it('runs an unclosed piece to the end of the block, unless pairs follow it', () => {
    assert.deepEqual(quotedPieces('She said: “We start here.  '), [{ start: 10, end: 25, open: true }]);
    assert.deepEqual(quotedPieces('"We start here.'), [{ start: 0, end: 15, open: true }]);
    assert.deepEqual(inside('“Oops, he said. “Bye,” she said.'), ['“Bye,”']);
    assert.deepEqual(inside('"Oops, he said. "Bye," she said.'), ['"Bye,"']);
  });

  it('finds ordered, disjoint pieces within any text', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('“', '”', '"', '‘', '’', '\'', '«', '»', '„', ' ', 's', '.', '6', '\n', 'no', '\ud800'), fc.string()), { maxLength: 80 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, (prose) => {
      let end = 0;
      for (const piece of quotedPieces(prose)) {
        assert.ok(piece.start >= end && piece.end > piece.start && piece.end <= prose.length);
        end = piece.end;
      }
    }));
  });

  it('reads ten thousand nested or unbalanced marks', { timeout: 120_000 }, () => {
    for (const mark of ['“', '”', '"', '‘', '\'', '«', '„', '“a ', '"a ', ' \'s']) {
      const prose = `${mark.repeat(10_000)}x${'”'.repeat(10_000)}`;
      assert.ok(quotedPieces(prose).every(({ end }) => end <= prose.length), mark);
    }
  });
});
