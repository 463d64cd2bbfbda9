import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AnnotationStore } from '../../../../src/corpus/annotations/store';
import { FileStorage } from '../../../../src/platform/node/fileStorage';

// Marks the text in the folder given, one mark after the other, and says the id of each once it is kept: so many, or until it is killed.
async function markOn(folder: string, most: number): Promise<void> {
  const file = path.join(folder, 'long.txt'), uri = pathToFileURL(file).href, text = readFileSync(file, 'utf8');
  const store = new AnnotationStore({
    storage: new FileStorage(), version: '1.0.0', journalFolder: pathToFileURL(path.join(folder, process.argv[4] ?? 'journal')).href,
    clock: { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') }, ids: { uuid: () => randomUUID() },
    log: { info: () => undefined, error: (message) => { process.stderr.write(`${message}\n`); } },
  });
  await store.load(uri, text);
  for (let i = 0; i < most; i++) {
    const start = (i * 7) % (text.length - 20);
    const { id } = await store.annotate(uri, { pieces: [{ start, end: start + 12 }], note: `Mark ${i}. ${'x'.repeat(2_000)}` }, 'R. Reader');
    if (store.state(uri).kind === 'saved') process.stdout.write(`${id}\n`);
  }
}

void markOn(process.argv[2] ?? '.', Number(process.argv[3] ?? Infinity));
