import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PlacedQuotation, SourceView } from '../../../../src/core/analysis/view';
import { kindOf, quotedWithin } from '../../../../src/core/quotation/marked';
import { extendedToSentence, mergedPieces, nextQuotation, piecesIn, shrunkToSentence, splitAt } from '../../../../src/core/quotation/reshape';
import { sentencesOf } from '../../../../src/core/quotation/sentences';
import type { Span } from '../../../../src/core/span';
import { proseText, wildText } from '../../../support/texts';
import { viewOf } from '../quoteCheck/views';

const words = (view: SourceView, pieces: readonly Span[] | undefined): string[] | undefined => pieces?.map(({ start, end }) => view.text.slice(start, end));
const sentences = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

/** The quotation that has these words, put on other pieces where some are given. */
function quotation(view: SourceView, part: string, pieces?: readonly string[]): PlacedQuotation {
  const at = view.text.indexOf(part), found = view.quotations.find(({ start, end }) => start <= at && at < end);
  assert.ok(found, part);
  if (!pieces) return found;
  const spans = pieces.map((piece) => ({ start: view.text.indexOf(piece), end: view.text.indexOf(piece) + piece.length }));
  return { ...found, spans, start: spans[0]!.start, end: spans.at(-1)!.end };
}

test('Sentences end neither at abbreviations nor at line ends nor before a lower-case cue', () => {
  assert.deepEqual(sentences('“Really?” he said. She met Mr. Quist in the U.S. on Jan. 5. It was Acme Inc. The end.'), ['“Really?” he said.', 'She met Mr. Quist in the U.S. on Jan. 5.', 'It was Acme Inc.', 'The end.']);
  assert.deepEqual(sentences('It is old\nand grey. “It is,” she said,\r\n“fine.” (He left.)'), ['It is old\nand grey.', '“It is,” she said,\r\n“fine.”', '(He left.)']);
  for (const nothing of ['', '  \n ']) assert.deepEqual(sentences(nothing), []);
});

test('Sentences are in order and leave out white space only', () => {
  fc.assert(fc.property(fc.oneof(proseText, wildText), (text) => {
    let from = 0;
    for (const { start, end } of sentencesOf(text)) {
      assert.ok(start >= from && end > start);
      assert.equal(text.slice(from, start).trim(), '');
      from = end;
    }
    assert.equal(text.slice(from).trim(), '');
  }));
});

test('A quotation is extended to the ends of its sentence, not over the words that introduce it', async () => {
  const view = await viewOf('a', 'Helga Marsh said that the bridge would hold, and that nobody would be hurt. Olaf Quist called it “a gift to nobody.” Rain fell.\n\n“It is old,” said Olaf Quist. “It will go.”');
  assert.deepEqual(words(view, extendedToSentence(view, quotation(view, 'the bridge', ['the bridge would hold']))), ['the bridge would hold, and that nobody would be hurt']);
  assert.deepEqual(words(view, extendedToSentence(view, quotation(view, 'a gift', ['“a gift to nobody.”']))), ['it “a gift to nobody.”']);
  assert.equal(extendedToSentence(view, quotation(view, 'the bridge')), undefined);
  assert.equal(extendedToSentence(view, quotation(view, 'It is old')), undefined);
});

test('A quotation is shrunk to the sentence at the cursor, and stays where it has no other', async () => {
  const view = await viewOf('a', '“It is old,” said Olaf Quist. “It will go. Nobody minds.”');
  const whole = quotation(view, 'It is old');
  assert.deepEqual(words(view, shrunkToSentence(view, whole, view.text.indexOf('minds'))), ['Nobody minds.”']);
  assert.deepEqual(words(view, shrunkToSentence(view, whole, view.text.indexOf('old'))), ['“It is old,”']);
  assert.equal(shrunkToSentence(view, quotation(view, 'It is old', ['“It is old,”']), view.text.indexOf('old')), undefined);
});

test('A quotation is cut before the word at the cursor; not where one half has no words', async () => {
  const view = await viewOf('a', '“It will go. Nobody minds,” said Olaf Quist. “It is old.”');
  const whole = quotation(view, 'It will go');
  const cut = (part: string, offset = 0): (string[] | undefined)[] | undefined => splitAt(view, whole, view.text.indexOf(part) + offset)?.map((pieces) => words(view, pieces));
  assert.deepEqual(cut('Nobody', 3), [['“It will go.'], ['Nobody minds,”', '“It is old.”']]);
  assert.deepEqual(cut('Olaf'), [['“It will go. Nobody minds,”'], ['“It is old.”']]);
  assert.deepEqual(cut('It is old', 1), [['“It will go. Nobody minds,”'], ['“It is old.”']]);
  assert.equal(cut('“It will'), undefined);
  assert.equal(cut('It will', 1), undefined);
  assert.equal(splitAt(view, whole, whole.end), undefined);
});

test('Stops and marks stay with the words that they close or open, and so does emphasis', async () => {
  const view = await viewOf('a', '“It will go. *Nobody* minds, it’s grey,” said Olaf Quist. “It is (quite) old!”', 'markdown');
  const whole = quotation(view, 'It will go');
  const cut = (part: string, offset: number): (string[] | undefined)[] | undefined => splitAt(view, whole, view.text.indexOf(part) + offset)?.map((pieces) => words(view, pieces));
  for (const offset of [2, 3]) assert.deepEqual(cut('go. *', offset), [['“It will go.'], ['*Nobody* minds, it’s grey,”', '“It is (quite) old!”']], String(offset));
  assert.deepEqual(cut('*Nobody', 1), [['“It will go.'], ['*Nobody* minds, it’s grey,”', '“It is (quite) old!”']]);
  assert.deepEqual(cut('Nobody*', 6), [['“It will go. *Nobody*'], ['minds, it’s grey,”', '“It is (quite) old!”']]);
  assert.deepEqual(cut('minds,', 5), [['“It will go. *Nobody* minds,'], ['it’s grey,”', '“It is (quite) old!”']]);
  assert.deepEqual(cut('’s grey', 1), [['“It will go. *Nobody* minds,'], ['it’s grey,”', '“It is (quite) old!”']]);
  assert.deepEqual(cut('grey,”', 4), [['“It will go. *Nobody* minds, it’s grey,”'], ['“It is (quite) old!”']]);
  assert.deepEqual(cut('(quite)', 1), [['“It will go. *Nobody* minds, it’s grey,”', '“It is'], ['(quite) old!”']]);
});

test('A quotation is not extended over another one, nor out of the one that it lies in', async () => {
  const beside = await viewOf('a', 'Marsh said the plan was “old” and, he added, “very grey indeed.” Wind.\n');
  const plan = quotation(beside, 'the plan');
  assert.equal(beside.quotations.length, 2);
  assert.equal(extendedToSentence(beside, { ...plan, spans: [{ start: plan.start, end: plan.end }] }), undefined);
  const nested = await viewOf('a', 'Rain fell, Helga Marsh said, and Olaf Quist had promised that the bridge would hold. “He told me, ‘It will go, I know.’ I laughed,” said Helga Marsh.\n');
  for (const each of nested.quotations) {
    for (const wider of extendedToSentence(nested, each) ?? []) assert.ok(nested.quotations.every((other) => other === each || other.start <= each.start || wider.end <= other.start));
  }
});

test('What is merged lies side by side: not a headline with the text below, nor words in a quotation with words after it', async () => {
  const below = await viewOf('a', 'Marsh: “The bridge will stand”\n\n“The bridge will stand for ever,” said Helga Marsh in Norrby on Monday.\n');
  assert.equal(below.analysis.blocks[0]?.role, 'headline');
  assert.equal(below.quotations.length, 2);
  assert.equal(nextQuotation(below, below.quotations[0]!), undefined);
  const nested = await viewOf('a', 'Helga Marsh said that Olaf Quist had promised that the bridge would hold. “It will go,” said Helga Marsh.\n');
  const inner = nested.quotations.find(({ speakerName }) => speakerName === 'Olaf Quist')!, outer = quotation(nested, 'Olaf Quist had');
  assert.equal(nextQuotation(nested, inner), undefined);
  assert.deepEqual(words(nested, nextQuotation(nested, outer)?.spans), ['“It will go,”']);
});

test('Quotations next to each other are merged; far ones and those of another article are not', async () => {
  const view = await viewOf('a', '“It will go,” said Olaf Quist.\n\nRain fell.\n\n“It is old,” said Olaf Quist.\n\nRain.\n\nRain.\n\nRain again.\n\n“It is grey,” said Olaf Quist.');
  const [first, second] = view.quotations;
  assert.equal(nextQuotation(view, first!), second);
  assert.deepEqual(words(view, mergedPieces(view, first!, second!)), ['“It will go,”', '“It is old,”']);
  assert.equal(nextQuotation(view, second!), undefined);
  const halves = splitAt(view, first!, view.text.indexOf('go'))!.map((spans) => ({ ...first!, spans }));
  assert.deepEqual(words(view, mergedPieces(view, halves[0]!, halves[1]!)), ['“It will go,”']);
});

test('A selection over a quotation leaves out what stood between its pieces', async () => {
  const view = await viewOf('a', 'So. “It is old,” said Olaf Quist. “It will go.” Rain.');
  const whole = quotation(view, 'It is old');
  assert.deepEqual(words(view, piecesIn(whole, { start: 0, end: view.text.length })), ['So. “It is old,”', '“It will go.” Rain.']);
  assert.deepEqual(words(view, piecesIn(whole, { start: view.text.indexOf('It will'), end: view.text.length })), ['It will go.” Rain.']);
});

test('The marks say of what kind some words are', async () => {
  const view = await viewOf('a', 'He called it “a gift,” she said “no.”');
  const kind = (part: string): string => {
    const pieces = [{ start: view.text.indexOf(part), end: view.text.indexOf(part) + part.length }];
    return kindOf(view.text, pieces, quotedWithin(view.text, view.analysis.blocks, pieces));
  };
  assert.deepEqual(['“a gift,”', 'a gift', 'it “a gift,”', 'called it', 'it “'].map(kind), ['direct', 'direct', 'mixed', 'indirect', 'indirect']);
});

test('Whatever is cut, extended or shrunk lies in the text, in order, and has words', async () => {
  await fc.assert(fc.asyncProperty(proseText, fc.double({ min: 0, max: 1, noNaN: true }), async (text, where) => {
    const view = await viewOf('a', text);
    for (const each of view.quotations) {
      const offset = Math.floor(each.start + where * (each.end - each.start)), halves = splitAt(view, each, offset);
      for (const pieces of [extendedToSentence(view, each), shrunkToSentence(view, each, offset), ...(halves ?? [])]) {
        if (!pieces) continue;
        assert.ok(pieces.length > 0 && pieces.every(({ start, end }, i) => start >= (pieces[i - 1]?.end ?? 0) && end > start && end <= text.length));
        assert.ok(pieces.every(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end))));
      }
      if (halves) assert.ok((halves[0].at(-1)?.end ?? 0) <= (halves[1][0]?.start ?? 0));
    }
  }), { numRuns: 60 });
});
