import { SourceAnalyzer } from '../core/analysis/analyzer';
import { confident } from '../core/analysis/confident';
import type { BlockAnalyzer } from '../core/recognize/analyzeBlock';
import { createBlockAnalyzer } from '../core/recognize/analyzeBlock';
import type { Storage } from '../corpus/ports';
import { decided, decisionsAbout } from './decided';
import { findFiles } from './files';
import { exporters } from '../core/export/list';
import type { ExportSource } from '../core/export/exporter';
import { printExport } from './export';
import { collecting, exportSourceOf, formats, type OutputFormat, type Result } from './formats';
import { inputsOf, type TextInput } from './inputs';
import type { AnalyzeOptions } from './options';
import { alone, readSidecar, sidecarOf, writeFile } from './sidecars';
import type { Streams } from './streams';

interface Job {
  readonly options: AnalyzeOptions;
  readonly format: OutputFormat;
  readonly streams: Streams;
  readonly storage: Storage;
  readonly analyzeBlock: BlockAnalyzer;
  /** What an exporter prints in the end. */
  readonly collected: ExportSource[];
  printed: number;
  failed: boolean;
}

/** Prints (or writes) what is found in each source as soon as it is known; resolves to the exit code. */
export async function analyze(options: AnalyzeOptions, streams: Streams, storage: Storage): Promise<number> {
  const exporter = exporters.find(({ id }) => id === options.format);
  const format = exporter ? collecting : formats.find(({ id }) => id === options.format);
  if (!format) throw new Error(`There is no format "${options.format}".`);
  const { files, problems } = await findFiles(options.paths);
  const job: Job = { options, format, streams, storage, analyzeBlock: createBlockAnalyzer(), collected: [], printed: 0, failed: false };
  for (const problem of problems) fail(job, problem);
  if (!options.write) await streams.print(format.begin);
  for (const file of files) {
    for await (const input of inputsOf(file, options, streams)) {
      if ('text' in input) await deliver(job, input);
      else if (input.fatal) fail(job, input.problem);
      else streams.say(input.problem);
    }
  }
  if (!options.write) await streams.print(format.end);
  if (exporter && await printExport(exporter, job.collected, options, streams, storage) === 2) job.failed = true;
  return job.failed ? 2 : 0;
}

function fail(job: Job, problem: string): void {
  job.streams.say(problem);
  job.failed = true;
}

async function deliver(job: Job, input: TextInput): Promise<void> {
  const { format, options, streams } = job;
  const result = await resultOf(job, input);
  if (typeof result === 'string') {
    fail(job, result);
    return;
  }
  if (format === collecting) {
    job.collected.push(exportSourceOf(result));
    return;
  }
  if (options.write && input.file !== null) {
    const file = sidecarOf(input.file);
    await alone(job.storage, file, () => write(job, file, result));
    return;
  }
  const printed = format.print(result);
  await streams.print(job.printed++ === 0 ? printed : `${format.between}${printed}`);
}

/** Everything about a source that the format needs, or why its annotations cannot be used. */
async function resultOf({ format, options, analyzeBlock }: Job, input: TextInput): Promise<Result | string> {
  const wanted = format.sidecar || options.decisions ? await decisionsAbout(input.file, options.root) : undefined;
  if (wanted && 'problem' in wanted) return wanted.problem;
  const all = await new SourceAnalyzer(analyzeBlock, input.file ?? input.id).update(input.text, input.format);
  const found = confident(all, options.threshold);
  if (!wanted) return { input, machine: found, analysis: found, sidecar: undefined };
  const { machine, analysis } = decided(found, input, wanted);
  return { input, machine, analysis: options.decisions ? analysis : machine, sidecar: wanted.sidecar };
}

/** Merges with what stands in the file by now: the analysis took its time, and others may have written. */
async function write(job: Job, file: string, result: Result): Promise<void> {
  const kept = await readSidecar(file);
  const problem = 'problem' in kept ? kept.problem : await writeFile(job.storage, file, job.format.print({ ...result, sidecar: kept.sidecar }));
  if (problem !== undefined) fail(job, problem);
}
