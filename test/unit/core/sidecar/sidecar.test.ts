import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { derivedUuid, sha256Hex } from '../../../../src/core/sidecar/ids';
import { oneLine } from '../../../../src/core/sidecar/json';
import { mergeSidecars } from '../../../../src/core/sidecar/merge';
import { headValue, newSidecar, storedFrom, storedFromJson, withHead } from '../../../../src/core/sidecar/model';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { inOrder } from '../../../../src/core/sidecar/order';
import { describeSidecarError, parseSidecar, parseSidecarBytes } from '../../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import { fixture } from '../annotation/mill';

/** The sidecar in a text that is one. */
function read(text: string): Sidecar {
  const parsed = parseSidecar(text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.sidecar;
}

const error = (text: string) => {
  const parsed = parseSidecar(text);
  assert.ok(!parsed.ok);
  return parsed.error;
};

test('what is not JSON is an error with its place', () => {
  assert.deepEqual(error('{"a": 1,\n  oops}'), { kind: 'json', line: 2, column: 3 });
  assert.equal(error('').kind, 'json');
  assert.deepEqual(error(`${'['.repeat(200_000)}x`).kind, 'json');
});

test('conflict markers are told apart from other broken JSON', () => {
  const text = fixture('mill.txt.annotations.json').replace('"label"', '<<<<<<< HEAD\n"label"');
  assert.deepEqual(error(text), { kind: 'conflict', line: 5 });
});

test('JSON that is no sidecar, and a sidecar of a newer format, are errors', () => {
  assert.deepEqual(error('[]'), { kind: 'not-a-sidecar' });
  assert.deepEqual(error('{"type":"AnnotationCollection"}'), { kind: 'not-a-sidecar' });
  assert.deepEqual(error(fixture('mill.txt.annotations.json').replace('"glossator:format": 1', '"glossator:format": 2')), { kind: 'newer', format: 2 });
});

test('bytes that are not UTF-8 are an error', () => {
  assert.deepEqual(parseSidecarBytes(new Uint8Array([0x7b, 0xff, 0x7d])), { ok: false, error: { kind: 'encoding' } });
});

test('every error names the file and the mend in one sentence', () => {
  for (const kind of [{ kind: 'encoding' }, { kind: 'conflict', line: 3 }, { kind: 'json', line: 1, column: 2 }, { kind: 'not-a-sidecar' }, { kind: 'newer', format: 9 }] as const) {
    assert.match(describeSidecarError(kind, 'a.txt.annotations.json'), /^a\.txt\.annotations\.json .*; .*nothing is written to it\.$/);
  }
});

test('a sidecar is written as it was read, byte for byte', () => {
  const text = fixture('mill.txt.annotations.json');
  assert.equal(serializeSidecar(inOrder(read(text))), text);
});

test('a sidecar that another program has laid out differently comes back in our layout', () => {
  const text = fixture('mill.txt.annotations.json');
  assert.equal(serializeSidecar(read(`\uFEFF${JSON.stringify(JSON.parse(text), null, 4)}`)), text);
});

test('unknown members, odd names, numbers and escapes are kept as they were written', () => {
  const odd = '{"__proto__":{"x":1},"2":true,"1":1.0,"big":12345678901234567890,"e":"\\u00e9\\/","type":"Annotation","a":1,"a":2}';
  const text = fixture('mill.txt.annotations.json')
    .replace('"label"', '"__proto__": {"constructor":1e2},\n"label"')
    .replace('"items": [\n', `"items": [\n${odd},\n42,\n`)
    .replace(']}\n}\n', '], "next": null},\n"after": [1.50]\n}\n');
  assert.equal(serializeSidecar(inOrder(read(text))), text);
});

test('any JSON put on one line is the same JSON', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, indent) => {
    assert.equal(oneLine(JSON.stringify(JSON.parse(json), null, indent)), JSON.stringify(JSON.parse(json)));
  }));
});

test('sidecars with any unknown content survive reading and writing', () => {
  const value = fc.jsonValue() as fc.Arbitrary<never>;
  const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '7', 'toString'));
  fc.assert(fc.property(fc.array(fc.tuple(key, value), { maxLength: 4 }), fc.array(value, { maxLength: 4 }), (members, items) => {
    let sidecar = newSidecar('text', 'a.txt', '1.0.0');
    for (const [name, content] of members) if (name !== 'first' && name !== 'glossator:format') sidecar = withHead(sidecar, name, content);
    sidecar = { ...sidecar, items: items.map((item) => storedFromJson(JSON.stringify(item))) };
    const text = serializeSidecar(sidecar);
    const again = read(text);
    assert.equal(serializeSidecar(again), text);
    for (const [name] of members) if (name !== 'first') assert.equal(JSON.stringify(headValue(again, name)), JSON.stringify(headValue(sidecar, name)));
  }));
});

test('hashes and derived ids are those of the standards', () => {
  assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(derivedUuid('abc'), 'urn:uuid:ba7816bf-8f01-8fea-8141-40de5dae2223');
});

const at = (id: string, start: number, end: number, more: object = {}) => storedFrom({
  id, type: 'Annotation', ...more,
  target: { source: 'urn:x:s', selector: [{ type: 'TextPositionSelector', start, end }] },
});
const reply = (id: string, to: string, created = '') => storedFrom({ id, type: 'Annotation', created, target: to });
const withItems = (...items: Sidecar['items']): Sidecar => ({ ...newSidecar('text', 'a.txt', '1.0.0'), items });
const ids = (sidecar: Sidecar): (string | undefined)[] => sidecar.items.map(({ id }) => id);

test('annotations are ordered by start, end and id, replies behind what they answer, the rest behind what it followed', () => {
  const odd = storedFrom({ type: 'Odd' });
  const mixed = withItems(reply('r2', 'b', '2026-02'), at('c', 5, 9), odd, at('b', 0, 4), at('a', 0, 4), reply('r1', 'b', '2026-01'), reply('rr', 'r1'), at('d', 0, 3));
  const ordered = inOrder(mixed);
  assert.deepEqual(ids(ordered), ['d', 'a', 'b', 'r1', 'rr', 'r2', 'c', undefined]);
  assert.deepEqual(ids(inOrder(ordered)), ids(ordered));
});

test('replies that answer each other in a circle are kept', () => {
  assert.deepEqual(ids(inOrder(withItems(reply('x', 'y'), reply('y', 'x'), at('a', 0, 1)))), ['a', 'x', 'y']);
});

test('a merge keeps what either side added and drops what either side deleted', () => {
  const base = withItems(at('a', 0, 1), at('b', 2, 3), at('c', 4, 5));
  const mine = withItems(at('b', 2, 3), at('c', 4, 5), at('m', 1, 2));
  const theirs = withItems(at('a', 0, 1), at('c', 4, 5), at('t', 3, 4));
  assert.deepEqual(mergeSidecars(base, mine, theirs), { sidecar: withItems(at('m', 1, 2), at('t', 3, 4), at('c', 4, 5)), conflicts: [] });
});

test('a change on one side wins over none, and over a deletion', () => {
  const base = withItems(at('a', 0, 1), at('b', 2, 3)), changed = at('a', 0, 1, { modified: '2026' });
  for (const [mine, theirs] of [[withItems(changed, at('b', 2, 3)), withItems(at('b', 2, 3))], [withItems(at('b', 2, 3)), withItems(changed, at('b', 2, 3))]] as const) {
    assert.deepEqual(ids(mergeSidecars(base, mine, theirs).sidecar), ['a', 'b']);
  }
  assert.deepEqual(mergeSidecars(base, base, withItems(changed, at('b', 2, 3))).sidecar.items[0], changed);
});

test('an annotation that both sides changed is kept twice and flagged; merging again adds nothing', () => {
  const base = withItems(at('a', 0, 1)), mine = withItems(at('a', 0, 1, { motivation: 'tagging' })), theirs = withItems(at('a', 0, 1, { motivation: 'linking' }));
  const { sidecar, conflicts } = mergeSidecars(base, mine, theirs);
  assert.deepEqual(conflicts, ['a']);
  assert.equal(sidecar.items.length, 2);
  const copy = sidecar.items.find(({ id }) => id !== 'a');
  assert.match(copy?.json ?? '', /^\{"id":"urn:uuid:.*"motivation":"tagging","glossator:conflict":"a","target"/);
  assert.deepEqual(ids(mergeSidecars(base, mine, sidecar).sidecar), ids(sidecar));
});

test('two sidecars that were begun apart become one about the same source', () => {
  const one = newSidecar('text one', 'a.txt', '1.0.0'), two = newSidecar('text two', 'a.txt', '1.0.0');
  const source = String(headValue(one, 'glossator:source')), other = String(headValue(two, 'glossator:source'));
  const mine = { ...one, items: [storedFrom({ id: 'm', target: { source, selector: [] } })] };
  const { sidecar } = mergeSidecars(undefined, mine, two);
  assert.equal(sidecar.items[0]?.json, JSON.stringify({ id: 'm', target: { source: other, selector: [] } }));
});

test('merging in either order loses no annotation', () => {
  const side = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(0, 1, 2)), { selector: ([id]) => id })
    .map((list) => withItems(...list.map(([id, version]) => at(id, id.charCodeAt(0), id.charCodeAt(0) + 1, { version }))));
  fc.assert(fc.property(side, side, side, (base, mine, theirs) => {
    const json = (sidecar: Sidecar): Map<string | undefined, string> => new Map(sidecar.items.map((item) => [item.id, item.json]));
    const merged = mergeSidecars(base, mine, theirs).sidecar, old = json(base);
    for (const [here, there] of [[json(mine), json(theirs)], [json(theirs), json(mine)]] as const) {
      for (const [id, content] of here) {
        const wanted = old.get(id) !== content;
        const version = /"version":\d/.exec(content)?.[0] ?? '';
        if (wanted) assert.ok(merged.items.some((item) => item.json.includes(version) && (item.id === id || item.json.includes(`"glossator:conflict":"${id}"`))));
        else if (!there.has(id)) assert.ok(!json(merged).has(id));
      }
    }
  }));
});
