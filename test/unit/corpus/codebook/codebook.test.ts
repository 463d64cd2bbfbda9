import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Codebook } from '../../../../src/corpus/codebook/codebook';
import { Marking } from '../../../../src/corpus/marking/marking';
import { isMarkedSo, marksAt, occurrencesIn } from '../../../../src/corpus/marking/occurrences';
import { deleteTag, renameTag, tagsUsed } from '../../../../src/corpus/marking/tags';
import { SourceView } from '../../../../src/core/analysis/view';
import { open, texts, uris, World } from '../history/world';

const file = 'file:///s/.glossator/codebook.json';
const log = { info: () => undefined, error: () => undefined };

async function begin() {
  const world = new World();
  await open(world);
  const codebook = new Codebook(world.storage, world.store.history, log), problems: string[] = [];
  codebook.onProblem(({ message }) => { problems.push(message); });
  await codebook.open(['file:///s']);
  return { world, codebook, problems, marking: new Marking(world.store, codebook, log), read: () => world.storage.text(file) };
}

const tagged = (tag: string, start = 4, end = 12) => ({ mark: { pieces: [{ start, end }], tags: [tag] }, decides: false });

test('no file is made until a tag is given; then it has the tag, and undo takes both away', async () => {
  const { world, codebook, marking, read } = await begin();
  assert.equal(read(), undefined);
  await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('money')] }], 'R. Reader');
  assert.match(read() ?? '', /\{"name":"money"\}/);
  assert.deepEqual(codebook.tagsFor(uris[1]).map(({ name }) => name), ['money']);
  await world.store.history.undo();
  assert.equal(read(), undefined);
  assert.equal(world.store.placed(uris[0]).length, 0);
  await world.store.history.redo();
  assert.match(read() ?? '', /money/);
  assert.equal(world.store.placed(uris[0])[0]?.tags[0], 'money');
});

test('what somebody else wrote into the codebook meanwhile stays', async () => {
  const { world, marking, read } = await begin();
  await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('a')] }], '');
  await world.storage.write(file, new TextEncoder().encode('{"version":1,"tags":[{"name":"a","key":"1"},{"name":"theirs"}]}'));
  await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('b')] }], '');
  assert.match(read() ?? '', /\{"name":"a","key":"1"\},\n\{"name":"theirs"\},\n\{"name":"b"\}/);
});

test('a broken codebook is told of once and never written; the mark is kept', async () => {
  const { world, codebook, problems, marking, read } = await begin();
  await world.storage.write(file, new TextEncoder().encode('{"version":1,"tags":['));
  await codebook.fileChanged(file);
  await codebook.fileChanged(file);
  assert.equal(problems.length, 1);
  const { kept, problems: told } = await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('a')] }], '');
  assert.equal(kept.length, 1);
  assert.equal(told.length, 1);
  assert.equal(read(), '{"version":1,"tags":[');
});

test('a tag below another has its colour', async () => {
  const { world, codebook } = await begin();
  await world.storage.write(file, new TextEncoder().encode('{"version":1,"tags":[{"name":"a","color":"charts.red"},{"name":"a/b/c"}]}'));
  await codebook.fileChanged(file);
  assert.equal(codebook.colorOf(uris[0], 'a/b/c'), 'charts.red');
  assert.equal(codebook.colorOf(uris[0], 'ab'), undefined);
  assert.equal(codebook.colorOf('file:///elsewhere/x.txt', 'a'), undefined);
});

test('renaming, merging and deleting a tag is one step in all sources and the codebook, and comes back whole', async () => {
  const { world, codebook, marking, read } = await begin();
  await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('a'), tagged('a/b', 20, 25)] }, { uri: uris[1], marks: [tagged('a'), tagged('z', 10, 13)] }], 'R. Reader');
  const before = [...world.bytes(), read()];
  const renamed = await renameTag(world.store, codebook, uris, 'a', 'z');
  assert.deepEqual(renamed, { annotations: 3, sources: 2, problems: [], stopped: false });
  assert.deepEqual(tagsUsed(world.store, uris).map(({ tag }) => tag), ['z', 'z/b']);
  assert.deepEqual(codebook.tagsFor(uris[0]).map(({ name }) => name), ['z', 'z/b']);
  await world.store.history.undo();
  assert.deepEqual(codebook.tagsFor(uris[0]).map(({ name }) => name).sort(), ['a', 'a/b', 'z']);
  assert.deepEqual(tagsUsed(world.store, uris).map(({ tag }) => tag), ['a', 'a/b', 'z']);
  assert.deepEqual(world.bytes(), before.slice(0, -1));
  const deleted = await deleteTag(world.store, codebook, uris, 'a');
  assert.equal(deleted.annotations, 3);
  assert.deepEqual(tagsUsed(world.store, uris).map(({ tag }) => tag), ['z']);
  assert.equal(world.store.placed(uris[0]).length, 2);
});

test('a source that cannot be marked keeps no other from being marked', async () => {
  const { world, marking } = await begin();
  const { kept, problems } = await marking.mark('Mark', [{ uri: 'file:///s/closed.txt', marks: [tagged('a')] }, { uri: uris[0], marks: [tagged('a')] }], '');
  assert.equal(kept.length, 1);
  assert.equal(problems.length, 1);
  assert.equal(world.store.placed(uris[0]).length, 1);
});

test('occurrences are found over sources, and marks on them are known again', async () => {
  const { world, marking } = await begin();
  const empty = { blocks: [], clusters: [], topics: [], language: 'en' as const };
  const views = uris.map((uri, i) => new SourceView(uri, 1, texts[i] ?? '', empty, true));
  const found = occurrencesIn(views, { phrase: 'Ada Brook' });
  assert.deepEqual(found.map(({ view }) => view.uri), [uris[0], uris[1], uris[2]]);
  const [first] = found;
  assert.ok(first);
  await marking.mark('Mark', [{ uri: uris[0], marks: [tagged('a', first.span.start, first.span.end)] }], '');
  const placed = world.store.placed(uris[0]);
  assert.ok(isMarkedSo(placed, first.span, { tag: 'a' }));
  assert.ok(!isMarkedSo(placed, first.span, { tag: 'b' }));
  assert.equal(marksAt(placed, { start: first.span.start + 2, end: first.span.start + 2 }).length, 1);
  assert.equal(marksAt(placed, { start: first.span.end, end: first.span.end }).length, 1);
  assert.equal(marksAt(placed, { start: 0, end: 0 }).length, 0);
});

/** Stops after a number of sources. */
function stopAfter(sources: number): { stopped: boolean; advance: (done: number) => void } {
  return { stopped: false, advance(done) { this.stopped ||= done >= sources; } };
}

test('what is stopped half-way is taken back as if it had never begun, and cannot be done again', async () => {
  const { world, codebook, marking, read } = await begin();
  const { history } = world.store, all = uris.map((uri) => ({ uri, marks: [tagged('a')] }));
  await marking.mark('Before', [{ uri: uris[2], marks: [tagged('b')] }], '');
  const before = [...world.bytes(), read()], step = history.last;
  assert.deepEqual(await marking.mark('Mark', all, '', stopAfter(1)), { kept: [], problems: [], stopped: true });
  assert.deepEqual([...world.bytes(), read()], before);
  assert.deepEqual([history.last, history.canRedo], [step, false]);
  await marking.mark('Mark', all, '', stopAfter(99));
  const marked = [...world.bytes(), read()], after = history.last;
  const ids = uris.map((uri) => ({ uri, ids: world.store.placed(uri).map(({ id }) => id) }));
  assert.equal((await marking.remove('Delete', ids, stopAfter(1))).stopped, true);
  assert.equal((await renameTag(world.store, codebook, uris, 'a', 'z', stopAfter(1))).stopped, true);
  assert.deepEqual([...world.bytes(), read()], marked);
  assert.deepEqual([history.last, history.canRedo], [after, false]);
});
