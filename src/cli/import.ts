import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { version } from '../../package.json';
import { NormalizedText } from '../core/anchor/normalizedText';
import type { Importer } from '../core/import/importer';
import { importerFor, importers } from '../core/import/list';
import { describeImport, mergeImported } from '../core/import/mergeImported';
import { sourceOf } from '../core/sidecar/model';
import { serializeSidecar } from '../core/sidecar/serialize';
import type { Storage } from '../corpus/ports';
import { decode } from './decode';
import { findFiles } from './files';
import { readSource, reason } from './inputs';
import type { ImportCommandOptions } from './options';
import { alone, readSidecar, sidecarOf, writeFile } from './sidecars';
import type { Streams } from './streams';

/** Larger files are declined. */
const largest = 64_000_000;

/** Keeps what other programs wrote about sources; resolves to the exit code. */
export async function importFiles({ paths, format, source }: ImportCommandOptions, streams: Streams, storage: Storage): Promise<number> {
  let code = 0;
  for (const file of paths) {
    const importer = format === undefined ? importerFor(file) : importers.find(({ id }) => id === format);
    const found = importer ? await sourcesFor(file, source) : `${file}: its format is not known by its name; say --format=${importers.map(({ id }) => id).join('|')}`;
    const content = typeof found === 'string' || !importer ? undefined : await readText(file);
    if (typeof found === 'string' || !importer || !content || 'problem' in content) {
      streams.say(typeof found === 'string' ? found : content && 'problem' in content ? content.problem : `${file}: it cannot be read`);
      code = 2;
      continue;
    }
    for (const name of found) code = Math.max(code, await importInto({ name, file, content: content.text, importer, only: found.length === 1 }, streams, storage));
  }
  return code;
}

interface Job {
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly importer: Importer;
  /** Whether the file is imported for this source only. */
  readonly only: boolean;
}

async function importInto(job: Job, streams: Streams, storage: Storage): Promise<number> {
  const source = await readSource(job.name, streams);
  if ('problem' in source) {
    streams.say(source.problem);
    return 2;
  }
  return alone(storage, sidecarOf(job.name), () => mergeInto(job, source.text, streams, storage));
}

async function mergeInto({ name, file, content, importer, only }: Job, text: string, streams: Streams, storage: Storage): Promise<number> {
  const kept = await readSidecar(sidecarOf(name));
  if ('problem' in kept) {
    streams.say(kept.problem);
    return 2;
  }
  const normalized = new NormalizedText(text), known = kept.sidecar && sourceOf(kept.sidecar);
  const { records, problems, elsewhere } = importer.parse(content, { name, text, normalized, source: known });
  for (const each of problems) streams.say(`${file}: ${each}`);
  if (only && elsewhere > 0) streams.say(`${file}: ${elsewhere} annotations are about other sources than ${path.basename(name)} and were left out; name a folder with --source`);
  if (records.length === 0 && !only) return problems.length > 0 ? 1 : 0;
  const outcome = mergeImported(kept.sidecar, normalized, records, { label: path.basename(name), version });
  const failed = outcome.sidecar && outcome.sidecar !== kept.sidecar ? await writeFile(storage, sidecarOf(name), serializeSidecar(outcome.sidecar)) : undefined;
  if (failed !== undefined) {
    streams.say(failed);
    return 2;
  }
  await streams.print(`${describeImport(outcome, name)}\n`);
  return problems.length > 0 || outcome.conflicts.length > 0 ? 1 : 0;
}

/** The sources that a file is about, or why none is known. */
async function sourcesFor(file: string, source: string | undefined): Promise<readonly string[] | string> {
  if (source !== undefined) {
    const { files, problems: [problem] } = await findFiles([source]);
    return problem ?? files.map((found) => found.path);
  }
  const stem = file.replace(/\.[^.\\/]+$/, '');
  for (const name of [stem, `${stem}.txt`, `${stem}.md`, `${stem}.markdown`]) {
    if (await stat(name).then((info) => info.isFile(), () => false)) return [name];
  }
  return `${file}: there is no ${path.basename(stem)}.txt beside it; say with --source which text it is about`;
}

async function readText(file: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const { size } = await stat(file);
    if (size > largest) return { problem: `${file}: it is larger than ${largest / 1_000_000} MB; divide it` };
    const decoded = decode(await readFile(file));
    return 'declined' in decoded ? { problem: `${file}: ${decoded.declined}` } : decoded;
  } catch (error) {
    return { problem: `${file}: ${reason(error)}` };
  }
}
