import type { Mention, ResolvedEntities, Role, SourceBlock } from '../analysis/model';
import type { TurnLabel } from '../parse/turnLabel';
import { shipReason } from '../recognize/ships';
import { align, indexBefore, sameBetween, type Alignment } from './alignment';
import type { Choice } from './entitiesChoose';
import type { Clustering } from './entitiesClusters';
import { sequenceOf } from './entitiesClusters';
import { evidenceWeight, type Evidence } from './entitiesEvidence';
import type { KnownNames } from './knownNames';
import { wordsAt } from './nameText';

/** One resolution of a source with all that it was made of. */
export interface Resolution {
  readonly source: readonly SourceBlock[];
  readonly labels: ReadonlyMap<number, TurnLabel>;
  readonly first: readonly (readonly Choice[])[];
  readonly evidence: Evidence;
  readonly known: KnownNames;
  readonly chosen: readonly (readonly Choice[])[];
  readonly clustering: Clustering;
  readonly mentions: readonly (readonly Mention[])[];
  readonly roles: readonly (readonly Role[])[];
  readonly result: ResolvedEntities;
}

/** Remembers how a source was resolved last, so that the next keystroke costs what it changes. */
export class EntityMemory {
  last: Resolution | null = null;
}

type Read = Pick<Resolution, 'source' | 'labels' | 'first'>;

/** Which blocks are no longer as they were. */
export function alignSources(before: Read, now: Read): Alignment {
  return align(before.source.length, now.source.length, (i, j) => {
    const a = before.source[i], b = now.source[j];
    return a?.findings === b?.findings && a?.role === b?.role && sameLabel(before.labels.get(i), now.labels.get(j));
  });
}

function sameLabel(a: TurnLabel | undefined, b: TurnLabel | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.name.start === b.name.start && a.name.end === b.name.end);
}

/** Whether the blocks that changed say the same about names as before. */
export function sameEvidence(before: Read, now: Read, alignment: Alignment): boolean {
  return sameBetween(alignment, (i) => factsOf(before.source[i], before.first[i] ?? []), (i) => factsOf(now.source[i], now.first[i] ?? []));
}

/** All that evidence is made of, one fact a string. */
function factsOf(block: SourceBlock | undefined, first: readonly Choice[]): string[] {
  if (!block) return [];
  const { findings: { prose, mentions } } = block;
  const weight = evidenceWeight(block);
  const facts = first.map((choice) => `${weight} ${choice.type} ${choice.confidence} ${choice.why.includes(shipReason)} ${choice.why.includes('title before name')} ${wordsAt(prose, choice)}`);
  const places = new Map<string, number>();
  for (const { start, end, type, probability } of mentions) {
    if (probability === undefined) continue;
    const key = `${start} ${end}`, place = places.get(key) ?? places.size;
    places.set(key, place);
    facts.push(`${place} ${type ?? ''} ${probability} ${wordsAt(prose, { start, end })}`);
  }
  return facts;
}

/** The clustering of the same names in the same order as before; null when they are others. */
export function sameClustering(before: Resolution, alignment: Alignment, source: readonly SourceBlock[], chosen: readonly (readonly Choice[])[]): Clustering | null {
  const outside = chosen.every((choices, i) => {
    const index = indexBefore(alignment, i), old = index < 0 ? choices : (before.chosen[index] ?? []);
    return old === choices || sameStrings(sequenceOf(before.source[index], old), sequenceOf(source[i], choices));
  });
  if (!outside) return null;
  const same = sameBetween(alignment, (i) => sequenceOf(before.source[i], before.chosen[i] ?? []), (i) => sequenceOf(source[i], chosen[i] ?? []));
  if (!same) return null;
  const { entities } = before.clustering;
  const between = entities.slice(alignment.from, alignment.toBefore).flat();
  let next = 0;
  return {
    clusters: before.clustering.clusters,
    entities: chosen.map((choices, i) => {
      const index = indexBefore(alignment, i);
      return index >= 0 ? (entities[index] ?? []) : choices.map(() => between[next++] ?? '');
    }),
  };
}

/** Whether two lists of strings are equal. */
export function sameStrings(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((item, i) => item === b[i]));
}
