import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { annotate, decide, open, sidecar, texts, uris, World } from './world';

const any = fc.oneof(
  fc.record({ kind: fc.constantFrom('decide' as const, 'annotate' as const), source: fc.nat(2), at: fc.nat(200), length: fc.integer({ min: 1, max: 20 }), type: fc.constantFrom('PERSON', 'ORG', '__proto__') }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'bulk' as const, 'undo' as const, 'redo' as const), source: fc.nat(2), at: fc.nat(200) }),
);

/** Somebody had marked something before. */
async function annotateElsewhere(world: World): Promise<void> {
  const other = new World(world.storage, 'e');
  await open(other);
  await annotate(other, 0, { start: 3, end: 9 });
}

test('undoing everything gives the very bytes there were, redoing everything the very bytes there had been', async () => {
  await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(any, { maxLength: 16 }), async (marked, steps) => {
    const world = new World();
    if (marked) await annotateElsewhere(world);
    await open(world);
    const { history } = world.store;
    const before = world.bytes();
    for (const next of steps) await world.do(next);
    while (history.canRedo) await history.redo();
    const after = world.bytes();
    let undone = 0;
    for (; history.canUndo; undone++) assert.deepEqual((await history.undo())?.refused, []);
    assert.deepEqual(world.bytes(), before);
    for (; undone > 0; undone--) assert.deepEqual((await history.redo())?.refused, []);
    assert.deepEqual(world.bytes(), after);
  }), { numRuns: 200 });
});

test('what someone else changed, answered or deleted since stays as it is, and the rest of the step is undone', async () => {
  const world = new World();
  await open(world);
  const kept = await world.store.history.step('Three notes', async (step) => Promise.all([0, 10, 20].map((start) => world.store.annotate(uris[0], { pieces: [{ start, end: start + 5 }], note: 'Hm.' }, 'R. Reader', step))));
  const text = world.storage.text(sidecar(0)) ?? '';
  world.storage.put(sidecar(0), text.split('\n').map((line) => (line.includes(kept[1]?.id ?? '-') ? line.replace('Hm.', 'Aha.') : line)).join('\n'));
  await world.store.sidecarChanged(sidecar(0));
  const undone = await world.store.history.undo();
  assert.equal(undone?.changes, 2);
  assert.deepEqual(undone.refused.map(({ id, message }) => [id, message]), [[kept[1]?.id, 'A mark in a.txt was changed by someone else meanwhile, so it stays as it is.']]);
  assert.deepEqual(world.store.placed(uris[0]).map(({ id, notes }) => [id, ...notes]), [[kept[1]?.id, 'Aha.']]);
  await world.store.history.redo();
  assert.equal(world.store.placed(uris[0]).length, 3);
});

test('a note that someone answered is not undone away', async () => {
  const world = new World();
  await open(world);
  const note = await annotate(world, 0, { start: 0, end: 5 });
  const other = new World(world.storage, 'e');
  await open(other);
  await other.store.annotate(uris[0], { pieces: [], answers: note.id, note: 'No.' }, 'E. Editor');
  await world.store.sidecarChanged(sidecar(0));
  assert.match((await world.store.history.undo())?.refused[0]?.message ?? '', /was answered/);
  assert.equal(world.store.placed(uris[0]).length, 2);
});

test('a mark is undone after the text around it was edited and saved, and comes back where its words are now', async () => {
  const world = new World();
  await open(world);
  const mark = await decide(world, 0, { start: 4, end: 11 });
  const words = texts[0].slice(4, 11), text = `Newly written. ${texts[0]}`;
  world.store.edit(uris[0], [{ start: 0, end: 0, text: 'Newly written. ' }], text);
  await world.store.saved(uris[0], text);
  assert.equal((await world.store.history.undo())?.changes, 1);
  assert.equal(world.storage.text(sidecar(0)), undefined);
  await world.store.history.redo();
  const [back] = world.store.placed(uris[0]);
  assert.deepEqual([back?.id, back?.state, back?.pieces], [mark.id, 'placed', [{ start: 19, end: 26 }]]);
  assert.equal(text.slice(19, 26), words);
  await world.store.history.undo();
  assert.equal(world.storage.text(sidecar(0)), undefined);
});

test('what is undone in an unsaved text is written when it is saved', async () => {
  const world = new World();
  await open(world);
  await annotate(world, 0, { start: 0, end: 5 });
  await decide(world, 0, { start: 4, end: 11 });
  const text = `${texts[0]} More.`;
  world.store.edit(uris[0], [{ start: texts[0].length, end: texts[0].length, text: ' More.' }], text);
  const before = world.storage.text(sidecar(0));
  await world.store.history.undo();
  assert.equal(world.storage.text(sidecar(0)), before);
  assert.equal(world.store.placed(uris[0]).length, 1);
  await world.store.saved(uris[0], text);
  assert.doesNotMatch(world.storage.text(sidecar(0)) ?? '', /glossator:decision/);
});

test('marks in several files are one step; a source that is closed meanwhile is opened for it', async () => {
  const world = new World();
  await open(world);
  await world.store.history.step('Mark all', async (step) => {
    for (const uri of uris) await world.store.keep(uri, [{ mark: { pieces: [{ start: 0, end: 3 }], tags: ['x'] }, decides: false }, { mark: { pieces: [{ start: 4, end: 7 }], tags: ['x'] }, decides: false }], 'R. Reader', step);
  });
  await world.store.close(uris[1]);
  const undone = await world.store.history.undo();
  assert.deepEqual([undone?.label, undone?.changes, undone?.refused], ['Mark all', 6, []]);
  assert.deepEqual(world.bytes(), [undefined, undefined, undefined]);
  await world.store.history.redo();
  assert.equal(world.store.placed(uris[0]).length, 2);
});

test('the stack is bounded, and a new step ends what could be redone', async () => {
  const world = new World(undefined, '', 3);
  await open(world);
  for (let start = 0; start < 5; start++) await annotate(world, 0, { start, end: start + 1 });
  for (let i = 0; i < 3; i++) assert.ok(await world.store.history.undo());
  assert.equal(await world.store.history.undo(), undefined);
  assert.equal(world.store.placed(uris[0]).length, 2);
  assert.ok(world.store.history.canRedo);
  await annotate(world, 0, { start: 8, end: 9 });
  assert.equal(world.store.history.canRedo, false);
  assert.equal(await world.store.history.redo(), undefined);
});

test('a mark whose words are cut is an orphan, and comes back with its words, its reply and its history', async () => {
  const world = new World();
  await open(world);
  const mark = await decide(world, 0, { start: 4, end: 11 });
  const cut = texts[0].slice(0, 4) + texts[0].slice(11);
  world.store.edit(uris[0], [{ start: 4, end: 11, text: '' }], cut);
  assert.equal(world.store.placed(uris[0])[0]?.state, 'orphan');
  await world.store.saved(uris[0], cut);
  world.store.edit(uris[0], [{ start: 4, end: 4, text: texts[0].slice(4, 11) }], texts[0]);
  assert.deepEqual([world.store.placed(uris[0])[0]?.state, world.store.placed(uris[0])[0]?.pieces], ['placed', [{ start: 4, end: 11 }]]);
  await world.store.saved(uris[0], texts[0]);
  assert.equal((await world.store.history.undo())?.changes, 1);
  assert.equal(world.store.placed(uris[0]).some(({ id }) => id === mark.id), false);
});
