import { findAnchor } from '../anchor/findAnchor';
import type { AnchorReason, CandidateProvider, FoundAnchor } from '../anchor/findAnchor';
import type { NormalizedText } from '../anchor/normalizedText';
import { Work } from '../work';
import { hashOf, sourceOf } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { readTargets } from '../sidecar/targets';
import type { StoredTargets } from '../sidecar/targets';
import type { Span } from '../span';
import { readContent } from './content';
import type { PlacedAnnotation } from './types';

export interface PlaceOptions {
  /** How to look for what is not where it was; default: exact quotes with their context. */
  readonly providers?: readonly CandidateProvider[];
  /** Annotations that were found in this very text already; see placeInSlices. */
  readonly found?: ReadonlyMap<StoredAnnotation, PlacedAnnotation>;
}

/** What it costs to find one annotation, in units of about a microsecond. */
const cost = 20;

/** Finds all annotations of a sidecar in a text, in the sidecar's order; what is not an annotation with an id is left out. */
export function placeAnnotations(sidecar: Sidecar, text: NormalizedText, options: PlaceOptions = {}): PlacedAnnotation[] {
  const source = sourceOf(sidecar);
  const described = hashOf(sidecar), sameText = described === undefined ? undefined : described === text.sha256;
  return sidecar.items.flatMap((stored) => options.found?.get(stored) ?? placeAnnotation(stored, source, text, { ...options, sameText }) ?? []);
}

/** Finds all annotations of a sidecar in a text, letting others run in between, for placeAnnotations to have them ready. */
export async function placeInSlices(sidecar: Sidecar, text: NormalizedText, pause: () => Promise<void>): Promise<ReadonlyMap<StoredAnnotation, PlacedAnnotation>> {
  const found = new Map<StoredAnnotation, PlacedAnnotation>(), work = new Work(pause);
  const source = sourceOf(sidecar), described = hashOf(sidecar), sameText = described === undefined ? undefined : described === text.sha256;
  for (const stored of sidecar.items) {
    const placed = placeAnnotation(stored, source, text, { sameText });
    if (placed) found.set(stored, placed);
    if (work.due(cost)) await work.rest();
  }
  return found;
}

/** Finds one annotation in a text; undefined for what is not an annotation with an id. `source` is the source's URN. */
export function placeAnnotation(
  stored: StoredAnnotation, source: string | undefined, text: NormalizedText, options: PlaceOptions & { readonly sameText?: boolean | undefined } = {},
): PlacedAnnotation | undefined {
  const targets = readTargets(stored.value, source);
  const content = readContent(stored, targets);
  return content && { ...content, ...findPieces(targets, text, options), raw: stored };
}

type Found = Pick<PlacedAnnotation, 'pieces' | 'state' | 'reason'>;

/** The pieces of several anchors together: placed when all are, in order; an orphan when none is found. */
function findPieces(targets: StoredTargets, text: NormalizedText, options: PlaceOptions & { readonly sameText?: boolean | undefined }): Found {
  if (targets.pieces.length === 0) return { pieces: [], state: 'placed' };
  const found = targets.pieces.map((selectors) => findAnchor(text, selectors, options));
  const pieces = found.flatMap(({ span }) => (span ? [span] : []));
  if (pieces.length === 0) return { pieces, state: 'orphan', reason: reasonOf(found) ?? 'text-gone' };
  if (pieces.length < found.length || (options.sameText !== true && !inOrder(pieces))) return { pieces, state: 'drifted', reason: 'pieces' };
  const reason = reasonOf(found);
  return reason ? { pieces, state: 'drifted', reason } : { pieces, state: 'placed' };
}

function reasonOf(found: readonly FoundAnchor[]): AnchorReason | undefined {
  for (const anchor of found) if (anchor.state !== 'placed') return anchor.reason;
  return undefined;
}

/** Pieces that do not follow each other were not all found where they belong. */
function inOrder(pieces: readonly Span[]): boolean {
  return pieces.every((piece, i) => i === 0 || (pieces[i - 1]?.end ?? 0) <= piece.start);
}
