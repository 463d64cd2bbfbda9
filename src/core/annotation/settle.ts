import type { NormalizedText } from '../anchor/normalizedText';
import { Work } from '../work';
import { derivedUuid } from '../sidecar/ids';
import { hashOf, isMachine, newSidecar, sourceOf, storedFromJson, withHead } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { inOrder } from '../sidecar/order';
import { readTargets } from '../sidecar/targets';
import type { Selectors } from '../anchor/selectors';
import type { Span } from '../span';
import { placeAnnotation } from './place';
import { reanchored } from './rewrite';
import type { PlacedAnnotation } from './types';

/** What it costs to settle one annotation, in units of about a microsecond. */
const cost = 20;

/** Annotations as they are settled on a text, each with the place that this is true of. */
export type Settled = ReadonlyMap<StoredAnnotation, { readonly where: PlacedAnnotation; readonly text: NormalizedText; readonly item: StoredAnnotation }>;

/**
 * The sidecar for a text that was just saved, given where its annotations stand in it. People's annotations that would
 * not be found there by what is stored are described anew; everything else stays as it is. Positions are made to fit where
 * the annotation is not in `written` (what the file has) and so will be written anyway. The same object when nothing changes.
 */
export function settleOnText(sidecar: Sidecar, text: NormalizedText, placed: readonly PlacedAnnotation[], written?: Sidecar, ready?: Settled): Sidecar {
  const settled = settlerOf(sidecar, text, placed, written);
  const items = sidecar.items.map((item) => {
    const { where } = settled, known = ready?.get(item), there = where.get(item);
    return known && known.where === there && known.text === text ? known.item : settled.item(item, there);
  });
  return items.every((item, i) => item === sidecar.items[i]) ? sidecar : inOrder({ ...sidecar, items });
}

/** Settles annotations ahead of settleOnText, letting others run in between. */
export async function settleInSlices(
  sidecar: Sidecar, text: NormalizedText, placed: readonly PlacedAnnotation[], written: Sidecar | undefined, pause: () => Promise<void>,
): Promise<Settled> {
  const settled = settlerOf(sidecar, text, placed, written), work = new Work(pause), ready = new Map<StoredAnnotation, { where: PlacedAnnotation; text: NormalizedText; item: StoredAnnotation }>();
  for (const item of sidecar.items) {
    const where = settled.where.get(item);
    if (where) ready.set(item, { where, text, item: settled.item(item, where) });
    if (work.due(cost)) await work.rest();
  }
  return ready;
}

interface Settler {
  readonly where: ReadonlyMap<StoredAnnotation, PlacedAnnotation>;
  item(item: StoredAnnotation, where: PlacedAnnotation | undefined): StoredAnnotation;
}

function settlerOf(sidecar: Sidecar, text: NormalizedText, placed: readonly PlacedAnnotation[], written: Sidecar | undefined): Settler {
  const inFile = new Set(written?.items.map(({ json }) => json));
  const source = sourceOf(sidecar), sameText = hashOf(sidecar) === text.sha256;
  return {
    where: new Map(placed.map((annotation) => [annotation.raw, annotation])),
    item: (item, where) => {
      if (where?.state !== 'placed' || isMachine(item)) return item;
      const found = inFile.has(item.json) ? placeAnnotation(item, source, text, { sameText }) : undefined;
      if (found?.state === 'placed' && samePieces(found.pieces, where.pieces)) return item;
      const anew = reanchored(item, source, text, where.pieces);
      return isMisread(item, anew) ? item : anew;
    },
  };
}

/** Whether a description has characters that could not be decoded where it had words: those would be lost, and the bytes are likely shown in a wrong encoding. */
function isMisread(before: StoredAnnotation, after: StoredAnnotation): boolean {
  return after.json.includes('\uFFFD') && !before.json.includes('\uFFFD');
}

/**
 * The sidecar as it is to be written: with the text's hash when the positions of all annotations that are placed in it
 * are right for it, and those of the others would not be taken for right, else with the hash as it was, so that the hash
 * never vouches for a wrong position.
 */
export function withHonestHash(sidecar: Sidecar, text: NormalizedText, placed: readonly PlacedAnnotation[]): Sidecar {
  const source = sourceOf(sidecar), hash = text.sha256;
  if (hashOf(sidecar) === hash) return sidecar;
  const exact = placed.every((annotation) => annotation.state !== 'placed' || standsAsStored(annotation, source, text));
  return exact && !misleads(placed, source, text) ? withHead(sidecar, 'glossator:sha256', hash) : sidecar;
}

/** A sidecar that was never written, for the text that was saved first: its ids derive from that one. */
export function mintedFor(sidecar: Sidecar, text: NormalizedText, label: string, version: string): Sidecar {
  const before = sourceOf(sidecar);
  const after = derivedUuid(`source:${text.sha256}`);
  if (before === undefined || before === after) return sidecar;
  const items = sidecar.items.map((item) => storedFromJson(item.json.replaceAll(JSON.stringify(before), JSON.stringify(after))));
  const minted = { ...newSidecar(text.text, label, version), items };
  const described = hashOf(sidecar);
  // Whether the positions are right for this text is for withHonestHash to say.
  return described === undefined ? minted : withHead(minted, 'glossator:sha256', described);
}

/** Whether any that does not stand for certain where it is shown would, if the hash said that the positions are right for this text. */
export function misleads(placed: readonly PlacedAnnotation[], source: string | undefined, text: NormalizedText): boolean {
  return placed.some(({ raw, state }) => state !== 'placed' && coincides(raw, source, text));
}

/** Whether an annotation that stands nowhere would seem to, by its words or if the hash said that its position is right. */
function coincides(raw: StoredAnnotation, source: string | undefined, text: NormalizedText): boolean {
  return [true, false].some((sameText) => placeAnnotation(raw, source, text, { sameText })?.state === 'placed');
}

/** Whether an annotation stands just where its stored positions say. */
export function standsAsStored({ raw, pieces }: PlacedAnnotation, source: string | undefined, text: NormalizedText): boolean {
  return hasPositions(readTargets(raw.value, source).pieces, text, pieces);
}

function hasPositions(stored: readonly Selectors[], text: NormalizedText, pieces: readonly Span[]): boolean {
  return stored.every(({ position }, i) => {
    const span = text.spanFromDocument(pieces[i] ?? { start: 0, end: 0 });
    return !position || (position.start === text.toCodePoint(span.start) && position.end === text.toCodePoint(span.end));
  });
}

function samePieces(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((piece, i) => piece.start === b[i]?.start && piece.end === b[i].end);
}
