import type { QuotationKind } from '../analysis/types';
import type { AnalyzedBlock } from '../analysis/model';
import { blockAt } from '../annotation/blocks';
import { quotedPieces } from '../quote/marks';
import { overlaps, shift, type Span } from '../span';

/** The stretches of some pieces of a text that stand in quotation marks, the marks included; `blocks` say where paragraphs begin and end. */
export function quotedWithin(text: string, blocks: readonly AnalyzedBlock[], pieces: readonly Span[]): Span[] {
  const found = new Map<AnalyzedBlock, readonly Span[]>();
  const quotedIn = (block: AnalyzedBlock): readonly Span[] => {
    const known = found.get(block) ?? quotedPieces(text.slice(block.start, block.end)).map((piece) => shift(piece, block.start));
    found.set(block, known);
    return known;
  };
  return pieces.flatMap((piece) => blocksUnder(blocks, piece).flatMap(quotedIn)
    .map(({ start, end }) => ({ start: Math.max(start, piece.start), end: Math.min(end, piece.end) })).filter(({ start, end }) => start < end));
}

function blocksUnder(blocks: readonly AnalyzedBlock[], piece: Span): AnalyzedBlock[] {
  const found: AnalyzedBlock[] = [];
  for (let i = blockAt(blocks, piece.start); i >= 0 && (blocks[i]?.start ?? Infinity) < piece.end; i++) found.push(blocks[i] as AnalyzedBlock);
  return found;
}

/** What kind of quotation some pieces of a text are, by the marks in and around them. */
export function kindOf(text: string, pieces: readonly Span[], quoted: readonly Span[]): QuotationKind {
  const bare = pieces.some((piece) => {
    let rest = text.slice(piece.start, piece.end);
    for (const { start, end } of [...quoted].reverse()) {
      if (overlaps({ start, end }, piece)) rest = rest.slice(0, start - piece.start) + rest.slice(end - piece.start);
    }
    return /[\p{L}\p{N}]/u.test(rest);
  });
  if (!bare) return 'direct';
  return quoted.some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end))) ? 'mixed' : 'indirect';
}
