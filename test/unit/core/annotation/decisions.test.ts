import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { entityUri } from '../../../../src/core/analysis/entityId';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { applyDecisions } from '../../../../src/core/annotation/applyDecisions';
import type { Mark } from '../../../../src/core/annotation/build';
import { addAnnotation, addDecision } from '../../../../src/core/annotation/edit';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import type { PlacedAnnotation } from '../../../../src/core/annotation/types';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { analysisOf, fixture, mill, millAnalysis, spanOf } from './mill';

const fresh = { label: 'mill.txt', version: '1.0.0' };
const text = mill(), words = text.text;

/** Decisions one after the other, a minute apart, by the given person. */
function decided(marks: readonly (Omit<Mark, 'pieces'> & { readonly on: string | readonly string[]; readonly who?: string; readonly own?: true })[]): PlacedAnnotation[] {
  let sidecar: Sidecar | undefined;
  marks.forEach(({ on, who, own, ...mark }, i) => {
    const pieces = [on].flat().map((each) => spanOf(words, each));
    const author = { who: who ?? 'R. Reader', now: `2026-03-02T08:${String(10 + i)}:00Z`, uuid: `00000000-0000-4000-8000-00000000000${i}` };
    ({ sidecar } = (own ? addAnnotation : addDecision)(sidecar, text, { ...mark, pieces }, author, fresh));
  });
  return sidecar ? placeAnnotations(sidecar, text) : [];
}

const names = (analysis: SourceAnalysis): string[] => analysis.blocks.flatMap((block) => block.mentions.map(({ start, end, type, decision }) => (
  `${words.slice(block.start + start, block.start + end)}/${type}${decision ? `/${decision.kind}` : ''}`)));

const quotations = (analysis: SourceAnalysis): string[] => analysis.blocks.flatMap((block, i) => block.quotations.map(({ spans, speaker, decision }) => {
  const said = spans.map((span) => words.slice(analysis.blocks[i + span.block]!.start + span.start, analysis.blocks[i + span.block]!.start + span.end));
  return `${said.join(' … ')} ${speaker ?? '-'}${decision ? `/${decision.kind}` : ''}`;
}));

test('without decisions the analysis is the same object', () => {
  const analysis = millAnalysis();
  assert.equal(applyDecisions(analysis, decided([{ on: 'the plan', tags: ['x'], own: true }])), analysis);
});

test('a rejected name is gone, and so is its entity; blocks without decisions stay the same objects', () => {
  const analysis = millAnalysis();
  const result = applyDecisions(analysis, decided([{ on: 'Valley Votes', decision: 'reject', type: 'PLACE' }]));
  assert.deepEqual(names(result), names(analysis).slice(1));
  assert.ok(!result.clusters.some(({ name }) => name === 'Valley Votes'));
  assert.equal(result.blocks[1], analysis.blocks[1]);
});

test('a rejection meets the same span with another type, but only half overlap with its own type', () => {
  const reject = decided([{ on: 'Stone Hollow', decision: 'reject', type: 'PLACE' }]);
  assert.deepEqual(names(applyDecisions(analysisOf(words, [['Stone Hollow', 'ORG']]), reject)), []);
  assert.deepEqual(names(applyDecisions(analysisOf(words, [['Hollow, “and it', 'ORG']]), reject)), ['Hollow, “and it/ORG']);
  assert.deepEqual(names(applyDecisions(analysisOf(words, [['of Stone Hollow', 'PLACE']]), reject)), []);
  assert.deepEqual(names(applyDecisions(analysisOf(words, [['Ada Brennick, the mayor of Stone Hollow', 'PLACE']]), reject)), ['Ada Brennick, the mayor of Stone Hollow/PLACE']);
});

test('an accepted name carries its decision and the entity that the person named', () => {
  const result = applyDecisions(millAnalysis(), decided([{ on: 'Ada Brennick', decision: 'accept', type: 'PERSON', entity: 'urn:uuid:ada' }]), {
    lookup: () => ({ name: 'Mayor Brennick', type: 'PERSON' }),
  });
  assert.ok(names(result).includes('Ada Brennick/PERSON/accept'));
  assert.deepEqual(result.clusters.find(({ id }) => id === 'urn:uuid:ada')?.name, 'Mayor Brennick');
  assert.deepEqual(quotations(result)[0]?.endsWith(' urn:uuid:ada'), true, 'the speaker follows the entity');
});

test('a retyped name has the new type only', () => {
  const result = applyDecisions(millAnalysis(), decided([{ on: 'Stone Hollow', decision: 'retype', type: 'PLACE' }]));
  assert.deepEqual(names(result).filter((name) => name.startsWith('Stone')), ['Stone Hollow/PLACE/retype']);
});

test('an entity that a person marked is shown though the machine never found it', () => {
  const result = applyDecisions(millAnalysis(), decided([{ on: 'Old Mill', type: 'PLACE', own: true }]));
  assert.ok(names(result).includes('Old Mill/PLACE/own'));
  assert.ok(result.clusters.some(({ id }) => id === entityUri('PLACE', 'Old Mill')));
});

test('what a person marked is shown in a text without any block', () => {
  const result = applyDecisions({ blocks: [], clusters: [], topics: [], language: 'none' }, decided([{ on: 'Old Mill', type: 'PLACE', own: true }]));
  assert.deepEqual(names(result), ['Old Mill/PLACE/own']);
});

test('a name that crosses a person’s is not shown, one inside another is', () => {
  const place = decided([{ on: 'Stone Hollow', decision: 'accept', type: 'PLACE' }]);
  assert.deepEqual(names(applyDecisions(analysisOf(words, [['mayor of Stone', 'ORG']]), place)), ['Stone Hollow/PLACE/accept']);
  const inside = applyDecisions(analysisOf(words, [['mayor of Stone Hollow', 'ORG']]), place);
  assert.deepEqual(names(inside), ['mayor of Stone Hollow/ORG', 'Stone Hollow/PLACE/accept']);
  assert.equal(inside.blocks[1]?.mentions[1]?.nested, true);
});

test('of two decisions on one span the later wins, whoever made it', () => {
  const accept = { on: 'Tomas Weil', decision: 'accept', type: 'PERSON', who: 'A' } as const, reject = { on: 'Tomas Weil', decision: 'reject', type: 'PERSON', who: 'B' } as const;
  assert.ok(names(applyDecisions(millAnalysis(), decided([reject, accept]))).includes('Tomas Weil/PERSON/accept'));
  assert.ok(!names(applyDecisions(millAnalysis(), decided([accept, reject]))).some((name) => name.startsWith('Tomas')));
});

test('a reattributed quotation has the person’s speaker, a rejected one is gone', () => {
  const weil = entityUri('PERSON', 'Tomas Weil');
  const result = applyDecisions(millAnalysis(), decided([
    { on: '“We will grind,”', decision: 'reattribute', type: 'QUOTATION/direct', speaker: weil },
    { on: ['“The mill fed this valley for two centuries,”', '“and it will feed us again.”'], decision: 'reject', type: 'QUOTATION/direct' },
  ]));
  assert.deepEqual(quotations(result), [`“We will grind,” ${weil}/reattribute`]);
  assert.equal(result.blocks[3]?.quotations[0]?.speakerName, 'Tomas Weil');
});

test('an accepted quotation is shown though the machine no longer finds it', () => {
  const pieces = ['“The mill fed this valley for two centuries,”', '“and it will feed us again.”'];
  const result = applyDecisions(analysisOf(words, []), decided([{ on: pieces, decision: 'accept', type: 'QUOTATION/direct', speaker: entityUri('PERSON', 'Ada Brennick') }]));
  assert.deepEqual(quotations(result), [`${pieces.join(' … ')} ${entityUri('PERSON', 'Ada Brennick')}/accept`]);
  assert.deepEqual(result.clusters, [{ id: entityUri('PERSON', 'Ada Brennick'), name: 'ada brennick', type: 'PERSON', aliases: [] }]);
});

test('decisions survive another recogniser', () => {
  const parsed = parseSidecar(fixture('mill.txt.annotations.json'));
  assert.ok(parsed.ok);
  const placed = placeAnnotations(parsed.sidecar, text);
  const other = analysisOf(words, [
    ['Valley Votes to Reopen', 'ORG'], ['Valley Votes', 'EVENT'], ['Brennick', 'PERSON'], ['the mayor of Stone Hollow', 'ORG'], ['Tomas Weil of the Hollow', 'PERSON'], ['Monday', 'DATE'],
  ], [{ kind: 'direct', pieces: ['“We will grind,” he said.'] }]);
  const result = applyDecisions(other, placed);
  assert.deepEqual(names(result), [
    'Valley Votes to Reopen/ORG', 'Ada Brennick/PERSON/accept', 'the mayor of Stone Hollow/ORG', 'Stone Hollow/PLACE/retype', 'Monday/DATE', 'Tomas Weil of the Hollow/PERSON',
  ]);
  assert.deepEqual(quotations(result), [`“We will grind,” ${entityUri('PERSON', 'Tomas Weil')}/reattribute`]);
});

test('no analysis can make a person’s accepted name disappear', () => {
  const pool = words.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
  const name = fc.tuple(fc.constantFrom(...pool), fc.constantFrom('PERSON', 'ORG', 'PLACE'));
  fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 12, selector: ([word]) => word }), fc.constantFrom(...pool), fc.constantFrom('PERSON', 'ORG'), (found, on, type) => {
    const result = applyDecisions(analysisOf(words, found), decided([{ on, decision: 'accept', type }]));
    const kept = names(result).filter((each) => each === `${on}/${type}/accept`);
    assert.equal(kept.length, 1);
    const ids = new Set(result.clusters.map(({ id }) => id));
    for (const block of result.blocks) for (const { entity } of block.mentions) assert.ok(ids.has(entity));
  }));
});

test('decisions hold in a document with CRLF and a byte order mark', () => {
  const document = new NormalizedText(`\uFEFF${words.replaceAll('\n', '\r\n')}`);
  const parsed = parseSidecar(fixture('mill.txt.annotations.json'));
  assert.ok(parsed.ok);
  for (const placed of placeAnnotations(parsed.sidecar, document)) {
    assert.equal(placed.state, 'placed');
    for (const piece of placed.pieces) assert.ok(placed.quote.includes(`\uFEFF${words.replaceAll('\n', '\r\n')}`.slice(piece.start, piece.end)));
  }
});
