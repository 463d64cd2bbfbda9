import { derivedUuid } from './ids';
import { isObject, membersOf, objectOf } from './json';
import type { RawMember } from './json';
import { sourceOf, storedFrom, storedFromJson } from './model';
import type { Sidecar, StoredAnnotation } from './model';
import { inOrder } from './order';
import { withMember } from './targets';

/** The outcome of a merge; `conflicts` are the ids of annotations that both sides changed. */
export interface MergedSidecar {
  readonly sidecar: Sidecar;
  readonly conflicts: readonly string[];
}

/**
 * Merges two sidecars that grew from `base` (undefined: from nothing), annotation by annotation, by id. What one side
 * changed, added or deleted is changed, added or deleted. Where both changed the same annotation, theirs keeps the id
 * and mine is kept beside it under an id derived from its content, with `glossator:conflict` naming the other; where one
 * side deleted what the other changed, the change stays.
 */
export function mergeSidecars(base: Sidecar | undefined, mine: Sidecar, theirs: Sidecar): MergedSidecar {
  const before = keyed(base?.items ?? []), ours = keyed(adopted(mine, theirs));
  const seen = new Set<string>();
  const conflicts: string[] = [], items: StoredAnnotation[] = [];
  for (const [key, their] of keyed(theirs.items)) {
    seen.add(key);
    const old = before.get(key), our = ours.get(key);
    if (!our) {
      // Mine is without it: deleted here, unless it is new there or was changed there since.
      if (!old || old.json !== their.json) items.push(their);
    } else if (our.json === their.json || our.json === old?.json) items.push(their);
    else if (their.json === old?.json) items.push(our);
    else {
      items.push(their, conflicting(our));
      conflicts.push(their.id ?? '');
    }
  }
  for (const [key, our] of ours) {
    if (!seen.has(key) && before.get(key)?.json !== our.json) items.push(our);
  }
  const head = mergeMembers(base?.head ?? [], mine.head, theirs.head);
  const page = mergeMembers(base?.page ?? [], mine.page, theirs.page);
  return { sidecar: inOrder({ ...theirs, head, page, items: distinct(items) }), conflicts };
}

/** My annotations about the source as they know it: two sidecars that were begun apart name it differently. */
function adopted(mine: Sidecar, theirs: Sidecar): readonly StoredAnnotation[] {
  const from = sourceOf(mine), to = sourceOf(theirs);
  if (from === undefined || to === undefined || from === to) return mine.items;
  return mine.items.map(({ json }) => storedFromJson(json.replaceAll(JSON.stringify(from), JSON.stringify(to))));
}

/** Annotations by id; what has no id, or an id that came before, goes by its content. */
function keyed(items: readonly StoredAnnotation[]): Map<string, StoredAnnotation> {
  const result = new Map<string, StoredAnnotation>();
  for (const item of items) {
    const key = item.id === undefined || result.has(`#${item.id}`) ? `=${item.json}` : `#${item.id}`;
    result.set(key, item);
  }
  return result;
}

/** My version of what both sides changed. */
function conflicting(mine: StoredAnnotation): StoredAnnotation {
  if (!isObject(mine.value) || mine.id === undefined) return mine;
  const members = membersOf(mine.value).filter(([key]) => key !== 'glossator:conflict')
    .map(([key, value]): [string, typeof value] => (key === 'id' ? [key, derivedUuid(`conflict:${mine.json}`)] : [key, value]));
  return storedFrom(objectOf(withMember(members, ['glossator:conflict', mine.id])));
}

/** The same conflict may have been kept by an earlier merge already. */
function distinct(items: readonly StoredAnnotation[]): StoredAnnotation[] {
  const seen = new Set<string>();
  return items.filter(({ json }) => !seen.has(json) && seen.add(json));
}

/** Members that only I changed are mine, all others theirs. */
function mergeMembers(base: readonly RawMember[], mine: readonly RawMember[], theirs: readonly RawMember[]): RawMember[] {
  const old = new Map(base.map(({ key, json }) => [key, json])), ours = new Map(mine.map(({ key, json }) => [key, json]));
  return theirs.map((member) => {
    const our = ours.get(member.key);
    return our !== undefined && our !== member.json && member.json === old.get(member.key) ? { key: member.key, json: our } : member;
  });
}
