import type { AnchorReason, AnchorState } from '../anchor/findAnchor';
import type { StoredAnnotation } from '../sidecar/model';
import type { Span } from '../span';

/** What a person can decide about what the machine found. */
export const decisionKinds = ['accept', 'reject', 'retype', 'reattribute', 'respan'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** How a person changed the extent of quotations, for those who read it later. */
export type QuotationChange = 'extended' | 'shrunk' | 'split' | 'merged';

/** A quotation's type is this, or this and its kind: `QUOTATION/direct`. */
export const quotationType = 'QUOTATION';

/** Whether a type says that the annotation is a quotation. */
export function isQuotationType(type: string | undefined): boolean {
  return type === quotationType || type?.startsWith(`${quotationType}/`) === true;
}

/** What an annotation says, read from its stored form without looking at the text. */
export interface AnnotationContent {
  readonly id: string;
  /** The type of what it marks: an entity type, `QUOTATION/<kind>`, or none for a highlight or a note. */
  readonly type?: string;
  readonly tags: readonly string[];
  /** Notes and replies, Markdown or plain. */
  readonly notes: readonly string[];
  /** URI of the entity that the text names. */
  readonly entity?: string;
  /** URI of the entity that says the quotation. */
  readonly speaker?: string;
  /** Who says the quotation where that is no entity; empty: nobody knows. */
  readonly speakerName?: string;
  /** accept, reject, retype, reattribute, respan or a kind from a newer version. */
  readonly decision?: string;
  /** What the decision did to quotations: extended, shrunk, split, merged or a word from a newer version. */
  readonly change?: string;
  /** Ids of the decisions that this one is part of: a rejection of what they took the place of. */
  readonly partOf?: readonly string[];
  /** The creator's name, or the URI where there is no name; empty when nobody is named. */
  readonly creator: string;
  readonly machine: boolean;
  readonly created?: string;
  readonly modified?: string;
  /** What it answers or is about when it has no piece of text of its own. */
  readonly refersTo?: string;
  /** Kept beside another version of the same annotation, changed by someone else: the id of that one. */
  readonly conflict?: string;
  /** The stored words, pieces joined by an ellipsis. */
  readonly quote: string;
}

/** An annotation as found in a text. */
export interface PlacedAnnotation extends AnnotationContent {
  /** UTF-16 offsets of the document, in the stored order; empty for orphans and for what has no text of its own. */
  readonly pieces: readonly Span[];
  readonly state: AnchorState;
  /** Why it is not placed. */
  readonly reason?: AnchorReason;
  readonly raw: StoredAnnotation;
}

/** The smallest span that covers all pieces, or undefined when there is none. */
export function hull(pieces: readonly Span[]): Span | undefined {
  const first = pieces[0];
  return first && pieces.reduce((all, piece) => ({ start: Math.min(all.start, piece.start), end: Math.max(all.end, piece.end) }), first);
}

/** When it was last said, for "the later wins". */
export function lastChange(annotation: AnnotationContent): string {
  return annotation.modified ?? annotation.created ?? '';
}
