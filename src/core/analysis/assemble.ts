import type { Label } from '../articles/label';
import type { Block } from '../parse/block';
import { proseToBlock, proseToPieces } from '../parse/prose';
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
      quotations: placeQuotations(blocks, i, quotations[i] ?? nothing),
    };
  });
}

/** What was placed before in Markdown, by the list it was placed from: the same list with the same pieces stays the same. */
const placed = new WeakMap<readonly unknown[], { readonly pieces: Block['pieces']; readonly list: readonly unknown[] }>();

function place<T extends Span>(block: Block, found: readonly T[]): readonly T[] {
  return kept(found, block.pieces, () => found.map((item) => ({ ...item, ...proseToBlock(block, item) })));
}

function kept<T>(found: readonly T[], pieces: Block['pieces'], make: () => readonly T[]): readonly T[] {
  if (!pieces || found.length === 0) return found;
  const known = placed.get(found);
  if (known?.pieces === pieces) return known.list as readonly T[];
  const list = make();
  placed.set(found, { pieces, list });
  return list;
}

function placeQuotations(blocks: readonly Block[], home: number, quotations: readonly Quotation[]): readonly Quotation[] {
  const reach = quotations.some(({ spans, speakerMention }) => speakerMention?.block || spans.some((span) => span.block !== 0));
  const make = (): readonly Quotation[] => quotations.map((quotation) => placeQuotation(blocks, home, quotation));
  if (reach) return quotations.some(({ spans, speakerMention }) => [...spans, ...(speakerMention ? [speakerMention] : [])].some((span) => blocks[home + span.block]?.pieces)) ? make() : quotations;
  return kept(quotations, blocks[home]?.pieces ?? null, make);
}

function placeQuotation(blocks: readonly Block[], home: number, quotation: Quotation): Quotation {
  const move = (span: BlockSpan): BlockSpan => {
    const block = blocks[home + span.block];
    return block?.pieces ? { block: span.block, ...proseToBlock(block, span) } : span;
  };
  const cut = (span: BlockSpan): BlockSpan[] => {
    const block = blocks[home + span.block];
    return block?.pieces ? proseToPieces(block, span).map((piece) => ({ block: span.block, ...piece })) : [span];
  };
  return {
    ...quotation,
    spans: quotation.spans.flatMap(cut),
    quoted: quotation.quoted.flatMap(cut),
    cue: quotation.cue && move(quotation.cue),
    speakerMention: quotation.speakerMention && move(quotation.speakerMention),
  };
}
