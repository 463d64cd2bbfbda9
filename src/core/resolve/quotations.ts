import type { Quotation, ResolvedEntities, SourceBlock } from '../analysis/model';
import type { QuotationCandidate } from '../recognize/context';
import type { BlockSpan, Span } from '../span';
import { lookUpEntities } from './clusterFacts';
import { introductionOf } from './introductions';
import { joinParagraphs, type Joined } from './paragraphs';
import { createPronounResolver, type LastSpeaker } from './pronouns';
import { nobody, resolveSpeaker, type Speaker, type SpeakerContext } from './speakers';
import { turnsOf } from './turns';

interface Spoken extends LastSpeaker, Speaker {
  readonly block: number;
  /** Whether the words were quoted, so that a paragraph of nothing but a quotation may go on with them. */
  readonly direct: boolean;
}

/**
 * The quotations of a source with their speakers; runs parallel to `source`, spans are in the prose of the block `block`
 * steps away from the one they are listed in.
 */
export function resolveQuotations(source: readonly SourceBlock[], entities: ResolvedEntities): Quotation[][] {
  const lookup = lookUpEntities(source, entities);
  const context: SpeakerContext = { source, lookup, pronouns: createPronounResolver(source, lookup) };
  const turns = turnsOf(source, lookup);
  const joined = joinParagraphs(source, turns);
  const result: Quotation[][] = source.map(() => []);
  let last: Spoken | null = null;
  source.forEach(({ article }, block) => {
    if (last && source[last.block]?.article !== article) last = null;
    const turn = turns.get(block);
    if (turn) {
      result[block]?.push(turn);
      return;
    }
    for (const quotation of joined[block] ?? []) {
      const speaker = speakerFor(context, block, quotation, last);
      result[block]?.push(toQuotation(quotation, speaker, block));
      if (speaker.name !== null) last = { ...speaker, block: quotation.lastBlock, direct: quotation.candidate.kind !== 'indirect' };
    }
  });
  return result;
}

function speakerFor(context: SpeakerContext, block: number, quotation: Joined, last: Spoken | null): Speaker {
  const { candidate, speakerBlock } = quotation;
  if (candidate.speaker) return resolveSpeaker(context, speakerBlock, candidate, last);
  const introduced = introductionOf(context.source, block, candidate);
  if (introduced) return resolveSpeaker(context, block - 1, introduced, last);
  if (!last?.direct || last.name === null) return nobody;
  // The same paragraph goes on with its speaker; a paragraph of nothing but a quotation with the one before it.
  const follows = last.block === block || (last.block === block - 1 && isWhole(context.source[block], candidate));
  return follows ? { ...last, mention: null, confidence: last.block === block ? 0.8 : 0.7 } : nobody;
}

function isWhole(block: SourceBlock | undefined, candidate: QuotationCandidate): boolean {
  const prose = block?.findings.prose ?? '';
  return candidate.start <= 1 && candidate.end >= prose.trimEnd().length - 1;
}

function toQuotation({ candidate, spans, quoted, speakerBlock }: Joined, speaker: Speaker, block: number): Quotation {
  const place = (span: Span | null, at: number): BlockSpan | null => span && { block: at - block, start: span.start, end: span.end };
  return {
    kind: candidate.kind, spans, quoted,
    cue: place(candidate.cue, speakerBlock),
    speakerMention: place(speaker.mention, candidate.speaker ? speakerBlock : block - 1),
    speaker: speaker.entity,
    speakerName: speaker.name,
    confidence: Math.round(100 * candidate.confidence * speaker.confidence) / 100,
  };
}
