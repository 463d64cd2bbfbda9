import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSidecar } from '../../../src/core/sidecar/parse';
import type { StoredAnnotation } from '../../../src/core/sidecar/model';
import { Program } from './program';

const program = new Program();
const marker = fileURLToPath(new URL('../platform/node/marker.ts', import.meta.url));
const text = 'Ines Holm runs the ferry of Port Ellery. “It is late again,” she told the Harbour Board. '.repeat(40);

before(() => program.build());
after(() => { program.remove(); });

/** Files to import, each with one note of its own about the source `long.txt`. */
function notes(folder: string, who: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${folder}/${who}-${i}.ann`;
    program.write(name, `T1\tPERSON ${i * 2} ${i * 2 + 9}\t${text.slice(i * 2, i * 2 + 9)}\n#1\tAnnotatorNotes T1\t${who} ${i}\n`);
    return name;
  });
}

function items(folder: string): readonly StoredAnnotation[] {
  const parsed = parseSidecar(program.read(`${folder}/long.txt.annotations.json`));
  assert.ok(parsed.ok);
  return parsed.sidecar.items;
}

/** What of the notes that were imported is not in the annotation file. */
function missing(folder: string, ...names: readonly string[]): string[] {
  const all = JSON.stringify(items(folder).map(({ json }) => json));
  return names.map((name) => path.basename(name, '.ann').replace('-', ' ')).filter((note) => !all.includes(`\\"${note}\\"`));
}

/** Marks as the editor does; resolves to the ids of what it says is kept. */
function markAsEditor(folder: string, count: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', marker, program.path(folder), String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk; });
    child.on('error', reject).on('close', (code) => { if (code === 0) resolve(out.split('\n').filter(Boolean)); else reject(new Error(`the editor's part ended with ${code}`)); });
  });
}

test('imports and the editor write one annotation file at the same time and lose nothing', { timeout: 300_000 }, async () => {
  program.write('imports/long.txt', text);
  const one = notes('imports', 'one', 60), two = notes('imports', 'two', 60);
  const [kept, ...outcomes] = await Promise.all([
    markAsEditor('imports', 60), ...[one, two].map((names) => program.run(['import', ...names, '--source=imports/long.txt'])),
  ]);
  for (const { code, err } of outcomes) assert.deepEqual([code, err], [0, '']);
  assert.deepEqual(missing('imports', ...one, ...two), []);
  assert.equal(kept.length, 60);
  const ids = new Set(items('imports').map(({ id }) => id));
  assert.deepEqual(kept.filter((id) => !ids.has(id)), []);
  assert.deepEqual(readdirSync(program.path('imports')).filter((name) => name.endsWith('.tmp')), []);
});

test('an analysis that is kept overwrites nothing that was imported while it was made', { timeout: 300_000 }, async () => {
  program.write('analysed/long.txt', text);
  const names = notes('analysed', 'three', 120);
  const outcomes = await Promise.all([
    program.run(['import', ...names, '--source=analysed/long.txt']),
    ...[1, 2, 3].map(() => program.run(['analyze', 'analysed/long.txt', '--format=sidecar', '--write'])),
  ]);
  for (const { code, err } of outcomes) assert.deepEqual([code, err], [0, '']);
  assert.deepEqual(missing('analysed', ...names), []);
});

test('versions that are merged into the file overwrite nothing that was imported meanwhile', { timeout: 300_000 }, async () => {
  program.write('merged/long.txt', text);
  const [begin = '', other = '', ...names] = notes('merged', 'four', 62), file = 'merged/long.txt.annotations.json';
  await program.run(['import', begin, '--source=merged/long.txt']);
  program.write('merged/base.json', program.read(file));
  await program.run(['import', other, '--source=merged/long.txt']);
  program.write('merged/theirs.json', program.read(file));
  program.write(file, program.read('merged/base.json'));
  const outcomes = await Promise.all([
    ...[names.slice(0, 30), names.slice(30)].map((some) => program.run(['import', ...some, '--source=merged/long.txt'])),
    ...[1, 2, 3, 4].map(() => program.run(['merge', 'merged/base.json', file, 'merged/theirs.json', '-o', file])),
  ]);
  for (const { code, err } of outcomes) assert.equal(code, 0, err);
  assert.deepEqual(missing('merged', begin, other, ...names), []);
});
