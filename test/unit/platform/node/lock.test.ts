import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockOf, takeLock } from '../../../../src/platform/node/lock';

const script = fileURLToPath(new URL('holder.ts', import.meta.url)), long = new Date(Date.now() - 3_600_000);

/** Another program that asks for the lock of a file; resolves when it has been told whether it holds it. */
async function another(file: string): Promise<{ child: ChildProcess; said: string; says(): Promise<string> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const says = async (): Promise<string> => String((await once(child.stdout.setEncoding('utf8'), 'data'))[0]).trim();
  return { child, said: await says(), says };
}

/** A file of this test alone; its lock is removed when the test is over. */
function fileFor(t: { after(task: () => void): void }, name: string): string {
  const file = path.join(tmpdir(), `glossator-lock-test-${process.pid}-${name}.json`);
  t.after(() => { rmSync(lockOf(file), { force: true }); });
  return file;
}

test('a program whose lock was taken to be abandoned does not take away that of the next', { skip: process.platform === 'win32' && 'no program can be made to stand still' }, async (t) => {
  const file = fileFor(t, 'late'), first = await another(file);
  t.after(() => { first.child.kill(); });
  assert.equal(first.said, 'held');
  // It stands still for long: its lock grows old.
  first.child.kill('SIGSTOP');
  utimesSync(lockOf(file), long, long);
  const second = await takeLock(file);
  assert.ok(second);
  const words = readFileSync(lockOf(file), 'utf8');
  first.child.kill('SIGCONT');
  first.child.stdin?.write('go on\n');
  assert.equal(await first.says(), 'released');
  assert.equal(readFileSync(lockOf(file), 'utf8'), words);
  await second.release();
  assert.ok(!existsSync(lockOf(file)));
});

test('the lock of a program that was killed is taken over at once, that of one that goes on is waited for', async (t) => {
  const file = fileFor(t, 'killed'), first = await another(file);
  assert.equal(await takeLock(file), undefined);
  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  const lock = await takeLock(file);
  assert.ok(lock);
  await lock.release();
});

test('a lock is renewed as long as it is held', async (t) => {
  const file = fileFor(t, 'renewed'), lock = await takeLock(file);
  assert.ok(lock);
  utimesSync(lockOf(file), long, long);
  while (statSync(lockOf(file)).mtimeMs === long.getTime()) await wait(50);
  await lock.release();
  assert.ok(!existsSync(lockOf(file)));
});

test('an empty lock that nobody has written into for long is abandoned', async (t) => {
  const file = fileFor(t, 'empty');
  writeFileSync(lockOf(file), '');
  utimesSync(lockOf(file), long, long);
  const lock = await takeLock(file);
  assert.ok(lock);
  await lock.release();
});
