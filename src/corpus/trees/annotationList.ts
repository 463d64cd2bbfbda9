import type { AnnotationFacts } from '../../core/card/model';
import { overlaps, type Span } from '../../core/span';
import type { Event } from '../ports';
import type { AnnotationEntry } from './annotations';

/** What is kept about sources, for lists and hovers. */
export interface AnnotationList {
  /** The annotations of one source, or of all. */
  entries(uri?: string): readonly AnnotationEntry[];
  /** Fires with the URI of a source whose annotations changed. */
  readonly onDidChange: Event<string>;
}

/** Tags and notes on a span, in the order of the entries. */
export function keptAt(entries: readonly AnnotationEntry[], span: Span): AnnotationFacts {
  const here = entries.filter(({ pieces, state }) => state !== 'orphan' && pieces.some((piece) => overlaps(piece, span)));
  return {
    tags: [...new Set(here.flatMap(({ tags }) => tags))],
    notes: here.flatMap(({ notes, creator }) => notes.map((text) => ({ text, creator }))),
  };
}
