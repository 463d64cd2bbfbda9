import type { Block, ProsePiece } from './block';
import type { Span } from '../span';

/** Where a span of a block's prose stands in the source, relative to the block's start. */
export function proseToBlock(block: Pick<Block, 'pieces'>, span: Span): Span {
  const { pieces } = block;
  if (!pieces) return { start: span.start, end: span.end };
  const start = mapOffset(pieces, span.start);
  return { start, end: span.end > span.start ? mapOffset(pieces, span.end - 1) + 1 : start };
}

/** The prose that a span of the block (relative to its start) covers. */
export function blockToProse(block: Pick<Block, 'pieces' | 'prose'>, span: Span): Span {
  const { pieces } = block;
  if (!pieces) return { start: span.start, end: span.end };
  let start = block.prose.length, end = 0;
  for (const piece of pieces) {
    const from = Math.max(span.start, piece.source), to = Math.min(span.end, piece.source + piece.length);
    if (from >= to) continue;
    start = Math.min(start, piece.prose + from - piece.source);
    end = Math.max(end, piece.prose + to - piece.source);
  }
  return start < end ? { start, end } : { start: 0, end: 0 };
}

function mapOffset(pieces: readonly ProsePiece[], offset: number): number {
  let low = 0, high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.prose ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) return offset;
  return piece.source + Math.min(offset - piece.prose, Math.max(0, piece.length - 1));
}
