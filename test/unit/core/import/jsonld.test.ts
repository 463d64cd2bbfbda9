import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import { jsonld } from '../../../../src/core/export/jsonld';
import { jsonldImporter } from '../../../../src/core/import/jsonld';
import { mergeImported } from '../../../../src/core/import/mergeImported';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
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

/** As the annotation server of a browser extension writes it: UTF-16 positions, XPath ranges, accounts. */
const fromTheWeb = {
  '@context': ['http://www.w3.org/ns/anno.jsonld', 'http://www.w3.org/ns/ldp.jsonld'], type: ['BasicContainer', 'AnnotationCollection'], total: 2,
  first: { type: 'AnnotationPage', startIndex: 0, items: [{
    id: 'https://notes.example.org/a/Rk3xQ', type: 'Annotation', created: '2025-11-02T09:12:33.481+00:00', modified: '2025-11-02T09:15:00.000+00:00', creator: 'acct:reader@notes.example.org',
    body: [{ type: 'TextualBody', value: 'In *May*!', format: 'text/markdown' }, { type: 'TextualBody', purpose: 'tagging', value: 'weather/ice' }],
    target: [{ source: 'https://example.org/hard.txt', selector: [
      { type: 'RangeSelector', startSelector: { type: 'XPathSelector', value: '/pre[1]' }, endSelector: { type: 'XPathSelector', value: '/pre[1]' } },
      { type: 'TextPositionSelector', start: 12, end: 26 },
      { type: 'TextQuoteSelector', exact: 'froze 🧊 in May', prefix: 'The harbour ', suffix: '.\r\nNobody' },
    ] }],
  }, {
    id: 'https://notes.example.org/a/Rk3xR', type: 'Annotation', motivation: 'replying', creator: 'acct:other@notes.example.org',
    body: [{ type: 'TextualBody', value: 'Indeed.' }], target: 'https://notes.example.org/a/Rk3xQ',
  }] },
};

/** As a component for text in web pages writes it: a list, fragment ids, no context around the words. */
const fromAComponent = [
  { '@context': 'http://www.w3.org/ns/anno.jsonld', id: '#0c6d6e5e-6b2a-4b7c-9a54-0a4d1f2b3c4d', type: 'Annotation',
    body: [{ type: 'TextualBody', value: 'Who?', purpose: 'commenting' }, { type: 'TextualBody', value: 'people', purpose: 'tagging' }],
    target: { selector: [{ type: 'TextQuoteSelector', exact: 'Nobody' }, { type: 'TextPositionSelector', start: 30, end: 36 }] } },
  { '@context': 'http://www.w3.org/ns/anno.jsonld', id: '#1c6d6e5e-6b2a-4b7c-9a54-0a4d1f2b3c4d', type: 'Annotation', body: [],
    target: { selector: [{ type: 'TextQuoteSelector', exact: 'harbour' }, { type: 'TextPositionSelector', start: 4, end: 11 }] } },
];

test('what annotation servers and components of web pages write is placed, and nothing of it is lost on the way back', () => {
  for (const [value, expected] of [[fromTheWeb, ['froze 🧊 in May', undefined]], [fromAComponent, ['Nobody', 'harbour']]] as const) {
    const { records, problems } = parse(value), normalized = new NormalizedText(text);
    assert.deepEqual([problems, records.map(({ pieces }) => words(pieces[0]))], [[], expected]);
    const { sidecar } = mergeImported(undefined, normalized, records, fresh);
    assert.ok(sidecar);
    const placed = placeAnnotations(sidecar, normalized);
    assert.deepEqual(placed.map(({ state }) => state), ['placed', 'placed']);
    const { content } = jsonld.export([{ name: 'hard.txt', text, normalized, sidecar, placed }], {});
    const again = mergeImported(undefined, normalized, jsonldImporter.parse(content, targetOf(text)).records, fresh).sidecar;
    assert.equal(again && serializeSidecar(again), serializeSidecar(sidecar));
    assert.deepEqual(sidecar.items.map(({ json }) => (JSON.parse(json) as { body: unknown }).body).filter((body) => JSON.stringify(body) !== '[]').sort(), bodies(value));
  }
  const { sidecar } = mergeImported(undefined, new NormalizedText(text), parse(fromTheWeb).records, fresh), placed = sidecar ? placeAnnotations(sidecar, new NormalizedText(text)) : [];
  assert.deepEqual(placed.map(({ tags, notes }) => [tags, notes]), [[['weather/ice'], ['In *May*!']], [[], ['Indeed.']]]);
  assert.equal(placed[1]?.refersTo, placed[0]?.id);
});

/** The bodies of what another program wrote, as they were. */
function bodies(value: typeof fromTheWeb | typeof fromAComponent): unknown[] {
  const items: readonly { readonly body: readonly unknown[] }[] = 'first' in value ? value.first.items : value;
  return items.map(({ body }) => body).filter((body) => body.length > 0).sort();
}
