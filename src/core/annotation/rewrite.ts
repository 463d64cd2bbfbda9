import { contextScore, findAnchor } from '../anchor/findAnchor';
import type { FindOptions } from '../anchor/findAnchor';
import { describeSpan } from '../anchor/describe';
import type { NormalizedText } from '../anchor/normalizedText';
import type { Selectors } from '../anchor/selectors';
import { asArray, membersOf, objectOf, splitObject, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue, RawMember } from '../sidecar/json';
import { storedFromJson } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import { hasSelector, readSelectors, readTargets, selectorList } from '../sidecar/targets';
import type { Span } from '../span';

/**
 * The annotation with its selectors describing these pieces of the text (as many as it has targets, UTF-16 offsets of
 * the document). Selectors that still hold are left alone, and when all do, the very same object comes back.
 */
export function reanchored(stored: StoredAnnotation, source: string | undefined, text: NormalizedText, pieces: readonly Span[], options: FindOptions = {}): StoredAnnotation {
  const targets = readTargets(stored.value, source).pieces;
  if (targets.length !== pieces.length || pieces.some(({ start, end }) => end <= start)) return stored;
  let next = 0;
  const onTarget = (resource: JsonObject): JsonObject => {
    const named = stringMember(resource, 'source');
    const counted = readTargets({ target: resource }, source).pieces.length === 1;
    const piece = counted ? pieces[next++] : undefined;
    return piece && named !== undefined ? refreshed(resource, text, piece) : resource;
  };
  const onPart = (resource: JsonObject): JsonObject => {
    const found = findAnchor(text, readSelectors(resource), options);
    return found.state === 'placed' ? refreshed(resource, text, found.span) : resource;
  };
  return withMembers(stored, (member) => {
    if (member.key === 'target') return changedJson(member, onTarget);
    return member.key === 'body' ? changedJson(member, onPart) : member.json;
  });
}

/** The annotation with some members' JSON replaced; all others stay as they were written. */
export function withMembers(stored: StoredAnnotation, json: (member: RawMember) => string): StoredAnnotation {
  const members = splitObject(stored.json);
  const changed = members.map((member) => ({ key: member.key, json: json(member) }));
  if (changed.every((member, i) => member.json === members[i]?.json)) return stored;
  return storedFromJson(`{${changed.map((member) => `${JSON.stringify(member.key)}:${member.json}`).join(',')}}`);
}

/** Applies a change to every resource with selectors in a member that may be one value or a list. */
function changedJson(member: RawMember, change: (resource: JsonObject) => JsonObject): string {
  const value = JSON.parse(member.json) as JsonValue;
  const before = asArray(value);
  const after = before.map((item) => (hasSelector(item) ? change(item) : item));
  if (after.every((item, i) => item === before[i])) return member.json;
  return JSON.stringify(Array.isArray(value) ? after : after[0]);
}

/** The resource with quote and position of a piece; other members and other selectors stay. */
function refreshed(resource: JsonObject, text: NormalizedText, piece: Span): JsonObject {
  const stored = readSelectors(resource);
  if (holds(stored, text, piece)) return resource;
  const [quote, position] = selectorList(describeSpan(text, piece));
  const renewed = (selector: JsonValue): JsonValue => {
    const type = stringMember(selector, 'type');
    const fresh = type === 'TextQuoteSelector' ? quote : type === 'TextPositionSelector' ? position : undefined;
    return fresh === undefined ? selector : merged(selector, fresh);
  };
  return objectOf(membersOf(resource).map(([key, value]) => {
    if (key !== 'selector') return [key, value];
    return [key, Array.isArray(value) ? asArray(value).map(renewed) : renewed(value)];
  }));
}

/** Whether the stored selectors describe the piece exactly. */
function holds({ quote, position }: Selectors, text: NormalizedText, piece: Span): boolean {
  const span = text.spanFromDocument(piece);
  if (position && (position.start !== text.toCodePoint(span.start) || position.end !== text.toCodePoint(span.end))) return false;
  return !quote || (text.text.slice(span.start, span.end) === quote.exact && contextScore(text.text, quote, span) === 1);
}

/** The selector with the fresh values in its own order of members. */
function merged(selector: JsonValue, fresh: JsonValue): JsonValue {
  const values = new Map(membersOf(fresh as JsonObject));
  const members = membersOf(selector as JsonObject).map(([key, value]): [string, JsonValue] => [key, values.get(key) ?? value]);
  const present = new Set(members.map(([key]) => key));
  return objectOf([...members, ...[...values].filter(([key]) => !present.has(key))]);
}
