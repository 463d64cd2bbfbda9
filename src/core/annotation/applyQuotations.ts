import { quotationKinds } from '../analysis/types';
import type { QuotationKind } from '../analysis/types';
import type { AnalyzedBlock, Quotation } from '../analysis/model';
import { quotedWithin } from '../quotation/marked';
import { allWithin, contains, lengthOf, overlaps, sharedLength, type BlockSpan, type Span } from '../span';
import { blockAt, toBlock, toSource } from './blocks';
import { sharesHalf, type Decision, type DecisionIndex } from './decisionIndex';
import { hull } from './types';

/** What the machine found that a decision is about, and its block. */
interface Found {
  readonly quotation: Quotation;
  readonly block: number;
}

/** Applies the decisions about quotations; the result runs parallel to the blocks, undefined where nothing changed. Without `text` the quoted words are those that the machine found. */
export function applyToQuotations(
  blocks: readonly AnalyzedBlock[], decisions: DecisionIndex, nameOf: (entity: string) => string, text?: string,
): readonly (readonly Quotation[] | undefined)[] {
  if (decisions.all().length === 0) return blocks.map(() => undefined);
  const met = new Map<Decision, Found>(), gone: (Found & { readonly span: Span })[] = [];
  const placed = blocks.map((block, i) => block.quotations.map((quotation) => {
    const pieces = sourceSpans(blocks, i, quotation);
    return { quotation, pieces, span: hull(pieces) };
  }));
  const hulls = placed.flat().flatMap(({ span }) => span ?? []);
  const kept = placed.map((found, i) => found.filter(({ quotation, pieces, span }) => {
    if (!span) return true;
    const isOthers = aboutOther(hulls, span), decision = decisions.about(span, 'QUOTATION', isOthers);
    if (!decision) {
      const near = decisions.overlapping(span).filter((other) => !isOthers(other));
      return !collides(pieces, near, quotation.cue && toSource(blocks, i, quotation.cue)) && !isRejectedPiece(pieces, near);
    }
    gone.push({ quotation, block: i, span });
    if (!met.has(decision)) met.set(decision, { quotation, block: i });
    return false;
  }).map(({ quotation }) => quotation));
  const changed = blocks.map((block, i) => (kept[i]?.length === block.quotations.length ? undefined : kept[i]));
  for (const decision of decisions.all()) {
    const at = blockAt(blocks, decision.span.start);
    if (!decision.positive || at < 0) continue;
    // Of a quotation that was cut in two, both halves have what introduces it.
    const found = met.get(decision) ?? gone.find(({ span }) => overlaps(span, decision.span));
    const list = [...(changed[at] ?? kept[at] ?? []), withQuoted(blocks, at, quotationOf(blocks, at, decision, found, nameOf), decision, text)];
    changed[at] = list.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  }
  return changed;
}

/** Tells which decisions are about quotations that the machine found within the one at a span, or around it. */
function aboutOther(hulls: readonly Span[], span: Span): (decision: Decision) => boolean {
  const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
  let nested: readonly Span[] | undefined;
  return ({ span: decided }) => {
    nested ??= hulls.filter((other) => !isSame(span, other) && (contains(span, other) || contains(other, span)));
    return nested.some((other) => isSame(other, decided) || (contains(span, other) && (contains(other, decided) || sharesHalf(other, decided))));
  };
}

/** Whether a person's quotations stand in the way of one that the machine found: they share words, and neither is just a quotation within the other. What is told in one, cue and all, is. */
function collides(pieces: readonly Span[], decisions: readonly Decision[], cue: Span | null | undefined): boolean {
  const size = lengthOf(pieces);
  let inside = 0;
  for (const { positive, annotation } of decisions) {
    const shared = positive ? sharedLength(pieces, annotation.pieces) : 0, other = lengthOf(annotation.pieces);
    if (shared === 0 || isNested(pieces, annotation.pieces) || (cue && annotation.pieces.some((piece) => contains(piece, cue)))) continue;
    if (shared < other) return true;
    inside += shared;
  }
  return inside * 2 >= size && inside > 0;
}

/** Whether what was found are pieces of a quotation that a person rejected as a whole. */
function isRejectedPiece(pieces: readonly Span[], decisions: readonly Decision[]): boolean {
  return decisions.some(({ positive, annotation }) => !positive && pieces.every((piece) => annotation.pieces.some((other) => sharesHalf(piece, other))));
}

/** Whether some pieces lie within others and are none of them. */
function isNested(inner: readonly Span[], outer: readonly Span[]): boolean {
  return inner.every((piece) => outer.some((other) => contains(other, piece) && (piece.end - piece.start) * 2 < other.end - other.start));
}

function sourceSpans(blocks: readonly AnalyzedBlock[], from: number, quotation: Quotation): Span[] {
  return quotation.spans.flatMap((span) => toSource(blocks, from, span) ?? []);
}

/** The quotation as a person's decision has it: their pieces and speaker, the rest as the machine found it. */
function quotationOf(
  blocks: readonly AnalyzedBlock[], at: number, decision: Decision, found: Found | undefined, nameOf: (entity: string) => string,
): Quotation {
  const { annotation } = decision;
  const spans = annotation.pieces.map((piece) => toBlock(blocks, at, piece));
  const kind = kindOf(decision.type) ?? found?.quotation.kind ?? 'direct';
  const steps = (found?.block ?? at) - at;
  const moved = <T extends { readonly block: number }>(span: T): T => ({ ...span, block: span.block + steps });
  const machine = found?.quotation;
  const generic = annotation.speaker === undefined ? annotation.speakerName : undefined;
  const speaker = annotation.speaker ?? (generic === undefined ? machine?.speaker ?? null : null);
  const sameSpeaker = machine !== undefined && speaker === machine.speaker && (generic === undefined || generic === machine.speakerName);
  return {
    kind,
    spans,
    quoted: kind === 'direct' ? spans : kind === 'mixed' ? (machine?.quoted.map(moved) ?? []) : [],
    cue: machine?.cue ? moved(machine.cue) : null,
    speakerMention: sameSpeaker && machine.speakerMention ? moved(machine.speakerMention) : null,
    speaker,
    speakerName: sameSpeaker ? machine.speakerName : speaker === null ? generic || null : nameOf(speaker),
    confidence: 1,
    decision: { kind: decision.kind, annotation: annotation.id, ...(annotation.change !== undefined && { change: annotation.change }) },
  };
}

/** The quotation with what stands in quotation marks in it; a transcript's turn needs none. */
function withQuoted(blocks: readonly AnalyzedBlock[], at: number, quotation: Quotation, { annotation }: Decision, text: string | undefined): Quotation {
  if (text === undefined || quotation.kind === 'indirect') return quotation;
  const quoted = quotedWithin(text, blocks, annotation.pieces);
  const isTurn = quotation.kind === 'direct' && !allWithin(annotation.pieces, quoted);
  return { ...quotation, quoted: isTurn ? [] : quoted.map((span): BlockSpan => toBlock(blocks, at, span)) };
}

function kindOf(type: string): QuotationKind | undefined {
  return quotationKinds.find((kind) => type === `QUOTATION/${kind}`);
}
