import type { Quotation, SourceBlock } from '../analysis/model';
import { auxiliaries, sourceNouns, subjectPronouns } from '../quote/lexicon';
import { occupations, titles } from '../recognize/facts/persons';
import type { BlockSpan, Span } from '../span';
import type { EntityLookup } from './clusterFacts';
import { wordsAt } from './nameText';
import { speakerOf, type Speaker } from './speakers';

/** "Minister: we will not yield", "Bridge stays shut: mayor". */
const before = /^(?<who>[^:“”"‘’«»]{2,45}):\s+(?<words>\S[^:]{8,200})$/du, behind = /^(?<words>\S[^:]{8,200}):\s+(?<who>[^:“”"‘«»?!]{2,45})$/du;
const longestWho = 4;
/** What follows such a word is a subject that somebody writes about. */
const asks = /^(?:how|what|why|where|when|who|which|whose|the (?:man|woman|men|women|people) (?:who|that)|\d+ )\b/iu;

/** What a headline reports somebody to say with a colon alone; null when it does no such thing. */
export function headlineSpeech(source: readonly SourceBlock[], lookup: EntityLookup, block: number): Quotation | null {
  const { role, findings: { prose, quotations } } = source[block] ?? { role: 'body', findings: { prose: '', quotations: [] } };
  if ((role !== 'headline' && role !== 'subhead') || quotations.some(({ kind }) => kind !== 'indirect')) return null;
  for (const pattern of [before, behind]) {
    const groups = pattern.exec(prose.trimEnd())?.indices?.groups, who = spanOf(groups?.who), words = spanOf(groups?.words);
    const speaker = who && words && speakerIn(prose, who, lookup, block, pattern === behind);
    if (!speaker || !reports(prose.slice(words.start, words.end), speaker)) continue;
    const place = (span: Span): BlockSpan => ({ block: 0, start: span.start, end: span.end });
    const colon = pattern === before ? who.end : words.end;
    return { kind: 'indirect', spans: [place(words)], quoted: [], cue: { block: 0, start: colon, end: colon + 1 }, speakerMention: place(speaker.mention ?? who), speaker: speaker.entity, speakerName: speaker.name, confidence: 0.6 };
  }
  return null;
}

function spanOf(indices: readonly [number, number] | undefined): Span | null {
  return indices ? { start: indices[0], end: indices[1] } : null;
}

/** The person whose name is all there is beside titles, or the words for somebody who speaks: Minister, Police, Former mayor. */
function speakerIn(prose: string, who: Span, lookup: EntityLookup, block: number, last: boolean): Speaker | null {
  const words = wordsAt(prose, who).split(' ');
  if (words.length > longestWho) return null;
  const mention = lookup.mentionAt(block, who);
  if (mention?.type === 'PERSON' && mention.end === who.end && words.slice(0, wordsBefore(prose, who, mention)).every((word) => titles.has(word) || occupations.has(word.toLowerCase()))) return speakerOf(lookup, mention.entity, mention, 1);
  const [first = ''] = words, noun = (words.at(-1) ?? '').toLowerCase();
  if (mention || !speaks(noun) || (last && /^\p{Lu}/u.test(first) && words.length > 1)) return null;
  return { mention: who, entity: null, name: words.join(' ').toLowerCase(), confidence: 1 };
}

function wordsBefore(prose: string, who: Span, mention: Span): number {
  return prose.slice(who.start, mention.start).split(/\s+/u).filter(Boolean).length;
}

function speaks(noun: string): boolean {
  return !/^(?:some|many|most|others|both|neither|team|group|company|court|data|analysis|review|transcripts?|people|users|fans|voters|polls?|figures|record|records|documents|emails|e-mails)$/u.test(noun) && (sourceNouns.has(noun) || occupations.has(noun));
}

/** Whether the words are somebody's rather than what a headline is about: a person's need a finite verb. */
function reports(words: string, { entity }: Speaker): boolean {
  const all = words.toLowerCase().replaceAll('’', '\'').split(/[^\p{L}']+/u).filter(Boolean);
  if (all.length < 3 || asks.test(words)) return false;
  return entity === null || all.some((word) => auxiliaries.has(word) || subjectPronouns.has(word) || /\p{L}'(?:s|re|ll|m|ve|t)$/u.test(word));
}
