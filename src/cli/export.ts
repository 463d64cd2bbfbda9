import { stat } from 'node:fs/promises';
import path from 'node:path';
import { NormalizedText } from '../core/anchor/normalizedText';
import { placeAnnotations } from '../core/annotation/place';
import { exportName } from '../core/export/exporter';
import type { Exported, Exporter, ExportSource } from '../core/export/exporter';
import { exporters } from '../core/export/list';
import type { Storage } from '../corpus/ports';
import { findFiles } from './files';
import { readSource } from './inputs';
import type { ExportCommandOptions, OutputOptions } from './options';
import { readSidecar, sidecarEnding, sidecarOf, writeFile } from './sidecars';
import type { Streams } from './streams';
import { knownEntities } from './workspace';

/** Prints or writes what is kept about sources in another program's format; resolves to the exit code. */
export async function exportKept(options: ExportCommandOptions, streams: Streams, storage: Storage): Promise<number> {
  const exporter = exporters.find(({ id }) => id === options.format);
  if (!exporter) throw new Error(`There is no format "${options.format}".`);
  const { files, problems } = await findFiles(options.paths);
  const sources: ExportSource[] = [], wrong = [...problems];
  for (const { path: file, named } of files) {
    const name = file.endsWith(sidecarEnding) ? file.slice(0, -sidecarEnding.length) : file;
    const source = await keptAbout(name, streams);
    if (typeof source === 'string') wrong.push(source);
    else if (source) sources.push(source);
    else if (named) streams.say(`${name}: it has no annotation file, so there is nothing to export; "analyze" finds what is in it`);
  }
  for (const problem of wrong) streams.say(problem);
  const code = await printExport(exporter, sources, options, streams, storage);
  return wrong.length > 0 ? 2 : code;
}

async function keptAbout(name: string, streams: Streams): Promise<ExportSource | string | undefined> {
  const kept = await readSidecar(sidecarOf(name));
  if ('problem' in kept) return kept.problem;
  if (!kept.sidecar) return undefined;
  const source = await readSource(name, streams);
  if ('problem' in source) return source.problem;
  const normalized = new NormalizedText(source.text);
  return { name, text: source.text, normalized, sidecar: kept.sidecar, placed: placeAnnotations(kept.sidecar, normalized) };
}

/** Prints or writes sources in an exporter's format; resolves to 0, or to 2 when that was not possible. */
export async function printExport(exporter: Exporter, sources: readonly ExportSource[], options: OutputOptions, streams: Streams, storage: Storage): Promise<number> {
  const { output, bom } = options, [first] = sources;
  const known = await knownEntities(options.root, path.dirname(first?.name ?? '.'));
  const entities = 'problem' in known ? undefined : known.entities;
  const print = (some: readonly ExportSource[], file?: string): Exported => {
    // Without a file the report may be put anywhere; then paths are as they were given.
    const pathOf = file === undefined ? undefined : ({ name }: ExportSource): string => path.relative(path.dirname(path.resolve(file)), path.resolve(name));
    const exported = exporter.export(some, { bom, nameOf: (uri) => entities?.get(uri)?.name, ...(pathOf && { pathOf }) });
    if (exported.leftOut > 0) streams.say(`${some[0]?.name ?? ''}: ${exported.leftOut} annotations have no place in this format and are left out`);
    return exported;
  };
  const folder = output !== undefined && await isFolder(output);
  if (exporter.scope === 'each' && !folder && sources.length > 1) {
    streams.say(`${exporter.id} has a file for each source; name a folder with --output=DIR/`);
    return 2;
  }
  if (output === undefined) {
    if (sources.length > 0) await streams.print(print(sources).content);
    return 0;
  }
  const files = folder && exporter.scope === 'each' ? sources.map((source) => ({ file: path.join(output, exportName(exporter, within(source, sources))), some: [source] }))
    : [{ file: folder ? path.join(output, exportName(exporter, 'annotations')) : output, some: sources }];
  return writeAll(files.map(({ file, some }) => ({ file, content: () => print(some, file).content })), sources, streams, storage);
}

async function writeAll(files: readonly { file: string; content: () => string }[], sources: readonly ExportSource[], streams: Streams, storage: Storage): Promise<number> {
  const taken = new Set(sources.flatMap(({ name }) => [path.resolve(name), path.resolve(sidecarOf(name))]));
  let failed = false;
  for (const { file, content } of files) {
    const problem = taken.has(path.resolve(file)) ? `${file}: it is a source or its annotation file and is not overwritten; choose another name` : await writeFile(storage, file, content());
    if (problem !== undefined) streams.say(problem);
    failed ||= problem !== undefined;
  }
  return failed ? 2 : 0;
}

async function isFolder(output: string): Promise<boolean> {
  return /[\\/]$/.test(output) || stat(output).then((info) => info.isDirectory(), () => false);
}

/** The source's path below the folder that all of them have in common. */
function within({ name }: ExportSource, sources: readonly ExportSource[]): string {
  const folders = sources.map((source) => path.dirname(path.resolve(source.name)).split(path.sep));
  const [first = []] = folders;
  let common = 0;
  while (common < first.length && folders.every((folder) => folder[common] === first[common])) common++;
  return path.resolve(name).split(path.sep).slice(common).join(path.sep);
}
