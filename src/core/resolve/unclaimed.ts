import type { Quotation } from '../analysis/model';
import type { QuotationCandidate } from '../recognize/context';
import { resolveSpeaker, speakerOf, type Speaker, type SpeakerContext } from './speakers';
import type { LastSpeaker } from './pronouns';
import { isWhole } from './dialogue';
import type { Sentence } from './sentences';

/** How sure it is that whom the neighbouring sentence is about speaks: less behind the words than before them. */
const before = 0.6, behind = 0.5;

/** What may stand before the name that a sentence opens with, and what takes the sentence from it. */
const opening = /^(?:(?:But|And|Then|So|Now|Even|Poor|Old|Young|Little) )?(?:\p{Lu}[\p{L}.]{1,12} ){0,2}$/u, shares = /^(?:['’]|\s?(?:and|or|,)?\s*$| and\b)/u;

/**
 * Who says words that no cue claims and that stand alone: whom the sentence before them in their paragraph is about ("Ms. Lee
 * shrugged. “We are late.”"), else the one behind them; a person by name or pronoun, or nobody.
 */
export function besideSpeaker(context: SpeakerContext, block: number, candidate: QuotationCandidate, last: (LastSpeaker & Speaker) | null): Speaker | null {
  const prose = context.source[block]?.findings.prose ?? '';
  if (candidate.cue || candidate.speaker || !/[.!?…—–-][”"’'»]{0,2}$/u.test(prose.slice(candidate.end - 3, candidate.end))) return null;
  const sentences = context.sentencesIn(block);
  const own = sentences.findIndex(({ units }) => units.some((unit) => unit.kind === 'quote' && unit.start === candidate.start));
  const alone = sentences[own]?.units.every(({ kind }) => kind === 'quote' || kind === 'mark');
  if (!alone) return null;
  return namedBefore(context, block, sentences[own - 1], last) ?? actorOf(context, block, sentences[own - 1], last, before) ?? (own === 0 ? actorOf(context, block, sentences[own + 1], last, behind) : null);
}

/** The person who is said in a sentence to say, call or think something: "Her mate, Ana Lee, called it a shame. “…”" */
function namedBefore(context: SpeakerContext, block: number, sentence: Sentence | undefined, last: (LastSpeaker & Speaker) | null): Speaker | null {
  const start = sentence?.units[0]?.start ?? 0, end = sentence?.units.at(-1)?.end ?? 0;
  const told = (context.source[block]?.findings.quotations ?? []).filter(({ cue, speaker, nested }) => cue && speaker && !nested && cue.start >= start && cue.end <= end).at(-1);
  const speaker = told && resolveSpeaker(context, block, told, last);
  return speaker?.entity && context.lookup.cluster(speaker.entity)?.type === 'PERSON' ? { ...speaker, mentionBlock: speaker.mentionBlock ?? block, confidence: before } : null;
}

/** The person whom a sentence of the writer's is about: the name or pronoun that it opens with. */
function actorOf(context: SpeakerContext, block: number, sentence: Sentence | undefined, last: (LastSpeaker & Speaker) | null, confidence: number): Speaker | null {
  const [first] = sentence?.units ?? [], { lookup, source } = context;
  if (!sentence || !first || sentence.units.some(({ kind }) => kind === 'quote')) return null;
  const prose = source[block]?.findings.prose ?? '';
  const named = lookup.speakersIn(block).find(({ type, start, end }) => type === 'PERSON' && start >= first.start && opening.test(prose.slice(first.start, Math.min(start, first.start + 60))) && !shares.test(prose.slice(end, end + 6)));
  if (named) return { ...speakerOf(lookup, named.entity, named, confidence), mentionBlock: block };
  const { subject } = sentence;
  if (subject?.kind !== 'pronoun' || !/^(?:he|she)$/u.test(sentence.units[subject.from]?.lower ?? '')) return null;
  const speaker = resolveSpeaker(context, block, { speaker: subject.span, speakerKind: subject.kind }, last);
  return speaker.name === null ? null : { ...speaker, mentionBlock: block, confidence };
}

/** Whether a paragraph that is all quotation comes right behind one that ends with what somebody is said to say. */
export function reportedAbove({ source }: SpeakerContext, block: number, candidate: QuotationCandidate, last: LastSpeaker & Speaker): boolean {
  return last.block === block - 1 && isWhole(source[block], candidate) && !/\p{L}/u.test((source[block - 1]?.findings.prose ?? '').slice(last.end));
}

/** A line under a quotation that opens with a dash and a name. */
const signature = /^\s{0,4}(?:[–—―]|-{1,2})\s{0,2}(?=\p{Lu})/u, longestSignature = 120;
/** A hyphen makes it an item of a list, of which the name is all. */
const nameAlone = /^(?=\p{Lu})[^.!?:;]{3,60}[.,]?$/u;

/** Whose name stands with a dash under a paragraph that is all quotation: "— Ana Lee, in a letter". */
export function signatureBelow({ source, lookup }: SpeakerContext, block: number, candidate: QuotationCandidate): Speaker | null {
  const below = source[block + 1], prose = below?.findings.prose ?? '';
  if (!below || below.article !== source[block]?.article || prose.length > longestSignature || !isWhole(source[block], candidate)) return null;
  const from = below.role === 'item' && nameAlone.test(prose) ? 0 : signature.exec(prose)?.[0].length;
  const named = from === undefined ? undefined : lookup.speakersIn(block + 1).find(({ type, start }) => type === 'PERSON' && start >= from && start <= from + (below.role === 'item' ? 0 : 24));
  return named ? { ...speakerOf(lookup, named.entity, { start: named.start, end: named.end }, 1), mentionBlock: block + 1 } : null;
}

/** The quotations of a paragraph, those before the first attributed one with its speaker: “You blame us” for it. “It is a shame,” she said. Words right behind others are an answer. */
export function withLaterSpeaker(quotations: readonly Quotation[], prose: string): Quotation[] {
  const first = quotations.findIndex(({ kind, speakerName, nested }) => kind !== 'indirect' && speakerName !== null && !nested);
  const later = quotations[first];
  if (!later || first === 0 || later.kind !== 'direct' || later.cue === null) return [...quotations];
  const apart = (i: number): boolean => /\p{L}/u.test(prose.slice(quotations[i]?.spans.at(-1)?.end ?? 0, quotations[i + 1]?.spans[0]?.start ?? 0));
  return quotations.map((quotation, i) => (i < first && apart(i) && quotation.kind === 'direct' && quotation.speakerName === null && quotation.speakerMention === null
    ? { ...quotation, speaker: later.speaker, speakerName: later.speakerName, speakerMention: later.speakerMention, confidence: 0.3 } : quotation));
}
