import { derivedUuid } from './ids';
import { asArray, isObject, member, membersOf, objectOf, splitObject, stringMember } from './json';
import type { JsonValue, RawMember } from './json';
import { isMachine, sourceOf, storedFrom, storedFromJson } from './model';
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
 * side deleted what the other changed, the change stays. To describe the same words anew is no change that could conflict,
 * and of the machine's lines theirs are taken.
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
      if (!old || !saysTheSame(old, their)) items.push(their);
      continue;
    }
    const one = reconciled(old, our, their);
    if (one) items.push(one);
    else {
      items.push(their, conflicting(our));
      conflicts.push(their.id ?? '');
    }
  }
  for (const [key, our] of ours) {
    const old = before.get(key);
    if (!seen.has(key) && !(old && saysTheSame(old, our))) items.push(our);
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

/** What stands for both versions of an annotation; undefined when they contradict each other. */
function reconciled(old: StoredAnnotation | undefined, our: StoredAnnotation, their: StoredAnnotation): StoredAnnotation | undefined {
  if (our.json === their.json || our.json === old?.json) return their;
  if (their.json === old?.json) return our;
  if (saysTheSame(our, their) || (isMachine(our) && isMachine(their))) return their;
  if (old && saysTheSame(old, our)) return withAnchorsOf(their, our, old);
  if (old && saysTheSame(old, their)) return withAnchorsOf(our, their, old);
  return undefined;
}

/** Whether two versions differ in nothing but how the same words are to be found again. */
function saysTheSame(a: StoredAnnotation, b: StoredAnnotation): boolean {
  return a.json === b.json || statementOf(a.value) === statementOf(b.value);
}

/** The JSON of a value with selectors cut down to their exact words; those without words stay as they are. */
function statementOf(value: JsonValue | undefined): string {
  return JSON.stringify(value, (key, item: JsonValue) => {
    if (key !== 'selector') return item;
    const words = asArray(item).flatMap((selector) => stringMember(selector, 'exact') ?? []);
    return words.length > 0 ? words : item;
  }) ?? '';
}

/** The version that says something new, with the targets of the one that was only described anew. */
function withAnchorsOf(changed: StoredAnnotation, described: StoredAnnotation, old: StoredAnnotation): StoredAnnotation {
  if (statementOf(member(changed.value, 'target')) !== statementOf(member(old.value, 'target'))) return changed;
  const target = splitObject(described.json).find(({ key }) => key === 'target')?.json;
  const members = splitObject(changed.json).map(({ key, json }) => `${JSON.stringify(key)}:${key === 'target' ? target ?? json : json}`);
  return storedFromJson(`{${members.join(',')}}`);
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

/** A version of an annotation under an id derived from its content, with `glossator:conflict` naming the one that keeps the id. */
export function conflicting(mine: StoredAnnotation): StoredAnnotation {
  if (!isObject(mine.value) || mine.id === undefined) return mine;
  const members = membersOf(mine.value).filter(([key]) => key !== 'glossator:conflict')
    .map(([key, value]): [string, typeof value] => (key === 'id' ? [key, derivedUuid(`conflict:${mine.json}`)] : [key, value]));
  return storedFrom(objectOf(withMember(members, ['glossator:conflict', mine.id])));
}

/** Annotations without those that are there already, byte for byte: an earlier merge may have kept the same conflict. */
export function distinct(items: readonly StoredAnnotation[]): StoredAnnotation[] {
  const seen = new Set<string>();
  return items.filter(({ json }) => !seen.has(json) && seen.add(json));
}

/** Members that only I changed or added are mine, all others theirs. */
function mergeMembers(base: readonly RawMember[], mine: readonly RawMember[], theirs: readonly RawMember[]): RawMember[] {
  const old = new Map(base.map(({ key, json }) => [key, json])), ours = new Map(mine.map(({ key, json }) => [key, json]));
  const present = new Set(theirs.map(({ key }) => key));
  const merged = theirs.map((member) => {
    const our = ours.get(member.key);
    return our !== undefined && our !== member.json && member.json === old.get(member.key) ? { key: member.key, json: our } : member;
  });
  return [...merged, ...mine.filter(({ key, json }) => !present.has(key) && json !== old.get(key))];
}
