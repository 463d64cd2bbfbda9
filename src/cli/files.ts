import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { contributes } from '../../package.json';

const { properties } = contributes.configuration;

/** The sources in a folder: what the editor includes unless it is told otherwise. */
export const included: readonly string[] = properties['glossator.include'].default;

/** What lies in folders of sources and is none. */
export const excluded: readonly string[] = Object.entries(properties['glossator.exclude'].default).flatMap(([glob, on]) => (on ? [glob] : []));

/** A file to be read, by the path under which the user knows it. */
export interface FoundFile {
  readonly path: string;
  /** Named by the user itself, not found in a folder or by a glob. */
  readonly named: boolean;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** What was asked for and is not there, as messages. */
  readonly problems: readonly string[];
}

/** The files that paths, folders and globs stand for: each once, in the order asked for, sorted within a folder. */
export async function findFiles(paths: readonly string[], pattern = included, ignore = excluded): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const problems: string[] = [];
  for (const given of paths) {
    const found = await expand(given, pattern, ignore);
    if (typeof found === 'string') problems.push(found);
    else for (const file of found) if (!files.has(path.resolve(file.path))) files.set(path.resolve(file.path), file);
  }
  return { files: [...files.values()], problems };
}

async function expand(given: string, pattern: readonly string[], ignore: readonly string[]): Promise<FoundFile[] | string> {
  if (given === '-') return [{ path: '-', named: true }];
  const info = await stat(given).catch(() => undefined);
  if (info?.isFile()) return [{ path: given, named: true }];
  const found = info
    ? await list(pattern, { cwd: given, ignore, prefix: given })
    : await list([given.replaceAll(path.sep, '/')], { cwd: '.', ignore: [], prefix: '' });
  if (info || found.length > 0) return found;
  return /[*?[\]{}!()]/.test(given) ? `${given}: no file matches` : `${given}: there is no such file or folder`;
}

async function list(patterns: readonly string[], { cwd, ignore, prefix }: { cwd: string; ignore: readonly string[]; prefix: string }): Promise<FoundFile[]> {
  const found = await glob([...patterns], { cwd, ignore: [...ignore], dot: false, onlyFiles: true, caseSensitiveMatch: false, expandDirectories: false });
  return found.sort().map((file) => ({ path: path.join(prefix, file), named: false }));
}

