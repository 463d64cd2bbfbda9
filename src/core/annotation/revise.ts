import { member, oneLine, splitArray, splitObject, stringMember } from '../sidecar/json';
import type { JsonValue } from '../sidecar/json';
import { storedFromJson } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import { withMember } from '../sidecar/targets';
import { textBody } from './build';

/** The annotation with other tags, each once; the same object when they stay as they are. `now` is ISO 8601, UTC. */
export function withTags(stored: StoredAnnotation, tags: readonly string[], now: string): StoredAnnotation {
  const bodies = bodiesOf(stored), before = bodies.flatMap((json) => tagIn(json) ?? []), after = [...new Set(tags)];
  if (before.length === after.length && before.every((tag, i) => tag === after[i])) return stored;
  const left = new Set(after);
  // A tag that stays keeps its body with all that other programs wrote into it.
  const kept = bodies.filter((json) => {
    const tag = tagIn(json);
    return tag === undefined || left.delete(tag);
  });
  const added = [...left].map((tag) => JSON.stringify(textBody('tagging', tag)));
  const lastTag = kept.findLastIndex((json) => tagIn(json) !== undefined), firstNote = kept.findIndex(isNote);
  const at = lastTag >= 0 ? lastTag + 1 : firstNote >= 0 ? firstNote : kept.length;
  return revised(stored, [...kept.slice(0, at), ...added, ...kept.slice(at)], now);
}

/** The annotation with a tag called otherwise, or without it where `into` is undefined; the same object where it has none of this name. */
export function withTagRenamed(stored: StoredAnnotation, renamed: (tag: string) => string | undefined, now: string): StoredAnnotation {
  const tags = bodiesOf(stored).flatMap((json) => tagIn(json) ?? []);
  const after = tags.map(renamed);
  if (after.every((tag, i) => tag === tags[i])) return stored;
  const seen = new Set<string>();
  const bodies = bodiesOf(stored).flatMap((json): string[] => {
    const tag = tagIn(json);
    if (tag === undefined) return [json];
    const fresh = renamed(tag);
    if (fresh === undefined || seen.has(fresh)) return [];
    seen.add(fresh);
    return [fresh === tag ? json : withValue(json, fresh)];
  });
  return revised(stored, bodies, now);
}

/** The annotation with a note changed (`index` among its notes) or, without an index, added. */
export function withNote(stored: StoredAnnotation, note: string, now: string, index?: number): StoredAnnotation {
  const bodies = bodiesOf(stored);
  if (index === undefined) return revised(stored, [...bodies, noteJson(stored, note)], now);
  let count = 0;
  const changed = bodies.map((json) => (isNote(json) && count++ === index ? withValue(json, note) : json));
  if (count > index) return changed.every((json, i) => json === bodies[i]) ? stored : revised(stored, changed, now);
  return withMembers(stored, [['modified', JSON.stringify(now)], ['bodyValue', JSON.stringify(note)]]);
}

/** The annotation without its notes; tags, type and everything else stay. */
export function withoutNotes(stored: StoredAnnotation, now: string): StoredAnnotation {
  const bodies = bodiesOf(stored), kept = bodies.filter((json) => !isNote(json));
  return kept.length === bodies.length ? stored : revised(stored, kept, now);
}

const resolvedKey = 'glossator:resolved';

/** Whether the discussion of an annotation was closed. */
export function isResolved(stored: StoredAnnotation): boolean {
  return member(stored.value, resolvedKey) === true;
}

/** The annotation with its discussion closed or open again; the same object when it is so already. */
export function withResolved(stored: StoredAnnotation, resolved: boolean, now: string): StoredAnnotation {
  if (isResolved(stored) === resolved) return stored;
  return withMembers(stored, [['modified', JSON.stringify(now)], [resolvedKey, resolved ? 'true' : undefined]]);
}

function noteJson(stored: StoredAnnotation, note: string): string {
  const purpose = stringMember(stored.value, 'motivation') === 'replying' ? 'replying' : 'commenting';
  return JSON.stringify({ type: 'TextualBody', purpose, format: 'text/markdown', value: note });
}

/** The bodies' JSON as it was written. */
function bodiesOf(stored: StoredAnnotation): string[] {
  const body = rawMember(stored, 'body');
  if (body === undefined || body === 'null') return [];
  return body.startsWith('[') ? splitArray(body) : [body];
}

function rawMember(stored: StoredAnnotation, key: string): string | undefined {
  return isJsonObject(stored.value) ? splitObject(stored.json).find((item) => item.key === key)?.json : undefined;
}

function isJsonObject(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tagIn(json: string): string | undefined {
  const body = JSON.parse(json) as JsonValue;
  return stringMember(body, 'purpose') === 'tagging' ? stringMember(body, 'value') : undefined;
}

function isNote(json: string): boolean {
  const body = JSON.parse(json) as JsonValue, purpose = stringMember(body, 'purpose');
  return stringMember(body, 'value') !== undefined && (purpose === undefined || purpose === 'commenting' || purpose === 'replying');
}

/** The body with another value; its other members stay as they were written. */
function withValue(json: string, value: string): string {
  const members = splitObject(json).map((item) => `${JSON.stringify(item.key)}:${item.key === 'value' ? JSON.stringify(value) : item.json}`);
  return oneLine(`{${members.join(',')}}`);
}

/** What an annotation is for follows what is in it, where it was one of these. */
const ownMotivations: ReadonlySet<string> = new Set(['commenting', 'tagging', 'highlighting']);

function revised(stored: StoredAnnotation, bodies: readonly string[], now: string): StoredAnnotation {
  const [only] = bodies;
  const wasList = rawMember(stored, 'body')?.startsWith('[') !== false;
  const body = only === undefined ? undefined : bodies.length === 1 && !wasList ? only : `[${bodies.join(',')}]`;
  const motivation = stringMember(stored.value, 'motivation') ?? '';
  const purposes = new Set(bodies.map((json) => stringMember(JSON.parse(json) as JsonValue, 'purpose')));
  const motive = bodies.some(isNote) ? 'commenting' : purposes.has('tagging') ? 'tagging' : 'highlighting';
  const changes: [string, string | undefined][] = [['modified', JSON.stringify(now)], ['body', body]];
  if (ownMotivations.has(motivation)) changes.push(['motivation', JSON.stringify(motive)]);
  return withMembers(stored, changes);
}

/** The annotation with members' JSON set, added at their place, or taken out; all others stay as they were written. */
function withMembers(stored: StoredAnnotation, changes: readonly (readonly [string, string | undefined])[]): StoredAnnotation {
  // The order of members is all that is looked at, so the JSON text may stand for the value.
  let members: readonly (readonly [string, JsonValue | undefined])[] = splitObject(stored.json).map(({ key, json }) => [key, json]);
  for (const [key, json] of changes) {
    const present = members.some(([name]) => name === key);
    if (json === undefined) members = members.filter(([name]) => name !== key);
    else if (present) members = members.map((item) => (item[0] === key ? [key, json] : item));
    else if (key === resolvedKey) members = [...members, [key, json]];
    else members = withMember(members, [key, json]);
  }
  return storedFromJson(`{${members.map(([key, json]) => `${JSON.stringify(key)}:${String(json)}`).join(',')}}`);
}
