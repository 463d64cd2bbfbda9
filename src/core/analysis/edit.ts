import type { BlockSpan, Span } from '../span';
import type { AnalyzedBlock, Quotation, SourceAnalysis } from './model';

/** Replaces `start`..`end` of the text before by `length` code units. */
export interface Edit extends Span {
  readonly length: number;
}

/** The text with `start`..`end` replaced. */
export function replaceIn(text: string, change: Span & { readonly text: string }): string {
  return text.slice(0, change.start) + change.text + text.slice(change.end);
}

/**
 * Where a span is after an edit: moved when the edit is before it, stretched when the edit is inside, null when the edit
 * cuts across one of its ends or takes all of it.
 */
export function editSpan(span: Span, edit: Edit): Span | null {
  const delta = edit.length - (edit.end - edit.start);
  if (edit.end <= span.start) return { start: span.start + delta, end: span.end + delta };
  if (edit.start >= span.end) return { start: span.start, end: span.end };
  if (edit.start > span.start && edit.end < span.end) return { start: span.start, end: span.end + delta };
  return null;
}

/**
 * The analysis as it stands right after an edit, before the text is analysed anew: everything keeps to its words, and
 * what the edit cut is gone. Blocks that the edit does not touch keep their content, only their bounds move.
 */
export function editAnalysis(analysis: SourceAnalysis, edit: Edit): SourceAnalysis {
  const delta = edit.length - (edit.end - edit.start);
  const touched = new Map<number, { before: AnalyzedBlock; after: Span }>();
  let last = 0;
  const bounds = analysis.blocks.map((block, i): Span => {
    if (block.end < edit.start) return block;
    if (block.start > edit.end || block.start === edit.end && block.start > edit.start) return { start: block.start + delta, end: block.end + delta };
    // Blocks that a deletion brought together share what is typed between them no longer: the first one has it.
    const { start, end } = editBounds(block, edit);
    const after = { start: Math.max(start, last), end: Math.max(end, last) };
    last = after.end;
    touched.set(i, { before: block, after });
    return after;
  });
  const move = (span: BlockSpan, home: number): BlockSpan | null => {
    const target = touched.get(home + span.block);
    if (!target) return span;
    const absolute = editSpan({ start: span.start + target.before.start, end: span.end + target.before.start }, edit);
    return absolute && within(absolute, target.after) ? { block: span.block, start: absolute.start - target.after.start, end: absolute.end - target.after.start } : null;
  };
  return { ...analysis, blocks: analysis.blocks.map((block, i) => editBlock(block, i, bounds[i] ?? block, touched.has(i), move)) };
}

type Move = (span: BlockSpan, home: number) => BlockSpan | null;

function editBlock(block: AnalyzedBlock, index: number, bounds: Span, touched: boolean, move: Move): AnalyzedBlock {
  const reachesOut = block.quotations.some(({ spans, speakerMention }) => speakerMention?.block || spans.some((span) => span.block !== 0));
  const quotations = touched || reachesOut ? block.quotations.flatMap((quotation) => editQuotation(quotation, index, move)) : block.quotations;
  if (!touched) return { ...block, start: bounds.start, end: bounds.end, quotations };
  const inside = <T extends Span>(items: readonly T[]): T[] => items.flatMap((item) => {
    const moved = move({ block: 0, start: item.start, end: item.end }, index);
    return moved ? [{ ...item, start: moved.start, end: moved.end }] : [];
  });
  return {
    ...block,
    start: bounds.start,
    end: bounds.end,
    mentions: inside(block.mentions),
    references: inside(block.references),
    roles: inside(block.roles),
    quotations,
  };
}

function editQuotation(quotation: Quotation, home: number, move: Move): Quotation[] {
  const keep = (spans: readonly BlockSpan[]): BlockSpan[] => spans.flatMap((span) => move(span, home) ?? []);
  const spans = keep(quotation.spans);
  if (spans.length === 0) return [];
  return [{
    ...quotation,
    spans,
    quoted: keep(quotation.quoted),
    cue: quotation.cue && move(quotation.cue, home),
    speakerMention: quotation.speakerMention && move(quotation.speakerMention, home),
  }];
}

/** A block's bounds after an edit that touches it: it grows with what is typed in it or at its ends. */
function editBounds(block: Span, edit: Edit): Span {
  const inserted = edit.start + edit.length;
  const map = (offset: number): number => {
    if (offset < edit.start) return offset;
    return offset >= edit.end ? offset + edit.length - (edit.end - edit.start) : inserted;
  };
  const start = block.start <= edit.start ? block.start : map(block.start);
  return { start, end: Math.max(start, map(block.end)) };
}

function within(span: Span, bounds: Span): boolean {
  return bounds.start <= span.start && span.end <= bounds.end;
}
