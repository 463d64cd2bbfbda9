import type { NormalizedText } from '../anchor/normalizedText';
import type { PlacedAnnotation } from '../annotation/types';
import type { Sidecar } from '../sidecar/model';

/** A source with its annotations, as exporters get it. */
export interface ExportSource {
  /** The file as the user knows it: a path or a name. */
  readonly name: string;
  /** The document's text, without byte order mark, line ends as they are. */
  readonly text: string;
  readonly normalized: NormalizedText;
  readonly sidecar: Sidecar;
  /** Annotations with their places in `text`, in the sidecar's order. */
  readonly placed: readonly PlacedAnnotation[];
}

export interface ExportOptions {
  /** Begin with a byte order mark, where the format allows one: Excel needs it. */
  readonly bom?: boolean;
  /** The name of an entity that people decided about, by its URI. */
  readonly nameOf?: (uri: string) => string | undefined;
  /** The path of a source from where the export is written; default: its name. */
  readonly pathOf?: (source: ExportSource) => string;
}

export interface Exported {
  readonly content: string;
  /** How many annotations the format has no place for. */
  readonly leftOut: number;
}

/** A format that other programs read. A new one is one file and one line in the list. */
export interface Exporter {
  readonly id: string;
  /** What the user chooses by. */
  readonly label: string;
  /** What the file's name ends in. */
  readonly extension: string;
  /** Whether one file describes all sources, or each has one of its own. */
  readonly scope: 'all' | 'each';
  /** `sources` is a single one where each has a file of its own. */
  export(sources: readonly ExportSource[], options: ExportOptions): Exported;
}

/** The path from one file to another, both absolute with slashes. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1), there = to.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}

/** The exported file's name for a source's: `talk.txt` becomes `talk.ann`, `talk.md` becomes `talk.md.ann`. */
export function exportName({ extension }: Exporter, source: string): string {
  return `${source.replace(/\.txt$/i, '')}${extension}`;
}
