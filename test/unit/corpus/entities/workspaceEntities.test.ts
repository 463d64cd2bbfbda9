import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityUri } from '../../../../src/core/analysis/entityId';
import { notAName, renamed, withAliases } from '../../../../src/core/entities/corrections';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { WorkspaceEntities } from '../../../../src/corpus/entities/workspaceEntities';
import { History } from '../../../../src/corpus/history/history';
import { Session } from '../../../../src/corpus/session';
import type { AnalysisService, SourceText } from '../../../../src/corpus/ports';
import { createLocalService } from '../../../../src/worker/local';
import { MemoryStorage } from '../annotations/memoryStorage';

const folder = 'file:///w', file = `${folder}/.glossator/entities.json`, a = `${folder}/a%20b.txt`, c = `${folder}/c.txt`;
const log = { info: () => undefined, error: () => undefined };
const subject = (name: string) => ({ id: entityUri('PERSON', name), name, type: 'PERSON' });

class World {
  readonly storage = new MemoryStorage();
  readonly history = new History(log);
  readonly entities = new WorkspaceEntities(this.storage, this.history, log);
  readonly problems: string[] = [];
  private count = 0;
  readonly context = { mint: () => `urn:uuid:${++this.count}`, namesakes: () => [] };

  constructor() {
    this.entities.onProblem(({ message }) => { this.problems.push(message); });
  }

  text(): string | undefined {
    return this.storage.text(file);
  }

  rename(from: string, to: string): Promise<boolean> {
    const known = this.entities.entriesFor(a).find(({ name, aliases }) => name === from || aliases.includes(from));
    return this.entities.change(a, `Rename ${from}`, (before) => renamed(before, known ?? subject(from), to, this.context));
  }
}

test('nothing is written but by an explicit act, and undoing that takes the file away again', async () => {
  const world = new World();
  await world.entities.open([folder]);
  assert.deepEqual([world.text(), world.storage.writes], [undefined, []]);
  await world.rename('Ada Brook', 'A. Brook');
  const text = world.text();
  assert.match(text ?? '', /"name":"A\. Brook","type":"PERSON","aliases":\["Ada Brook"\]/);
  await world.history.undo();
  assert.equal(world.text(), undefined);
  await world.history.redo();
  assert.equal(world.text(), text);
  await world.entities.change(a, 'Nothing', (before) => before);
  assert.equal(world.storage.writes.length, 2);
  await assert.rejects(world.entities.change('untitled:x', 'No', (before) => notAName(before, 'x', undefined, [])), /no workspace folder/);
});

test('a change is made to what is on disk at that moment, and undone without what others wrote', async () => {
  const world = new World();
  await world.entities.open([folder]);
  await world.rename('Ada Brook', 'A. Brook');
  world.storage.put(file, (world.text() ?? '').replace('"entities": [', '"extra": {"kept": 1.0},\n"entities": [\n{"id":"urn:x","name":"Theirs","type":"ORG"},').replace(',\n\n', ',\n'));
  await world.rename('Tom Reed', 'T. Reed');
  assert.match(world.text() ?? '', /Theirs[^]*A\. Brook[^]*T\. Reed|"kept": ?1\.0/);
  await world.history.undo();
  await world.history.undo();
  assert.deepEqual(world.entities.entriesFor(a).map(({ name }) => name), ['Theirs']);
  assert.match(world.text() ?? '', /"extra": \{"kept":1\.0\}/);
});

test('an entry that someone else changed meanwhile is not undone', async () => {
  const world = new World();
  await world.entities.open([folder]);
  await world.rename('Ada Brook', 'A. Brook');
  world.storage.put(file, (world.text() ?? '').replace('A. Brook', 'Ada B.'));
  const before = world.text();
  const undone = await world.history.undo();
  assert.deepEqual([undone?.changes, undone?.refused.map(({ message }) => message)], [0, ['An entry of .glossator/entities.json was changed by someone else meanwhile, so it stays as it is.']]);
  assert.equal(world.text(), before);
});

test('a broken file is told of once, never overwritten, and what it said before holds until it is mended', async () => {
  const world = new World();
  await world.entities.open([folder]);
  await world.rename('Ada Brook', 'A. Brook');
  for (const broken of ['{"version": 1', '<<<<<<< HEAD\n', '{"version": 1}', '{"version": 2, "entities": []}']) {
    world.storage.put(file, broken);
    for (let i = 0; i < 2; i++) await world.entities.fileChanged(file);
    await assert.rejects(world.rename('Tom Reed', 'T. Reed'), /\.glossator\/entities\.json/);
    assert.equal(world.text(), broken);
    assert.equal(world.entities.entriesFor(a).length, 1);
  }
  assert.equal(world.problems.length, 3, world.problems.join('\n'));
  world.storage.put(file, '{"version":1,"entities":[]}');
  await world.entities.fileChanged(file);
  assert.equal(world.entities.entriesFor(a).length, 0);
});

test('undoing everything gives the bytes there were, redoing the bytes there had been', async () => {
  const step = fc.record({ kind: fc.constantFrom('rename', 'reject', 'alias', 'undo', 'redo'), name: fc.constantFrom('Ada', 'Tom Reed', '__proto__', 'constructor'), to: fc.constantFrom('X', 'Y Z', '__proto__') });
  await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 14 }), async (exists, steps) => {
    const world = new World();
    if (exists) world.storage.put(file, '{\n"version": 1,\n"entities": [\n{"id":"urn:a","name":"Ada","type":"PERSON","mine":[1.50]}\n],\n"more": 2\n}\n');
    await world.entities.open([folder]);
    const before = world.text();
    for (const { kind, name, to } of steps) {
      if (kind === 'rename') await world.rename(name, to);
      else if (kind === 'reject') await world.entities.change(a, 'Reject', (now) => notAName(now, name, 'PERSON', [to]));
      else if (kind === 'alias') await world.entities.change(a, 'Alias', (now) => withAliases(now, { ...subject(name), id: 'urn:a' }, [to], world.context));
      else await (kind === 'undo' ? world.history.undo() : world.history.redo());
    }
    while (world.history.canRedo) await world.history.redo();
    const after = world.text();
    let count = 0;
    for (; world.history.canUndo; count++) assert.deepEqual((await world.history.undo())?.refused, []);
    assert.equal(world.text(), before);
    while (count-- > 0) assert.deepEqual((await world.history.redo())?.refused, []);
    assert.equal(world.text(), after);
  }), { numRuns: 150 });
});

test('a session shows them in all sources they are about, at once, and a decision follows the entity it named', async () => {
  const world = new World(), texts = new Map<string, SourceText>([[a, { text: 'Mara Lindqvist met Tom Reed.\n', format: 'plain' }], [c, { text: 'It rained in Oslo.\n', format: 'plain' }]]);
  const store = new AnnotationStore({
    storage: world.storage, log, history: world.history, version: '1.0.0', clock: { now: () => '2026-01-02T03:04:05Z' }, ids: { uuid: () => '00000000-0000-4000-8000-000000000001' },
    lookup: (uri) => world.entities.lookup(uri), canonical: (source, uri) => world.entities.canonical(source, uri),
  });
  const service = createLocalService(() => new Promise((resolve) => { setImmediate(resolve); }), log);
  const session = new Session(service, { read: (uri) => Promise.resolve(texts.get(uri)) }, store, log, world.entities);
  await world.entities.open([folder]);
  await Promise.all([...texts.keys()].map((uri) => session.refreshFile(uri)));
  const id = entityUri('PERSON', 'Mara Lindqvist');
  await store.decide(a, { pieces: [{ start: 0, end: 14 }], decision: 'accept', type: 'PERSON', entity: id }, 'R.');
  const fired: string[] = [];
  session.onDidChange((uri) => { fired.push(uri); });
  await world.entities.change(a, 'Rename', (before) => renamed(before, { id, name: 'Mara Lindqvist', type: 'PERSON' }, 'M. L.', world.context));
  assert.deepEqual(fired, [a]);
  const view = session.view(a), [mention] = view?.mentions ?? [];
  assert.deepEqual([view?.cluster(mention?.entity ?? '')?.name, mention?.decision?.kind], ['M. L.', 'accept']);
  assert.ok(session.index.entity('urn:uuid:1') && !session.index.entity(id));
  await world.history.undo();
  assert.equal(session.view(a)?.mentions[0]?.entity, id);
  session.dispose();
  service.dispose();
});

test('many sources are looked through in slices, and one that is asked for meanwhile is up to date', async () => {
  const world = new World(), uris = Array.from({ length: 40 }, (_, i) => `${folder}/many/${i}.txt`), length = 50_000;
  const store = new AnnotationStore({ storage: world.storage, log, version: '1.0.0', clock: { now: () => '2026-01-02T03:04:05Z' }, ids: { uuid: () => '00000000-0000-4000-8000-000000000001' } });
  // What the machine found in a text of many lines, of which only the first names anybody.
  const text = `Mara Lindqvist met Tom Reed.\n${'It rained all day.\n'.repeat(length / 19)}`;
  const local = createLocalService(() => Promise.resolve(), log), found = await local.analyze('Mara Lindqvist met Tom Reed.\n', 'plain');
  local.dispose();
  const service: AnalysisService = {
    open: () => undefined, change: () => undefined, close: () => undefined, dispose: () => undefined, onAnalysis: () => ({ dispose: () => undefined }), analyze: () => Promise.resolve(found),
  };
  let pauses = 0;
  const goOn: (() => void)[] = [], pause = (): Promise<void> => new Promise((resolve) => { pauses++; goOn.push(resolve); });
  const session = new Session(service, { read: () => Promise.resolve({ text, format: 'plain' }) }, store, log, world.entities, () => 0, pause);
  await world.entities.open([folder]);
  await Promise.all(uris.map((uri) => session.refreshFile(uri)));
  const nameIn = (uri: string): string | undefined => session.view(uri)?.clusters.find(({ type }) => type === 'PERSON')?.name;
  let known = 0;
  session.onDidChange(() => { known++; });
  const id = entityUri('PERSON', 'Mara Lindqvist');
  await world.entities.change(a, 'Rename', (before) => renamed(before, { id, name: 'Mara Lindqvist', type: 'PERSON' }, 'M. L.', world.context));
  assert.ok(known > 0 && known * length <= 300_000, `${known} sources at a stretch`);
  const last = uris.at(-1) ?? '';
  assert.equal(nameIn(last), 'Mara Lindqvist');
  await session.currentView(last);
  assert.equal(nameIn(last), 'M. L.');
  while (goOn.length > 0) {
    goOn.shift()?.();
    await Promise.resolve();
  }
  assert.ok(pauses >= 5, `${pauses} pauses`);
  assert.deepEqual([known, uris.filter((uri) => nameIn(uri) !== 'M. L.')], [uris.length, []]);
  session.dispose();
});
