import type { SourceBlock } from '../analysis/model';
import type { QuotationCandidate } from '../recognize/context';
import type { BlockSpan, Span } from '../span';
import type { Turns } from './turns';

/** A quotation with the pieces that following paragraphs add to it. */
export interface Joined {
  /** The candidate that has the cue, or the first one. */
  readonly candidate: QuotationCandidate;
  readonly spans: readonly BlockSpan[];
  readonly quoted: readonly BlockSpan[];
  /** The block that the candidate's cue and speaker are in. */
  readonly speakerBlock: number;
  readonly lastBlock: number;
}

/** Longer chains of unclosed quotations are a typist's habit, not one quotation. */
const maxParagraphs = 60;

/** The quotations that are at home in a block. */
export interface JoinedBlock {
  readonly quotations: readonly Joined[];
  /** The first quotation is part of one that an earlier block began. */
  readonly taken: boolean;
}

/**
 * Joins quotations over several paragraphs, of which each opens and only the last closes, for the blocks from `from` to
 * `to` (exclusive); before `from` none must be open. The blocks of `turns` are a transcript's.
 */
export function joinParagraphs(source: readonly SourceBlock[], turns: Turns['blocks'], from: number, to: number): JoinedBlock[] {
  const result: JoinedBlock[] = [];
  /** The candidates at the start of a block that an earlier block took. */
  const taken = new Set<QuotationCandidate>(), reached = new Set<number>();
  for (let b = from; b < to; b++) {
    const quotations: Joined[] = [];
    for (const candidate of turns.has(b) ? [] : source[b]?.findings.quotations ?? []) {
      if (reached.has(b) && taken.has(candidate)) continue;
      const joined = join(source, turns, b, candidate, taken);
      for (let i = b + 1; i <= joined.lastBlock; i++) reached.add(i);
      quotations.push(joined);
    }
    result.push({ quotations, taken: reached.has(b) });
  }
  return result;
}

function join(source: readonly SourceBlock[], turns: Turns['blocks'], home: number, first: QuotationCandidate, taken: Set<QuotationCandidate>): Joined {
  const spans = first.spans.map((span) => at(span, 0)), quoted = first.quoted.map((span) => at(span, 0));
  let candidate = first, speakerBlock = home, tail = first, b = home;
  while (tail.open && b - home < maxParagraphs) {
    const next = source[b + 1];
    const continuation = next && !turns.has(b + 1) && next.article === source[home]?.article ? startsWithQuote(next) : null;
    if (!continuation) break;
    b++;
    taken.add(continuation);
    spans.push(...continuation.spans.map((span) => at(span, b - home)));
    quoted.push(...continuation.quoted.map((span) => at(span, b - home)));
    if (!candidate.speaker && continuation.speaker) [candidate, speakerBlock] = [continuation, b];
    tail = continuation;
  }
  const kind = first.kind === 'direct' && tail.kind === 'direct' ? 'direct' : first.kind === 'indirect' ? first.kind : 'mixed';
  return { candidate: candidate.kind === kind ? candidate : { ...candidate, kind }, spans, quoted, speakerBlock, lastBlock: b };
}

function startsWithQuote({ findings }: SourceBlock): QuotationCandidate | null {
  const first = findings.quotations.find((candidate) => candidate.quoted.length > 0);
  return first?.quoted[0] && first.quoted[0].start <= 1 ? first : null;
}

function at({ start, end }: Span, block: number): BlockSpan {
  return { block, start, end };
}
