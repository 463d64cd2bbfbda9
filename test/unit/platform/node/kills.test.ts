import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

test('processes killed before, in and after every step of a write leave whole files, and no confirmed mark is lost', () => {
  const script = path.resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../../scripts/torture/kills.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--kills=26'], { encoding: 'utf8', timeout: 300_000 });
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(stdout, /rename:during [1-9].*\n26 of 26 kills survived\n$/);
});
