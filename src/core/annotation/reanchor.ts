import type { NormalizedText } from '../anchor/normalizedText';
import { membersOf, objectOf } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { storedFrom } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import { readTargets, withMember } from '../sidecar/targets';
import type { Span } from '../span';
import { targetOf } from './build';
import { reanchored } from './rewrite';

/**
 * The annotation as a person puts it on these pieces of the text (UTF-16 offsets of the document, at least one): all that
 * it says stays, and it was modified `now`. Throws a RangeError for a piece without text.
 */
export function putOn(stored: StoredAnnotation, source: string | undefined, text: NormalizedText, pieces: readonly Span[], now: string): StoredAnnotation {
  const target = targetOf({ pieces }, source ?? '', text);
  const same = readTargets(stored.value, source).pieces.length === pieces.length;
  const base = same ? reanchored(stored, source, text, pieces) : stored;
  const fresh = new Map<string, JsonValue | undefined>([
    ['modified', now], ...(same ? [] : [['glossator:pieces', pieces.length > 1 ? true : undefined] as const, ['target', target] as const]),
  ]);
  const members = membersOf(base.value as JsonObject).map(([key, old]): [string, JsonValue | undefined] => [key, fresh.has(key) ? fresh.get(key) : old]);
  const present = new Set(members.map(([key]) => key));
  const added = [...fresh].filter(([key]) => !present.has(key));
  return storedFrom(objectOf(added.reduce<readonly (readonly [string, JsonValue | undefined])[]>((all, next) => withMember(all, next), members)));
}
