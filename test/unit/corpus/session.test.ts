import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { AnnotationStore } from '../../../src/corpus/annotations/store';
import type { Storage } from '../../../src/corpus/ports';
import type { SourceText } from '../../../src/corpus/ports';
import { Session } from '../../../src/corpus/session';
import { createLocalService } from '../../../src/worker/local';

const log = { info: () => undefined, error: (message: string, error?: unknown) => { throw new Error(message, { cause: error }); } };
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
const a = 'file:///a.txt', b = 'file:///b.txt';
const text = '“We sail,” said Mara Lindqvist in Oslo.\nMs. Lindqvist smiled.';

class MemoryStorage implements Storage {
  readonly files = new Map<string, Uint8Array>();

  read(uri: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(uri));
  }

  write(uri: string, bytes: Uint8Array): Promise<void> {
    this.files.set(uri, bytes);
    return Promise.resolve();
  }

  remove(uri: string): Promise<void> {
    this.files.delete(uri);
    return Promise.resolve();
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}

interface World {
  readonly session: Session;
  readonly store: AnnotationStore;
  readonly storage: MemoryStorage;
  readonly sources: Map<string, SourceText>;
}

const cleanUps: (() => void)[] = [];
afterEach(() => { for (const cleanUp of cleanUps.splice(0)) cleanUp(); });

function world(sources: Record<string, string> = {}): World {
  const storage = new MemoryStorage();
  let ids = 0;
  const store = new AnnotationStore({
    storage, log, version: '1.0.0', journalFolder: 'file:///journal', clock: { now: () => '2026-01-02T03:04:05Z' },
    ids: { uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}` },
  });
  const service = createLocalService(breathe, log);
  const files = new Map(Object.entries(sources).map(([uri, content]): [string, SourceText] => [uri, { text: content, format: 'plain' }]));
  const session = new Session(service, { read: (uri) => Promise.resolve(files.get(uri)) }, store, log);
  cleanUps.push(() => { session.dispose(); service.dispose(); });
  return { session, store, storage, sources: files };
}

function open(session: Session, uri: string, content: string, version = 1): void {
  session.openDocument({ uri, version, text: content, format: 'plain', indexed: true, dirty: false });
}

const names = (session: Session, uri: string): string[] => (session.view(uri)?.mentions ?? []).map(({ start, end }) => session.view(uri)?.text.slice(start, end) ?? '');

test('a file that nobody opens is in the index; one that is gone is not', async () => {
  const { session } = world({ [a]: text });
  await session.refreshFile(a);
  assert.ok(session.index.entities().some(({ name }) => name === 'Mara Lindqvist'));
  session.removeFile(a);
  assert.deepEqual(session.index.entities(), []);
  assert.equal(session.view(a), undefined);
});

test('an open document’s unsaved text counts, the file’s again after it is closed', async () => {
  const { session } = world({ [a]: text });
  await session.refreshFile(a);
  open(session, a, text);
  session.changeDocument(a, 2, [{ start: text.length, end: text.length, text: '\nJonas Hale left for Bergen.' }]);
  await session.currentView(a);
  assert.ok(session.index.entities().some(({ name }) => name === 'Jonas Hale'));
  await session.closeDocument(a);
  assert.ok(!session.index.entities().some(({ name }) => name === 'Jonas Hale'));
});

test('typing moves what is shown at once, and the new analysis follows', async () => {
  const { session } = world();
  open(session, a, text);
  await session.currentView(a);
  const before = names(session, a);
  session.changeDocument(a, 2, [{ start: 0, end: 0, text: 'At noon. ' }]);
  const view = session.view(a);
  assert.equal(view?.version, 2);
  assert.equal(view?.current, false);
  assert.deepEqual(names(session, a), before);
  assert.equal((await session.currentView(a))?.current, true);
});

test('a document is shown at once when its file is known already', async () => {
  const { session } = world({ [a]: text });
  await session.refreshFile(a);
  open(session, a, text, 5);
  assert.equal(session.view(a)?.version, 5);
  assert.ok(names(session, a).includes('Mara Lindqvist'));
});

test('the old side of a diff is analysed but belongs to no index and has no annotations', async () => {
  const { session, store } = world();
  session.openDocument({ uri: 'git:/a.txt', version: 1, text, format: 'plain', indexed: false, dirty: false });
  await session.currentView('git:/a.txt');
  assert.ok(names(session, 'git:/a.txt').length > 0);
  assert.deepEqual(session.index.sources(), []);
  assert.equal(store.has('git:/a.txt'), false);
});

test('a rejected name is gone from the view and the index, in memory and after a restart', async () => {
  const first = world({ [a]: text });
  await first.session.refreshFile(a);
  const oslo = first.session.view(a)?.mentions.find(({ start, end }) => text.slice(start, end) === 'Oslo');
  assert.ok(oslo);
  await first.store.decide(a, { decision: 'reject', pieces: [oslo], type: oslo.type }, 'R. Reader');
  assert.ok(!names(first.session, a).includes('Oslo'));
  assert.ok(!first.session.index.entities().some(({ name }) => name === 'Oslo'));

  const second = world({ [a]: `An hour earlier.\n${text}` });
  for (const [uri, bytes] of first.storage.files) second.storage.files.set(uri, bytes);
  await second.session.refreshFile(a);
  assert.ok(!names(second.session, a).includes('Oslo'), 'also after the text was edited elsewhere');
  assert.ok(names(second.session, a).includes('Mara Lindqvist'));
});

test('a decision made while the text is unsaved is written when the text is saved, not before', async () => {
  const { session, store, storage, sources } = world({ [a]: text });
  open(session, a, text);
  session.changeDocument(a, 2, [{ start: 0, end: 0, text: 'Noon. ' }]);
  const view = await session.currentView(a);
  const oslo = view?.mentions.find(({ start, end }) => view.text.slice(start, end) === 'Oslo');
  assert.ok(oslo && view);
  await store.decide(a, { decision: 'accept', pieces: [oslo], type: oslo.type }, 'R. Reader');
  assert.equal(storage.files.has(`${a}.annotations.json`), false);
  sources.set(a, { text: view.text, format: 'plain' });
  await session.saveDocument(a);
  assert.equal(storage.files.has(`${a}.annotations.json`), true);
});

test('hundreds of files that change together end in the state of the disk', async () => {
  const uris = Array.from({ length: 120 }, (_, i) => `file:///many/${i}.txt`);
  const { session, sources } = world(Object.fromEntries(uris.map((uri) => [uri, text])));
  await Promise.all(uris.map((uri) => session.refreshFile(uri)));
  for (const uri of uris) sources.set(uri, { text: 'Jonas Hale stayed in Bergen.', format: 'plain' });
  await Promise.all([...uris, ...uris].map((uri) => session.refreshFile(uri)));
  assert.deepEqual(session.index.entities().map(({ name, count }) => [name, count]).sort(), [['Bergen', 120], ['Jonas Hale', 120]]);
});

test('one source’s person is counted in the other source too', async () => {
  const { session } = world({ [a]: text, [b]: 'The mayor, Mara Lindqvist, slept.' });
  await Promise.all([session.refreshFile(a), session.refreshFile(b)]);
  assert.deepEqual([...session.index.entities().find(({ name }) => name === 'Mara Lindqvist')?.sources ?? []], [[a, 2], [b, 1]]);
});
