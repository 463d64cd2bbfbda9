import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { jsonldImporter } from '../../../../src/core/import/jsonld';
import { mergeImported } from '../../../../src/core/import/mergeImported';
import { fresh, targetOf } from './sources';

const text = 'The harbour froze 🧊 in May.\r\nNobody in the harbour had seen that.\r\n';
const words = (span: { start: number; end: number } | undefined): string | undefined => span && text.slice(span.start, span.end);
const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, ...(prefix && { prefix }), ...(suffix && { suffix }) });
const annotation = (selector: object | object[], more: object = {}) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://example.org/7', type: 'Annotation', ...more, target: { source: 'https://example.org/hard.txt', selector } });
const parse = (value: unknown) => jsonldImporter.parse(JSON.stringify(value, null, 2), targetOf(text));
const place = (selector: object | object[]): string | undefined => words(parse(annotation(selector)).records[0]?.pieces[0]);

test('what holds no annotations is told', () => {
  for (const value of ['x', 5, null, {}, { type: 'AnnotationCollection', first: 'https://example.org/p1' }]) {
    const { records, problems } = parse(value);
    assert.deepEqual([records.length, problems.length], [0, 1], JSON.stringify(value));
  }
  assert.deepEqual(parse([5, { type: 'Annotation' }, annotation({ type: 'XPathSelector', value: '/p' })]).problems.map((problem) => /^line (\d+)/.exec(problem)?.[1]), ['2', '3', '6']);
});

test('a single annotation, a list, a page, a collection and a graph are read', () => {
  const one = annotation(quote('froze'));
  for (const value of [one, [one], { type: 'AnnotationPage', items: [one] }, { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [one] } }, { '@graph': [one] }, { ...one, type: ['Annotation', 'x:Y'] }]) {
    assert.equal(words(parse(value).records[0]?.pieces[0]), 'froze', JSON.stringify(value));
  }
});

test('places are found by quote, position, range and fragment, in whatever order and company', () => {
  assert.equal(place(quote('froze')), 'froze');
  assert.equal(place([{ type: 'RangeSelector', startContainer: '/p[1]', startOffset: 3 }, { type: 'TextPositionSelector', start: 48, end: 55 }, quote('harbour', 'Nobody in the ', ' had')]), 'harbour');
  assert.equal(place({ type: 'TextPositionSelector', start: 18, end: 24 }), '🧊 in M');
  assert.equal(place({ type: 'RangeSelector', startSelector: quote('froze'), endSelector: quote('in May') }), 'froze 🧊 ');
  assert.equal(place({ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: 'char=4,11' }), 'harbour');
  assert.equal(place({ type: 'FragmentSelector', value: 'x', refinedBy: { type: 'TextQuoteSelector', exact: 'Nobody', prefix: 'May.\n', suffix: ' in' } }), 'Nobody');
});

test('positions that count otherwise do not mislead where the quote says what is meant', () => {
  assert.equal(place([{ type: 'TextPositionSelector', start: 30, end: 36 }, quote('Nobody', '', ' in the')]), 'Nobody');
});

test('ids, bodies and what nobody here knows are kept; the target is this source', () => {
  const value = annotation(quote('froze'), { motivation: 'x:musing', body: [{ type: 'TextualBody', value: 'Odd.', 'x:colour': 'red' }, 'https://example.org/b'], 'x:more': { n: 1 } });
  const { sidecar, added } = mergeImported(undefined, new NormalizedText(text), parse(value).records, fresh);
  assert.equal(added, 1);
  const stored = JSON.parse(sidecar?.items[0]?.json ?? '{}') as Record<string, unknown>;
  assert.deepEqual([stored.id, stored.motivation, stored.body, stored['x:more'], '@context' in stored], [value.id, 'x:musing', (value as Record<string, unknown>).body, { n: 1 }, false]);
  assert.match(JSON.stringify(stored.target), /^\{"source":"urn:uuid:/);
});

test('relative ids become absolute ones, the same at each import, and replies still answer', () => {
  const values = [
    { ...annotation(quote('froze')), id: '#a88b22d0-6106-4872-9435-c78b5e89fede' }, { ...annotation(quote('Nobody')), id: 'anno-2' },
    { id: 'anno-3', type: 'Annotation', motivation: 'replying', body: { type: 'TextualBody', value: 'Why?' }, target: 'anno-2' },
  ];
  const first = mergeImported(undefined, new NormalizedText(text), parse(values).records, fresh);
  const ids = first.sidecar?.items.map(({ id }) => id);
  assert.equal(ids?.[0], 'urn:uuid:a88b22d0-6106-4872-9435-c78b5e89fede');
  assert.ok(first.sidecar?.items[2]?.json.includes(`"target":"${ids?.[1] ?? ''}"`));
  assert.equal(mergeImported(first.sidecar, new NormalizedText(text), parse(values).records, fresh).sidecar, first.sidecar);
});

test('of a collection about many sources only this one’s are taken', () => {
  const other = { ...annotation(quote('Nowhere to be found')), target: { source: 'https://example.org/other.txt', selector: quote('Nowhere to be found') } };
  const { records, elsewhere } = parse([other, annotation(quote('Gone from this'))]);
  assert.deepEqual([records.length, records[0]?.quote?.exact, elsewhere], [1, 'Gone from this', 1]);
});
