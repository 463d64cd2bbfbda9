import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';
import type { Mark } from '../../../../src/core/annotation/build';
import { exporters } from '../../../../src/core/export/list';
import { importers, importerFor } from '../../../../src/core/import/list';
import { mergeImported } from '../../../../src/core/import/mergeImported';
import { newSidecar } from '../../../../src/core/sidecar/model';
import { serializeSidecar } from '../../../../src/core/sidecar/serialize';
import type { Sidecar } from '../../../../src/core/sidecar/model';
import { proseText } from '../../../support/texts';
import { at, exported, fresh, hardMarks, hardText, sidecarOf, targetOf } from './sources';

const exporterOf = (id: string) => exporters.find((each) => each.id === id)!;
const normalized = new NormalizedText(hardText);

/** Exports a sidecar and imports the outcome into another. */
function through(format: string, sidecar: Sidecar, into: Sidecar | undefined, text = hardText) {
  const { content, leftOut } = exporterOf(format).export([exported(sidecar, text)], { bom: true });
  const { records, problems, elsewhere } = importers.find(({ id }) => id === format)!.parse(content, targetOf(text, into));
  assert.deepEqual([problems, elsewhere], [[], 0]);
  return { ...mergeImported(into, new NormalizedText(text), records, fresh), leftOut };
}

test('formats are one list each, known by the endings of files', () => {
  assert.deepEqual(exporters.map(({ id }) => id), ['brat', 'csv', 'jsonld', 'markdown']);
  assert.deepEqual(importers.map(({ id }) => id), ['brat', 'csv', 'jsonld']);
  assert.deepEqual(['a.ann', 'a.b.CSV', 'x/a.json', 'a.pdf', 'ann'].map((name) => importerFor(name)?.id), ['brat', 'csv', 'jsonld', undefined, undefined]);
});

for (const format of ['brat', 'csv', 'jsonld']) {
  test(`${format}: everything that it can hold comes back byte for byte, into an empty sidecar`, () => {
    const sidecar = sidecarOf(), { sidecar: back, added, leftOut, orphans, conflicts } = through(format, sidecar, undefined);
    const kept = leftOut === 0 ? sidecar : { ...sidecar, items: sidecar.items.filter(({ json }) => !json.includes('About all of it')) };
    assert.deepEqual([added, leftOut, orphans, conflicts], [sidecar.items.length - leftOut, format === 'brat' ? 1 : 0, 0, []]);
    assert.equal(back && serializeSidecar(back), serializeSidecar(kept));
  });

  test(`${format}: importing what is there already, and importing twice, changes nothing`, () => {
    const sidecar = sidecarOf();
    const again = through(format, sidecar, sidecar);
    assert.deepEqual([again.added, again.known, again.sidecar], [0, sidecar.items.length - again.leftOut, sidecar]);
    const first = through(format, sidecar, undefined).sidecar, second = through(format, sidecar, first);
    assert.deepEqual([second.added, second.sidecar], [0, first]);
  });

  test(`${format}: what was changed on both sides is kept twice and flagged, once`, () => {
    const sidecar = sidecarOf(), other = sidecarOf(hardText, hardMarks.map((mark, i) => (i === 5 ? { ...mark, tags: ['elsewhere'] } : mark)));
    const { sidecar: merged, added, conflicts } = through(format, other, sidecar);
    assert.deepEqual([added, conflicts], [1, ['urn:uuid:00000000-0000-4000-8000-000000000005']]);
    assert.match(merged?.items.find(({ json }) => json.includes('elsewhere'))?.json ?? '', /"glossator:conflict":"urn:uuid:00000000-0000-4000-8000-000000000005"/);
    assert.equal(through(format, other, merged).sidecar, merged);
  });

  test(`${format}: any marks on any text come back`, () => {
    const piece = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 40 }));
    const mark = fc.record({ places: fc.array(piece, { minLength: 1, maxLength: 3 }), tags: fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }).filter((tag) => tag.trim() === tag && tag !== ''), { maxLength: 2 }), note: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }) });
    fc.assert(fc.property(proseText.filter((text) => text.length > 0), fc.array(mark, { minLength: 1, maxLength: 6 }), (text, drawn) => {
      const marks = drawn.map(({ places, tags, note }): Mark => {
        const pieces = places.map(([start, length]) => ({ start: Math.min(start, text.length - 1), end: Math.min(text.length, Math.min(start, text.length - 1) + length) }))
          .sort((a, b) => a.start - b.start).filter((span, i, all) => all.slice(0, i).every(({ end }) => end <= span.start));
        return { pieces, tags, ...(note !== undefined && { note }) };
      });
      const sidecar = sidecarOf(text, marks);
      // A mark that cannot be told from another place of the same words has no certain place in any format.
      if (exported(sidecar, text).placed.some(({ state }) => state !== 'placed')) return;
      const { sidecar: back, leftOut } = through(format, sidecar, undefined, text);
      const kept = leftOut === 0 ? sidecar.items : sidecar.items.filter(({ json }) => !json.includes('About all of it'));
      assert.deepEqual(new Set(back?.items.map(({ json }) => json)), new Set(kept.map(({ json }) => json)));
    }), { numRuns: 60 });
  });

  test(`${format}: ten thousand lines of junk and huge numbers are told, never thrown`, { timeout: 300_000 }, () => {
    const importer = importers.find(({ id }) => id === format)!, target = targetOf();
    const junk = [
      'x'.repeat(20) + '\n', 'T1\tPERSON 99999999999999999999 4\tx\n', 'T1\tA 0 999999999\tx\n', 'A1\tTag T99 x\n', '"\n', ',,,\n', '{"', '\0\u202e\ud800\n', '#1\tGlossator T1\t{{{\n',
      'start,end,quote\n', '99999999999999999,999999999999999999999,x\n', '-1,5,y\n', 'T1\tA 5 5\t\n', '[', '{"type":"Annotation","target":{"selector":{"type":"TextPositionSelector","start":-5,"end":1e300}}}\n',
    ];
    for (const line of [...junk, junk.join(''), `start,end\n${junk.join('')}`, `[${'{"type":"Annotation"},'.repeat(50)}{"type":"Annotation","target":5}]`]) {
      const { records, problems } = importer.parse(line.repeat(Math.ceil(10_000 / (line.split('\n').length || 1))), target);
      assert.ok(problems.length <= 25, 'no flood of messages');
      for (const problem of problems) assert.match(problem, /^(?:line \d+: \S[^\n]*|\d+ more lines like these)$/);
      mergeImported(undefined, normalized, records.slice(0, 50), fresh);
    }
    assert.doesNotThrow(() => importer.parse('['.repeat(100_000), target));
  });
}

test('an orphan comes through a table with its words, and through JSON-LD as it is', () => {
  const sidecar = sidecarOf(`Gone words.\n${hardText}`, [{ pieces: [{ start: 0, end: 10 }], note: 'Where?' }]);
  for (const format of ['csv', 'jsonld']) {
    const { sidecar: back, orphans } = through(format, sidecar, undefined);
    assert.equal(orphans, 1);
    assert.ok(back?.items.some(({ json }) => json.includes('"exact":"Gone words"') && json.includes('Where?')));
    assert.equal(through(format, sidecar, back).added, 0);
  }
  assert.equal(through('brat', sidecar, undefined).leftOut, 3, 'brat has no place for it, its reply and what is about the source');
});

test('a machine’s finding that someone corrected elsewhere becomes that person’s word', () => {
  const base = newSidecar(normalized.text, 'hard.txt', '1.0.0');
  const { content } = exporterOf('csv').export([exported(sidecarOf())], {});
  const rows = content.split('\r\n'), head = rows[0]!.split(',');
  const cells = head.map((name) => ({ file: 'hard.txt', start: '0', end: '9', quote: 'Café Nord', type: 'PLACE', creator: 'urn:glossator:software', id: 'urn:uuid:1' } as Record<string, string>)[name] ?? '');
  const { records, problems } = importers[1]!.parse([rows[0], cells.join(',')].join('\r\n'), { ...targetOf(), source: undefined });
  assert.deepEqual(problems, []);
  const [item] = mergeImported(base, normalized, records, fresh).sidecar?.items ?? [];
  assert.match(item?.json ?? '', /"glossator:decision":"retype","glossator:replaces":"urn:uuid:1"/);
  assert.ok(!item?.json.includes('software'));
});

test('the same statement at the same place is the same annotation where a file has no ids', () => {
  const sidecar = sidecarOf(), place = at('@home: -2');
  const { records } = importers[1]!.parse('quote,tags\n@home: -2,\n', targetOf());
  assert.deepEqual(records[0]?.pieces, [place]);
  assert.deepEqual(mergeImported(sidecar, normalized, records, fresh).known, 1);
});
