import type { Mention, Quotation, ResolvedEntities, SourceBlock } from '../analysis/model';
import { overlaps } from '../span';

/**
 * The pronouns and descriptions that were resolved as speakers, as references to their clusters; runs parallel to
 * `source`, spans are in each block's prose. Names, which are mentions already, are left out.
 */
export function speakerReferences(source: readonly SourceBlock[], entities: ResolvedEntities, quotations: readonly (readonly Quotation[])[]): (readonly Mention[])[] {
  const types = new Map(entities.clusters.map((cluster) => [cluster.id, cluster.type]));
  const found = new Map<number, Map<string, Mention>>();
  quotations.forEach((list, home) => {
    for (const { speaker, speakerMention, confidence } of list) {
      const type = speaker === null ? undefined : types.get(speaker);
      if (speaker === null || type === undefined || !speakerMention) continue;
      const block = home + speakerMention.block;
      const { start, end } = speakerMention;
      const named = entities.mentions[block]?.some((mention) => overlaps(mention, speakerMention)) ?? true;
      if (named) continue;
      const here = found.get(block) ?? new Map<string, Mention>();
      found.set(block, here.set(`${start}-${end}`, { start, end, type, entity: speaker, confidence, why: ['resolved as a speaker'] }));
    }
  });
  return source.map(({ findings }, block) => {
    const here = found.get(block);
    return here ? keepEqual(findings, [...here.values()].sort((a, b) => a.start - b.start)) : none;
  });
}

/** The references that were found in a block last: while they are equal they stay the very same. */
const before = new WeakMap<SourceBlock['findings'], readonly Mention[]>();
const none: readonly never[] = [];

function keepEqual(findings: SourceBlock['findings'], now: readonly Mention[]): readonly Mention[] {
  const known = before.get(findings);
  if (known?.length === now.length && known.every((mention, i) => mention.start === now[i]?.start && mention.end === now[i].end && mention.entity === now[i].entity && mention.type === now[i].type && mention.confidence === now[i].confidence)) return known;
  before.set(findings, now);
  return now;
}
