import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceView } from '../../../../src/core/analysis/view';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import { explain, explanationText } from '../../../../src/core/commands/explain';
import { findAt, quotationAt } from '../../../../src/core/commands/findAt';
import { neighbour, stopsOf } from '../../../../src/core/commands/walk';
import { makeView } from '../card/sources';
import { viewOf } from '../quoteCheck/views';

const view = makeView({
  paragraphs: ['# Harbour Town Votes', '“The ferry is\tour main street,” said Mara Lindqvist, the mayor of Port Ellery.', 'It rains.', 'Nobody knows why it stopped.'],
  entities: [{ name: 'Mara Lindqvist', type: 'PERSON', role: 'the mayor of Port Ellery' }, { name: 'Port Ellery', type: 'PLACE', confidence: 0.6 }, { name: 'ferry', type: 'PRODUCT' }],
  quotations: [
    { words: '“The ferry is\tour main street,”', speaker: 'Mara Lindqvist', cue: 'said' },
    { words: 'It rains.', kind: 'direct' },
    { words: 'why it stopped', kind: 'indirect', generic: 'analysts' },
  ],
});

const at = (words: string, from: SourceView = view): { start: number; end: number } => {
  const start = from.text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const cursor = (words: string, offset = 1): { start: number; end: number } => {
  const start = at(words).start + offset;
  return { start, end: start };
};
const found = (span: { start: number; end: number }): string => {
  const find = findAt(view, span);
  const item = find && (find.what === 'mention' ? find.mention : find.quotation);
  return item ? `${find.what} ${view.text.slice(item.start, item.end)}` : 'nothing';
};

test('A place means what covers exactly it, else the innermost name, else the quotation', () => {
  assert.equal(found(at('“The ferry is\tour main street,”')), 'quotation “The ferry is\tour main street,”');
  assert.equal(found(cursor('ferry')), 'mention ferry');
  assert.equal(found(at('ferry')), 'mention ferry');
  assert.equal(found(cursor('main')), 'quotation “The ferry is\tour main street,”');
  assert.equal(found(at('ferry is\tour')), 'quotation “The ferry is\tour main street,”');
  assert.equal(found(at('Mara')), 'mention Mara Lindqvist');
  assert.equal(found(cursor('Nobody')), 'nothing');
  assert.equal(quotationAt(view, cursor('Nobody')), undefined);
});

test('Where quotations lie within each other the innermost is meant, and of a selection the one around all of it', () => {
  const nested = makeView({
    paragraphs: ['Marsh said that Quist had promised that “the bridge” would stand. It rains.'],
    quotations: [
      { words: 'Quist had promised that “the bridge” would stand', kind: 'mixed', generic: 'Marsh', cue: 'said' },
      { words: '“the bridge” would stand', kind: 'mixed', generic: 'Quist', cue: 'promised' },
    ],
  });
  const speaker = (span: { start: number; end: number }): string | null | undefined => quotationAt(nested, span)?.speakerName;
  const inside = at('bridge', nested).start;
  assert.equal(nested.quotationAt(inside)?.speakerName, 'Quist');
  assert.equal(speaker({ start: inside, end: inside }), 'Quist');
  assert.equal(speaker(at('Quist had promised', nested)), 'Marsh');
  assert.equal(speaker({ start: at('promised', nested).start, end: at('bridge', nested).end }), 'Marsh');
  assert.equal(speaker(at('bridge” would', nested)), 'Quist');
});

test('The words that say who speaks, and those between the pieces of a quotation, mean it', async () => {
  const broken = await viewOf('a', 'Rain fell. “It is old,” said Olaf Quist in Norrby, “and grey.” Wind rose.\n');
  assert.equal(broken.quotations.length, 1);
  for (const words of ['said', 'Olaf Quist', 'in Norrby']) assert.equal(quotationAt(broken, at(words, broken)), broken.quotations[0], words);
  for (const words of ['Rain', 'Wind']) assert.equal(quotationAt(broken, at(words, broken)), undefined, words);
});

test('A short form of a name is explained by the line that has the whole name', () => {
  const named = makeView({ paragraphs: ['It rains.', 'Mara Lindqvist smiled.', 'Lindqvist left.'], entities: [{ name: 'Mara Lindqvist', type: 'PERSON', forms: ['Lindqvist'] }] });
  assert.deepEqual(named.mentions.map((mention) => explain(named, { what: 'mention', mention }).why), [[], ['same as Mara Lindqvist in line 2']]);
});

test('An explanation is one sentence', () => {
  assert.equal(explanationText(explain(view, findAt(view, at('Port Ellery'))!)), '“Port Ellery”: Place (60 % sure).');
  assert.match(explanationText(explain(view, findAt(view, cursor('main'))!)), /^“.*”: Direct quotation \(90 % sure\), because .*“said” introduces it; the speaker is Mara Lindqvist/);
});

const annotation = (start: number, machine: boolean, more: Partial<PlacedAnnotation> = {}): PlacedAnnotation => ({
  id: `urn:uuid:${start}`, tags: [], notes: [], creator: '', machine, quote: '', pieces: [{ start, end: start + 2 }], state: 'placed', raw: {} as never, ...more,
});

test('Walking stops at what people marked, else at what is kept, else at what was found', () => {
  const own = annotation(9, false), kept = annotation(3, true), reply = annotation(1, false, { refersTo: 'x' }), orphan = annotation(2, false, { pieces: [], state: 'orphan' });
  assert.deepEqual(stopsOf(view, [kept, own, reply, orphan], 0.5), { kind: 'own', spans: [{ start: 9, end: 11 }] });
  assert.deepEqual(stopsOf(view, [kept, reply, orphan], 0.5), { kind: 'kept', spans: [{ start: 3, end: 5 }] });
  const suggested = stopsOf(view, [], 0.7);
  assert.equal(suggested.kind, 'suggested');
  assert.ok(!suggested.spans.some(({ start }) => start === at('Port Ellery').start));
  assert.deepEqual(suggested.spans, [...suggested.spans].sort((a, b) => a.start - b.start || b.end - a.end));
});

test('Behind the last stop comes the first, and the other way round', () => {
  const spans = [{ start: 2, end: 4 }, { start: 6, end: 9 }];
  assert.deepEqual(neighbour(spans, { start: 2, end: 4 }, true), spans[1]);
  assert.deepEqual(neighbour(spans, { start: 7, end: 7 }, true), spans[0]);
  assert.deepEqual(neighbour(spans, { start: 2, end: 4 }, false), spans[1]);
  assert.deepEqual(neighbour(spans, { start: 7, end: 7 }, false), spans[1]);
  assert.equal(neighbour([], { start: 0, end: 0 }, true), undefined);
});
