import { lowerBound } from '../lowerBound';
import type { Block, ProsePiece } from './block';
import type { Span } from '../span';

/** Where a span of a block's prose stands in the source, relative to the block's start: of one that times and numbers stand within, its longest part. */
export function proseToBlock(block: Pick<Block, 'pieces'>, span: Span): Span {
  const { pieces } = block;
  if (!pieces) return { start: span.start, end: span.end };
  const [whole, ...more] = partsOf(pieces, span);
  return more.length === 0 || !whole ? hullOf(pieces, span) : hullOf(pieces, more.reduce((most, part) => (part.end - part.start > most.end - most.start ? part : most), whole));
}

/** The same, each part by itself. */
export function proseToPieces(block: Pick<Block, 'pieces' | 'prose'>, span: Span): Span[] {
  const { pieces, prose } = block;
  if (!pieces) return [{ start: span.start, end: span.end }];
  const parts = partsOf(pieces, span);
  if (parts.length === 1) return [hullOf(pieces, span)];
  return parts.flatMap(({ start, end }) => {
    const words = prose.slice(start, end), from = start + words.length - words.trimStart().length;
    return words.trim() === '' ? [] : [hullOf(pieces, { start: from, end: from + words.trim().length })];
  });
}

/** A span of the prose, cut where what is no text stands in the source. */
function partsOf(pieces: readonly ProsePiece[], span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let i = pieceAt(pieces, span.start) + 1; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece || piece.prose >= span.end) break;
    if (!piece.apart) continue;
    parts.push({ start, end: piece.prose });
    start = piece.prose;
  }
  return [...parts, { start, end: span.end }];
}

function hullOf(pieces: readonly ProsePiece[], span: Span): Span {
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

/** The index of the piece that an offset of the prose is in. */
function pieceAt(pieces: readonly ProsePiece[], offset: number): number {
  return Math.max(0, lowerBound(pieces.length, (i) => (pieces[i]?.prose ?? 0) > offset) - 1);
}

function mapOffset(pieces: readonly ProsePiece[], offset: number): number {
  const piece = pieces[pieceAt(pieces, offset)];
  if (!piece) return offset;
  return piece.source + Math.min(offset - piece.prose, Math.max(0, piece.length - 1));
}
