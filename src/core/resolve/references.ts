import type { Mention, Quotation, ResolvedEntities, SourceBlock } from '../analysis/model';
import { overlaps } from '../span';

/**
 * What stands for an entity without naming it: descriptions that were resolved, and the pronouns and descriptions of
 * speakers; runs parallel to `source`, spans are in each block's prose. Names, which are mentions already, are left out.
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
    const here = [...(found.get(block)?.values() ?? none)];
    for (const reference of entities.references[block] ?? none) if (!here.some((other) => overlaps(other, reference))) here.push(reference);
    return here.length > 0 ? keepEqual(findings, here.sort((a, b) => a.start - b.start)) : none;
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
