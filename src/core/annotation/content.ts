import { asArray, member, stringMember } from '../sidecar/json';
import type { JsonValue } from '../sidecar/json';
import { isMachine } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import type { StoredTargets } from '../sidecar/targets';
import { isQuotationType } from './types';
import type { AnnotationContent } from './types';

/** Reads what a stored annotation says; undefined for what is not an annotation with an id. */
export function readContent(stored: StoredAnnotation, targets: StoredTargets): AnnotationContent | undefined {
  if (stored.id === undefined) return undefined;
  const bodies = asArray(member(stored.value, 'body'));
  const type = textOf(bodies, 'classifying')[0];
  const entity = resourceOf(bodies, 'identifying');
  const speaker = isQuotationType(type) ? resourceOf(bodies, 'linking') : undefined;
  return {
    id: stored.id,
    ...optional('type', type),
    tags: textOf(bodies, 'tagging'),
    notes: notesOf(bodies, stored.value),
    ...optional('entity', entity),
    ...optional('speaker', speaker),
    ...optional('speakerName', isQuotationType(type) && speaker === undefined ? genericSpeaker(bodies) : undefined),
    ...optional('decision', stringMember(stored.value, 'glossator:decision')),
    ...optional('change', stringMember(stored.value, 'glossator:change')),
    ...partOf(stored.value),
    creator: creatorOf(stored.value),
    machine: isMachine(stored),
    ...optional('created', stringMember(stored.value, 'created')),
    ...optional('modified', stringMember(stored.value, 'modified')),
    ...optional('refersTo', targets.refersTo),
    ...optional('conflict', stringMember(stored.value, 'glossator:conflict')),
    quote: targets.pieces.flatMap(({ quote }) => (quote ? [quote.exact] : [])).join(' … '),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : { [key]: value } as { [P in K]?: string };
}

function partOf(annotation: JsonValue): Pick<AnnotationContent, 'partOf'> {
  const ids = asArray(member(annotation, 'glossator:partOf')).filter((id) => typeof id === 'string');
  return ids.length > 0 ? { partOf: ids } : {};
}

/** The purpose of a body; where there is none, the annotation's motivation is meant. */
function purposeOf(body: JsonValue): string | undefined {
  return stringMember(body, 'purpose');
}

function textOf(bodies: readonly JsonValue[], purpose: string): string[] {
  return bodies.flatMap((body) => {
    const value = stringMember(body, 'value');
    return value !== undefined && purposeOf(body) === purpose ? [value] : [];
  });
}

function notesOf(bodies: readonly JsonValue[], annotation: JsonValue): string[] {
  const notes = bodies.flatMap((body) => {
    const purpose = purposeOf(body), value = stringMember(body, 'value');
    // Other programs leave the purpose out, since the motivation says it.
    return value !== undefined && (purpose === undefined || purpose === 'commenting' || purpose === 'replying') ? [value] : [];
  });
  const bodyValue = stringMember(annotation, 'bodyValue');
  return bodyValue === undefined ? notes : [...notes, bodyValue];
}

function resourceOf(bodies: readonly JsonValue[], purpose: string): string | undefined {
  for (const body of bodies) {
    if (purposeOf(body) !== purpose || stringMember(body, 'glossator:part') !== undefined) continue;
    const source = stringMember(body, 'source') ?? stringMember(body, 'id');
    if (source !== undefined) return source;
  }
  return undefined;
}

/** The words for a speaker who is no entity. */
function genericSpeaker(bodies: readonly JsonValue[]): string | undefined {
  for (const body of bodies) {
    if (purposeOf(body) === 'describing' && stringMember(body, 'glossator:part') === 'speaker' && stringMember(body, 'value') !== undefined) return stringMember(body, 'value');
  }
  return undefined;
}

function creatorOf(annotation: JsonValue): string {
  const creator = asArray(member(annotation, 'creator'))[0];
  if (typeof creator === 'string') return creator;
  return stringMember(creator, 'name') ?? stringMember(creator, 'nickname') ?? stringMember(creator, 'id') ?? '';
}
