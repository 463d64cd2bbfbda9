import { compareText } from '../compareText';
import { addTo } from '../multimap';
import { hull } from './types';
import type { PlacedAnnotation } from './types';
import type { Span } from '../span';
import { isResolved } from './revise';

/** One remark in a discussion: a note, or a reply to it. */
export interface Remark {
  /** The annotation that holds it, and which of its notes it is. */
  readonly annotation: string;
  readonly index: number;
  /** Markdown. */
  readonly text: string;
  readonly creator: string;
  readonly created: string | undefined;
  readonly modified: string | undefined;
}

/** A note with the replies to it, at its place. */
export interface NoteThread {
  /** The id of the annotation that the discussion is about. */
  readonly id: string;
  /** UTF-16 offsets of the document. */
  readonly span: Span;
  readonly state: PlacedAnnotation['state'];
  readonly tags: readonly string[];
  readonly resolved: boolean;
  readonly remarks: readonly Remark[];
}

/** The discussions about a source's passages, in the order of its annotations. What has no place in the text has no thread. */
export function threadsOf(placed: readonly PlacedAnnotation[]): NoteThread[] {
  const replies = new Map<string, PlacedAnnotation[]>();
  for (const each of placed) {
    if (each.refersTo === undefined) continue;
    addTo(replies, each.refersTo, each);
  }
  return placed.flatMap((each): NoteThread[] => {
    const span = hull(each.pieces);
    if (each.refersTo !== undefined || !span) return [];
    const remarks = [...remarksOf(each), ...answersTo(each.id, replies, new Set([each.id]))];
    return remarks.length === 0 ? [] : [{ id: each.id, span, state: each.state, tags: each.tags, resolved: isResolved(each.raw), remarks }];
  });
}

/** Of many discussions those that are nearest to one of several stretches of the text, `most` of them and those that are to stay, in their order. */
export function nearestThreads(threads: readonly NoteThread[], around: readonly Span[], most: number, staying: (id: string) => boolean): readonly NoteThread[] {
  if (threads.length <= most) return threads;
  const distances = Float64Array.from(threads, ({ span }) => Math.min(...around.map(({ start, end }) => Math.max(0, start - span.end, span.start - end))));
  const furthest = Float64Array.from(distances).sort()[most - 1] ?? 0;
  const nearer = distances.reduce((count, distance) => (distance < furthest ? count + 1 : count), 0);
  let left = most - nearer;
  return threads.filter(({ id }, i) => {
    const distance = distances[i] ?? 0;
    return distance < furthest || (distance === furthest && left-- > 0) || staying(id);
  });
}

/** The replies to an annotation and to those, oldest first; a circle of replies is walked once. */
function answersTo(id: string, replies: ReadonlyMap<string, readonly PlacedAnnotation[]>, seen: Set<string>): Remark[] {
  const all: Remark[] = [], waiting = [id];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const reply of replies.get(at) ?? []) {
      if (seen.has(reply.id)) continue;
      seen.add(reply.id);
      waiting.push(reply.id);
      all.push(...remarksOf(reply));
    }
  }
  return all.map((remark, at) => ({ remark, at }))
    .sort((a, b) => compareText(a.remark.created ?? '', b.remark.created ?? '') || a.at - b.at)
    .map(({ remark }) => remark);
}

function remarksOf({ id, notes, creator, created, modified }: PlacedAnnotation): Remark[] {
  return notes.map((text, index) => ({ annotation: id, index, text, creator, created, modified }));
}
