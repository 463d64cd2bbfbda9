import { mkdir, open, readdir, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Storage } from '../../corpus/ports';
import { hasCode } from './hasCode';
import { takeLock } from './lock';

/** A temporary file older than this belongs to a program that was stopped while it wrote. */
const abandonedAfterMs = 60_000;
/** Windows refuses to replace a file that a virus scanner or an indexer has open for a moment. */
const renameRetries = [10, 50, 200, 500];

/**
 * Files of the local disk, by `file:` URIs. A write is all or nothing: a temporary file in the same folder, flushed to
 * disk, takes the file's place; symbolic links are followed and the file's mode is kept. Folders are made as needed.
 */
export class FileStorage implements Storage {
  private readonly cleaned = new Set<string>();
  private count = 0;

  async read(uri: string): Promise<Uint8Array | undefined> {
    const file = pathOf(uri);
    try {
      return await readFile(file);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw named(error, file);
    }
  }

  async write(uri: string, bytes: Uint8Array): Promise<void> {
    const file = pathOf(uri);
    try {
      const target = await followLinks(file);
      await mkdir(path.dirname(target), { recursive: true });
      await this.removeAbandoned(target);
      await this.replace(target, bytes);
    } catch (error) {
      throw named(error, file);
    }
  }

  async remove(uri: string): Promise<void> {
    const file = pathOf(uri);
    try {
      await rm(file, { force: true });
    } catch (error) {
      throw named(error, file);
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    const directory = pathOf(folder);
    try {
      const entries = await readdir(directory, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => pathToFileURL(path.join(directory, entry.name)).href);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw named(error, directory);
    }
  }

  async exclusively<T>(uri: string, task: () => Promise<T>): Promise<T> {
    const lock = await takeLock(await followLinks(pathOf(uri)).catch(() => pathOf(uri)));
    try {
      return await task();
    } finally {
      await lock?.release();
    }
  }

  private async replace(target: string, bytes: Uint8Array): Promise<void> {
    const mode = await modeOf(target);
    const temporary = `${temporaryPrefix(target)}${process.pid}-${++this.count}.tmp`;
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      try {
        // The mode given to open is narrowed by the process's mask.
        if (mode !== undefined) await handle.chmod(mode);
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await renameWithPatience(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(target));
  }

  /** Removes what an earlier run that was stopped left beside a file; looked for once a file. */
  private async removeAbandoned(target: string): Promise<void> {
    if (this.cleaned.has(target)) return;
    this.cleaned.add(target);
    const folder = path.dirname(target), prefix = path.basename(temporaryPrefix(target));
    for (const name of await readdir(folder)) {
      if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue;
      const file = path.join(folder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
      if (Date.now() - mtimeMs > abandonedAfterMs) await rm(file, { force: true });
    }
  }
}

function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) throw new Error(`${uri} is not a file on this computer.`);
  return fileURLToPath(uri);
}

function temporaryPrefix(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.`);
}

/** The file that a path means in the end, also where a link points to a file that does not exist yet. */
async function followLinks(file: string): Promise<string> {
  let target = file;
  for (let steps = 0; steps < 40; steps++) {
    try {
      return await realpath(target);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
    const link = await readlink(target).catch(() => undefined);
    if (link === undefined) {
      const folder = path.dirname(target);
      return path.join(await realpath(folder).catch(() => folder), path.basename(target));
    }
    target = path.resolve(path.dirname(target), link);
  }
  throw new Error('its symbolic links form a circle');
}

/** The permission bits of a file that may be written, undefined for a new one. Rejects for a write-protected file, which a rename would replace all the same. */
async function modeOf(file: string): Promise<number | undefined> {
  try {
    const handle = await open(file, 'r+');
    try {
      return (await handle.stat()).mode & 0o7777;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function renameWithPatience(from: string, to: string): Promise<void> {
  for (const pause of renameRetries) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (process.platform !== 'win32' || !hasCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
      await wait(pause);
    }
  }
  await rename(from, to);
}

/** Makes the rename itself last through a power cut, where folders can be flushed. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows and some network file systems cannot; the file itself is on disk.
  }
}

/** The error with a message that names the file and says in plain words what is wrong. */
function named(error: unknown, file: string): Error {
  const reason = hasCode(error, 'EACCES', 'EPERM') ? 'no permission'
    : hasCode(error, 'EROFS') ? 'the disk is read-only'
    : hasCode(error, 'ENOSPC', 'EDQUOT') ? 'the disk is full'
    : error instanceof Error ? error.message : String(error);
  return new Error(`${file}: ${reason}`, { cause: error });
}
