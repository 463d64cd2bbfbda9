import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describeConflictProblem, describeMerge, mergeSides, resolveConflict } from '../core/sidecar/conflict';
import type { MergeSummary } from '../core/sidecar/conflict';
import type { Sidecar } from '../core/sidecar/model';
import { describeSidecarError, parseSidecarBytes } from '../core/sidecar/parse';
import { serializeSidecar } from '../core/sidecar/serialize';
import { decodeUtf8 } from '../core/sidecar/utf8';
import type { Storage } from '../corpus/ports';
import { reason } from './inputs';
import type { MergeOptions } from './options';
import { alone, writeFile } from './sidecars';
import type { Streams } from './streams';

interface Merged {
  readonly sidecar: Sidecar;
  readonly summary: MergeSummary;
  readonly ourName: string;
  readonly theirName: string;
}

/** Merges versions of an annotation file; resolves to 0, to 1 when annotations were kept twice, to 2 when nothing was merged. */
export async function merge(options: MergeOptions, streams: Streams, storage: Storage): Promise<number> {
  const [first, ours] = options.paths, to = options.output ?? (ours === undefined ? first : undefined);
  return to === undefined ? mergeTo(to, options, streams, storage) : alone(storage, to, () => mergeTo(to, options, streams, storage));
}

async function mergeTo(to: string | undefined, { paths, base }: MergeOptions, streams: Streams, storage: Storage): Promise<number> {
  const [first = '', ours, theirs] = paths;
  const merged = ours !== undefined && theirs !== undefined ? await mergeThree(first, ours, theirs) : await mergeMarkers(first, base);
  if (typeof merged === 'string') {
    streams.say(merged);
    return 2;
  }
  const content = serializeSidecar(merged.sidecar);
  const problem = to === undefined ? await streams.print(content) : await writeFile(storage, to, content);
  if (typeof problem === 'string') {
    streams.say(problem);
    return 2;
  }
  streams.say(describeMerge(merged.summary, path.basename(to ?? ours ?? first), { ours: merged.ourName, theirs: merged.theirName }));
  return merged.summary.keptTwice.length > 0 ? 1 : 0;
}

async function mergeThree(base: string, ours: string, theirs: string): Promise<Merged | string> {
  const began = await readVersion(base, true), mine = await readVersion(ours, false), their = await readVersion(theirs, false);
  for (const side of [began, mine, their]) if (typeof side === 'string') return side;
  if (typeof began === 'string' || typeof mine === 'string' || typeof their === 'string' || !mine || !their) return 'there is nothing to merge';
  return { ...mergeSides(began, mine, their), ourName: '', theirName: '' };
}

/** A version of the file, or what is wrong with it. Git gives an empty base where both sides added the file. */
async function readVersion(file: string, mayBeEmpty: boolean): Promise<Sidecar | undefined | string> {
  try {
    const bytes = await readFile(file);
    if (mayBeEmpty && bytes.length === 0) return undefined;
    const parsed = parseSidecarBytes(bytes);
    return parsed.ok ? parsed.sidecar : describeSidecarError(parsed.error, file);
  } catch (error) {
    return `${file}: ${reason(error)}`;
  }
}

async function mergeMarkers(file: string, baseFile: string | undefined): Promise<Merged | string> {
  try {
    const text = decodeUtf8(await readFile(file));
    if (text === undefined) return describeSidecarError({ kind: 'encoding' }, file);
    const base = baseFile === undefined ? await baseFromGit(file) : decodeUtf8(await readFile(baseFile));
    const resolved = resolveConflict(text, base);
    return resolved.ok ? resolved : describeConflictProblem(resolved.problem, file);
  } catch (error) {
    return `${file}: ${reason(error)}`;
  }
}

/** The common ancestor that git keeps while a merge is unfinished; undefined where there is none, or no git. */
async function baseFromGit(file: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['cat-file', 'blob', `:1:./${path.basename(file)}`], {
      cwd: path.dirname(path.resolve(file)), timeout: 10_000, maxBuffer: 2 ** 27, encoding: 'utf8', windowsHide: true,
    });
    return stdout;
  } catch {
    return undefined;
  }
}
