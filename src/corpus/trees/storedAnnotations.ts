import { lastPlace } from '../../core/annotation/lastPlace';
import { isQuotationType, type PlacedAnnotation } from '../../core/annotation/types';
import type { SourceView } from '../../core/analysis/view';
import { addTo } from '../../core/multimap';
import type { AnnotationStore } from '../annotations/store';
import type { CorpusIndex } from '../corpusIndex';
import type { AnnotationEntry } from './annotations';
import type { AnnotationList } from './annotationList';
import { contextLine, wordsOf } from './places';

/** What the store keeps, as lists and hovers show it; "all sources" are those of the index. */
export function storedAnnotations(store: Pick<AnnotationStore, 'placed' | 'onDidChange'>, index: CorpusIndex): AnnotationList {
  return {
    entries: (uri) => (uri === undefined ? index.sources().map((view) => view.uri) : [uri]).flatMap((source) => entriesOf(source, store.placed(source), index.source(source))),
    onDidChange: (listener) => store.onDidChange(listener),
  };
}

/** Marks on longer words than this many characters say enough by themselves; so do quotations. */
const shortWords = 40;

function contextOf({ state, pieces, quote, type }: PlacedAnnotation, view: SourceView | undefined): Pick<AnnotationEntry, 'context'> {
  const [piece, ...others] = pieces;
  return view && piece && others.length === 0 && state !== 'orphan' && !(type !== undefined && isQuotationType(type)) && quote.length <= shortWords && piece.end <= view.text.length ? { context: () => contextLine(view, piece) } : {};
}

/** Replies have no text of their own: they show as notes of what they answer. */
function entriesOf(uri: string, placed: readonly PlacedAnnotation[], view: SourceView | undefined): AnnotationEntry[] {
  const replies = new Map<string, string[]>();
  for (const { refersTo, notes } of placed) if (refersTo !== undefined) for (const note of notes) addTo(replies, refersTo, note);
  const known = new Set(placed.map(({ id }) => id));
  /** What was taken away to make room for another decision is told by that one's row. */
  const isTold = ({ id, decision, partOf = [], state, tags, notes }: PlacedAnnotation): boolean =>
    decision === 'reject' && state === 'placed' && tags.length + notes.length === 0 && !replies.has(id) && partOf.some((part) => known.has(part));
  return placed.filter((each) => each.refersTo === undefined && !isTold(each)).map((each) => ({
    id: each.id, uri, pieces: each.pieces, state: each.state, tags: each.tags, creator: each.creator, machine: each.machine,
    exact: view?.format === 'markdown' && each.state === 'placed' && each.pieces.length > 0 ? wordsOf(view, each.pieces) : each.quote,
    notes: [...each.notes, ...replies.get(each.id) ?? []],
    ...contextOf(each, view),
    ...(each.state === 'orphan' && view && { stood: lastPlace(each, view.text) }),
    ...(each.type !== undefined && { type: each.type }),
    ...(each.decision !== undefined && { decision: each.decision }),
    ...(each.change !== undefined && { change: each.change }),
  }));
}
