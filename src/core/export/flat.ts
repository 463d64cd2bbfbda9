import { lowerBound } from '../lowerBound';
import type { PlacedAnnotation } from '../annotation/types';
import { membersOf, objectOf } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import type { ExportSource } from './exporter';

/** A text on one line, without tabs and other controls. */
export function oneLineText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** An annotation's JSON without its target, on one line: what a format carries along so that nothing is lost on the way back. `more` are members added to it. */
export function withoutTarget({ raw }: PlacedAnnotation, more: readonly (readonly [string, JsonValue])[] = []): string {
  return JSON.stringify(objectOf([...membersOf(raw.value as JsonObject).filter(([key]) => key !== 'target'), ...more]));
}

/** Readable names for entities, by URI: as people named them, else by the first words that name them in the sources, else as the URI tells. */
export function namesIn(sources: readonly ExportSource[], nameOf?: (uri: string) => string | undefined): (uri: string) => string {
  const words = new Map<string, string>();
  for (const { placed } of sources) {
    for (const { entity, quote } of placed) if (entity !== undefined && quote !== '' && !words.has(entity)) words.set(entity, quote);
  }
  return (uri) => nameOf?.(uri) ?? words.get(uri) ?? nameInUri(uri);
}

function nameInUri(uri: string): string {
  const named = /^urn:glossator:entity:[^:]*:(.*)$/.exec(uri)?.[1];
  if (named === undefined) return uri;
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

/** The 1-based lines of a text: `lineAt` tells the one that a UTF-16 offset is on. */
export class Lines {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length)];
  }

  lineAt(offset: number): number {
    return lowerBound(this.starts.length, (i) => (this.starts[i] ?? 0) > offset);
  }
}

/** The 1-based line of a text that a UTF-16 offset is on; who asks for many of one text takes its `Lines`. */
export function lineAt(text: string, offset: number): number {
  return new Lines(text.slice(0, offset)).lineAt(offset);
}
