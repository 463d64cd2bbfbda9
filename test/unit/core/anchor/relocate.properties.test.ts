import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText } from '../../../../src/core/anchor/relocate/fold';
import { relocateQuotes } from '../../../../src/core/anchor/relocate/relocateQuotes';
import { relocateSpans } from '../../../../src/core/anchor/relocate/relocateSpans';
import type { LastSeen, Relocated } from '../../../../src/core/anchor/relocate/types';
import { anchorAt, harbour, markAll } from './relocateTexts';

const wildText = fc.array(fc.constantFrom('ha ', 'the ', 'Mara', '\r\n', '\n', '“', '”', "'", '’', '—', '...', '…', '\u0301', '\u200d', '\ud83d', '\ude42', '🙂', '港', ' ', 'é', 'ﬁ', '\0', '\ufeff'), { maxLength: 60 })
  .map((parts) => parts.join(''));

const spansOf = (text: string, cuts: readonly number[]): LastSeen[] =>
  cuts.flatMap((cut) => {
    const start = cut % (text.length + 1), end = Math.min(text.length, start + (cut % 13));
    return start < end ? [anchorAt(text, start, end)] : [];
  });

const cuts = fc.array(fc.nat(10_000), { maxLength: 8 });
/** Words that stand nowhere in the text. */
const foreign = fc.array(fc.constantFrom('zebra', 'quartz', 'vixen', 'jukebox', 'sphinx'), { minLength: 1, maxLength: 12 }).map((list) => `${list.join(' ')}. `);
const sentences = harbour.split(/(?<=[.”] )|(?<=\n\n)/);

function withinText(found: readonly Relocated[], text: string): void {
  for (const one of found) {
    if (one.state === 'orphan') continue;
    assert.ok(one.start >= 0 && one.start <= one.end && one.end <= text.length, `${one.start}-${one.end} in ${text.length}`);
    assert.ok(one.score >= 0 && one.score <= 1, `score ${one.score}`);
  }
}

test('unchanged text keeps every span', async () => {
  await fc.assert(fc.asyncProperty(wildText, cuts, async (text, at) => {
    const anchors = spansOf(text, at);
    const found = await relocateSpans(text, text, anchors);
    assert.deepEqual(found, anchors.map(({ start, end }) => ({ state: 'placed', start, end, score: 1, context: 1 })));
  }));
});

test('whatever the texts, results lie within the text and are the same every time', async () => {
  await fc.assert(fc.asyncProperty(wildText, wildText, cuts, async (before, after, at) => {
    const anchors = spansOf(before, at);
    const found = await relocateSpans(before, after, anchors), quotes = await relocateQuotes(after, anchors);
    withinText(found, after);
    withinText(quotes, after);
    assert.equal(found.length, anchors.length);
    assert.deepEqual(await relocateSpans(before, after, anchors), found);
    assert.deepEqual(await relocateQuotes(after, anchors), quotes);
  }), { numRuns: 300 });
});

test('sentences inserted outside an annotation never lose it', async () => {
  const marked = markAll(harbour);
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(sentences.length), foreign), { minLength: 1, maxLength: 5 }), async (insertions) => {
    const parts = sentences.map((sentence, i) => insertions.filter(([at]) => at === i).map(([, text]) => text).join('') + sentence);
    const starts = sentences.map((_, i) => sentences.slice(0, i).join('').length);
    const after = parts.join('');
    const expected = marked.flatMap((anchor) => {
      const i = starts.findLastIndex((start) => start <= anchor.start), start = starts[i] ?? 0;
      if (anchor.end > start + (sentences[i]?.length ?? 0)) return [];
      const moved = parts.slice(0, i + 1).join('').length - (sentences[i]?.length ?? 0) + anchor.start - start;
      return [{ anchor, place: { state: 'placed', start: moved, end: moved + anchor.end - anchor.start } }];
    });
    const found = await relocateSpans(harbour, after, expected.map(({ anchor }) => anchor));
    const places = found.map((one) => (one.state === 'orphan' ? one : { state: one.state, start: one.start, end: one.end }));
    assert.deepEqual(places, expected.map(({ place }) => place));
  }), { numRuns: 40 });
});

test('line ends and quotation marks may change as they like', async () => {
  const marked = markAll(harbour);
  const changes = [
    (text: string) => text.replace(/\n/g, '\r\n'), (text: string) => text.replace(/[“”]/g, '"').replace(/’/g, "'"),
    (text: string) => text.replace(/ /g, '\u00a0'), (text: string) => text.normalize('NFD'), (text: string) => `\ufeff${text}`,
  ];
  await fc.assert(fc.asyncProperty(fc.subarray(changes, { minLength: 1 }), async (chosen) => {
    const after = chosen.reduce((text, change) => change(text), harbour);
    const found = await relocateSpans(harbour, after, marked);
    found.forEach((one, i) => {
      assert.equal(one.state, 'placed');
      if (one.state === 'placed') assert.equal(foldText(after.slice(one.start, one.end)).text, foldText(marked[i]?.exact ?? '').text);
    });
  }), { numRuns: 31 });
});

test('what was deleted is not placed anywhere', async () => {
  await fc.assert(fc.asyncProperty(fc.nat(sentences.length - 1), fc.nat(sentences.length - 1), foreign, async (gone, at, text) => {
    const start = sentences.slice(0, gone).join('').length, end = start + (sentences[gone]?.length ?? 0);
    const inside = markAll(harbour).filter((anchor) => anchor.start >= start && anchor.end <= end);
    const after = sentences.map((sentence, i) => (i === gone ? '' : sentence) + (i === at ? text : '')).join('');
    for (const one of await relocateSpans(harbour, after, inside)) assert.notEqual(one.state, 'placed');
  }), { numRuns: 60 });
});

const hostile: readonly (readonly [string, string, string])[] = [
  ['one long line', harbour.replace(/\s+/g, ' ').repeat(400), harbour.replace(/\s+/g, ' ').repeat(380)],
  ['a word repeated', 'ha '.repeat(40_000), `${'ha '.repeat(20_000)}ho ${'ha '.repeat(15_000)}hi ha`],
  ['one letter', 'a'.repeat(200_000), `b${'a'.repeat(200_000)}b`],
  ['lone surrogates', '\ud83d'.repeat(20_000), `${'\ud83d'.repeat(9_000)}\ude42${'\ud83d'.repeat(9_000)}`],
  ['combining marks', `a${'\u0301'.repeat(20_000)}`, `a${'\u0301'.repeat(19_000)}`],
  ['words of objects', '__proto__ constructor toString '.repeat(2000), 'toString constructor __proto__ '.repeat(2000)],
];

for (const [name, before, after] of hostile) {
  test(`hostile text, ${name}: answered, within the text`, { timeout: 300_000 }, async () => {
    const anchors = Array.from({ length: 60 }, (_, i) => anchorAt(before, Math.floor((i * (before.length - 40)) / 60), Math.floor((i * (before.length - 40)) / 60) + 1 + (i % 40)));
    withinText(await relocateSpans(before, after, anchors), after);
    withinText(await relocateQuotes(after, anchors), after);
  });
}
