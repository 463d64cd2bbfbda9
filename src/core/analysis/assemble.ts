import type { Label } from '../articles/label';
import type { Block } from '../parse/block';
import { proseToBlock } from '../parse/prose';
import type { BlockSpan, Span } from '../span';
import type { AnalyzedBlock, Quotation, ResolvedEntities } from './model';

const nothing: readonly never[] = [];

/** Puts what was found in each block's prose where it stands in the source's text. All arrays run parallel to `blocks`. */
export function assembleBlocks(
  blocks: readonly Block[],
  labels: readonly Label[],
  entities: ResolvedEntities,
  quotations: readonly (readonly Quotation[])[],
): AnalyzedBlock[] {
  return blocks.map((block, i) => {
    const label = labels[i];
    return {
      start: block.start,
      end: block.end,
      role: label?.role ?? 'body',
      startsArticle: label?.startsArticle ?? false,
      mentions: place(block, entities.mentions[i] ?? nothing),
      references: place(block, entities.references[i] ?? nothing),
      roles: place(block, entities.roles[i] ?? nothing),
      quotations: (quotations[i] ?? nothing).map((quotation) => placeQuotation(blocks, i, quotation)),
    };
  });
}

function place<T extends Span>(block: Block, found: readonly T[]): readonly T[] {
  return block.pieces ? found.map((item) => ({ ...item, ...proseToBlock(block, item) })) : found;
}

function placeQuotation(blocks: readonly Block[], home: number, quotation: Quotation): Quotation {
  const move = (span: BlockSpan): BlockSpan => {
    const block = blocks[home + span.block];
    return block?.pieces ? { block: span.block, ...proseToBlock(block, span) } : span;
  };
  return {
    ...quotation,
    spans: quotation.spans.map(move),
    quoted: quotation.quoted.map(move),
    cue: quotation.cue && move(quotation.cue),
    speakerMention: quotation.speakerMention && move(quotation.speakerMention),
  };
}
