import { quotationKinds } from '../analysis/types';
import type { QuotationKind } from '../analysis/types';
import type { AnalyzedBlock, Quotation } from '../analysis/model';
import type { Span } from '../span';
import { blockAt, toBlock, toSource } from './blocks';
import type { Decision, DecisionIndex } from './decisionIndex';
import { hull } from './types';

/** Applies the decisions about quotations; the result runs parallel to the blocks, undefined where nothing changed. */
export function applyToQuotations(
  blocks: readonly AnalyzedBlock[], decisions: DecisionIndex, nameOf: (entity: string) => string,
): readonly (readonly Quotation[] | undefined)[] {
  if (decisions.all().length === 0) return blocks.map(() => undefined);
  const met = new Map<Decision, { quotation: Quotation; block: number }>();
  const kept = blocks.map((block, i) => block.quotations.filter((quotation) => {
    const span = hull(sourceSpans(blocks, i, quotation));
    const decision = span && decisions.about(span, 'QUOTATION');
    if (!decision) return true;
    if (!met.has(decision)) met.set(decision, { quotation, block: i });
    return false;
  }));
  const changed = blocks.map((block, i) => (kept[i]?.length === block.quotations.length ? undefined : kept[i]));
  for (const decision of decisions.all()) {
    const at = blockAt(blocks, decision.span.start);
    if (!decision.positive || at < 0) continue;
    const list = [...(changed[at] ?? kept[at] ?? []), quotationOf(blocks, at, decision, met.get(decision), nameOf)];
    changed[at] = list.sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  }
  return changed;
}

function sourceSpans(blocks: readonly AnalyzedBlock[], from: number, quotation: Quotation): Span[] {
  return quotation.spans.flatMap((span) => toSource(blocks, from, span) ?? []);
}

/** The quotation as a person's decision has it: their pieces and speaker, the rest as the machine found it. */
function quotationOf(
  blocks: readonly AnalyzedBlock[], at: number, decision: Decision, found: { quotation: Quotation; block: number } | undefined, nameOf: (entity: string) => string,
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
    decision: { kind: decision.kind, annotation: annotation.id },
  };
}

function kindOf(type: string): QuotationKind | undefined {
  return quotationKinds.find((kind) => type === `QUOTATION/${kind}`);
}
