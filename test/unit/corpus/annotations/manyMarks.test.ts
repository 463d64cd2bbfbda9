import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { MemoryStorage } from './memoryStorage';

const uri = 'file:///sources/many.txt', sidecar = `${uri}.annotations.json`, source = 'urn:uuid:00000000-0000-4000-8000-00000000aaaa';

/** A text of lines, each with a word of its own that is marked. */
function lines(count: number): string {
  return Array.from({ length: count }, (_, i) => `Line ${i} says kettle${i} and no more.\n`).join('');
}

function sidecarOf(text: string, count: number): string {
  const items = Array.from({ length: count }, (_, i) => {
    const exact = `kettle${i}`, start = text.indexOf(`${exact} `), end = start + exact.length;
    const selector = [{ type: 'TextQuoteSelector', exact, prefix: text.slice(start - 10, start), suffix: text.slice(end, end + 10) }, { type: 'TextPositionSelector', start, end }];
    return JSON.stringify({ id: `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, type: 'Annotation', motivation: 'highlighting', target: { source, selector } });
  });
  return `{"glossator:format": 1, "glossator:source": "${source}", "type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [\n${items.join(',\n')}\n]}}\n`;
}

/** A program that has been asked to load a source with so many marks; `pause` is called between slices. */
function start(count: number, pause: () => Promise<void>) {
  const text = lines(count), storage = new MemoryStorage();
  storage.put(sidecar, sidecarOf(text, count));
  const store = new AnnotationStore({
    storage, version: '1.0.0', pause, clock: { now: () => '2026-03-02T10:00:00Z' }, ids: { uuid: () => '00000000-0000-4000-8000-00000000bbbb' },
    log: { info: () => undefined, error: (message, error) => { throw new Error(message, { cause: error }); } },
  });
  const marked = (now: string): number => store.placed(uri).filter(({ state, quote, pieces: [piece] }) => state === 'placed' && piece && now.slice(piece.start, piece.end) === quote).length;
  return { store, storage, text, marked };
}

test('many marks are read, looked for and settled in slices, twice as many in twice as many', async () => {
  const slices: number[] = [];
  for (const count of [2_000, 4_000]) {
    let pauses = 0;
    const { store, storage, text, marked } = start(count, () => {
      pauses++;
      return Promise.resolve();
    });
    await store.load(uri, text);
    assert.equal(marked(text), count);
    const read = pauses, now = text.replace('Line 0', 'The very first line');
    store.edit(uri, [{ start: 0, end: 6, text: 'The very first line' }], now);
    await store.annotate(uri, { pieces: [{ start: 4, end: 8 }] }, 'R. Reader');
    await store.saved(uri, now);
    assert.equal(marked(now), count + 1);
    assert.ok(storage.text(sidecar)?.includes('"exact":"very"'));
    assert.ok(read >= 5 && pauses - read >= 5, `${read} pauses while it was read, ${pauses - read} while it was saved`);
    slices.push(pauses);
  }
  const [less = 0, more = 0] = slices;
  assert.ok(more <= 2.5 * less, slices.join(' '));
});

/** Loads a source while something happens to it; resolves to the program when everything has been looked for. */
async function interrupted(happens: (world: ReturnType<typeof start>) => void): Promise<ReturnType<typeof start>> {
  let left = 3;
  const world = start(1_000, () => {
    if (--left === 0) happens(world);
    return Promise.resolve();
  });
  await world.store.load(uri, world.text);
  await world.store.settled(uri);
  assert.ok(left <= 0);
  return world;
}

test('what is typed while many marks are read moves them, and in what another program writes then they are found', async () => {
  const typed = 'Typed. ', replaced = (text: string): string => text.replaceAll('no more', 'nothing else');
  const edited = await interrupted(({ store, text }) => { store.edit(uri, [{ start: 0, end: 0, text: typed }], typed + text); });
  assert.equal(edited.marked(typed + edited.text), 1_000);
  const rewritten = await interrupted(({ store, text }) => { store.replace(uri, replaced(text)); });
  assert.equal(rewritten.marked(replaced(rewritten.text)), 1_000);
});
