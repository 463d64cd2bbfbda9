import { createHash } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** So long, in milliseconds, another program is waited for: reading, merging and writing takes a few. */
const patience = 3_000;
/** A lock older than this was left behind by a program that does not know of it any more. */
const stale = 10_000;
const retry = 5;

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Keeps other programs of this computer from changing a file, by a file in the folder for temporary ones. Undefined where
 * another one holds it for too long, or there can be none: then nothing keeps anybody.
 */
export async function takeLock(file: string): Promise<Lock | undefined> {
  const lock = path.join(tmpdir(), `glossator-${createHash('sha256').update(file).digest('hex').slice(0, 32)}.lock`);
  for (let waited = 0; waited < patience; waited += retry) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      try {
        await handle.writeFile(String(process.pid));
      } finally {
        await handle.close();
      }
      return { release: () => rm(lock, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return undefined;
      if (await isAbandoned(lock)) await rm(lock, { force: true }).catch(() => undefined);
      else await wait(retry);
    }
  }
  return undefined;
}

/** Whether the program that took a lock has ended, or cannot be meant any more. */
async function isAbandoned(lock: string): Promise<boolean> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > stale) return true;
    const holder = Number(await readFile(lock, 'utf8'));
    // Between its making and its writing a lock names nobody.
    return holder > 0 && holder !== process.pid && !isRunning(holder);
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
