import type { EntityType } from '../analysis/types';
import { compareText } from '../compareText';
import { asArray, member, membersOf, objectOf, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { listOf, newLineFile, objectsOf, parseLineFile, serializeLineFile, withList } from './lineFile';
import type { LineFile, LineFileError } from './lineFile';

/** What people decided about an entity, in `.glossator/entities.json`. */
export interface EntityEntry {
  /** URI. */
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly notes?: string;
  /** Globs of the sources that it holds in; empty: in all. */
  readonly in: readonly string[];
  /** URIs of entities that have a name in common with it and are others. */
  readonly distinctFrom: readonly string[];
  /** URIs of entities that became this one, where its names do not say so. */
  readonly replaces?: readonly string[];
}

/** A name that is none. */
export interface RejectedName {
  readonly name: string;
  /** Undefined: of any type. */
  readonly type?: EntityType;
  readonly in: readonly string[];
}

/** The entities file: what it says, and the file that it says it in. */
export interface EntitiesFile {
  readonly entities: readonly EntityEntry[];
  readonly rejected: readonly RejectedName[];
  readonly file: LineFile;
}

/** Reads `entities.json`; entries without id, name or type say nothing but are kept. */
export function parseEntities(text: string): { readonly ok: true; readonly value: EntitiesFile } | { readonly ok: false; readonly error: LineFileError } {
  const parsed = parseLineFile(text, 'entities');
  return parsed.ok ? { ok: true, value: entitiesIn(parsed.file) } : parsed;
}

/** An entities file that says nothing yet. */
export function newEntities(): EntitiesFile {
  return entitiesIn(newLineFile('entities'));
}

/** The file's text, one entity a line, sorted by id. */
export function serializeEntities({ file }: EntitiesFile): string {
  return serializeLineFile(file);
}

/** The file with an entity added, or changed where there is one of its id; members that are not known here stay. */
export function withEntity({ file }: EntitiesFile, entity: EntityEntry): EntitiesFile {
  const elements = listOf(file, 'entities');
  const at = elements.findIndex((json) => stringMember(JSON.parse(json) as JsonValue, 'id') === entity.id);
  const old = at < 0 ? undefined : (JSON.parse(elements[at] ?? '{}') as JsonObject);
  const fresh = JSON.stringify(merged(old, entity));
  const list = at < 0 ? [...elements, fresh] : elements.map((json, i) => (i === at ? fresh : json));
  return entitiesIn(withList(file, 'entities', list.sort((a, b) => compareText(idOf(a), idOf(b)))));
}

/** The file without an entity; the same when there is none of this id. */
export function withoutEntity({ file }: EntitiesFile, id: string): EntitiesFile {
  return entitiesIn(withList(file, 'entities', listOf(file, 'entities').filter((json) => idOf(json) !== id)));
}

/** The file with a name rejected. */
export function withRejected({ file }: EntitiesFile, name: RejectedName): EntitiesFile {
  const element = JSON.stringify(objectOf([['name', name.name], ['type', name.type], ['in', name.in.length > 0 ? name.in : undefined]]));
  const elements = listOf(file, 'rejected');
  return elements.includes(element) ? entitiesIn(file) : entitiesIn(withList(file, 'rejected', [...elements, element]));
}

/** What a workspace file says about entities. */
export function entitiesIn(file: LineFile): EntitiesFile {
  return {
    file,
    entities: objectsOf(listOf(file, 'entities')).flatMap(readEntity),
    rejected: objectsOf(listOf(file, 'rejected')).flatMap(readRejected),
  };
}

function readEntity(value: JsonObject): EntityEntry[] {
  const id = stringMember(value, 'id'), name = stringMember(value, 'name'), type = stringMember(value, 'type'), notes = stringMember(value, 'notes');
  if (id === undefined || name === undefined || type === undefined) return [];
  return [{
    id, name, type, aliases: strings(value, 'aliases'), links: strings(value, 'links'), ...(notes !== undefined && { notes }),
    in: strings(value, 'in'), distinctFrom: strings(value, 'distinctFrom'),
    ...(strings(value, 'replaces').length > 0 && { replaces: strings(value, 'replaces') }),
  }];
}

function readRejected(value: JsonObject): RejectedName[] {
  const name = stringMember(value, 'name'), type = stringMember(value, 'type');
  return name === undefined ? [] : [{ name, ...(type !== undefined && { type }), in: strings(value, 'in') }];
}

/** The strings in a list, or a single one. */
export function strings(value: JsonObject, key: string): string[] {
  return asArray(member(value, key)).filter((item) => typeof item === 'string');
}

function merged(old: JsonObject | undefined, entity: EntityEntry): JsonObject {
  const list = (items: readonly string[]): readonly string[] | undefined => (items.length > 0 ? items : undefined);
  const fresh = new Map<string, JsonValue | undefined>([
    ['id', entity.id], ['name', entity.name], ['type', entity.type], ['aliases', list(entity.aliases)], ['links', list(entity.links)],
    ['notes', entity.notes], ['in', list(entity.in)], ['distinctFrom', list(entity.distinctFrom)], ['replaces', list(entity.replaces ?? [])],
  ]);
  const unknown = old ? membersOf(old).filter(([key]) => !fresh.has(key)) : [];
  return objectOf([...fresh, ...unknown]);
}

function idOf(json: string): string {
  return stringMember(JSON.parse(json) as JsonValue, 'id') ?? '';
}
