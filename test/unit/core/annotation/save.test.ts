import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import { addAnnotation, addDecision, removeAnnotation } from '../../../../src/core/annotation/edit';
import { placeAnnotations } from '../../../../src/core/annotation/place';
import { mergeForSave } from '../../../../src/core/annotation/save';
import { hashOf, isMachine, sourceOf, storedFromJson } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { parseSidecar } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import { sha256Hex } from '../../../../src/core/sidecar/ids';
import { wild } from '../anchor/wild';
import { analysisOf, fixture, mill, millAnalysis, spanOf } from './mill';

const fresh = { label: 'mill.txt', version: '1.0.0' };
const author = { who: 'R. Reader', now: '2026-03-02T08:15:00Z', uuid: '5c0d9a41-7be2-4f6a-9d13-2a6e8b4c7f01' };

function stored(): Sidecar {
  const parsed = parseSidecar(fixture('mill.txt.annotations.json'));
  assert.ok(parsed.ok);
  return parsed.sidecar;
}
const people = (sidecar: Sidecar): string[] => sidecar.items.filter((item) => !isMachine(item)).map(({ json }) => json);

test('saving what was saved changes no byte', () => {
  assert.equal(serializeSidecar(mergeForSave(stored(), mill(), millAnalysis(), fresh)), fixture('mill.txt.annotations.json'));
});

test('the machine’s lines are replaced by what it finds now, people’s stay byte for byte', () => {
  const before = stored();
  const after = mergeForSave(before, mill(), analysisOf(mill().text, [['Monday', 'DATE'], ['Ada Brennick', 'PERSON'], ['Valley Votes', 'PLACE']]), fresh);
  assert.deepEqual(people(after), people(before));
  assert.deepEqual(after.items.filter(isMachine).map(({ json }) => /"exact":"([^"]*)"/.exec(json)?.[1]), ['Monday']);
});

test('after an edit elsewhere positions follow, and the hash and the machine’s ids fit the text', () => {
  const text = new NormalizedText(`🌾 A line more.\r\n${mill().text.replaceAll('\n', '\r\n')}`);
  const after = mergeForSave(stored(), text, analysisOf(text.text, []), fresh);
  assert.equal(hashOf(after), sha256Hex(text.text));
  assert.equal(sourceOf(after), sourceOf(stored()));
  assert.match(people(after).join('\n'), /"exact":"Ada Brennick","prefix":"[^"]*","suffix":"[^"]*"\},\{"type":"TextPositionSelector","start":104,"end":116\}/);
  assert.ok(placeAnnotations(after, text).every(({ state }) => state === 'placed'));
});

test('what is not found keeps all that it knew', () => {
  const text = new NormalizedText(mill().text.replace('3.2 million euros', 'a fortune'));
  const note = (sidecar: Sidecar): string | undefined => people(sidecar).find((json) => json.includes('money/check'));
  assert.equal(note(mergeForSave(stored(), text, analysisOf(text.text, []), fresh)), note(stored()));
});

test('unknown annotations and unknown members survive a save and a rewrite of positions', () => {
  const odd = '{"id":"urn:x:odd","type":"Annotation","odd":{"__proto__":1.50},"target":{"source":"file:///elsewhere","selector":[{"type":"TextQuoteSelector","exact":"Old Mill","refinedBy":null},{"type":"FragmentSelector","value":"x"}]}}';
  const before = { ...stored(), items: [...stored().items, storedFromJson(odd), storedFromJson('"just a string"')] };
  const text = new NormalizedText(`Up.\n${mill().text}`);
  const after = people(mergeForSave(before, text, analysisOf(text.text, []), fresh));
  const rewritten = after.find((json) => json.includes('urn:x:odd')) ?? '';
  assert.ok(rewritten.startsWith('{"id":"urn:x:odd","type":"Annotation","odd":{"__proto__":1.50},"target":{"source":"file:///elsewhere"'));
  assert.match(rewritten, /"refinedBy":null.*"FragmentSelector","value":"x"/);
  assert.ok(after.includes('"just a string"'));
});

test('a first save mints the source’s id from the text, the same everywhere', () => {
  const first = mergeForSave(undefined, mill(), millAnalysis(), fresh);
  assert.equal(sourceOf(first), sourceOf(mergeForSave(undefined, mill(), analysisOf(mill().text, []), { label: 'other.txt', version: '2.0.0' })));
  assert.equal(new Set(first.items.map(({ id }) => id)).size, first.items.length);
});

test('saving twice gives equal bytes, whatever the text and whatever was found', () => {
  const span = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 12 }), fc.constantFrom('PERSON', 'ORG'));
  fc.assert(fc.property(wild, fc.array(span, { maxLength: 8 }), fc.array(span, { maxLength: 4 }), (document, found, marked) => {
    const text = new NormalizedText(document);
    const fit = ([at, length]: readonly [number, number, string]) => ({ start: at % Math.max(1, document.length), end: Math.min(document.length, (at % Math.max(1, document.length)) + length) });
    const analysis = { ...analysisOf(document, []), blocks: [{
      start: 0, end: document.length, role: 'body' as const, startsArticle: true, references: [], quotations: [], roles: [],
      mentions: found.map((each) => ({ ...fit(each), type: each[2], entity: `urn:glossator:entity:${each[2]}:x`, confidence: 1, why: [] })),
    }] };
    let sidecar: Sidecar | undefined;
    marked.forEach((each, i) => {
      const { start, end } = text.spanFromDocument(fit(each));
      if (end > start) ({ sidecar } = addDecision(sidecar, text, { pieces: [fit(each)], type: each[2], decision: i % 2 ? 'reject' : 'accept' }, { ...author, uuid: `00000000-0000-4000-8000-00000000000${i}` }, fresh));
    });
    const once = serializeSidecar(mergeForSave(sidecar, text, analysis, fresh));
    const parsed = parseSidecar(once);
    assert.ok(parsed.ok);
    assert.equal(serializeSidecar(mergeForSave(parsed.sidecar, text, analysis, fresh)), once);
  }));
});

test('a second decision of the same person on the same words changes the first and keeps its id, notes and unknown members', () => {
  const text = mill(), pieces = [spanOf(text.text, 'Tomas Weil')];
  const first = addDecision(undefined, text, { pieces, decision: 'accept', type: 'PERSON', note: 'Sure?' }, author, fresh);
  const odd = storedFromJson(first.annotation.json.replace('"body"', '"odd":1,"body"'));
  const second = addDecision({ ...first.sidecar, items: [odd] }, text, { pieces, decision: 'reject', type: 'PERSON' }, { ...author, now: '2026-03-03T00:00:00Z', uuid: 'x' }, fresh);
  assert.equal(second.sidecar.items.length, 1);
  assert.equal(second.annotation.json, '{"id":"urn:uuid:5c0d9a41-7be2-4f6a-9d13-2a6e8b4c7f01","type":"Annotation","motivation":"assessing","created":"2026-03-02T08:15:00Z",'
    + '"modified":"2026-03-03T00:00:00Z","creator":{"type":"Person","name":"R. Reader"},"glossator:decision":"reject","odd":1,'
    + '"body":[{"type":"TextualBody","purpose":"classifying","value":"PERSON"},{"type":"TextualBody","purpose":"assessing","value":"rejected"},'
    + '{"type":"TextualBody","purpose":"commenting","format":"text/markdown","value":"Sure?"}],'
    + first.annotation.json.slice(first.annotation.json.indexOf('"target"')));
  const other = addDecision(second.sidecar, text, { pieces, decision: 'accept', type: 'PERSON' }, { who: 'E. Editor', now: '2026-03-04T00:00:00Z', uuid: 'y' }, fresh);
  assert.equal(other.sidecar.items.length, 2);
});

test('a deleted annotation takes the replies to it along', () => {
  const before = stored(), note = before.items.find(({ json }) => json.includes('money/check'))?.id ?? '';
  assert.equal(removeAnnotation(before, note).items.length, before.items.length - 2);
  assert.equal(removeAnnotation(before, 'urn:x:none'), before);
});

test('a mark without text is refused', () => {
  assert.throws(() => addAnnotation(undefined, mill(), { pieces: [{ start: 3, end: 3 }] }, author, fresh), RangeError);
});

test('a source as a whole can have a note', () => {
  const { annotation } = addAnnotation(stored(), mill(), { pieces: [], note: 'All of it.' }, { ...author, who: '' }, fresh);
  assert.match(annotation.json, /"motivation":"commenting","created":"[^"]*","body":.*"target":"urn:uuid:9148e8ef-5633-8abf-ab53-83224a957dad"\}$/);
});

test('names that no URI may hold are encoded', () => {
  const text = new NormalizedText('x "<{ é} y');
  const { annotation } = addAnnotation(undefined, text, { pieces: [{ start: 2, end: 8 }], type: 'MY TYPE', entity: 'urn:x:a b"%20é' }, author, fresh);
  assert.match(annotation.json, /"source":"urn:x:a%20b%22%20%C3%A9"/);
});
