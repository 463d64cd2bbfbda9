import { compareText } from '../compareText';
import { stringMember } from './json';
import { sourceOf } from './model';
import type { Sidecar, StoredAnnotation } from './model';
import { readTargets } from './targets';

interface Ranked {
  readonly item: StoredAnnotation;
  readonly start: number;
  readonly end: number;
  /** What has no place of its own and therefore follows this one, in its order. */
  readonly followers: StoredAnnotation[];
}

/**
 * The sidecar with its annotations in the order in which they are written: by stored start, end and id; a reply follows
 * what it answers, by time; what has no place stays behind what it stood behind.
 */
export function inOrder(sidecar: Sidecar): Sidecar {
  const source = sourceOf(sidecar);
  const ids = new Set(sidecar.items.map(({ id }) => id));
  const ranked: Ranked[] = [], replies = new Map<string, StoredAnnotation[]>(), first: StoredAnnotation[] = [];
  for (const item of sidecar.items) {
    const { pieces, refersTo } = readTargets(item.value, source);
    const places = pieces.flatMap(({ position }) => (position ? [position] : []));
    if (places.length > 0) {
      const start = places.reduce((least, place) => Math.min(least, place.start), Infinity);
      const end = places.reduce((most, place) => Math.max(most, place.end), 0);
      ranked.push({ item, start, end, followers: [] });
    } else if (refersTo !== undefined && refersTo !== item.id && ids.has(refersTo)) {
      const siblings = replies.get(refersTo);
      if (siblings) siblings.push(item);
      else replies.set(refersTo, [item]);
    } else (ranked.at(-1)?.followers ?? first).push(item);
  }
  ranked.sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.item.id ?? '', b.item.id ?? ''));
  const roots = [...first, ...ranked.flatMap(({ item, followers }) => [item, ...followers])];
  return { ...sidecar, items: withReplies(roots, replies, sidecar.items) };
}

/** Puts replies behind what they answer; those that answer each other in a circle come last. */
function withReplies(roots: readonly StoredAnnotation[], replies: ReadonlyMap<string, StoredAnnotation[]>, all: readonly StoredAnnotation[]): StoredAnnotation[] {
  const result: StoredAnnotation[] = [], written = new Set<StoredAnnotation>(), answered = new Set<string>();
  const stack = [...roots].reverse();
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (written.has(item)) continue;
    written.add(item);
    result.push(item);
    if (item.id === undefined || answered.has(item.id)) continue;
    answered.add(item.id);
    const answers = [...(replies.get(item.id) ?? [])].sort((a, b) => compareText(createdOf(a), createdOf(b)) || compareText(a.id ?? '', b.id ?? ''));
    stack.push(...answers.reverse());
  }
  return [...result, ...all.filter((item) => !written.has(item))];
}

function createdOf(item: StoredAnnotation): string {
  return stringMember(item.value, 'created') ?? '';
}
