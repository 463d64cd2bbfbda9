import type { NormalizedText } from '../anchor/normalizedText';
import type { PlacedAnnotation } from '../annotation/types';
import type { Sidecar } from '../sidecar/model';

/** Something about an annotation file; `error`: to be mended, `note`: to be known. Lines count from 1. */
export interface Problem {
  readonly line: number;
  readonly severity: 'error' | 'note';
  /** One sentence, or the end of one that begins with the file's name and line. */
  readonly message: string;
}

/** What a sidecar is checked against. */
export interface CheckContext {
  /** The source, as the user knows it, and its text; undefined when it is gone. */
  readonly source: { readonly name: string; readonly text: NormalizedText } | undefined;
  /** URIs of the entities that people decided about; undefined when there is no such file. */
  readonly entities: ReadonlySet<string> | undefined;
}

/** A sidecar while it is checked. */
export interface Checked {
  readonly sidecar: Sidecar;
  /** The line of each annotation. */
  readonly lines: readonly number[];
  /** The annotations' places in the source; empty without one. */
  readonly placed: readonly PlacedAnnotation[];
  readonly context: CheckContext;
}

/** A rule looks at the whole sidecar. A new one is a function and one line in the list. */
export type Rule = (checked: Checked) => Problem[];

/** Words as they are shown in a message. */
export function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}
