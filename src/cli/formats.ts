import type { SourceView } from '../core/analysis/view';
import { analysisDocument } from '../core/export/analysisJson';
import type { TextInput } from './inputs';

/** How results are printed. `begin` and `end` stand around all of them, `between` between two. */
export interface OutputFormat {
  readonly id: string;
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  print(input: TextInput, view: SourceView): string | Promise<string>;
}

const jsonl: OutputFormat = {
  id: 'jsonl',
  begin: '',
  between: '',
  end: '',
  print: ({ id }, view) => `${JSON.stringify(analysisDocument(id, view))}\n`,
};

const json: OutputFormat = {
  id: 'json',
  begin: '[\n',
  between: ',\n',
  end: '\n]\n',
  print: ({ id }, view) => JSON.stringify(analysisDocument(id, view), null, 2),
};

/** The formats that `analyze` prints. */
export const formats: readonly OutputFormat[] = [jsonl, json];
