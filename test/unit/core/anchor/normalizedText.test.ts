import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { wild } from './wild';

test('line ends become one line feed and a byte order mark is no text', () => {
  const text = new NormalizedText('\uFEFFa\r\nb\rc\n');
  assert.equal(text.text, 'a\nb\nc\n');
  assert.equal(text.length, 6);
  assert.equal(text.toDocument(0), 1);
  assert.equal(text.toDocument(2), 4);
  assert.equal(text.fromDocument(4), 2);
});

test('an emoji is one code point, a lone surrogate as well', () => {
  const text = new NormalizedText('🌾\uD83Cx');
  assert.equal(text.length, 3);
  assert.deepEqual([0, 1, 2, 3, 4].map((at) => text.toCodePoint(at)), [0, 0, 1, 2, 3]);
  assert.deepEqual([0, 1, 2, 3].map((at) => text.fromCodePoint(at)), [0, 2, 3, 4]);
});

test('a combining mark is a code point of its own', () => {
  assert.equal(new NormalizedText('e\u0301').length, 2);
});

test('a span that cuts a line end or an emoji covers the whole of it', () => {
  const text = new NormalizedText('a\r\n🌾');
  assert.deepEqual(text.spanFromDocument({ start: 1, end: 2 }), { start: 1, end: 2 });
  assert.deepEqual(text.spanFromDocument({ start: 2, end: 3 }), { start: 1, end: 2 });
  assert.deepEqual(text.spanFromDocument({ start: 4, end: 5 }), { start: 2, end: 4 });
});

test('offsets out of range are clamped', () => {
  const text = new NormalizedText('ab');
  assert.deepEqual([text.fromDocument(-1), text.fromDocument(9), text.fromCodePoint(9), text.toDocument(9)], [0, 2, 2, 2]);
});

test('code points agree with the language’s own, on any text', () => {
  fc.assert(fc.property(wild, (document) => {
    const text = new NormalizedText(document);
    assert.equal(text.length, [...text.text].length);
    let at = 0;
    [...text.text].forEach((char, index) => {
      assert.equal(text.toCodePoint(at), index);
      assert.equal(text.fromCodePoint(index), at);
      at += char.length;
    });
  }));
});

test('a normalised offset leads to the document and back, and never backwards', () => {
  fc.assert(fc.property(wild, (document) => {
    const text = new NormalizedText(document);
    for (let at = 0; at <= text.text.length; at++) assert.equal(text.fromDocument(text.toDocument(at)), at);
    let before = 0;
    for (let at = 0; at <= document.length; at++) {
      const now = text.fromDocument(at);
      assert.ok(now >= before && text.toDocument(now) <= Math.max(at, text.toDocument(0)));
      before = now;
    }
  }));
});

test('what is found is where the language finds it, on any text', () => {
  fc.assert(fc.property(wild, wild, (document, pattern) => {
    const text = new NormalizedText(document);
    const expected: number[] = [];
    for (let at = 0; pattern !== '' && at + pattern.length <= text.text.length; at++) if (text.text.startsWith(pattern, at)) expected.push(at);
    assert.deepEqual(text.find(pattern), { offsets: expected, complete: true });
  }));
});
