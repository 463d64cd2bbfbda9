import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { SourceView } from '../../../../src/core/analysis/view';
import { markableAt, markOf } from '../../../../src/core/commands/markable';
import { decisionOn, nextSuggestion, suggestionsOf } from '../../../../src/core/commands/review';

const text = '  Ada Brook’s well-known ferry 🚢.';
const mention = { start: 2, end: 11, type: 'PERSON', entity: 'urn:e', confidence: 0.9, why: [] };
const low = { ...mention, start: 24, end: 29, confidence: 0.2 };
const analysis: SourceAnalysis = {
  blocks: [{ start: 0, end: text.length, role: 'body', startsArticle: true, mentions: [mention, low], references: [], quotations: [{ kind: 'indirect', spans: [{ block: 0, start: 2, end: 11 }], quoted: [], cue: null, speakerMention: null, speaker: null, speakerName: null, confidence: 0.8 }], roles: [] }],
  clusters: [{ id: 'urn:e', name: 'Ada Brook', type: 'PERSON', aliases: [] }], topics: [], language: 'en',
};
const view = new SourceView('file:///a.txt', 1, text, analysis, true);
const at = (start: number, end = start): string | undefined => {
  const span = markableAt(view, { start, end });
  return span && text.slice(span.start, span.end);
};

test('a selection is meant without the white space at its ends; nothing is meant where nothing is', () => {
  assert.equal(at(0, 12), 'Ada Brook’');
  assert.equal(at(0, 2), undefined);
  assert.equal(at(text.length), undefined);
});

test('the cursor means the name that it is in, else the word', () => {
  assert.equal(at(4), 'Ada Brook');
  assert.equal(at(17), 'well-known');
  assert.equal(at(1_000), undefined);
});

test('a type alone on the words of a suggestion is a decision; with a tag it is a mark', () => {
  assert.deepEqual(markOf(view, [mention], { type: 'PERSON' }), { mark: { pieces: [{ start: 2, end: 11 }], type: 'PERSON', decision: 'accept', entity: 'urn:e' }, decides: true });
  assert.equal(markOf(view, [mention], { type: 'ORG' }).mark.decision, 'retype');
  assert.equal(markOf(view, [mention], { type: 'ORG', tag: 't' }).decides, false);
  assert.equal(markOf(view, [{ start: 12, end: 22 }], { type: 'ORG' }).decides, false);
});

test('a review takes what is sure enough in order of place, a quotation before the name in the same place', () => {
  const all = suggestionsOf(view, 0.5);
  assert.deepEqual(all.map(({ what }) => what), ['quotation', 'mention']);
  assert.equal(nextSuggestion(all, { start: 2, end: 11 }, true, 'quotation')?.what, 'mention');
  assert.equal(nextSuggestion(all, { start: 2, end: 11 }, true, 'mention'), undefined);
  assert.equal(nextSuggestion(all, { start: 0, end: 0 }, false)?.what, 'quotation');
  const [quotation, name] = all;
  assert.ok(quotation && name);
  assert.equal(decisionOn(quotation, 'reject').type, 'QUOTATION/indirect');
  assert.deepEqual(decisionOn(name, 'retype', 'ORG'), { pieces: [{ start: 2, end: 11 }], decision: 'retype', type: 'ORG' });
});
