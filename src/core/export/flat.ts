import type { PlacedAnnotation } from '../annotation/types';
import { membersOf, objectOf } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';

/** A text on one line, without tabs and other controls. */
export function oneLineText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** An annotation's JSON without its target, on one line: what a format carries along so that nothing is lost on the way back. `more` are members added to it. */
export function withoutTarget({ raw }: PlacedAnnotation, more: readonly (readonly [string, JsonValue])[] = []): string {
  return JSON.stringify(objectOf([...membersOf(raw.value as JsonObject).filter(([key]) => key !== 'target'), ...more]));
}

/** A readable name for an entity: as people named it, else as its URI tells. */
export function entityName(uri: string, nameOf?: (uri: string) => string | undefined): string {
  const known = nameOf?.(uri);
  if (known !== undefined) return known;
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
    let low = 0, high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
