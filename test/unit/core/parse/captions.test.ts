import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../../../src/core/parse/block';
import { isNumbered, splitNumbered } from '../../../../src/core/parse/numberedLines';
import { proseToBlock, proseToPieces } from '../../../../src/core/parse/prose';
import { isSubtitles, splitSubtitles } from '../../../../src/core/parse/subtitles';

/** That every piece of every block stands in the text as it is read, in order, and that spans never reach over what is no text. */
function check(text: string, blocks: readonly Block[], foreign: RegExp, from: number, to: number): void {
  let last = 0;
  for (const block of blocks) {
    assert.ok(block.start >= last && block.end <= text.length);
    last = block.start;
    for (const { prose, source, length } of block.pieces ?? [{ prose: 0, source: 0, length: block.prose.length }]) {
      assert.equal(text.slice(block.start + source, block.start + source + length).replace(/[\r\n]/g, ' '), block.prose.slice(prose, prose + length).replace(/[\r\n]/g, ' '));
    }
    const span = { start: Math.min(from, block.prose.length - 1), end: Math.min(Math.max(to, from + 1), block.prose.length) };
    if (span.start >= span.end) continue;
    const words = proseToPieces(block, span).map(({ start, end }) => text.slice(block.start + start, block.start + end));
    assert.equal(words.join('').replace(/\s/g, ''), block.prose.slice(span.start, span.end).replace(/\s/g, ''));
    const { start, end } = proseToBlock(block, span);
    for (const part of [...words, text.slice(block.start + start, block.start + end)]) assert.doesNotMatch(part, foreign);
  }
}

const line = fc.array(fc.constantFrom('Mara ', 'Dill ', 'harbour ', 'it fell. ', '<i>', '</i>', '<v Ana Lund>', '>> ', 'MARA: ', '- ', '{\\an8}', '😀 ', '(laughs) ', '\u202E'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const end = fc.constantFrom('\n', '\r\n');

test('captions keep their places, and no span of them holds a time, a number or mark-up', () => {
  fc.assert(fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }), end, fc.nat(80), fc.nat(200), fc.boolean(), (cues, br, from, to, srt) => {
    const time = srt ? '00:00:01,000 --> 00:00:02,000' : '00:01.000 --> 00:02.000 align:left';
    const text = (srt ? '' : `WEBVTT${br}${br}`) + cues.map((lines, i) => [String(i + 1), time, ...lines].join(br)).join(br + br) + br;
    assert.ok(isSubtitles(text));
    check(text, splitSubtitles(text, () => true), /-->|\d|<i>|<v |\{/u, from, to);
  }));
});

test('what only begins like mark-up is read as it stands, however many points it has', () => {
  const line = `<v${'.'.repeat(5_000)} Mara`, [block] = splitSubtitles(`WEBVTT\n\n00:01.000 --> 00:02.000\n${line}\n`, () => true);
  assert.equal(block?.prose, line);
  assert.equal(splitSubtitles('WEBVTT\n\n00:01.000 --> 00:02.000\n<c.loud.red>Mara<c>\n', () => true)[0]?.prose, 'Mara');
});

test('many voices on one line are one block each', () => {
  const blocks = splitSubtitles(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v Mara>It fell.<v Dill>It <i>stood</i>.'.repeat(20_000)}\n`, () => true);
  assert.equal(blocks.length, 40_000);
  assert.deepEqual([...new Set(blocks.map(({ prose }) => prose))], ['Mara>It fell.', 'Dill>It stood.']);
});

test('numbered lines keep their places, and no span of them holds a number', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('Q.  Was it shut?', 'A.  It was, as far as I could see from where', 'MR. LUND:  No more.', 'I stood, and that was all that we saw of it then.', '', 'THE COURT:  Go on.'), { minLength: 12, maxLength: 60 }), end, fc.nat(80), fc.nat(200), (lines, br, from, to) => {
    const text = ['Q.  Why?', 'A.  Because.', ...lines].map((words, i) => `${String((i % 25) + 1).padStart(2)}   ${words}`.trimEnd()).join(br);
    assert.ok(isNumbered(text));
    check(text, splitNumbered(text), /\d/u, from, to);
  }));
});

test('lists, tables and prose are no numbered lines', () => {
  for (const text of ['1. Mix the flour.\n2. Wait.\n3. Bake it.\n', Array.from({ length: 20 }, (_, i) => `${i + 1}   Hull   ${30 - i}`).join('\n'), 'In 1931 the weir fell.\n\n12  people saw it.\n']) assert.equal(isNumbered(text), false, text);
});
