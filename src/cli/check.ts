import { stat } from 'node:fs/promises';
import { NormalizedText } from '../core/anchor/normalizedText';
import { placeAnnotations } from '../core/annotation/place';
import type { PlacedAnnotation } from '../core/annotation/types';
import { findFiles } from './files';
import { inputsOf } from './inputs';
import type { CheckOptions } from './options';
import { readSidecar, sidecarEnding, sidecarOf } from './sidecars';
import type { Streams } from './streams';

const ignored = ['**/node_modules/**', '**/.git/**'];

/** Prints one line for each thing that is wrong with annotation files; resolves to the exit code. */
export async function check({ paths }: CheckOptions, streams: Streams): Promise<number> {
  const { files, problems } = await findFiles(paths, [`**/*${sidecarEnding}`], ignored);
  for (const problem of problems) streams.say(problem);
  const sidecars = new Set<string>();
  for (const { path, named } of files) {
    const sidecar = path.endsWith(sidecarEnding) ? path : sidecarOf(path);
    if (named && sidecar !== path && !await exists(sidecar)) streams.say(`${path}: it has no annotation file, so there is nothing to check`);
    else if (named || sidecar === path || await exists(sidecar)) sidecars.add(sidecar);
  }
  let found = 0;
  for (const sidecar of sidecars) {
    for (const problem of await problemsOf(sidecar, streams)) {
      await streams.print(`${problem}\n`);
      found++;
    }
  }
  if (problems.length > 0) return 2;
  return found > 0 ? 1 : 0;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}

async function problemsOf(file: string, streams: Streams): Promise<string[]> {
  const kept = await readSidecar(file);
  if ('problem' in kept) return [kept.problem];
  if (!kept.sidecar) return [`${file}: there is no such file`];
  const source = file.slice(0, -sidecarEnding.length);
  const options = { paths: [], input: 'text', format: 'sidecar', write: false, decisions: false, root: undefined, maxFileSize: Number.POSITIVE_INFINITY } as const;
  for await (const input of inputsOf({ path: source, named: true }, options, streams)) {
    if ('problem' in input) return [`${file}: its source cannot be read (${input.problem}); restore it, or rename both together`];
    const placed = placeAnnotations(kept.sidecar, new NormalizedText(input.text));
    const drifted = placed.filter(({ state }) => state === 'drifted').length;
    if (drifted > 0) streams.say(`${file}: ${drifted} of ${placed.length} annotations were found, but not with certainty; look at them in the editor`);
    return placed.filter(({ state }) => state === 'orphan').map((annotation) => orphan(file, source, annotation));
  }
  return [];
}

function orphan(file: string, source: string, { id, quote }: PlacedAnnotation): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  return `${file}: ${id} is not in ${source} any more: "${words.length > 60 ? `${words.slice(0, 59)}…` : words}"`;
}
