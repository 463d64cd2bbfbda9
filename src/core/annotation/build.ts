import { entityUri } from '../analysis/entityId';
import { describeSpan } from '../anchor/describe';
import type { NormalizedText } from '../anchor/normalizedText';
import { membersOf, objectOf } from '../sidecar/json';
import type { JsonObject, JsonValue } from '../sidecar/json';
import { inMemberOrder, pieceOf } from '../sidecar/targets';
import type { Span } from '../span';
import { isQuotationType } from './types';
import type { DecisionKind, QuotationChange } from './types';

/** What a person says about a stretch of text, or (without pieces) in answer to another annotation. */
export interface Mark {
  /** UTF-16 offsets of the document, in reading order; several are one discontinuous thing. */
  readonly pieces: readonly Span[];
  readonly decision?: DecisionKind;
  /** An entity type, or `QUOTATION/<kind>`. */
  readonly type?: string;
  /** URI of the entity that the text names; default: the one of this type and these words. */
  readonly entity?: string;
  /** URI of the entity that says the quotation. */
  readonly speaker?: string;
  /** Who says the quotation where that is no entity: "analysts"; empty: nobody knows. */
  readonly speakerName?: string;
  readonly tags?: readonly string[];
  /** Markdown. */
  readonly note?: string;
  /** Id of what the machine had said; informative. */
  readonly replaces?: string;
  /** What the decision does to quotations; informative. */
  readonly change?: QuotationChange;
  /** Ids of the decisions that this one is part of. */
  readonly partOf?: readonly string[];
  /** Id of the annotation that this one answers. */
  readonly answers?: string;
}

/** Who makes a mark, and when. */
export interface Author {
  /** A name, a pseudonym, or empty for nobody. */
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** A random UUID, without `urn:uuid:`. */
  readonly uuid: string;
}

/** A person's annotation as JSON, members in order. Throws a RangeError for a piece without text. */
export function annotationOf(mark: Mark, author: Author, source: string, text: NormalizedText): JsonObject {
  const target = targetOf(mark, source, text);
  return objectOf(inMemberOrder([
    ['id', `urn:uuid:${author.uuid}`],
    ['type', 'Annotation'],
    ['motivation', motivationOf(mark)],
    ['created', author.now],
    ['creator', personOf(author.who)],
    ['glossator:decision', mark.decision],
    ['glossator:change', mark.change],
    ['glossator:partOf', partOf(mark)],
    ['glossator:replaces', mark.replaces],
    ['glossator:pieces', mark.pieces.length > 1 ? true : undefined],
    ['body', bodyOf(mark, wordsOf(mark, text))],
    ['target', target],
  ]));
}

/** The ids of the decisions that a mark is part of, as JSON; undefined where it stands alone. */
export function partOf({ partOf: ids = [] }: Mark): JsonValue | undefined {
  return ids.length > 1 ? ids : ids[0];
}

/** The creator of what a person says; undefined for nobody. */
export function personOf(who: string): JsonObject | undefined {
  return who === '' ? undefined : { type: 'Person', name: who };
}

/** What is said, as W3C bodies; undefined for a plain highlight. `words` are the marked text. */
export function bodyOf(mark: Mark, words: string): JsonValue | undefined {
  const bodies: JsonValue[] = [];
  if (mark.type !== undefined) bodies.push(textBody('classifying', mark.type));
  if (mark.decision === 'reject') bodies.push(textBody('assessing', 'rejected'));
  else if (isQuotationType(mark.type)) {
    if (mark.speaker !== undefined) bodies.push(resource('linking', mark.speaker));
    else if (mark.speakerName !== undefined) bodies.push(objectOf([...membersOf(textBody('describing', mark.speakerName)), ['glossator:part', 'speaker']]));
  } else if (mark.type !== undefined) bodies.push(resource('identifying', mark.entity ?? entityUri(mark.type, words)));
  for (const tag of mark.tags ?? []) bodies.push(textBody('tagging', tag));
  if (mark.note !== undefined) {
    bodies.push({ type: 'TextualBody', purpose: mark.answers === undefined ? 'commenting' : 'replying', format: 'text/markdown', value: mark.note });
  }
  return bodies.length > 0 ? bodies : undefined;
}

/** What a mark is for, in W3C's words. */
export function motivationOf(mark: Mark): string {
  if (mark.answers !== undefined) return 'replying';
  if (mark.decision === 'reject') return 'assessing';
  if (isQuotationType(mark.type)) return 'linking';
  if (mark.type !== undefined) return 'identifying';
  if (mark.note !== undefined) return 'commenting';
  return (mark.tags?.length ?? 0) > 0 ? 'tagging' : 'highlighting';
}

/** A textual body. */
export function textBody(purpose: string, value: string): JsonObject {
  return { type: 'TextualBody', purpose, value };
}

/** A body that points to an entity. */
export function resource(purpose: string, uri: string): JsonObject {
  return { type: 'SpecificResource', purpose, source: asUri(uri) };
}

/** A URI as it may stand in a file; characters that no URI has are percent-encoded. */
export function asUri(uri: string): string {
  const encodable = uri.replace(/\p{Cs}/gu, '\uFFFD');
  return /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/.test(encodable) ? encodeURI(encodable).replaceAll('%25', '%') : uri;
}

/** The marked words, pieces joined by a space. */
export function wordsOf(mark: Pick<Mark, 'pieces'>, text: NormalizedText): string {
  return mark.pieces.map((piece) => {
    const { start, end } = text.spanFromDocument(piece);
    return text.text.slice(start, end);
  }).join(' ');
}

/** The targets of pieces, one alone or several in a list. */
export function targetOf(mark: Pick<Mark, 'pieces' | 'answers'>, source: string, text: NormalizedText): JsonValue {
  const pieces = mark.pieces.map((piece) => pieceOf(source, describeSpan(text, piece)));
  const [only] = pieces;
  if (only === undefined) return mark.answers ?? source;
  return pieces.length === 1 ? only : pieces;
}
