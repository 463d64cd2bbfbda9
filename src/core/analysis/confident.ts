import type { AnalyzedBlock, SourceAnalysis } from './model';

/** What is less certain is not shown unless somebody asks for it. */
export const defaultThreshold = 0.5;

/**
 * The analysis without what is less certain than `threshold` (0-1): names, and reports, beliefs, intentions and stances
 * without quotation marks. Words between quotation marks stay: their confidence is about the speaker. Blocks that keep everything stay the same objects.
 */
export function confident(analysis: SourceAnalysis, threshold: number): SourceAnalysis {
  const blocks = analysis.blocks.map((block) => confidentBlock(block, threshold));
  if (blocks.every((block, i) => block === analysis.blocks[i])) return analysis;
  const named = new Set(blocks.flatMap(({ mentions }) => mentions.map(({ entity }) => entity)));
  const spoken = new Set(blocks.flatMap(({ quotations }) => quotations.flatMap(({ speaker }) => speaker ?? [])));
  return {
    ...analysis,
    blocks: blocks.map((block) => {
      const references = block.references.filter(({ entity }) => named.has(entity)), roles = block.roles.filter(({ entity }) => named.has(entity));
      return references.length === block.references.length && roles.length === block.roles.length ? block : { ...block, references, roles };
    }),
    clusters: analysis.clusters.filter(({ id }) => named.has(id) || spoken.has(id)),
  };
}

function confidentBlock(block: AnalyzedBlock, threshold: number): AnalyzedBlock {
  const mentions = block.mentions.filter(({ confidence }) => confidence >= threshold);
  const quotations = block.quotations.filter(({ kind, confidence }) => kind !== 'indirect' || confidence >= threshold);
  return mentions.length === block.mentions.length && quotations.length === block.quotations.length ? block : { ...block, mentions, quotations };
}
