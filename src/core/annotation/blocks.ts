import type { AnalyzedBlock } from '../analysis/model';
import { lowerBound } from '../lowerBound';
import type { BlockSpan, Span } from '../span';

/** The index of the block that a source offset belongs to: the last that starts at or before it, else the first; -1 without blocks. */
export function blockAt(blocks: readonly AnalyzedBlock[], offset: number): number {
  const after = lowerBound(blocks.length, (i) => (blocks[i]?.start ?? Infinity) > offset);
  return blocks.length === 0 ? -1 : Math.max(0, after - 1);
}

/** The source span of a span that is relative to a block; undefined when that block does not exist. */
export function toSource(blocks: readonly AnalyzedBlock[], from: number, span: BlockSpan): Span | undefined {
  const block = blocks[from + span.block];
  return block && { start: block.start + span.start, end: block.start + span.end };
}

/** A source span relative to the block it starts in, seen from block `from`. */
export function toBlock(blocks: readonly AnalyzedBlock[], from: number, span: Span): BlockSpan {
  const at = blockAt(blocks, span.start);
  const base = blocks[at]?.start ?? 0;
  return { block: at - from, start: span.start - base, end: span.end - base };
}
