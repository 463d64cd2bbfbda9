import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeSpan } from '../../../../src/core/anchor/describe';
import { findAnchor } from '../../../../src/core/anchor/findAnchor';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { wild } from './wild';

const found = (before: string, words: string, after: string, n = 0) => {
  let start = before.indexOf(words);
  for (let i = 0; i < n; i++) start = before.indexOf(words, start + 1);
  const selectors = describeSpan(new NormalizedText(before), { start, end: start + words.length });
  return findAnchor(new NormalizedText(after), selectors);
};

test('a span that covers nothing cannot be described', () => {
  assert.throws(() => describeSpan(new NormalizedText('abc'), { start: 1, end: 1 }), RangeError);
});

test('the context is sixteen code points, an emoji and a line end counting as one each', () => {
  const text = new NormalizedText('The old mill 🌾🌾🌾\r\nMara said that she would come back.');
  const { quote, position } = describeSpan(text, { start: 21, end: 25 });
  assert.equal(quote.exact, 'Mara');
  assert.equal(quote.prefix, 'he old mill 🌾🌾🌾\n');
  assert.equal([...quote.prefix].length, 16);
  assert.equal(quote.suffix, ' said that she w');
  assert.deepEqual([position.start, position.end], [17, 21]);
});

test('context grows to whole words until the quote stands once', () => {
  const line = 'The minister of fisheries said that no decision had been made.';
  const text = new NormalizedText(`On Monday at the harbour: ${line}\nOn Tuesday in parliament: ${line}\n`);
  const { quote } = describeSpan(text, { start: text.text.indexOf('decision'), end: text.text.indexOf('decision') + 8 });
  assert.equal(text.find(quote.prefix + quote.exact + quote.suffix).offsets.length, 1);
  assert.match(quote.prefix, /^(?:\s|The|Monday|at|the|harbour|minister|of|On)/);
});

test('unchanged text is placed where it was', () => {
  assert.deepEqual(found('She said no. He said yes.', 'said', 'She said no. He said yes.', 1), { state: 'placed', span: { start: 16, end: 20 } });
});

test('text that moved is placed where it is now', () => {
  const before = 'The mayor said that the ferry would sail on Monday.';
  assert.deepEqual(found(before, 'ferry', `News.\r\n\r\n${before}`), { state: 'placed', span: { start: 33, end: 38 } });
});

test('other words at the old position are not taken for the quote', () => {
  const after = 'Yesterday the mayor said that nobody would sail.';
  assert.equal(found('The mayor said that the ferry would sail.', 'ferry', after).state, 'orphan');
});

test('the same word elsewhere does not stand in for a deleted one', () => {
  const before = 'Ada Brennick opened the mill on Monday morning. Much later, to general surprise, Brennick resigned.';
  const after = 'Ada Brennick opened the mill on Monday morning. Much later nothing happened.';
  assert.notEqual(found(before, 'Brennick', after, 1).state, 'placed');
});

test('the same word that slid to the old position does not stand in for it', () => {
  const before = 'one two three four five six seven said eight nine ten eleven twelve said thirteen fourteen fifteen';
  const after = before.replace('said eight nine ten eleven twelve said', 'eight nine ten eleven twelve said said');
  const where = found(before, 'said', after, 1);
  assert.equal(where.span?.start, after.lastIndexOf('said'));
});

test('two places that fit equally well are not certain', () => {
  const line = 'He said that the plan was good.\n';
  const where = found(`${line}`, 'plan', `${line}${line}`);
  assert.ok(where.state === 'placed' ? where.span.start === line.indexOf('plan') : where.state === 'drifted');
  assert.equal(found(`x\n${line}`, 'plan', `yy\n${line}${line}`).state, 'drifted');
});

test('a position without a quote counts for the text that it was taken from, and where nobody knows of another if it cuts no word', () => {
  const text = new NormalizedText('🌾 abc');
  const position = { type: 'TextPositionSelector', start: 2, end: 5 } as const;
  assert.deepEqual(findAnchor(text, { position }, { sameText: true }), { state: 'placed', span: { start: 3, end: 6 } });
  assert.equal(findAnchor(text, { position }).state, 'placed');
  assert.equal(findAnchor(text, { position }, { sameText: false }).state, 'drifted');
  assert.equal(findAnchor(text, { position: { ...position, start: 3 } }).state, 'drifted');
  assert.equal(findAnchor(text, { position: { ...position, end: 99 } }).state, 'orphan');
  assert.equal(findAnchor(text, {}).state, 'orphan');
});

test('words without context are placed where they stand once, or where their position says; else a person is asked', () => {
  const text = new NormalizedText('The mill turns. The miller waits, the mill stands.');
  const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } as const), position = { type: 'TextPositionSelector', start: 38, end: 42 } as const;
  assert.deepEqual(findAnchor(text, { quote: quote('waits') }), { state: 'placed', span: { start: 27, end: 32 } });
  assert.deepEqual(findAnchor(text, { quote: quote('waits'), position }, { sameText: false }), { state: 'placed', span: { start: 27, end: 32 } });
  assert.deepEqual(findAnchor(text, { quote: quote('mill'), position }), { state: 'placed', span: { start: 38, end: 42 } });
  assert.deepEqual(findAnchor(text, { quote: quote('mill'), position: { ...position, start: 36 } }), { state: 'drifted', span: { start: 38, end: 42 }, reason: 'ambiguous' });
  assert.deepEqual(findAnchor(text, { quote: quote('mill'), position }, { sameText: false }), { state: 'drifted', span: { start: 38, end: 42 }, reason: 'ambiguous' });
  assert.deepEqual(findAnchor(text, { quote: quote('mill') }), { state: 'orphan', span: null, reason: 'ambiguous' });
  assert.deepEqual(findAnchor(text, { quote: quote('barn') }), { state: 'orphan', span: null, reason: 'text-gone' });
});

test('any span of any text is found where it was described', () => {
  fc.assert(fc.property(wild, fc.nat(60), fc.nat(10), (document, from, length) => {
    const text = new NormalizedText(document);
    const span = text.spanToDocument(text.spanFromDocument({ start: from % (document.length + 1), end: Math.min(document.length, (from % (document.length + 1)) + length) }));
    if (span.end <= span.start) return;
    assert.deepEqual(findAnchor(text, describeSpan(text, span), { sameText: true }), { state: 'placed', span });
    assert.deepEqual(findAnchor(text, describeSpan(text, span)), { state: 'placed', span });
  }));
});

test('quotes are found again after edits elsewhere, and nothing is ever placed on other words', () => {
  const words = fc.array(fc.constantFrom('mill', 'ferry', 'said', 'Ada', 'the', 'of', 'council', 'plan', 'river', '🌾', 'on', 'Monday,'), { minLength: 30, maxLength: 120 });
  fc.assert(fc.property(words, words, fc.nat(), fc.boolean(), (list, added, at, crlf) => {
    const join = (parts: readonly string[]): string => parts.join(' ');
    const middle = 8 + (at % (list.length - 16));
    const unique = [...list.slice(0, middle), 'quince', ...list.slice(middle)];
    const before = join(unique), after = `${join(added)}${crlf ? '\r\n' : '\n'}${join(unique)} ${join(added)}`;
    const where = found(before, 'quince', after);
    assert.equal(where.state, 'placed');
    assert.equal(where.span && after.slice(where.span.start, where.span.end), 'quince');
  }));
});

test('a thousand annotations in a megabyte are found, also after an edit at the top', { timeout: 300_000 }, () => {
  const sentence = (i: number): string => `Number ${i * 7919} of the council said that ${i % 97} of the ${i % 13} mills would open on day ${i}.\n`;
  const before = Array.from({ length: 14_000 }, (_, i) => sentence(i)).join('');
  const text = new NormalizedText(before);
  const selectors = Array.from({ length: 1000 }, (_, i) => {
    const start = before.indexOf('said', Math.floor((before.length / 1001) * i));
    return describeSpan(text, { start, end: start + 4 });
  });
  const after = new NormalizedText(`A new headline\n${before}`);
  const placed = selectors.filter((each) => {
    const where = findAnchor(after, each);
    return where.state === 'placed' && where.span.start === text.fromCodePoint(each.position.start) + 15;
  });
  assert.equal(placed.length, 1000);
});

test('a text of one letter, repeated, is declined', { timeout: 300_000 }, () => {
  const text = new NormalizedText('a'.repeat(1_000_000));
  for (let i = 0; i < 100; i++) {
    const where = findAnchor(text, { quote: { type: 'TextQuoteSelector', exact: 'a'.repeat(50 + i), prefix: 'b', suffix: 'c' } });
    assert.notEqual(where.state, 'placed');
  }
});
