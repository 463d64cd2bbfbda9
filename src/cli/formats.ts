import path from 'node:path';
import { version } from '../../package.json';
import type { SourceAnalysis } from '../core/analysis/model';
import { SourceView } from '../core/analysis/view';
import { NormalizedText } from '../core/anchor/normalizedText';
import { placeAnnotations } from '../core/annotation/place';
import { mergeForSave } from '../core/annotation/save';
import { analysisDocument } from '../core/export/analysisJson';
import type { ExportSource } from '../core/export/exporter';
import type { Sidecar } from '../core/sidecar/model';
import { serializeSidecar } from '../core/sidecar/serialize';
import type { TextInput } from './inputs';

/** A source with what is known about it. */
export interface Result {
  readonly input: TextInput;
  /** What the machine finds. */
  readonly machine: SourceAnalysis;
  /** The same, with decisions applied where that was asked for. */
  readonly analysis: SourceAnalysis;
  /** What is kept beside the source; read only for formats and options that need it. */
  readonly sidecar: Sidecar | undefined;
}

/** How results are printed. `begin` and `end` stand around all of them, `between` between two. */
export interface OutputFormat {
  readonly id: string;
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  /** Whether it needs what is kept beside the source. */
  readonly sidecar: boolean;
  print(result: Result): string;
}

const jsonl: OutputFormat = {
  id: 'jsonl',
  begin: '',
  between: '',
  end: '',
  sidecar: false,
  print: (result) => `${JSON.stringify(documentOf(result))}\n`,
};

const json: OutputFormat = {
  id: 'json',
  begin: '[\n',
  between: ',\n',
  end: '\n]\n',
  sidecar: false,
  print: (result) => JSON.stringify(documentOf(result), null, 2),
};

const sidecar: OutputFormat = {
  id: 'sidecar',
  begin: '',
  between: '',
  end: '',
  sidecar: true,
  print: ({ input: { id, file, text }, machine, sidecar: kept }) =>
    serializeSidecar(mergeForSave(kept, new NormalizedText(text), machine, { label: path.basename(file ?? id), version })),
};

/** The formats that `analyze` prints. */
export const formats: readonly OutputFormat[] = [jsonl, json, sidecar];

/** Stands for every exporter: prints nothing by itself, since some describe all sources in one file. */
export const collecting: OutputFormat = { id: 'export', begin: '', between: '', end: '', sidecar: true, print: () => '' };

/** A source with what is kept about it and what the machine finds in it, as exporters get it. */
export function exportSourceOf({ input: { id, file, text }, machine, sidecar: kept }: Result): ExportSource {
  const normalized = new NormalizedText(text), name = file ?? id;
  const saved = mergeForSave(kept, normalized, machine, { label: path.basename(name), version });
  return { name, text, normalized, sidecar: saved, placed: placeAnnotations(saved, normalized) };
}

function documentOf({ input: { id, text }, analysis }: Result): object {
  return analysisDocument(id, new SourceView(id, 1, text, analysis, true));
}
