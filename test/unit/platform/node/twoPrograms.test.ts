import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSidecar } from '../../../../src/core/sidecar/parse';

const script = fileURLToPath(new URL('marker.ts', import.meta.url));

/** Runs a program that makes marks; resolves to the ids of those that it was told are kept. */
function mark(folder: string, count: number, name: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(count), name], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk; });
    child.on('error', reject).on('close', (code) => { if (code === 0) resolve(out.split('\n').filter(Boolean)); else reject(new Error(`${name} ended with ${code}`)); });
  });
}

test('programs that mark the same source at the same time lose nothing of one another', { timeout: 300_000 }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'glossator-two-'));
  t.after(() => { rmSync(folder, { recursive: true, force: true }); });
  writeFileSync(path.join(folder, 'long.txt'), 'The ferry of Port Ellery is late again. '.repeat(50));
  const kept = (await Promise.all(['one', 'two', 'three'].map((name) => mark(folder, 60, name)))).flat();
  assert.equal(kept.length, 180);
  const parsed = parseSidecar(readFileSync(path.join(folder, 'long.txt.annotations.json'), 'utf8'));
  assert.ok(parsed.ok);
  const ids = new Set(parsed.sidecar.items.map(({ id }) => id));
  assert.deepEqual(kept.filter((id) => !ids.has(id)), []);
  assert.deepEqual(readdirSync(folder).filter((name) => !['one', 'two', 'three'].includes(name)).sort(), ['long.txt', 'long.txt.annotations.json']);
});
