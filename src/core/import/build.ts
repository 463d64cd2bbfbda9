import type { NormalizedText } from '../anchor/normalizedText';
import { bodyOf, motivationOf, personOf, targetOf, textBody, wordsOf } from '../annotation/build';
import type { Mark } from '../annotation/build';
import { decisionKinds, isQuotationType } from '../annotation/types';
import { asArray, isObject, member, membersOf, objectOf, stringMember } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { software, storedFrom } from '../sidecar/model';
import type { StoredAnnotation } from '../sidecar/model';
import { hasSelector, inMemberOrder, selectorList, withMember } from '../sidecar/targets';
import type { ImportRecord } from './importer';

/** Names that stand for the members of JSON-LD before its context is applied. */
const aliases: ReadonlySet<string> = new Set(['@context', '@id', '@type']);

/** A record as an annotation of this source. `id` is the one that it is to have, `answers` that of what it answers. */
export function annotationFor(record: ImportRecord, ids: { readonly id: string; readonly answers: string | undefined }, source: string, text: NormalizedText): StoredAnnotation {
  const target = targetFor(record, ids.answers, source, text);
  return storedFrom(record.raw ? retargeted(record.raw, ids.id, source, target) : fresh(record, ids.id, target, text));
}

function targetFor({ pieces, quote }: ImportRecord, answers: string | undefined, source: string, text: NormalizedText): JsonValue {
  if (pieces.length > 0) return targetOf({ pieces }, source, text);
  if (quote) return { source, selector: selectorList({ quote: { type: 'TextQuoteSelector', ...quote } }) };
  return answers ?? source;
}

/** The annotation as it was written, about this source. */
function retargeted(raw: JsonObject, id: string, source: string, target: JsonValue): JsonObject {
  const given = membersOf(raw).filter(([key]) => !aliases.has(key)).map(([key, value]): [string, JsonValue] => {
    switch (key) {
      case 'id': return [key, id];
      case 'type': return [key, 'Annotation'];
      case 'body': return [key, Array.isArray(value) ? asArray(value).map((body) => aboutSource(body, source)) : aboutSource(value, source)];
      case 'target': return [key, target];
      default: return [key, value];
    }
  });
  const present = new Set(given.map(([key]) => key));
  const missing: [string, JsonValue][] = [['id', id], ['type', 'Annotation'], ['target', target]];
  return objectOf(missing.filter(([key]) => !present.has(key)).reduce<readonly (readonly [string, JsonValue | undefined])[]>((all, next) => withMember(all, next), given));
}

/** A body that names a part of the text names it in this source. */
function aboutSource(body: JsonValue, source: string): JsonValue {
  if (!hasSelector(body) || stringMember(body, 'glossator:part') === undefined) return body;
  return objectOf(membersOf(body).map(([key, value]) => [key, key === 'source' ? source : value]));
}

function fresh(record: ImportRecord, id: string, target: JsonValue, text: NormalizedText): JsonObject {
  // What the machine found and someone changed elsewhere is a person's word, and stays when the machine finds anew.
  const corrected = record.creator === software;
  const decision = record.decision ?? (corrected && record.type !== undefined && !isQuotationType(record.type) ? 'retype' : undefined);
  const mark: Mark = {
    pieces: record.pieces, tags: record.tags,
    ...pick('type', record.type), ...pick('entity', record.entity), ...pick('speaker', record.speaker), ...pick('answers', record.answers),
    ...decided(decision),
  };
  const words = record.pieces.length > 0 ? wordsOf(mark, text) : record.quote?.exact ?? '';
  const purpose = record.answers === undefined ? 'commenting' : 'replying';
  const bodies = [...asArray(bodyOf(mark, words)), ...record.notes.map((note) => noteBody(purpose, note))];
  return objectOf(inMemberOrder([
    ['id', id],
    ['type', 'Annotation'],
    ['motivation', motivationOf({ ...mark, ...pick('note', record.notes[0]) })],
    ['created', record.created],
    ['modified', record.modified],
    ['creator', corrected || record.creator === undefined ? undefined : creatorOf(record.creator)],
    ['glossator:decision', decision],
    ['glossator:replaces', corrected ? record.id : undefined],
    ['glossator:pieces', record.pieces.length > 1 ? true : undefined],
    ['body', bodies.length > 0 ? bodies : undefined],
    ['target', target],
  ]));
}

function pick<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : { [key]: value } as { [key in K]: string };
}

function decided(decision: string | undefined): Pick<Mark, 'decision'> {
  const known = decisionKinds.find((kind) => kind === decision);
  return known ? { decision: known } : {};
}

function noteBody(purpose: string, note: string): JsonValue {
  const body = textBody(purpose, note);
  return { type: 'TextualBody', purpose, format: 'text/markdown', value: member(body, 'value') ?? '' };
}

function creatorOf(name: string): JsonValue | undefined {
  return /^(?:urn|https?):\S+$/.test(name) ? name : personOf(name);
}

/** Whether a record was written by Glossator and changed since. */
export function isCorrected({ creator, raw }: ImportRecord): boolean {
  return creator === software && !isObject(raw);
}
