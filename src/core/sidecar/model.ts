import { isObject, member, objectOf, stringMember } from './json';
import type { JsonObject, JsonValue, RawMember } from './json';
import { derivedUuid, sha256Hex } from './ids';

/** The format's version, in `glossator:format`. */
export const sidecarFormat = 1;
/** The creator of what the machine found. */
export const software = 'urn:glossator:software';

/** An annotation as it is stored. `json` is what the file has, on one line; nothing else is ever written for it. */
export interface StoredAnnotation {
  readonly json: string;
  readonly value: JsonValue;
  /** Its id; undefined for what is not an annotation, which is kept all the same. */
  readonly id: string | undefined;
}

/** A sidecar in memory: its head, the page's members before and after the annotations, and the annotations, in the file's order. */
export interface Sidecar {
  /** All members but `first`; where that stood is `firstAt`. */
  readonly head: readonly RawMember[];
  readonly firstAt: number;
  /** The members of `first` but `items`; where that stood is `itemsAt`. */
  readonly page: readonly RawMember[];
  readonly itemsAt: number;
  readonly items: readonly StoredAnnotation[];
}

/** The stored form of an annotation made here. */
export function storedFrom(value: JsonObject): StoredAnnotation {
  return { json: JSON.stringify(value), value, id: stringMember(value, 'id') };
}

/** The stored form of an annotation's JSON, on one line. */
export function storedFromJson(json: string): StoredAnnotation {
  const value = JSON.parse(json) as JsonValue;
  return { json, value, id: isObject(value) ? stringMember(value, 'id') : undefined };
}

/** Whether the machine made it. */
export function isMachine(annotation: StoredAnnotation): boolean {
  const creator = member(annotation.value, 'creator');
  return creator === software || stringMember(creator, 'id') === software;
}

/** A new sidecar for a source; `text` is its normalised text, `label` its file's name, `version` Glossator's. */
export function newSidecar(text: string, label: string, version: string): Sidecar {
  const hash = sha256Hex(text);
  const head: [string, JsonValue][] = [
    ['@context', ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns:' }]],
    ['id', derivedUuid(`collection:${hash}`)],
    ['type', 'AnnotationCollection'],
    ['label', label],
    ['generator', generatorOf(version)],
    ['glossator:format', sidecarFormat],
    ['glossator:source', derivedUuid(`source:${hash}`)],
    ['glossator:sha256', hash],
  ];
  const page: [string, JsonValue][] = [['id', derivedUuid(`page:${hash}`)], ['type', 'AnnotationPage'], ['startIndex', 0]];
  return { head: head.map(rawMember), firstAt: head.length, page: page.map(rawMember), itemsAt: page.length, items: [] };
}

/** What `generator` says for a version of Glossator. */
export function generatorOf(version: string): JsonObject {
  return objectOf([['id', software], ['type', 'Software'], ['name', 'Glossator'], ['glossator:version', version]]);
}

/** The value of a head member, or undefined. */
export function headValue(sidecar: Sidecar, key: string): JsonValue | undefined {
  const found = sidecar.head.find((item) => item.key === key);
  return found && (JSON.parse(found.json) as JsonValue);
}

/** The same sidecar with a head member replaced in its place; a new one goes before the annotations. */
export function withHead(sidecar: Sidecar, key: string, value: JsonValue): Sidecar {
  const json = JSON.stringify(value);
  const at = sidecar.head.findIndex((item) => item.key === key);
  if (at >= 0) return sidecar.head[at]?.json === json ? sidecar : { ...sidecar, head: sidecar.head.map((item, i) => (i === at ? { key, json } : item)) };
  return { ...sidecar, head: inserted(sidecar.head, sidecar.firstAt, { key, json }), firstAt: sidecar.firstAt + 1 };
}

/** The source's URI in a sidecar. */
export function sourceOf(sidecar: Sidecar): string | undefined {
  const source = headValue(sidecar, 'glossator:source');
  return typeof source === 'string' ? source : undefined;
}

/** The hash of the text that the positions belong to. */
export function hashOf(sidecar: Sidecar): string | undefined {
  const hash = headValue(sidecar, 'glossator:sha256');
  return typeof hash === 'string' ? hash : undefined;
}

/** The list with an element put in at an index. */
export function inserted<T>(list: readonly T[], at: number, element: T): T[] {
  return [...list.slice(0, at), element, ...list.slice(at)];
}

function rawMember([key, value]: readonly [string, JsonValue]): RawMember {
  return { key, json: JSON.stringify(value) };
}
