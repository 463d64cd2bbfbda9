import type { AnalyzedBlock, Cluster, Mention, Quotation, SourceAnalysis } from '../analysis/model';
import type { EntityEntry } from '../codebook/entitiesFile';
import { nothing, ownMentions, withOwn, withOwnClusters, withSpeakers } from './applyOwn';
import type { EntityRules, OwnName } from './rules';

/** An analysis with the workspace's decisions, and what tells whether others would give another one. */
export interface AppliedEntities {
  readonly analysis: SourceAnalysis;
  /** Equal for equal decisions about this source; '' when none is about it. */
  readonly key: string;
}

/**
 * The machine's analysis as the workspace knows its entities: merged, renamed, of the right type, without names that are
 * none. `path` is the source's, relative to the folder with the decisions. Blocks that nothing touches stay the same objects.
 */
export function applyEntities(analysis: SourceAnalysis, text: string, rules: EntityRules, path: string): AppliedEntities {
  if (rules.empty) return { analysis, key: '' };
  const entries = new Map<string, EntityEntry>();
  for (const cluster of analysis.clusters) {
    const entry = rules.entryOf(cluster, path);
    if (entry) entries.set(cluster.id, entry);
  }
  const rejected = rules.rejectsIn(path) ? rejectedMentions(analysis, text, rules, path, entries) : new Set<Mention>();
  const own = ownMentions(analysis.blocks, text, rules, path, rejected);
  if (entries.size === 0 && rejected.size === 0 && own.count === 0) return { analysis, key: '' };
  const out = new Set([...rejected, ...own.displaced]);
  const gone = out.size > 0 ? withoutMentions(analysis.blocks, out) : new Set<string>();
  const blocks = analysis.blocks.map((block, i) => withSpeakers(withOwn(changedBlock(block, entries, out, gone), own.byBlock[i] ?? nothing), own.byBlock, i));
  const clusters = withOwnClusters(mergedClusters(analysis.clusters.filter(({ id }) => !gone.has(id)), entries), analysis.blocks, own.byBlock, text);
  return { analysis: { ...analysis, blocks, clusters }, key: keyOf(analysis, entries, out, own.byBlock) };
}

function rejectedMentions(analysis: SourceAnalysis, text: string, rules: EntityRules, path: string, entries: ReadonlyMap<string, EntityEntry>): Set<Mention> {
  const rejected = new Set<Mention>();
  for (const { start, mentions } of analysis.blocks) {
    for (const mention of mentions) {
      const words = text.slice(start + mention.start, start + mention.end), type = entries.get(mention.entity)?.type;
      if (rules.isRejected(words, mention.type, path) || (type !== undefined && rules.isRejected(words, type, path))) rejected.add(mention);
    }
  }
  return rejected;
}

/** Entities all of whose mentions are rejected. */
function withoutMentions(blocks: readonly AnalyzedBlock[], rejected: ReadonlySet<Mention>): Set<string> {
  const gone = new Set([...rejected].map(({ entity }) => entity));
  for (const { mentions } of blocks) for (const mention of mentions) if (!rejected.has(mention)) gone.delete(mention.entity);
  return gone;
}

function changedBlock(block: AnalyzedBlock, entries: ReadonlyMap<string, EntityEntry>, rejected: ReadonlySet<Mention>, gone: ReadonlySet<string>): AnalyzedBlock {
  const touches = ({ entity }: { readonly entity: string }): boolean => entries.has(entity) || gone.has(entity);
  const touched = block.mentions.some((mention) => touches(mention) || rejected.has(mention)) || block.references.some(touches) || block.roles.some(touches)
    || block.quotations.some(({ speaker }) => speaker !== null && touches({ entity: speaker }));
  if (!touched) return block;
  const stay = <T extends { readonly entity: string }>(items: readonly T[]): T[] => items.filter(({ entity }) => !gone.has(entity));
  return {
    ...block,
    mentions: block.mentions.filter((mention) => !rejected.has(mention)).map((mention) => known(mention, entries)),
    references: stay(block.references).map((mention) => known(mention, entries)),
    roles: stay(block.roles).map((role) => ({ ...role, entity: entries.get(role.entity)?.id ?? role.entity })),
    quotations: block.quotations.map((quotation) => said(quotation, entries, gone)),
  };
}

function known(mention: Mention, entries: ReadonlyMap<string, EntityEntry>): Mention {
  const entry = entries.get(mention.entity);
  if (!entry) return mention;
  return mention.type === entry.type
    ? { ...mention, entity: entry.id }
    : { ...mention, entity: entry.id, type: entry.type, confidence: 1, why: ['this name was given its type for all sources', ...mention.why] };
}

/** The speaker as the workspace knows them; one who is no name keeps the words only. */
function said(quotation: Quotation, entries: ReadonlyMap<string, EntityEntry>, gone: ReadonlySet<string>): Quotation {
  const { speaker } = quotation;
  if (speaker === null) return quotation;
  const entry = entries.get(speaker);
  if (gone.has(speaker)) return { ...quotation, speaker: null };
  return entry ? { ...quotation, speaker: entry.id, speakerName: entry.name } : quotation;
}

/** One cluster an entry, in the place of its first. */
function mergedClusters(clusters: readonly Cluster[], entries: ReadonlyMap<string, EntityEntry>): Cluster[] {
  const names = new Map<string, Set<string>>();
  for (const { id, name, aliases } of clusters) {
    const key = entries.get(id)?.id ?? id, all = names.get(key) ?? new Set<string>();
    for (const each of [name, ...aliases]) all.add(each);
    names.set(key, all);
  }
  const made = new Set<string>();
  return clusters.flatMap((cluster) => {
    const entry = entries.get(cluster.id);
    const id = entry?.id ?? cluster.id;
    if (made.has(id)) return [];
    made.add(id);
    if (!entry) return [cluster];
    return [{ id, name: entry.name, type: entry.type, aliases: [...(names.get(id) ?? [])].filter((name) => name !== entry.name) }];
  });
}

function keyOf(analysis: SourceAnalysis, entries: ReadonlyMap<string, EntityEntry>, rejected: ReadonlySet<Mention>, own: readonly (readonly OwnName[])[]): string {
  const used = [...entries].map(([cluster, { id, name, type }]) => [cluster, id, name, type]);
  const left = rejected.size === 0 ? [] : analysis.blocks.map(({ mentions }) => mentions.flatMap((mention, i) => (rejected.has(mention) ? i : [])));
  return JSON.stringify([used, left, own.flatMap((names, i) => names.map(({ start, end, entry: { id, name, type } }) => [i, start, end, id, name, type]))]);
}
