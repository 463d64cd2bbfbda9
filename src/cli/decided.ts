import path from 'node:path';
import type { SourceAnalysis } from '../core/analysis/model';
import { NormalizedText } from '../core/anchor/normalizedText';
import { applyDecisions } from '../core/annotation/applyDecisions';
import { placeAnnotations } from '../core/annotation/place';
import type { Sidecar } from '../core/sidecar/model';
import { readSidecar, sidecarOf } from './sidecars';
import { knownEntities, relativeTo, withEntities, type KnownEntities } from './workspace';

/** What people decided about a source: in the annotation file beside it and for the whole workspace. */
export interface Decisions {
  readonly sidecar: Sidecar | undefined;
  readonly known: Exclude<KnownEntities, { readonly problem: string }>;
}

/** Reads what people decided about a file (null: a text without one), or why that cannot be used. */
export async function decisionsAbout(file: string | null, root: string | undefined): Promise<Decisions | { readonly problem: string }> {
  const kept = file === null ? { sidecar: undefined } : await readSidecar(sidecarOf(file));
  if ('problem' in kept) return kept;
  const known = await knownEntities(root, path.dirname(file ?? '.'));
  return 'problem' in known ? known : { sidecar: kept.sidecar, known };
}

/** The analysis as the workspace knows its entities, and the same with all decisions applied, as the editor shows it. */
export function decided(found: SourceAnalysis, { text, file }: { readonly text: string; readonly file: string | null }, { sidecar, known }: Decisions): { readonly machine: SourceAnalysis; readonly analysis: SourceAnalysis } {
  const machine = withEntities(found, text, file, known.decided);
  if (!sidecar) return { machine, analysis: machine };
  const placed = placeAnnotations(sidecar, new NormalizedText(text));
  return { machine, analysis: applyDecisions(machine, placed, {
    text,
    lookup: (uri) => known.entities.get(uri), canonical: (uri) => known.decided.rules.canonical(uri, relativeTo(known.decided, file)),
  }) };
}
