import { foldName } from '../analysis/entityId';
import type { AnalyzedBlock, Cluster, Mention, Quotation } from '../analysis/model';
import { compareSpans, overlaps } from '../span';
import type { EntityRules, OwnName } from './rules';

/** The names that people gave, where they are to be mentions, and the machine's mentions that they take the place of. */
export interface OwnMentions {
  readonly byBlock: readonly (readonly OwnName[])[];
  readonly displaced: ReadonlySet<Mention>;
  readonly count: number;
}

/** What most blocks have none of. */
export const nothing: readonly never[] = [];

/**
 * Finds the names that people gave where the machine did not: it found nothing there, or less than the whole name. A longer
 * name that one of them is part of stays what it is, and so does what the machine found in the very same place.
 */
export function ownMentions(blocks: readonly AnalyzedBlock[], text: string, rules: EntityRules, path: string, rejected: ReadonlySet<Mention>): OwnMentions {
  const displaced = new Set<Mention>();
  let count = 0;
  const byBlock = rules.ownNames(path, text, blocks).map((found, i) => {
    const block = blocks[i];
    if (!block || found.length === 0) return nothing;
    const names = found.filter((name) => {
      const words = text.slice(block.start + name.start, block.start + name.end);
      if (rules.isRejected(words, name.entry.type, path)) return false;
      const others = block.mentions.filter((mention) => overlaps(mention, name) && !rejected.has(mention));
      if (others.some(({ start, end }) => start <= name.start && end >= name.end)) return false;
      for (const other of others) displaced.add(other);
      return true;
    });
    count += names.length;
    return names;
  });
  return { byBlock, displaced, count };
}

/** A block with the names that people gave among its mentions. */
export function withOwn(block: AnalyzedBlock, names: readonly OwnName[]): AnalyzedBlock {
  if (names.length === 0) return block;
  const added = names.map(({ start, end, entry }): Mention => ({ start, end, type: entry.type, entity: entry.id, confidence: 1, why: ['a name in the workspace’s list'] }));
  return { ...block, mentions: [...block.mentions, ...added].sort(compareSpans) };
}

/** A block whose quotations know their speakers by the names that people gave. */
export function withSpeakers(block: AnalyzedBlock, own: readonly (readonly OwnName[])[], at: number): AnalyzedBlock {
  const speakerOf = ({ speaker, speakerMention }: Quotation): OwnName | undefined => (speaker !== null || !speakerMention ? undefined
    : own[at + speakerMention.block]?.find((name) => name.start >= speakerMention.start && name.end <= speakerMention.end));
  if (!block.quotations.some(speakerOf)) return block;
  return {
    ...block,
    quotations: block.quotations.map((quotation) => {
      const name = speakerOf(quotation);
      return name ? { ...quotation, speaker: name.entry.id, speakerName: name.entry.name } : quotation;
    }),
  };
}

/** The clusters with those that only people know, and their names in this source. */
export function withOwnClusters(clusters: readonly Cluster[], blocks: readonly AnalyzedBlock[], own: readonly (readonly OwnName[])[], text: string): readonly Cluster[] {
  const written = new Map<string, { readonly cluster: Cluster; readonly names: Map<string, string> }>();
  own.forEach((names, i) => {
    for (const { start, end, entry: { id, name, type } } of names) {
      const known = written.get(id) ?? { cluster: { id, name, type, aliases: [] }, names: new Map<string, string>() }, from = blocks[i]?.start ?? 0;
      const words = text.slice(from + start, from + end).replace(/\s+/gu, ' ');
      if (foldName(words) !== foldName(name)) known.names.set(words, words);
      written.set(id, known);
    }
  });
  if (written.size === 0) return clusters;
  const before = clusters.map((cluster) => {
    const names = written.get(cluster.id)?.names;
    written.delete(cluster.id);
    return names && names.size > 0 ? { ...cluster, aliases: [...new Set([...cluster.aliases, ...names.keys()])] } : cluster;
  });
  return [...before, ...[...written.values()].map(({ cluster, names }) => ({ ...cluster, aliases: [...names.keys()] }))];
}
