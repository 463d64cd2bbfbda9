import { createHash, randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode } from './hasCode';

/** So long, in milliseconds, another program is waited for: reading, merging and writing takes a few. */
const patience = 3_000;
/** A lock older than this was left behind by a program that does not know of it any more: who holds one renews it. */
const stale = 10_000;
const renewal = stale / 5;
const retry = 5;

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>;
}

/** The file in the folder for temporary ones that says who may change a file now. */
export function lockOf(file: string): string {
  return path.join(tmpdir(), `glossator-${createHash('sha256').update(file).digest('hex').slice(0, 32)}.lock`);
}

/**
 * Keeps other programs of this computer from changing a file, by a file in the folder for temporary ones. Undefined where
 * another one holds it for too long, or there can be none: then nothing keeps anybody.
 */
export async function takeLock(file: string): Promise<Lock | undefined> {
  const lock = lockOf(file), words = `${process.pid} ${randomUUID()}`;
  for (let waited = 0; waited < patience; waited += retry) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      try {
        await handle.writeFile(words);
      } finally {
        await handle.close();
      }
      return held(lock, words);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) return undefined;
      const abandoned = await wordsOfAbandoned(lock);
      if (abandoned !== undefined) await removeIf(lock, abandoned).catch(() => undefined);
      else await wait(retry);
    }
  }
  return undefined;
}

/** A lock of one's own, which is renewed as long as it is held. */
function held(lock: string, words: string): Lock {
  const renew = async (): Promise<void> => {
    if ((await wordsOf(lock)) === words) await utimes(lock, new Date(), new Date());
  };
  const renewing = setInterval(() => { void renew().catch(() => undefined); }, renewal);
  renewing.unref();
  return {
    release: async () => {
      clearInterval(renewing);
      // After a long standstill another program may have taken it to be abandoned: then the lock there is that one's.
      if ((await wordsOf(lock)) === words) await removeIf(lock, words);
    },
  };
}

/** Removes a lock if it still says this. It is first taken away, since between a look and a removal it may become another's. */
async function removeIf(lock: string, words: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await wordsOf(aside)) !== words) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** What a lock says whose program has ended, or cannot be meant any more; undefined for one that is held. */
async function wordsOfAbandoned(lock: string): Promise<string | undefined> {
  const words = await wordsOf(lock);
  if (words === undefined) return undefined;
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > stale) return words;
  } catch {
    return undefined;
  }
  const holder = Number.parseInt(words, 10);
  // Between its making and its writing a lock names nobody.
  return holder > 0 && holder !== process.pid && !isRunning(holder) ? words : undefined;
}

async function wordsOf(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch(() => undefined);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
