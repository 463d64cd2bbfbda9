import type { NormalizedText } from '../anchor/normalizedText';
import { addTo } from '../multimap';
import { member, stringMember } from '../sidecar/json';
import { sourceOf, storedFromJson } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { inOrder } from '../sidecar/order';
import { readTargets } from '../sidecar/targets';
import { placeAnnotation } from './place';
import { reanchored } from './rewrite';

/** An annotation as JSON before and after a change; undefined where there was, or is, none. */
export interface AnnotationChange {
  /** Its id; '' for what has none. */
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Its index in the list that has it. */
  readonly at: number;
}

/** Puts `to` in the place of `from`, if that is still what is there. */
export interface Swap {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: number;
}

/** Why a swap was not made: someone changed the annotation, deleted it, or answered it. */
export type SwapRefusal = 'changed' | 'gone' | 'answered';

export interface Swapped {
  readonly sidecar: Sidecar;
  readonly refused: readonly { readonly swap: Swap; readonly reason: SwapRefusal }[];
  /** What was put in with other selectors than it had, since the text is another one now. */
  readonly rewritten: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** Ids of what is to be looked for in the text. */
  readonly anew: ReadonlySet<string>;
}

/** What changed between two states of a sidecar, annotation by annotation. */
export function annotationChanges(before: Sidecar | undefined, after: Sidecar | undefined): AnnotationChange[] {
  // Most are the very same object on both sides, which is told at once however long they are.
  const old = othersThan(after?.items, before?.items), now = othersThan(before?.items, after?.items);
  const same = countsOf(now), unchanged = countsOf(old);
  const changes: AnnotationChange[] = [], open = new Map<string, number[]>();
  for (const { at, item: { id = '', json } } of old) {
    if (takeOne(same, json)) continue;
    addTo(open, id, changes.length);
    changes.push({ id, before: json, after: undefined, at });
  }
  for (const { at, item: { id = '', json } } of now) {
    if (takeOne(unchanged, json)) continue;
    const index = open.get(id)?.shift(), earlier = index === undefined ? undefined : changes[index];
    if (index !== undefined && earlier) changes[index] = { ...earlier, after: json };
    else changes.push({ id, before: undefined, after: json, at });
  }
  return changes;
}

interface Indexed {
  readonly at: number;
  readonly item: StoredAnnotation;
}

/** The annotations of a list that are not in another one, with their indices. */
function othersThan(known: readonly StoredAnnotation[] | undefined, items: readonly StoredAnnotation[] | undefined): Indexed[] {
  const there = new Set(known);
  return (items ?? []).flatMap((item, at) => (there.has(item) ? [] : [{ at, item }]));
}

/** How often each JSON is there. */
function countsOf(list: readonly Indexed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { item: { json } } of list) counts.set(json, (counts.get(json) ?? 0) + 1);
  return counts;
}

/** Takes one of a JSON away; whether there was one left. */
function takeOne(counts: Map<string, number>, json: string): boolean {
  const left = counts.get(json) ?? 0;
  if (left > 0) counts.set(json, left - 1);
  return left > 0;
}

/** Whether a change only described an annotation anew: nothing but its selectors is another. */
export function saysTheSame({ before, after }: AnnotationChange): boolean {
  if (before === undefined || after === undefined) return false;
  const [old, fresh] = [before, after].map((json) => JSON.stringify(JSON.parse(json), (key: string, value: unknown) => (key === 'selector' ? undefined : value)));
  return old === fresh;
}

interface Slot {
  stored: StoredAnnotation | undefined;
}

/**
 * Makes swaps one after the other, each only where the sidecar has exactly what it expects, so that nothing someone else
 * changed is overwritten. What comes back is described for this text where it is found in it.
 */
export function swapAnnotations(sidecar: Sidecar, swaps: readonly Swap[], text: NormalizedText): Swapped {
  const source = sourceOf(sidecar);
  const slots: Slot[] = sidecar.items.map((stored) => ({ stored }));
  const byId = new Map<string, Slot[]>();
  for (const slot of slots) enter(byId, slot.stored?.id ?? '', slot);
  const answered = answeredFromElsewhere(sidecar, swaps);
  const added: { at: number; slot: Slot }[] = [], anew = new Set<string>();
  const refused: { swap: Swap; reason: SwapRefusal }[] = [], rewritten: { id: string; from: string; to: string }[] = [];
  for (const swap of swaps) {
    const live = (byId.get(swap.id) ?? []).filter(({ stored }) => stored !== undefined);
    const slot = live.find(({ stored }) => stored?.json === swap.from);
    const reason = refusalOf(swap, live, slot, answered);
    if (reason) {
      refused.push({ swap, reason });
      continue;
    }
    const stored = swap.to === undefined ? undefined : comingBack(swap.to, slot?.stored, source, text, anew);
    if (stored && stored.json !== swap.to) rewritten.push({ id: swap.id, from: swap.to ?? '', to: stored.json });
    if (slot) slot.stored = stored;
    else added.push({ at: swap.at, slot: enter(byId, swap.id, { stored }) });
  }
  // Lower places first, so that each of several that come back stands where it stood.
  for (const { at, slot } of added.sort((a, b) => a.at - b.at)) slots.splice(at, 0, slot);
  const items = slots.flatMap(({ stored }) => stored ?? []);
  return { sidecar: refused.length === swaps.length ? sidecar : inOrder({ ...sidecar, items }), refused, rewritten, anew };
}

function enter(byId: Map<string, Slot[]>, id: string, slot: Slot): Slot {
  addTo(byId, id, slot);
  return slot;
}

function refusalOf(swap: Swap, live: readonly Slot[], slot: Slot | undefined, answered: ReadonlySet<string>): SwapRefusal | undefined {
  if (swap.from === undefined) return live.length > 0 && swap.id !== '' ? 'changed' : undefined;
  if (!slot) return live.length > 0 ? 'changed' : 'gone';
  return swap.to === undefined && answered.has(swap.id) ? 'answered' : undefined;
}

/** The annotations with replies that these swaps do not take away with them. */
function answeredFromElsewhere(sidecar: Sidecar, swaps: readonly Swap[]): Set<string> {
  const going = new Set(swaps.filter(({ to }) => to === undefined).map(({ id }) => id));
  return new Set(sidecar.items.flatMap(({ id, value }) => {
    const answers = member(value, 'target');
    return typeof answers === 'string' && (id === undefined || !going.has(id)) ? [answers] : [];
  }));
}

/** The annotation in its earlier state; one that stands on the same words now just stays where it is. */
function comingBack(json: string, live: StoredAnnotation | undefined, source: string | undefined, text: NormalizedText, anew: Set<string>): StoredAnnotation {
  const stored = storedFromJson(adopted(json, source));
  if (live && JSON.stringify(member(live.value, 'target')) === JSON.stringify(member(stored.value, 'target'))) return stored;
  if (stored.id !== undefined) anew.add(stored.id);
  const placed = placeAnnotation(stored, source, text);
  return placed?.state === 'placed' && placed.pieces.length > 0 ? reanchored(stored, source, text, placed.pieces) : stored;
}

/** The annotation about the source as the sidecar calls it now. */
function adopted(json: string, source: string | undefined): string {
  const value = storedFromJson(json).value, targets = member(value, 'target');
  const first = Array.isArray(targets) ? (targets as readonly typeof value[])[0] : targets;
  const named = stringMember(first, 'source');
  const other = named !== undefined && source !== undefined && named !== source && named.startsWith('urn:uuid:');
  return other && readTargets(value, named).pieces.length > 0 ? json.replaceAll(JSON.stringify(named), JSON.stringify(source)) : json;
}
