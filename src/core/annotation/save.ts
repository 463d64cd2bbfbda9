import type { SourceAnalysis } from '../analysis/model';
import type { CandidateProvider } from '../anchor/findAnchor';
import type { NormalizedText } from '../anchor/normalizedText';
import { stringMember } from '../sidecar/json';
import { generatorOf, headValue, isMachine, software, sourceOf, withHead } from '../sidecar/model';
import type { Sidecar, StoredAnnotation } from '../sidecar/model';
import { inOrder } from '../sidecar/order';
import { applyDecisions } from './applyDecisions';
import { sidecarFor } from './edit';
import type { NewSidecar } from './edit';
import { machineAnnotations } from './machine';
import { placeAnnotations } from './place';
import { reanchored } from './rewrite';
import { misleads } from './settle';
import type { PlacedAnnotation } from './types';

export interface SaveOptions extends NewSidecar {
  /** Where the annotations stand, when that is known better than by looking for them; default: placeAnnotations. */
  readonly placed?: readonly PlacedAnnotation[];
  readonly providers?: readonly CandidateProvider[];
}

/**
 * What "Save Annotations" writes: people's and unknown annotations as they are, with selectors rewritten only where they
 * no longer describe the text; in place of the machine's earlier lines what it finds now, without what people decided
 * about. `analysis` is the machine's own, without decisions. Saving the outcome again changes nothing.
 */
export function mergeForSave(sidecar: Sidecar | undefined, text: NormalizedText, analysis: SourceAnalysis, options: SaveOptions): Sidecar {
  const base = sidecarFor(sidecar, text, options);
  const source = sourceOf(base) ?? '';
  const placed = (options.placed ?? placeAnnotations(base, text, options)).filter(({ machine }) => !machine);
  const byStored = new Map(placed.map((annotation) => [annotation.raw, annotation]));
  const kept = base.items.filter((item) => !isMachine(item)).map((item) => settled(item, byStored.get(item), source, text));
  const ids = new Set(kept.map(({ id }) => id));
  const found = machineAnnotations(applyDecisions(analysis, placed), source, text).filter(({ id }) => !ids.has(id));
  return inOrder(withCurrentHead({ ...base, items: [...kept, ...found] }, text, options.version, !misleads(placed, source, text)));
}

/** Drifted and orphaned annotations keep what they last knew, until a person confirms their place. */
function settled(item: StoredAnnotation, placed: PlacedAnnotation | undefined, source: string, text: NormalizedText): StoredAnnotation {
  return placed?.state === 'placed' ? reanchored(item, source, text, placed.pieces) : item;
}

/** The head for the text that is being saved; a generator of another program is not ours to change. */
function withCurrentHead(sidecar: Sidecar, text: NormalizedText, version: string, exact: boolean): Sidecar {
  const hashed = exact ? withHead(sidecar, 'glossator:sha256', text.sha256) : sidecar;
  const ours = stringMember(headValue(hashed, 'generator') ?? null, 'id') === software;
  return ours ? withHead(hashed, 'generator', generatorOf(version)) : hashed;
}
