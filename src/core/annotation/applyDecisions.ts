import type { AnalyzedBlock, Cluster, Quotation, SourceAnalysis } from '../analysis/model';
import type { EntityType } from '../analysis/types';
import { addTo } from '../multimap';
import { shift, type Span } from '../span';
import { applyToMentions } from './applyMentions';
import type { DecidedMentions } from './applyMentions';
import { applyToQuotations } from './applyQuotations';
import { blockAt } from './blocks';
import { decisionsOf, type DecisionIndex } from './decisionIndex';
import type { PlacedAnnotation } from './types';

/** What is known elsewhere about an entity that people decided about. */
export interface KnownEntity {
  readonly name: string;
  readonly type: EntityType;
}

export interface DecisionOptions {
  /** Name and type of an entity by its URI, where the workspace knows it. */
  readonly lookup?: (uri: string) => KnownEntity | undefined;
  /** The URI that an entity has by now: a decision may be older than what the workspace decided about the entity. */
  readonly canonical?: (uri: string) => string;
  /** The text that all offsets are of: says which words of a quotation stand in quotation marks, whatever the machine finds. */
  readonly text?: string;
}

/**
 * The analysis as people see it: rejected findings are gone, accepted and changed ones carry their decision, and what a
 * person marked is there whether or not the machine still finds it. Blocks that no decision touches stay the same objects.
 */
export function applyDecisions(analysis: SourceAnalysis, placed: readonly PlacedAnnotation[], options: DecisionOptions = {}): SourceAnalysis {
  const decisions = decisionsOf(options.canonical ? placed.map((annotation) => renamed(annotation, options.canonical)) : placed);
  if (decisions.mentions.all().length === 0 && decisions.quotations.all().length === 0) return analysis;
  const lookup = options.lookup ?? (() => undefined);
  const blocks = analysis.blocks.length > 0 ? analysis.blocks : blockFor(placed);
  const byId = new Map(analysis.clusters.map((cluster) => [cluster.id, cluster]));
  const mentions = applyToMentions(blocks, decisions.mentions, byId, lookup);
  for (const cluster of mentions.named) byId.set(cluster.id, cluster);
  const quotations = applyToQuotations(blocks, decisions.quotations, (uri) => byId.get(uri)?.name ?? lookup(uri)?.name ?? nameInUri(uri), options.text);
  const gone = goneEntities(blocks, mentions);
  const rejected = rejectedIn(blocks, decisions.quotations);
  const result = blocks.map((block, i) => {
    const settled = settle(block, mentions.mentions[i], quotations[i], gone), spans = rejected.get(i);
    return spans ? { ...settled, rejectedQuotations: spans } : settled;
  });
  return { ...analysis, blocks: result, clusters: clustersOf(byId, gone, result, lookup) };
}

/** What people said is no quotation, by the block it starts in. */
function rejectedIn(blocks: readonly AnalyzedBlock[], quotations: DecisionIndex): Map<number, Span[]> {
  const rejected = new Map<number, Span[]>();
  for (const { positive, span } of quotations.all()) {
    const at = positive ? -1 : blockAt(blocks, span.start);
    if (at < 0) continue;
    const inBlock = shift(span, -(blocks[at]?.start ?? 0));
    addTo(rejected, at, inBlock);
  }
  return rejected;
}

/** The annotation about the entities as they are called now. */
function renamed(annotation: PlacedAnnotation, canonical: (uri: string) => string = (uri) => uri): PlacedAnnotation {
  const { entity, speaker } = annotation;
  const now = entity === undefined ? undefined : canonical(entity), by = speaker === undefined ? undefined : canonical(speaker);
  if (now === entity && by === speaker) return annotation;
  return { ...annotation, ...(now !== undefined && { entity: now }), ...(by !== undefined && { speaker: by }) };
}

/** A text without prose has no blocks; what a person marked in it needs one. */
function blockFor(placed: readonly PlacedAnnotation[]): AnalyzedBlock[] {
  const ends = placed.flatMap(({ pieces }) => pieces.map(({ end }) => end));
  const end = ends.reduce((most, next) => Math.max(most, next), 0);
  return [{ start: 0, end, role: 'body', startsArticle: true, mentions: [], references: [], quotations: [], roles: [] }];
}

/** Entities all of whose mentions a decision took away, each with the one that took its place, or null. */
function goneEntities(blocks: readonly AnalyzedBlock[], { mentions, moved }: DecidedMentions): ReadonlyMap<string, string | null> {
  const left = new Set<string>(), before = new Set<string>();
  blocks.forEach((block, i) => {
    for (const { entity } of block.mentions) before.add(entity);
    for (const { entity } of mentions[i] ?? block.mentions) left.add(entity);
  });
  return new Map([...before].filter((entity) => !left.has(entity)).map((entity) => [entity, moved.get(entity) ?? null]));
}

/** A block with its new mentions and quotations, and without what hung on entities that are gone. */
function settle(
  block: AnalyzedBlock, mentions: AnalyzedBlock['mentions'] | undefined, quotations: readonly Quotation[] | undefined, gone: ReadonlyMap<string, string | null>,
): AnalyzedBlock {
  const hangs = gone.size > 0 && (
    [...block.references, ...block.roles].some(({ entity }) => gone.has(entity))
    || (quotations ?? block.quotations).some(({ speaker }) => speaker !== null && gone.has(speaker)));
  if (!mentions && !quotations && !hangs) return block;
  const follow = <T extends { readonly entity: string }>(item: T): T[] => {
    const entity = gone.has(item.entity) ? gone.get(item.entity) ?? null : item.entity;
    return entity === null ? [] : [entity === item.entity ? item : { ...item, entity }];
  };
  return {
    ...block,
    mentions: mentions ?? block.mentions,
    references: block.references.flatMap(follow),
    roles: block.roles.flatMap(follow),
    quotations: (quotations ?? block.quotations).map((quotation) => resettle(quotation, gone)),
  };
}

/** A quotation whose speaker's entity is gone follows it, or keeps the speaker's words only; a person's choice stays. */
function resettle(quotation: Quotation, gone: ReadonlyMap<string, string | null>): Quotation {
  const { speaker } = quotation;
  if (speaker === null || !gone.has(speaker) || quotation.decision?.kind === 'reattribute') return quotation;
  return { ...quotation, speaker: gone.get(speaker) ?? null };
}

function clustersOf(
  byId: ReadonlyMap<string, Cluster>, gone: ReadonlyMap<string, string | null>, blocks: readonly AnalyzedBlock[], lookup: (uri: string) => KnownEntity | undefined,
): Cluster[] {
  const clusters = new Map([...byId].filter(([id]) => !gone.has(id)));
  for (const { speaker } of blocks.flatMap((block) => block.quotations)) {
    if (speaker === null || clusters.has(speaker)) continue;
    const known = lookup(speaker), before = byId.get(speaker);
    clusters.set(speaker, before ?? { id: speaker, name: known?.name ?? nameInUri(speaker), type: known?.type ?? typeInUri(speaker), aliases: [] });
  }
  return [...clusters.values()];
}

const entityPattern = /^urn:glossator:entity:([^:]*):([^#]*)/;

/** The folded name in an undecided entity's URI; the URI itself for any other. */
function nameInUri(uri: string): string {
  const encoded = entityPattern.exec(uri)?.[2];
  if (encoded === undefined) return uri;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function typeInUri(uri: string): EntityType {
  return entityPattern.exec(uri)?.[1] ?? 'PERSON';
}
