import type { NormalizedText } from '../anchor/normalizedText';
import { asArray, member, membersOf, objectOf, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { inOrder } from '../sidecar/order';
import { newSidecar, sourceOf, storedFrom, withHead } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { derivedUuid } from '../sidecar/ids';
import { withMember } from '../sidecar/targets';
import { annotationOf, bodyOf, motivationOf, partOf, targetOf, wordsOf } from './build';
import type { Author, Mark } from './build';
import { placeAnnotation } from './place';
import type { PlacedAnnotation } from './types';

/** How a source's sidecar is made when there is none yet. */
export interface NewSidecar {
  /** The source file's name, without folders. */
  readonly label: string;
  /** Glossator's version. */
  readonly version: string;
}

/** An edit's outcome: the sidecar, and the annotation that was added or changed. */
export interface Edited {
  readonly sidecar: Sidecar;
  readonly annotation: StoredAnnotation;
}

/** The sidecar, or a new one for this text, with the source's id and the hash in place. */
export function sidecarFor(sidecar: Sidecar | undefined, text: NormalizedText, fresh: NewSidecar): Sidecar {
  if (!sidecar) return newSidecar(text.text, fresh.label, fresh.version);
  if (sourceOf(sidecar) !== undefined) return sidecar;
  return withHead(sidecar, 'glossator:source', derivedUuid(`source:${text.sha256}`));
}

/** Adds what a person marked, as an annotation of its own. Throws a RangeError for a piece without text. */
export function addAnnotation(sidecar: Sidecar | undefined, text: NormalizedText, mark: Mark, author: Author, fresh: NewSidecar): Edited {
  const base = sidecarFor(sidecar, text, fresh);
  const annotation = storedFrom(annotationOf(mark, author, sourceOf(base) ?? '', text));
  return { sidecar: inOrder({ ...base, items: [...base.items, annotation] }), annotation };
}

/**
 * Adds a person's decision. An earlier one of the same person on the same pieces and of the same sort (mention or
 * quotation) is changed instead: it keeps its id, tags, notes and unknown members, and says when it was modified.
 * `known` says where the annotations stand, when that is known better than by looking for them.
 */
export function addDecision(
  sidecar: Sidecar | undefined, text: NormalizedText, mark: Mark, author: Author, fresh: NewSidecar, known?: readonly PlacedAnnotation[],
): Edited {
  const { sidecar: edited, annotations } = addMarks(sidecar, text, [{ mark, decides: true }], () => author, fresh, known);
  return { sidecar: edited, annotation: annotations[0] ?? storedFrom({}) };
}

/** A mark to be kept; one that decides takes the place of an earlier decision of the same person on the same words. */
export interface NewMark {
  readonly mark: Mark;
  readonly decides: boolean;
  /** Id of the decision that it takes the place of, wherever that stands. */
  readonly changes?: string;
  /** Which of the marks before it in the list it is part of. */
  readonly partOf?: readonly number[];
}

/** Adds marks and decisions together; `annotations` are what was kept for each. See addAnnotation and addDecision. */
export function addMarks(
  sidecar: Sidecar | undefined, text: NormalizedText, marks: readonly NewMark[], author: () => Author, fresh: NewSidecar, known?: readonly PlacedAnnotation[],
): { readonly sidecar: Sidecar; readonly annotations: readonly StoredAnnotation[] } {
  const base = sidecarFor(sidecar, text, fresh);
  const source = sourceOf(base) ?? '';
  const earlier = marks.some(({ decides }) => decides) ? decisionsByPlace(base, source, text, known) : new Map<string, StoredAnnotation>();
  const changed = new Map<StoredAnnotation, StoredAnnotation>(), added: StoredAnnotation[] = [];
  const annotations: StoredAnnotation[] = [];
  for (const { mark: said, decides, changes, partOf: parts } of marks) {
    const by = author(), mark = parts ? { ...said, partOf: parts.flatMap((i) => annotations[i]?.id ?? []) } : said;
    const key = placeKey(by.who, mark);
    const named = changes === undefined ? undefined : base.items.find(({ id }) => id === changes), old = named ?? (decides ? earlier.get(key) : undefined);
    const now = storedFrom(old ? redecided((changed.get(old) ?? old).value, mark, by.now, source, text) : annotationOf(mark, by, source, text));
    if (old && added.includes(old)) added[added.indexOf(old)] = now;
    else if (old) changed.set(old, now);
    else added.push(now);
    if (decides && (!old || !changed.has(old))) earlier.set(key, now);
    annotations.push(now);
  }
  return { sidecar: inOrder({ ...base, items: [...base.items.map((item) => changed.get(item) ?? item), ...added] }), annotations };
}

/** The decisions by who made them, where, and about what sort of thing. */
function decisionsByPlace(base: Sidecar, source: string, text: NormalizedText, known: readonly PlacedAnnotation[] | undefined): Map<string, StoredAnnotation> {
  const places = known && new Map(known.map((placed) => [placed.raw, placed]));
  const result = new Map<string, StoredAnnotation>();
  for (const stored of base.items) {
    const who = personNamed(stored);
    if (who === undefined || stringMember(stored.value, 'glossator:decision') === undefined) continue;
    const placed = places ? places.get(stored) : placeAnnotation(stored, source, text);
    const key = placed && placeKey(who, placed);
    if (key !== undefined && !result.has(key)) result.set(key, stored);
  }
  return result;
}

function placeKey(who: string, { type, pieces }: Pick<Mark, 'type' | 'pieces'>): string {
  return JSON.stringify([who, type?.startsWith('QUOTATION') === true, ...pieces.map(({ start, end }) => [start, end])]);
}

/** The sidecar without an annotation, the replies to it and the rejections that were part of it alone and that nobody answered; the same object when there is none of this id. */
export function removeAnnotation(sidecar: Sidecar, id: string): Sidecar {
  const gone = new Set([id]), present = new Set(sidecar.items.map((item) => item.id)), answered = new Set(sidecar.items.map(({ value }) => stringMember(value, 'target')));
  for (let size = 0; size !== gone.size;) {
    size = gone.size;
    for (const item of sidecar.items) {
      const answers = stringMember(item.value, 'target');
      if (item.id !== undefined && ((answers !== undefined && gone.has(answers)) || (!answered.has(item.id) && fallsWith(item, gone, present)))) gone.add(item.id);
    }
  }
  const items = sidecar.items.filter((item) => item.id === undefined || !gone.has(item.id));
  return items.length === sidecar.items.length ? sidecar : { ...sidecar, items };
}

/** Whether all that a rejection was part of is gone, and it says nothing else. */
function fallsWith({ value }: StoredAnnotation, gone: ReadonlySet<string>, present: ReadonlySet<string | undefined>): boolean {
  const parts = asArray(member(value, 'glossator:partOf'));
  if (stringMember(value, 'glossator:decision') !== 'reject' || !parts.some((part) => typeof part === 'string' && gone.has(part))) return false;
  return parts.every((part) => typeof part !== 'string' || gone.has(part) || !present.has(part)) && asArray(member(value, 'body')).every(decides);
}

/** The person who made an annotation; '' for nobody, undefined for a creator that is not a person of ours. */
function personNamed(stored: StoredAnnotation): string | undefined {
  const creator = member(stored.value, 'creator');
  return creator === undefined ? '' : stringMember(creator, 'name');
}

/** What earlier decisions said; everything else in the bodies is not theirs and stays. */
const decidingPurposes: ReadonlySet<string> = new Set(['classifying', 'assessing', 'identifying', 'linking']);

function decides(body: JsonValue): boolean {
  const purpose = stringMember(body, 'purpose') ?? '';
  return decidingPurposes.has(purpose) || (purpose === 'describing' && stringMember(body, 'glossator:part') === 'speaker' && stringMember(body, 'value') !== undefined);
}

function redecided(value: JsonValue, mark: Mark, now: string, source: string, text: NormalizedText): JsonObject {
  const others = asArray(member(value, 'body')).filter((body) => !decides(body));
  const fresh = new Map<string, JsonValue | undefined>([
    ['motivation', motivationOf(mark)],
    ['modified', now],
    ['glossator:decision', mark.decision],
    ['glossator:change', mark.change],
    ['glossator:partOf', partOf(mark)],
    ['glossator:replaces', mark.replaces],
    ['body', [...asArray(bodyOf(mark, wordsOf(mark, text))), ...others]],
    ['target', targetOf(mark, source, text)],
  ]);
  const members = membersOf(value as JsonObject).map(([key, old]): [string, JsonValue | undefined] => [key, fresh.has(key) ? fresh.get(key) : old]);
  const present = new Set(members.map(([key]) => key));
  const added = [...fresh].filter(([key]) => !present.has(key));
  return objectOf(added.reduce<readonly (readonly [string, JsonValue | undefined])[]>((all, next) => withMember(all, next), members));
}
