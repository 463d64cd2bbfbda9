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
  const joined = joinParagraphs(source, turns.blocks);
  const result: Quotation[][] = source.map(() => []);
  let last: Spoken | null = null;
  /** Who spoke in the last paragraphs that were direct speech, the latest last. */
  let dialogue: readonly Spoken[] = [];
  source.forEach(({ article }, block) => {
    if (last && source[last.block]?.article !== article) last = null;
    const turn = turns.quotations.get(block);
    if (turn) result[block]?.push(turn);
    if (turns.blocks.has(block)) return;
    for (const quotation of joined[block] ?? []) {
      const speaker = speakerFor(context, block, quotation, last, dialogue);
      result[block]?.push(toQuotation(quotation, speaker, block));
      if (speaker.name === null) continue;
      last = { ...speaker, block: quotation.lastBlock, end: quotation.candidate.end, direct: quotation.candidate.kind !== 'indirect' };
      if (last.direct) dialogue = [...dialogue.filter((turn) => turn.block !== block).slice(-2), last];
    }
  });
  return result;
}

function speakerFor(context: SpeakerContext, block: number, quotation: Joined, last: Spoken | null, dialogue: readonly Spoken[]): Speaker {
  const { candidate, speakerBlock } = quotation;
  if (candidate.speaker) return resolveSpeaker(context, speakerBlock, candidate, last);
  const introduced = introductionOf(context.source, block, candidate);
  if (introduced) return resolveSpeaker(context, block - 1, introduced, last);
  if (!last?.direct || last.name === null) return nobody;
  const other = alternating(dialogue, block);
  if (other && isWhole(context.source[block], candidate)) return { ...other, mention: null, confidence: 0.7 };
  // The same paragraph goes on with its speaker after words of the writer's; a paragraph of nothing but a quotation goes
  // on with the one before it, unless two people are talking.
  const prose = context.source[block]?.findings.prose ?? '';
  const follows = last.block === block
    ? /\p{L}/u.test(prose.slice(last.end, candidate.start))
    : last.block === block - 1 && !isConversation(dialogue, block) && isWhole(context.source[block], candidate);
  return follows ? { ...last, mention: null, confidence: last.block === block ? 0.8 : 0.7 } : nobody;
}

function isConversation(dialogue: readonly Spoken[], block: number): boolean {
  const second = dialogue.at(-2), third = dialogue.at(-1);
  return second !== undefined && third !== undefined && third.block === block - 1 && second.block === block - 2 && second.name !== third.name;
}

/** Whose turn it is when two people have spoken one paragraph each, in turns, up to this one. */
function alternating(dialogue: readonly Spoken[], block: number): Spoken | null {
  const [first, second, third] = dialogue;
  if (!first || !second || !third || third.block !== block - 1 || second.block !== block - 2 || first.block !== block - 3) return null;
  return first.name === third.name && first.name !== second.name ? second : null;
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
