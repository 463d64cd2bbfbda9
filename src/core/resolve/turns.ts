import { transcriptOf, type Transcript } from '../articles/transcript';
import type { BlockRole, Quotation, SourceBlock } from '../analysis/model';
import { leadingTime, type TurnLabel } from '../parse/turnLabel';
import type { BlockSpan } from '../span';
import type { EntityLookup } from './clusterFacts';
import { partsOf, type Parts } from './interviewees';
import { LabelSpeakers } from './labelSpeakers';
import { wordsAt } from './nameText';
import { speakerOf, type Speaker } from './speakers';

/** The turns of a transcript: what is said, by the block that each opens with, and all blocks that are some speaker's. */
export interface Turns {
  readonly quotations: ReadonlyMap<number, Quotation>;
  readonly labels: ReadonlyMap<number, TurnLabel>;
  /** By block the one that its turn opens with. */
  readonly blocks: ReadonlyMap<number, number>;
  /** The blocks that turns open with, in order. */
  readonly heads: readonly number[];
}

/** What a speaker's turn may consist of after its first block. */
const spoken: ReadonlySet<BlockRole> = new Set<BlockRole>(['turn', 'body', 'item']);

/** The transcript that a source is or holds. */
export function transcriptIn(source: readonly SourceBlock[]): Transcript {
  return transcriptOf(source.map(({ block: { pieces, emphasis, captions }, findings: { kind, prose } }) => ({ kind, prose, pieces, ...(emphasis && { emphasis }), ...(captions && { captions }) })));
}

/** All that follows a speaker's label up to the next one is verbatim speech by its form: a direct quotation without marks. */
export function turnsOf(source: readonly SourceBlock[], lookup: EntityLookup, { labels, unknown, endsAt, interview }: Transcript): Turns {
  const quotations = new Map<number, Quotation>(), blocks = new Map<number, number>(), speakers = new LabelSpeakers(source, lookup);
  for (const [head, label] of labels) {
    const spans = spansOf(source, blocks, head, endsAt(head), (b) => (b === head ? label.content : leadingTime(source[b]?.findings.prose ?? '')));
    const speaker = speakers.speaker(head, label, namedBy(lookup, head, label));
    if (spans.length > 0) quotations.set(head, quotationOf(source[head]?.findings.prose ?? '', label, spans, speaker));
  }
  for (const head of unknown) {
    const spans = spansOf(source, blocks, head, endsAt(head));
    if (spans.length > 0) quotations.set(head, saidBy(null, null, spans, 0.5));
  }
  addInterview(source, lookup, interview, quotations, blocks);
  return { quotations, labels, blocks, heads: [...quotations.keys()].sort((a, b) => a - b) };
}

/** Somebody's words by their form; no words of the turn say whose. */
function saidBy(speaker: Speaker | null, speakerName: string | null, spans: readonly BlockSpan[], confidence: number): Quotation {
  return { kind: 'direct', spans, quoted: [], cue: null, speakerMention: null, speaker: speaker?.entity ?? null, speakerName, confidence };
}

/** The turns of an interview without names: who answers and who asks is what stands before the first question. */
function addInterview(source: readonly SourceBlock[], lookup: EntityLookup, interview: Transcript['interview'], quotations: Map<number, Quotation>, blocks: Map<number, number>): void {
  let article = -1, parts: Parts = { asks: null, answers: null };
  for (const [head, { asks, end }] of interview) {
    const own = source[head]?.article ?? 0;
    if (own !== article) [article, parts] = [own, partsOf(source, lookup, head)];
    const spans = spansOf(source, blocks, head, end), speaker = asks ? parts.asks : parts.answers;
    if (spans.length > 0) quotations.set(head, saidBy(speaker, speaker?.name ?? (asks ? 'interviewer' : 'interviewee'), spans, 0.7));
  }
}

/** What is said from block `head` on, up to block `end` at most, in each block from an offset on; the blocks are noted as this turn's. */
function spansOf(source: readonly SourceBlock[], blocks: Map<number, number>, head: number, end: number, from: (b: number) => number = () => 0): BlockSpan[] {
  const spans: BlockSpan[] = [];
  for (let b = head; b < end && (b === head || goesOn(source, head, b)); b++) {
    blocks.set(b, head);
    spans.push(...spanOf(source, head, b, from(b)));
  }
  return spans;
}

function goesOn(source: readonly SourceBlock[], head: number, b: number): boolean {
  const here = source[b];
  return here !== undefined && here.article === source[head]?.article && spoken.has(here.role);
}

/** What is said in a block from an offset on; nothing where that is a stage direction or no words. */
function spanOf(source: readonly SourceBlock[], head: number, b: number, from: number): BlockSpan[] {
  const prose = source[b]?.findings.prose ?? '', end = prose.trimEnd().length;
  const text = prose.slice(from, end);
  if (!/[\p{L}\p{N}]/u.test(text) || /^(?:\[[^[\]]*\]|\([^()]*\))$/u.test(text)) return [];
  return [{ block: b - head, start: from, end }];
}

/** Whom a label names by itself. */
function namedBy(lookup: EntityLookup, head: number, { name }: TurnLabel): Speaker | null {
  const mention = lookup.mentionAt(head, name);
  return mention && mention.start >= name.start && mention.end <= name.end ? speakerOf(lookup, mention.entity, name, 1) : null;
}

function quotationOf(prose: string, { name, content }: TurnLabel, spans: readonly BlockSpan[], speaker: Speaker | null): Quotation {
  const mark = prose.slice(name.end, content).indexOf(':');
  return {
    kind: 'direct',
    spans,
    quoted: [],
    cue: mark < 0 ? null : { block: 0, start: name.end + mark, end: name.end + mark + 1 },
    speakerMention: { block: 0, ...name },
    speaker: speaker?.entity ?? null,
    speakerName: speaker?.name ?? wordsAt(prose, name),
    confidence: Math.round(90 * (speaker?.confidence ?? 1)) / 100,
  };
}
