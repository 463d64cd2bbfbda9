import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkSidecar } from '../core/check/checkSidecar';
import type { Problem } from '../core/check/problem';
import { NormalizedText } from '../core/anchor/normalizedText';
import { largestSidecar } from '../core/sidecar/parse';
import { findFiles } from './files';
import { readSource, reason } from './inputs';
import type { CheckOptions } from './options';
import { sidecarEnding, sidecarOf } from './sidecars';
import type { Streams } from './streams';
import { knownEntities } from './workspace';

const ignored = ['**/node_modules/**', '**/.git/**'];

/** Prints one line for each thing that is wrong with annotation files, notes on standard error; resolves to the exit code. */
export async function check({ paths, root, strict }: CheckOptions, streams: Streams): Promise<number> {
  const { files, problems } = await findFiles(paths, [`**/*${sidecarEnding}`], ignored);
  for (const problem of problems) streams.say(problem);
  const sidecars = new Set<string>();
  for (const { path: file, named } of files) {
    const sidecar = file.endsWith(sidecarEnding) ? file : sidecarOf(file);
    if (named && sidecar !== file && !await exists(sidecar)) streams.say(`${file}: it has no annotation file, so there is nothing to check`);
    else if (named || sidecar === file || await exists(sidecar)) sidecars.add(sidecar);
  }
  let found = 0;
  for (const sidecar of sidecars) {
    for (const { line, severity, message } of await problemsOf(sidecar, root, streams)) {
      const text = `${sidecar}:${line}: ${message}`;
      if (severity === 'note' && !strict) streams.say(text);
      else {
        await streams.print(`${text}\n`);
        found++;
      }
    }
  }
  if (problems.length > 0) return 2;
  return found > 0 ? 1 : 0;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}

async function problemsOf(file: string, root: string | undefined, streams: Streams): Promise<Problem[]> {
  const wrong = (message: string): Problem => ({ line: 1, severity: 'error', message });
  let bytes: Uint8Array;
  try {
    const { size } = await stat(file);
    if (size > 2 * largestSidecar) return [wrong(`it has ${Math.ceil(size / 1_000_000)} MB, more than the ${largestSidecar / 1_000_000} MB that are read; divide the source or restore the file`)];
    bytes = await readFile(file);
  } catch (error) {
    return [wrong(reason(error))];
  }
  const name = file.slice(0, -sidecarEnding.length);
  const source = await readSource(name, streams);
  const known = await knownEntities(root, path.dirname(file));
  const entities = 'problem' in known || known.file === undefined ? undefined : new Set(known.entities.keys());
  const missing = 'problem' in source ? [wrong(`its source cannot be read (${source.problem}); restore it, or rename both together`)] : [];
  const context = { source: 'problem' in source ? undefined : { name, text: new NormalizedText(source.text) }, entities };
  return [...missing, ...('problem' in known ? [wrong(known.problem)] : []), ...checkSidecar(bytes, context)];
}
