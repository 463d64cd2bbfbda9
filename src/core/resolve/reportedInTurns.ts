import type { Quotation } from '../analysis/model';
import { lowerBound } from '../lowerBound';
import type { QuotationCandidate } from '../recognize/context';
import type { BlockSpan, Span } from '../span';
import type { LastSpeaker } from './pronouns';
import { resolveSpeaker, type Speaker, type SpeakerContext } from './speakers';
import type { Turns } from './turns';

/** How many turns back the one may have spoken whom "you said" means. */
const nearTurns = 3;

/** What somebody reports in their turn of a transcript that was said: attributions within what they say, in block `block`. */
export function reportsIn(context: SpeakerContext, turns: Turns, block: number): Quotation[] {
  const head = turns.blocks.get(block), turn = head === undefined ? undefined : turns.quotations.get(head);
  if (head === undefined || !turn) return [];
  const said = turn.spans.filter((span) => head + span.block === block);
  const reports: Quotation[] = [];
  let last: (LastSpeaker & Speaker) | null = null;
  for (const candidate of context.source[block]?.findings.quotations ?? []) {
    if (!isReport(candidate, said)) continue;
    const speaker = reporterOf(context, turns, head, block, candidate, last);
    if (speaker.name === null) continue;
    last = { ...speaker, block, end: candidate.end };
    reports.push(toQuotation(candidate, speaker, block));
  }
  return reports;
}

/** Whether a cue and what it introduces both stand in what is said; words in quotation marks alone report nothing there. */
function isReport({ mode, cue, start, end }: QuotationCandidate, said: readonly Span[]): boolean {
  return mode === 'statement' && cue !== null && said.some((span) => span.start <= Math.min(start, cue.start) && Math.max(end, cue.end) <= span.end);
}

/** "I said" is whose turn it is, "you said" who spoke before; nobody calls themselves he or she. */
function reporterOf(context: SpeakerContext, turns: Turns, head: number, block: number, candidate: QuotationCandidate, last: (LastSpeaker & Speaker) | null): Speaker {
  const own = turns.quotations.get(head), mention = candidate.speaker;
  const word = mention && candidate.speakerKind === 'pronoun' ? (context.source[block]?.findings.prose ?? '').slice(mention.start, mention.end).toLowerCase() : '';
  const meant = /^(?:i|my|me)$/u.test(word) ? own : word === 'you' ? addressee(turns, head) : null;
  if (meant) return { mention, entity: meant.speaker, name: meant.speakerName, confidence: word === 'you' ? 0.7 : 0.9 };
  const speaker = resolveSpeaker(context, block, candidate, last, new Set(own?.speaker === null || own?.speaker === undefined ? [] : [own.speaker]));
  return { ...speaker, name: word === 'you' ? null : speaker.name };
}

/** Who had the word before the turn that opens with block `head`. */
function addressee({ quotations, heads }: Turns, head: number): Quotation | null {
  const own = quotations.get(head), at = lowerBound(heads.length, (i) => (heads[i] ?? 0) >= head), before = heads.slice(Math.max(0, at - nearTurns), at).reverse();
  const other = before.find((turn) => quotations.get(turn)?.speakerName !== own?.speakerName);
  return other === undefined ? null : quotations.get(other) ?? null;
}

function toQuotation({ kind, spans, quoted, cue, relative, confidence }: QuotationCandidate, speaker: Speaker, block: number): Quotation {
  const place = (span: Span): BlockSpan => ({ block: 0, start: span.start, end: span.end });
  const mention = relative ?? speaker.mention;
  return {
    kind, spans: spans.map(place), quoted: quoted.map(place), cue: cue && place(cue),
    speakerMention: mention && { ...place(mention), block: relative ? 0 : (speaker.mentionBlock ?? block) - block },
    speaker: speaker.entity, speakerName: speaker.name, confidence: Math.round(100 * confidence * speaker.confidence) / 100, nested: true,
  };
}
