import type { Quotation, ResolvedEntities, SourceBlock } from '../analysis/model';
import type { Transcript } from '../articles/transcript';
import type { QuotationCandidate } from '../recognize/context';
import type { BlockSpan, Span } from '../span';
import { lookUpEntities } from './clusterFacts';
import { addressedIn, alternating, answering, isConversation, isQuestion, isWhole, withTurn } from './dialogue';
import { headlineSpeech } from './headlineSpeech';
import { introductionOf } from './introductions';
import { joinParagraphs, type Joined } from './paragraphs';
import { createPronounResolver } from './pronouns';
import { keepEqual, recall, sameConversation, stretchOf, type Conversation, type QuotationMemory, type ResolvedBlock, type Spoken, type Stretch, type TurnMark } from './quotationsMemory';
import { reportsIn } from './reportedInTurns';
import { sentencesOf } from './sentences';
import { nobody, resolveSpeaker, speakerOf, type Speaker, type SpeakerContext } from './speakers';
import { besideSpeaker, reportedAbove, signatureBelow, withLaterSpeaker } from './unclaimed';
import { transcriptIn, turnsOf, type Turns } from './turns';

/**
 * The quotations of a source with their speakers; runs parallel to `source`, spans are in the prose of the block `block`
 * steps away from the one they are listed in. With `memory` only what has changed since the last time is resolved anew.
 */
export function resolveQuotations(source: readonly SourceBlock[], entities: ResolvedEntities, memory?: QuotationMemory, transcript: Transcript = transcriptIn(source)): Quotation[][] {
  const lookup = lookUpEntities(source, entities);
  const context: SpeakerContext = { source, lookup, pronouns: createPronounResolver(source, lookup), sentencesIn: sentencesOf(source) };
  const turns = turnsOf(source, lookup, transcript);
  const { mentions, roles, clusters } = entities, last = memory?.last ?? null;
  const read = { source, mentions, roles, clusters, votes: lookup.votes, turns: source.map((_, i): TurnMark => (turns.quotations.has(i) || turns.labels.has(i) ? 'starts' : turns.blocks.has(i) ? 'goes on' : null)), speakers: source.map((_, i) => speakerMark(turns.quotations.get(i))) };
  const stretch = stretchOf(last, read);
  const kept = (last && stretch && resolveStretch(context, turns, last.blocks, stretch))
    ?? resolveBlocks(context, turns, 0, source.length, { last: null, dialogue: [] }).blocks.map((block, i) => withBefore(block, last?.blocks[i]));
  if (memory) memory.last = { ...read, blocks: kept };
  return kept.map(({ quotations }) => quotations);
}

/** What a turn's speaker is read from may stand anywhere; all else of it stands in its own blocks. */
function speakerMark(turn: Quotation | undefined): string | undefined {
  return turn && JSON.stringify([turn.speaker, turn.speakerName, turn.speakerMention, turn.confidence]);
}

/** The block with the quotations of before where they are equal. */
function withBefore(block: ResolvedBlock, before: ResolvedBlock | undefined): ResolvedBlock {
  return before ? { ...block, quotations: keepEqual(before.quotations, block.quotations) } : block;
}

/** Words farther back no longer tell a reader who speaks. */
const farthestMention = 6;

/** Resolves the stretch and as much behind it as follows from it; null when that has no end. */
function resolveStretch(context: SpeakerContext, turns: Turns, before: readonly ResolvedBlock[], stretch: Stretch): ResolvedBlock[] | null {
  const { length } = context.source, first = before[stretch.from];
  const start = stretch.from === 0 || !first ? { last: null, dialogue: [] } : recall(first, stretch.from);
  const { blocks: fresh, after } = resolveBlocks(context, turns, stretch.from, stretch.to, start);
  const next = before[stretch.before(stretch.to)];
  if (stretch.to < length && (!next || next.taken || isOpen(fresh, stretch) || !sameConversation(after, recall(next, stretch.to), stretch.to))) return null;
  const result = before.slice(0, stretch.from);
  fresh.forEach((block, i) => {
    const index = stretch.before(stretch.from + i);
    result.push(withBefore(block, before[index < 0 && stretch.shift === 0 ? stretch.from + i : index]));
  });
  for (let i = stretch.to; i < length; i++) {
    const same = before[stretch.before(i)];
    if (same) result.push(same);
  }
  return result;
}

/** Whether a quotation of the stretch goes on behind it. */
function isOpen(fresh: readonly ResolvedBlock[], { from, to }: Stretch): boolean {
  return fresh.some(({ quotations }, i) => quotations.some(({ spans }) => spans.some((span) => from + i + span.block >= to)));
}

function resolveBlocks(context: SpeakerContext, turns: Turns, from: number, to: number, start: Conversation): { readonly blocks: ResolvedBlock[]; readonly after: Conversation } {
  const { source } = context;
  const joined = joinParagraphs(source, turns.blocks, from, to);
  const blocks: ResolvedBlock[] = [];
  let { last, dialogue } = start;
  for (let block = from; block < to; block++) {
    if (last && source[last.block]?.article !== source[block]?.article) last = null;
    const { taken, quotations: own } = joined[block - from] ?? { taken: false, quotations: [] };
    const quotations: Quotation[] = [];
    blocks.push({ quotations, before: { last, dialogue }, at: block, taken });
    const turn = turns.quotations.get(block);
    if (turn) quotations.push(turn);
    if (turns.blocks.has(block)) {
      quotations.push(...reportsIn(context, turns, block));
      continue;
    }
    const headline = headlineSpeech(source, context.lookup, block);
    if (headline) quotations.push(headline);
    let step = 0, end = -1;
    for (const quotation of own) {
      const { candidate, lastBlock } = quotation, direct = candidate.kind !== 'indirect', statement = candidate.mode === 'statement';
      if (direct && end >= 0 && candidate.start >= end && !/\S/u.test((source[block]?.findings.prose ?? '').slice(end, candidate.start))) step++;
      const addressed = direct || candidate.speaker ? addressedIn(context.lookup, source, block, candidate.spans) : [];
      const speaker = speakerFor(context, block, quotation, last, { turns: dialogue, step, addressed });
      quotations.push(toQuotation(quotation, speaker, block));
      if (!statement) continue;
      const spoken: Spoken = { ...speaker, mentionBlock: mentionBlock(quotation, speaker, block), block: lastBlock, end: attributionEnd(quotation, speaker), direct, asks: isQuestion(source[lastBlock], candidate), step, addressed: direct ? addressed.at(-1) ?? null : null };
      if (direct) [dialogue, end] = [withTurn(dialogue, spoken), candidate.end];
      if (speaker.name !== null) last = spoken;
    }
    quotations.splice(0, quotations.length, ...withLaterSpeaker(quotations, source[block]?.findings.prose ?? ''));
  }
  return { blocks, after: { last, dialogue } };
}

/** The turns before a quotation, and which turn of its paragraph it is. */
interface Dialogue {
  readonly turns: readonly Spoken[];
  readonly step: number;
  /** Whom it speaks to by name. */
  readonly addressed: readonly string[];
}

function speakerFor(context: SpeakerContext, block: number, quotation: Joined, last: Spoken | null, { turns, step, addressed }: Dialogue): Speaker {
  const { candidate, speakerBlock } = quotation;
  const answers = answering(turns, block, step, context, candidate);
  if (answers) return speakerOf(context.lookup, answers, candidate.speaker, 0.7);
  // Who is spoken to does not speak.
  if (candidate.speaker) return resolveSpeaker(context, speakerBlock, candidate, last, new Set(addressed));
  const introduced = introductionOf(context, block, candidate);
  if (introduced) return resolveSpeaker(context, block - 1, introduced, last);
  const signed = signatureBelow(context, block, candidate);
  if (signed) return signed;
  const beside = besideSpeaker(context, block, candidate, last);
  if (!last || last.name === null) return beside ?? nobody;
  const { source } = context, prose = source[block]?.findings.prose ?? '';
  // "She said it was late. “We must go.”": the sentence before is hers, too.
  if (!last.direct && reportedAbove(context, block, candidate, last)) return { ...recalled(last, block), confidence: 0.65 };
  if (!last.direct) return last.block === block && /^[^.!?]{0,200}[.!?]?\s{0,4}$/u.test(prose.slice(last.end, candidate.start)) ? { ...recalled(last, block), confidence: 0.7 } : beside ?? nobody;
  if (beside && !(last.block === block && beside.entity === last.entity && beside.name === last.name)) return beside;
  const other = alternating(turns, block, step, context.lookup);
  if (other && (step > 0 || isWhole(context.source[block], candidate))) return { ...recalled(other, block), confidence: 0.7 };
  // The same paragraph goes on with its speaker after words of the writer's; a paragraph of nothing but a quotation goes
  // on with the one before it, unless two people are talking.
  const follows = last.block === block
    ? /\p{L}/u.test(prose.slice(last.end, candidate.start))
    : last.block === block - 1 && (!isConversation(turns, block, step) || isIntroduced(source[last.mentionBlock], last)) && isWhole(context.source[block], candidate);
  return follows ? { ...recalled(last, block), confidence: last.block === block ? 0.8 : 0.7 } : nobody;
}

/** Whether a speaker is named in full and told who that is: nobody in a dialogue is named so turn by turn. */
function isIntroduced(block: SourceBlock | undefined, { mention }: Spoken): boolean {
  const prose = block?.findings.prose ?? '';
  return mention !== null && /^\p{Lu}\S*\s(?:\S+\s){0,3}\p{Lu}/u.test(prose.slice(mention.start, mention.end)) && /^(?:, (?!\d)\p{L}| (?:of|from|at|with) )/u.test(prose.slice(mention.end, mention.end + 8));
}

/** The speaker of before, with the words that name them while those are near. */
function recalled<T extends Pick<Spoken, 'mention' | 'mentionBlock'>>(spoken: T, block: number): T {
  return block - spoken.mentionBlock > farthestMention ? { ...spoken, mention: null } : spoken;
}

/** Where a quotation and what says whose it is end. */
function attributionEnd({ candidate, lastBlock, speakerBlock }: Joined, speaker: Speaker): number {
  if (lastBlock !== speakerBlock) return candidate.end;
  return Math.max(candidate.end, candidate.cue?.end ?? 0, speaker.mentionBlock === undefined || speaker.mentionBlock === lastBlock ? candidate.speaker?.end ?? 0 : 0);
}

/** The block of the words that say whose a quotation is. */
function mentionBlock({ candidate, speakerBlock }: Joined, speaker: Speaker, block: number): number {
  return speaker.mentionBlock ?? (candidate.speaker ? speakerBlock : block - 1);
}

/** How sure a quotation is: of words between quotation marks who said them, of reported ones that they are reported at all. */
function certainty({ kind, confidence }: QuotationCandidate, speaker: Speaker): number {
  return Math.round(100 * confidence * (kind === 'indirect' ? 1 : speaker.confidence)) / 100;
}

function toQuotation(quotation: Joined, speaker: Speaker, block: number): Quotation {
  const { candidate, spans, quoted, speakerBlock } = quotation;
  const place = (span: Span | null, at: number): BlockSpan | null => span && { block: at - block, start: span.start, end: span.end };
  return {
    kind: candidate.kind, spans, quoted,
    cue: place(candidate.cue, speakerBlock),
    speakerMention: place(candidate.relative ?? speaker.mention, mentionBlock(quotation, speaker, block)),
    speaker: speaker.entity,
    speakerName: speaker.name,
    confidence: certainty(candidate, speaker),
    ...(candidate.mode === 'statement' ? {} : { mode: candidate.mode }),
    ...(candidate.nested ? { nested: true as const } : {}),
  };
}
