import type { Mention, Quotation, ResolvedEntities, SourceBlock } from '../analysis/model';
import { overlaps } from '../span';

/**
 * The pronouns and descriptions that were resolved as speakers, as references to their clusters; runs parallel to
 * `source`, spans are in each block's prose. Names, which are mentions already, are left out.
 */
export function speakerReferences(source: readonly SourceBlock[], entities: ResolvedEntities, quotations: readonly (readonly Quotation[])[]): Mention[][] {
  const types = new Map(entities.clusters.map((cluster) => [cluster.id, cluster.type]));
  const found = source.map(() => new Map<string, Mention>());
  quotations.forEach((list, home) => {
    for (const { speaker, speakerMention, confidence } of list) {
      const type = speaker === null ? undefined : types.get(speaker);
      if (speaker === null || type === undefined || !speakerMention) continue;
      const block = home + speakerMention.block;
      const { start, end } = speakerMention;
      const named = entities.mentions[block]?.some((mention) => overlaps(mention, speakerMention)) ?? true;
      if (!named) found[block]?.set(`${start}-${end}`, { start, end, type, entity: speaker, confidence, why: ['resolved as a speaker'] });
    }
  });
  return found.map((references) => [...references.values()].sort((a, b) => a.start - b.start));
}
