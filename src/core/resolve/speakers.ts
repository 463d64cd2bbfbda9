import type { SourceBlock } from '../analysis/model';
import { articles, documentNouns } from '../quote/lexicon';
import type { QuotationCandidate } from '../recognize/context';
import type { Span } from '../span';
import type { EntityLookup } from './clusterFacts';
import { describedEntity } from './descriptions';
import { wordsAt } from './nameText';
import { pluralSubjectBefore } from './pluralSubjects';
import { occupations } from '../recognize/facts/persons';
import { subjectForm, type LastSpeaker, type PronounResolver } from './pronouns';
import { mayBe, nominalSubjectBefore } from './pronounsNominal';
import type { Sentences } from './sentences';

/** Whom a quotation is attributed to. */
export interface Speaker {
  readonly mention: Span | null;
  /** The block of the mention, where that is not the cue's. */
  readonly mentionBlock?: number;
  readonly entity: string | null;
  readonly name: string | null;
  /** Factor on the quotation's own confidence. */
  readonly confidence: number;
}

const paper = new RegExp(`\\b(?:an?|the|this|that|his|her|its|their)\\s((?:[\\p{Ll}-]{1,20}\\s){0,2}?(?:${[...documentNouns].join('|')}))\\b`, 'gu');

/** Nobody: rather than a guess. */
export const nobody: Speaker = { mention: null, entity: null, name: null, confidence: 0.4 };

/** What the speakers of one source are resolved with. */
export interface SpeakerContext {
  readonly source: readonly SourceBlock[];
  readonly lookup: EntityLookup;
  readonly pronouns: PronounResolver;
  readonly sentencesIn: Sentences;
}

const noOthers: ReadonlySet<string> = new Set();

/** Whom the speaker phrase of a candidate in block `block` stands for; `last` is who spoke before it, and no pronoun stands for any of `others`. */
export function resolveSpeaker(context: SpeakerContext, block: number, candidate: Pick<QuotationCandidate, 'speaker' | 'speakerKind'>, last: (LastSpeaker & Speaker) | null, others: ReadonlySet<string> = noOthers): Speaker {
  const span = candidate.speaker;
  const prose = context.source[block]?.findings.prose ?? '';
  if (!span) return nobody;
  switch (candidate.speakerKind) {
    case 'pronoun': return ofPronoun(context, block, span, prose, last, others);
    case 'name': return ofName(context.lookup, block, span, prose) ?? { mention: span, entity: null, name: wordsAt(prose, span), confidence: 0.7 };
    default: return ofNominal(context, block, span, prose);
  }
}

/** A speaker known by cluster. */
export function speakerOf(lookup: EntityLookup, entity: string, mention: Span | null, confidence: number): Speaker {
  return { mention, entity, name: lookup.cluster(entity)?.name ?? null, confidence };
}

function ofName(lookup: EntityLookup, block: number, span: Span, prose: string): Speaker | null {
  const mention = lookup.mentionAt(block, span);
  if (!mention) return null;
  // A place inside a longer name ("the London Assembly") is not who speaks.
  const covers = (Math.min(mention.end, span.end) - Math.max(mention.start, span.start)) / Math.max(1, span.end - span.start);
  if (covers < 0.5 && mention.type !== 'PERSON') return { mention: span, entity: null, name: wordsAt(prose, span), confidence: 0.6 };
  return speakerOf(lookup, mention.entity, { start: mention.start, end: mention.end }, 1);
}

function ofPronoun(context: SpeakerContext, block: number, span: Span, prose: string, last: (LastSpeaker & Speaker) | null, others: ReadonlySet<string>): Speaker {
  const word = subjectForm(prose.slice(span.start, span.end));
  // Who writes "I said" is not told: the word itself is all there is.
  if (word === 'i' || word === 'we') return { mention: span, entity: null, name: word === 'i' ? 'I' : 'we', confidence: 0.6 };
  if (word === 'they') {
    const subject = pluralSubjectBefore(context.source, context.sentencesIn, block, span.start);
    if (subject) return { ...ofNominal(context, subject.block, subject.span, context.source[subject.block]?.findings.prose ?? ''), mention: span, confidence: 0.6 };
    const recent = last && block - last.block <= 1 && last.name !== null ? last : null;
    return recent ? { mention: span, entity: recent.entity, name: recent.name, confidence: 0.5 } : { ...nobody, mention: span };
  }
  const found = context.pronouns.antecedent(block, span, last, others);
  // "The company said in a statement that …. It added": the company, not the statement.
  if (word === 'it' && last?.block === block && last.entity === null && last.name !== null && !isOnePerson(last.name) && !/s$/u.test(last.name) && !(found?.block === block && found.start >= last.end)) return { mention: span, entity: null, name: last.name, confidence: 0.6 };
  const note = word === 'it' ? documentBefore(prose, span.start) : null;
  if (note && !(found && found.block === block && found.start > note.start)) return { mention: span, entity: null, name: note.name, confidence: 0.6 };
  // "… said a police spokesman. He added": who spoke last, unless somebody was named since.
  const namedSince = found && last && (found.block > last.block || (found.block === last.block && found.start >= last.end));
  if (last && last.entity === null && last.name !== null && isOnePerson(last.name) && mayBe(last.name, word) && block - last.block <= 1 && !namedSince && word !== 'it') return { mention: span, entity: null, name: last.name, confidence: 0.5 };
  const described = word === 'he' || word === 'she' ? nominalSubjectBefore(context.sentencesIn(block), span.start, word) : null;
  if (described && !(found?.block === block && found.start > described.span.start)) return { ...ofNominal(context, block, described.span, prose), mention: span, confidence: 0.55 };
  return found ? speakerOf(context.lookup, found.entity, span, found.confidence) : { ...nobody, mention: span };
}

/** The note, letter or sign that the sentence before speaks of: "She put a note in the window. It said:". */
function documentBefore(prose: string, before: number): { readonly name: string; readonly start: number } | null {
  const start = Math.max(0, before - 240);
  let found: { name: string; start: number } | null = null;
  for (const match of prose.slice(start, before).matchAll(paper)) found = { name: match[1] ?? '', start: start + match.index };
  return found;
}

function ofNominal(context: SpeakerContext, block: number, span: Span, prose: string): Speaker {
  const text = wordsAt(prose, span);
  const joined = conjoinedNames(context.lookup, block, span, text);
  if (joined) return { mention: span, entity: null, name: joined, confidence: 0.9 };
  const mention = context.lookup.mentionAt(block, span);
  if (mention && mention.end === span.end && (mention.start <= span.start || (mention.type === 'PERSON' && !/\s(?:for|of|at|from|to|with|by|in|on)\s/u.test(prose.slice(span.start, mention.start))))) return speakerOf(context.lookup, mention.entity, { start: mention.start, end: mention.end }, 0.95);
  const described = describedEntity(context.source, context.lookup, block, span);
  if (described) return speakerOf(context.lookup, described, span, 0.65);
  return { mention: span, entity: null, name: withoutArticle(text), confidence: 0.9 };
}

/** Whether a generic speaker's words are of one person: a spokesman for the ministry, not analysts, not a report. */
function isOnePerson(words: string): boolean {
  const [head = ''] = words.toLowerCase().split(/\s(?:of|for|at|from|in|with)\s/u, 1);
  const noun = head.split(' ').at(-1) ?? '';
  return occupations.has(noun) || !noun.endsWith('s') && !documentNouns.has(noun) && !/\band\b/u.test(words) && /(?:man|woman|person|er|or|ist|ian|ant|ent|eer|ive|al|chief|boy|girl|aide|judge|witness|guard|friend|wife|husband|father|mother|son)$/u.test(noun);
}

/** "Mr. Ames and Ms. Bell": both canonical names. */
function conjoinedNames(lookup: EntityLookup, block: number, span: Span, text: string): string | null {
  if (!/\sand\s/u.test(text) || !/^(?:the\s)?\p{Lu}/iu.test(text) || /^(?:\p{Ll}+\s){2}/u.test(text)) return null;
  const names: string[] = [];
  for (const mention of lookup.speakersIn(block)) {
    if (mention.start < span.start || mention.end > span.end || mention.nested) continue;
    names.push(lookup.cluster(mention.entity)?.name ?? '');
  }
  return names.length === 2 && names.every(Boolean) ? names.join(' and ') : null;
}

function withoutArticle(text: string): string {
  const [first = '', ...rest] = text.split(' ');
  const words = rest.length > 0 && articles.has(first.toLowerCase()) ? rest.join(' ') : text;
  if (/^(?:His|Her|Their|Its)$/u.test(first)) return words.charAt(0).toLowerCase() + words.slice(1);
  return /^[A-Z][a-z]+$/u.test(words.split(' ')[0] ?? '') && rest.length === 0 ? words.toLowerCase() : words;
}
