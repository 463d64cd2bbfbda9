import type { NormalizedText } from '../anchor/normalizedText';
import type { TextQuoteSelector } from '../anchor/selectors';
import { oneLineText } from '../export/flat';
import type { JsonObject } from '../sidecar/json';
import type { Span } from '../span';

/** The source that something is imported for. */
export interface ImportTarget {
  /** The file's name; folders do not matter. */
  readonly name: string;
  /** The document's text, without byte order mark, line ends as they are. */
  readonly text: string;
  readonly normalized: NormalizedText;
  /** The source's URN, where it has annotations already. */
  readonly source: string | undefined;
}

/** An annotation as another program's file has it. */
export interface ImportRecord {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** UTF-16 offsets of the document; empty for what has no place in it. */
  readonly pieces: readonly Span[];
  /** The words, where they are not in the text. */
  readonly quote?: Omit<TextQuoteSelector, 'type'>;
  /** Its id there: any text, or none. */
  readonly id?: string;
  readonly type?: string;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly decision?: string;
  readonly entity?: string;
  readonly speaker?: string;
  /** Name of who made it, or the URN of a program. */
  readonly creator?: string;
  readonly created?: string;
  readonly modified?: string;
  /** Id of the annotation that this one answers. */
  readonly answers?: string;
  /** A whole annotation to be kept as it is but for its target. */
  readonly raw?: JsonObject;
}

/** What a file says about a source. Problems are sentences for the user; what they name is left out. */
export interface Imported {
  readonly records: readonly ImportRecord[];
  readonly problems: readonly string[];
  /** How much of the file is about other sources. */
  readonly elsewhere: number;
}

/** A format that other programs write. A new one is one file and one line in the list. */
export interface Importer {
  readonly id: string;
  /** What the user chooses by. */
  readonly label: string;
  /** What names of such files end in, without the dot. */
  readonly extensions: readonly string[];
  /** Reads a file's text. Never throws: what cannot be read is a problem. */
  parse(content: string, target: ImportTarget): Imported;
}

/** At most this many problems are told one by one. */
const mostTold = 20;

/** Collects problems; of many, the first are told and the others counted. */
export class Problems {
  private readonly told: string[] = [];
  private untold = 0;

  add(line: number, problem: string): void {
    if (this.told.length < mostTold) this.told.push(`line ${line}: ${oneLineText(problem)}`);
    else this.untold++;
  }

  list(): string[] {
    return this.untold > 0 ? [...this.told, `${this.untold} more lines like these`] : [...this.told];
  }
}
