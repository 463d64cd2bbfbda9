import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { followEdits, followSpan } from '../../../../src/core/annotation/follow';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import { sourceOf } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { anyEdit, changeOf } from '../../../support/texts';
import { fixture, mill, spanOf } from './mill';

const followed = (start: number, end: number, from: number, to: number, text: string) => followSpan({ start, end }, { start: from, end: to, text });

test('a span follows edits before it and stays for edits behind it', () => {
  assert.deepEqual(followed(10, 20, 0, 5, 'abc'), { start: 8, end: 18 });
  assert.deepEqual(followed(10, 20, 20, 25, 'abc'), { start: 10, end: 20 });
});

test('what is typed at an edge stays outside, what is typed inside goes in', () => {
  assert.deepEqual(followed(10, 20, 10, 10, 'abc'), { start: 13, end: 23 });
  assert.deepEqual(followed(10, 20, 20, 20, 'abc'), { start: 10, end: 20 });
  assert.deepEqual(followed(10, 20, 12, 14, 'abc'), { start: 10, end: 21 });
});

test('an edit across an edge leaves the rest', () => {
  assert.deepEqual(followed(10, 20, 5, 12, 'abc'), { start: 8, end: 16 });
  assert.deepEqual(followed(10, 20, 15, 25, 'abc'), { start: 10, end: 15 });
});

test('a span that is deleted or replaced as part of more is lost, one that is replaced alone is not', () => {
  assert.equal(followed(10, 20, 10, 20, ''), undefined);
  assert.equal(followed(10, 20, 9, 20, 'abc'), undefined);
  assert.deepEqual(followed(10, 20, 10, 20, 'abc'), { start: 10, end: 13 });
});

function placed() {
  const parsed = parseSidecar(fixture('mill.txt.annotations.json'));
  assert.ok(parsed.ok);
  return { source: sourceOf(parsed.sidecar), placed: placeAnnotations(parsed.sidecar, mill()) };
}

test('text that is cut and comes back brings its annotations back', () => {
  const { source, placed: before } = placed();
  const words = mill().text, cut = spanOf(words, 'Tomas Weil of the Hollow Trust called the plan “brave” but late.');
  const without = words.slice(0, cut.start) + words.slice(cut.end);
  const lost = followEdits(before, [{ ...cut, text: '' }], source, () => new NormalizedText(without));
  assert.deepEqual(lost.filter(({ state }) => state === 'orphan').map(({ quote }) => quote), ['Tomas Weil', 'Hollow Trust']);
  const back = followEdits(lost, [{ start: cut.start, end: cut.start, text: words.slice(cut.start, cut.end) }], source, () => mill());
  assert.deepEqual(back, before);
});

test('text that is put elsewhere word for word takes only what is certain along', () => {
  const { source, placed: before } = placed();
  const words = mill().text, all = { start: 0, end: words.length };
  const moved = `A preface.\r\n${words.replaceAll('\n', '\r\n')}`;
  const after = followEdits(before, [{ ...all, text: moved }], source, () => new NormalizedText(moved));
  for (const { state, pieces, quote } of after) {
    assert.equal(state, 'placed');
    for (const { start, end } of pieces) assert.ok(quote.includes(moved.slice(start, end)));
  }
});

test('whatever is edited, places stay inside the text and annotations that were not touched keep their words', () => {
  fc.assert(fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
    const start = placed();
    let words = mill().text, marks = start.placed;
    for (const edit of edits) {
      const change = changeOf(words, edit), before = words, old = marks;
      words = words.slice(0, change.start) + change.text + words.slice(change.end);
      marks = followEdits(marks, [change], start.source, () => new NormalizedText(words));
      assert.equal(marks.length, old.length);
      marks.forEach((mark, i) => {
        for (const piece of mark.pieces) assert.ok(piece.start < piece.end && piece.end <= words.length);
        const was = old[i]!;
        if (was.pieces.length > 0 && was.pieces.every((piece) => piece.end < change.start || piece.start > change.end) && mark.state === was.state) {
          assert.deepEqual(mark.pieces.map((piece) => words.slice(piece.start, piece.end)), was.pieces.map((piece) => before.slice(piece.start, piece.end)));
        }
      });
    }
  }));
});
