import { occurrencesOf } from '../../core/annotation/occurrences';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { Saying } from '../../core/commands/markable';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import type { CorpusIndex } from '../corpusIndex';

/** Which sources are meant: the one, those in its folder and below, or all. */
export const scopes = ['file', 'folder', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** What is looked for: a phrase as it is written, or an entity, by the ids that a source has for it. */
export type Wanted = { readonly phrase: string } | { readonly entity: (uri: string) => readonly string[] };

/** A place where it stands. */
export interface Occurrence {
  readonly view: SourceView;
  readonly span: Span;
}

/** The sources of a scope, in order of URI; `home` is the source that "this file" and "this folder" mean. */
export function sourcesIn(index: CorpusIndex, scope: Scope, home: SourceView): readonly SourceView[] {
  if (scope === 'file') return [home];
  const folder = home.uri.slice(0, home.uri.lastIndexOf('/') + 1);
  return index.sources().map((view) => (view.uri === home.uri ? home : view)).filter(({ uri }) => scope === 'all' || uri.startsWith(folder));
}

/** Every place of a phrase or an entity in some sources, in order. */
export function occurrencesIn(views: readonly SourceView[], wanted: Wanted): Occurrence[] {
  return views.flatMap((view) => {
    const spans = 'entity' in wanted ? wanted.entity(view.uri).flatMap((id) => view.mentionsOf(id)).map(({ start, end }) => ({ start, end })) : occurrencesOf(view.text, wanted.phrase);
    return spans.map((span) => ({ view, span }));
  });
}

/** Whether a person has said the same of these very words already. */
export function isMarkedSo(placed: readonly PlacedAnnotation[], span: Span, { tag, type }: Saying): boolean {
  return marksOn(placed, span).some((mark) => (tag === undefined ? mark.tags.length === 0 : mark.tags.includes(tag)) && (type === undefined || mark.type === type)
    && (tag !== undefined || type !== undefined || (mark.type === undefined && mark.notes.length === 0)));
}

/** The marks of people on exactly these words; decisions about what the machine found are no marks. */
export function marksOn(placed: readonly PlacedAnnotation[], span: Span): PlacedAnnotation[] {
  return placed.filter((each) => isMark(each) && each.pieces.length === 1 && each.pieces[0]?.start === span.start && each.pieces[0].end === span.end);
}

/** Whether an annotation is a mark of a person on a passage: no decision, no reply, not the machine's. */
export function isMark({ machine, decision, refersTo, pieces }: PlacedAnnotation): boolean {
  return !machine && decision === undefined && refersTo === undefined && pieces.length > 0;
}

/** The marks of people that cover an offset, the smallest first; the end of a mark counts where no other covers it. */
export function marksAt(placed: readonly PlacedAnnotation[], { start, end }: Span): PlacedAnnotation[] {
  const size = ({ pieces }: PlacedAnnotation): number => pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  const marks = placed.filter(isMark).sort((a, b) => size(a) - size(b));
  const inside = marks.filter(({ pieces }) => pieces.some((piece) => piece.start <= start && end <= piece.end && start < piece.end));
  return inside.length > 0 ? inside : marks.filter(({ pieces }) => pieces.some((piece) => piece.end === start));
}
