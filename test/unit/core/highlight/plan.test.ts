import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceView } from '../../../../src/core/analysis/view';
import { highlightTypeOf, keyOf, lineStyleOf, strengths, highlightTypes } from '../../../../src/core/highlight/kinds';
import { highlightCount, highlightsOf, type HighlightOptions } from '../../../../src/core/highlight/plan';
import { makeView } from '../card/sources';

const everything: HighlightOptions = { showsType: () => true, showsQuotation: () => true, threshold: 0.5 };

const view = makeView({
  paragraphs: ['“The ferry sails,” said Mara Lindqvist of Port Ellery.', 'Jonas Hale called it a “key condition” for Port Ellery. 🚢 sails'],
  entities: [
    { name: 'Mara Lindqvist', type: 'PERSON', decision: 'accept', confidence: 0.1 },
    { name: 'Jonas Hale', type: 'PERSON', confidence: 0.55 },
    { name: 'Port Ellery', type: 'PLACE' },
    { name: 'ferry', type: '__proto__' },
  ],
  quotations: [
    { words: '“The ferry sails,”', speaker: 'Mara Lindqvist' },
    { words: '🚢 sails', kind: 'indirect', confidence: 0.4 },
  ],
});

/** The words of each kind that is drawn. */
const drawn = (options: Partial<HighlightOptions> = {}): Record<string, string[]> => Object.fromEntries(
  [...highlightsOf(view, { ...everything, ...options })].map(([key, { spans }]) => [key, spans.map(({ start, end }) => view.text.slice(start, end))]),
);

test('Kinds tell decided, sure and doubtful finds apart', () => {
  assert.deepEqual(drawn(), {
    'PERSON/decided': ['Mara Lindqvist'],
    'PLACE/suggested': ['Port Ellery', 'Port Ellery'],
    'OTHER/suggested': ['ferry'],
    'PERSON/faint': ['Jonas Hale'],
    'direct/content/suggested': ['“The ferry sails,”'],
    'direct/opening/suggested': ['“'],
    'direct/closing/suggested': ['”'],
  });
});

test('What is below the threshold is left out unless a person decided it or it stands between quotation marks', () => {
  const kinds = Object.keys(drawn({ threshold: 0.95 }));
  assert.deepEqual(kinds.filter((kind) => !/^(?:direct|mixed)\/.*\/faint$/.test(kind)), ['PERSON/decided']);
  assert.ok(kinds.includes('direct/content/faint'));
  assert.ok('indirect/content/faint' in drawn({ threshold: 0.3 }));
});

test('A bar covers a whole character, also one of two code units', () => {
  assert.deepEqual(drawn({ threshold: 0.3 })['indirect/opening/faint'], ['🚢']);
});

test('Types and kinds of quotations can be left out', () => {
  assert.deepEqual(Object.keys(drawn({ showsType: (type) => type === 'PLACE', showsQuotation: () => false })), ['PLACE/suggested']);
});

test('Within a stretch only what overlaps it is drawn', () => {
  const half = view.text.indexOf('\n');
  assert.deepEqual(drawn({ within: { start: half, end: view.text.length } })['PLACE/suggested'], ['Port Ellery']);
  assert.equal(highlightCount(view), view.mentions.length + 6);
});

test('Of a mixed quotation the quoted pieces are drawn too', () => {
  const block = { start: 0, end: 30, role: 'body' as const, startsArticle: true, mentions: [], references: [], roles: [] };
  const quotation = {
    kind: 'mixed' as const, spans: [{ block: 0, start: 0, end: 20 }], quoted: [{ block: 0, start: 2, end: 17 }],
    cue: null, speakerMention: null, speaker: null, speakerName: null, confidence: 1,
  };
  const mixed = new SourceView('x', 1, 'a “key condition” of peace', { blocks: [{ ...block, quotations: [quotation] }], clusters: [], topics: [], language: 'en' }, true);
  assert.deepEqual(highlightsOf(mixed, everything).get('mixed/quoted/suggested')?.spans, [{ start: 2, end: 17 }]);
});

test('What is said without quotation marks is a turn, which is not washed', () => {
  const block = { start: 0, end: 26, role: 'body' as const, startsArticle: true, mentions: [], references: [], roles: [] };
  const quotation = {
    kind: 'direct' as const, spans: [{ block: 0, start: 13, end: 26 }], quoted: [],
    cue: null, speakerMention: null, speaker: null, speakerName: 'JONAS HALE', confidence: 1,
  };
  const transcript = new SourceView('x', 1, 'JONAS HALE:  It was raining', { blocks: [{ ...block, quotations: [quotation] }], clusters: [], topics: [], language: 'en' }, true);
  assert.deepEqual([...highlightsOf(transcript, everything).keys()], ['direct/turn/suggested', 'direct/opening/suggested', 'direct/closing/suggested']);
});

test('A mention inside another is not drawn twice', () => {
  const mention = { type: 'ORG', entity: 'x', confidence: 1, why: [] };
  const block = { start: 0, end: 30, role: 'body' as const, startsArticle: true, references: [], roles: [], quotations: [], mentions: [{ ...mention, start: 0, end: 20 }, { ...mention, start: 14, end: 20, nested: true as const }] };
  const nested = new SourceView('x', 1, 'University of Bergen', { blocks: [block], clusters: [], topics: [], language: 'en' }, true);
  assert.equal(highlightsOf(nested, everything).get('ORG/suggested')?.spans.length, 1);
});

test('Keys are different for different kinds, and groups differ in their lines', () => {
  const keys = highlightTypes.flatMap((type) => strengths.map((strength) => keyOf({ what: 'mention', type, strength })));
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(new Set((['PERSON', 'ORG', 'PLACE', 'DATE'] as const).map(lineStyleOf)).size, 4);
  assert.deepEqual(['constructor', 'ORG'].map(highlightTypeOf), ['OTHER', 'ORG']);
});
