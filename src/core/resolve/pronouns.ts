import type { Mention, SourceBlock } from '../analysis/model';
import { lowerBound } from '../lowerBound';
import { quotedPieces, type QuotedPiece } from '../quote/marks';
import type { Span } from '../span';
import type { EntityLookup } from './clusterFacts';

/** A cluster that a pronoun stands for, and how sure that is (0-1). */
export interface Antecedent {
  readonly entity: string;
  /** Where it was named last. */
  readonly block: number;
  readonly start: number;
  readonly confidence: number;
}

/** Who spoke last before a place, and how many blocks ago. */
export interface LastSpeaker {
  readonly entity: string | null;
  readonly block: number;
  /** Where the quotation ends in that block. */
  readonly end: number;
}

/** Looks up what pronouns stand for. */
export interface PronounResolver {
  /** The antecedent of "he", "she" or "it" at a span of a block's prose, never one of `others`; null when none fits well enough. */
  antecedent(block: number, pronoun: Span, last: LastSpeaker | null, others: ReadonlySet<string>): Antecedent | null;
}

interface Scored {
  readonly score: number;
  readonly block: number;
  readonly start: number;
}

/** Blocks without a fitting name that a pronoun may look back over. */
const maxBlocksBack = 4;
const maxCandidates = 24;
const minScore = 3;
/** How sure an antecedent is that another may be, too. */
const unsure = 0.55;
/** A subject stands out at least so much. */
const subjectStanding = 11;

/** Other forms by the pronoun that has their antecedent. */
const subjectForms = new Map([['his', 'he'], ['him', 'he'], ['her', 'she'], ['their', 'they'], ['its', 'it'], ['my', 'i'], ['our', 'we']]);

/** A pronoun as it is as a subject, lower case: "he" for "His". */
export function subjectForm(word: string): string {
  const lower = word.toLowerCase();
  return subjectForms.get(lower) ?? lower;
}

/** Makes a resolver over one source; nothing is looked up before it is asked for. */
export function createPronounResolver(source: readonly SourceBlock[], lookup: EntityLookup): PronounResolver {
  const quoted = new Map<number, readonly QuotedPiece[]>();
  const quotedIn = (block: number): readonly QuotedPiece[] => {
    const known = quoted.get(block) ?? quotedPieces(source[block]?.findings.prose ?? '');
    quoted.set(block, known);
    return known;
  };
  return {
    antecedent(block, pronoun, last, others) {
      const word = subjectForm((source[block]?.findings.prose ?? '').slice(pronoun.start, pronoun.end));
      const fits = fitter(word, lookup);
      if (!fits) return null;
      const scores = new Map<string, Scored>();
      let seen = 0, since = false;
      for (let b = block; b >= 0 && block - b <= maxBlocksBack && seen < maxCandidates; b--) {
        const here = source[b];
        if (!here || here.article !== source[block]?.article) break;
        // Who wrote the article is not told of in it.
        if (here.role === 'byline') continue;
        const mentions = lookup.speakersIn(b);
        for (let i = mentions.length - 1; i >= 0 && seen < maxCandidates; i--) {
          const mention = mentions[i];
          if (!mention || (b === block && mention.end > pronoun.start) || others.has(mention.entity) || !fits(mention) || (b === block && asksHere(here.findings.prose, mention, pronoun))) continue;
          seen++;
          // Somebody else whom a sentence since then is about takes the word from who spoke last.
          const standing = salience(here, mention, quotedIn(b)), later = last && (b > last.block || (b === last.block && mention.start >= last.end));
          if (later && mention.entity !== last.entity && standing >= subjectStanding) since = true;
          const score = standing - distance(here, mention, b === block ? pronoun : null, block - b)
            + (last && !since && last.entity === mention.entity && block - last.block <= 1 ? (last.block === block ? 4 : 2.5) : 0);
          const known = scores.get(mention.entity);
          scores.set(mention.entity, { block: known?.block ?? b, start: known?.start ?? mention.start, score: Math.max(known?.score ?? -Infinity, score) });
        }
      }
      const found = best(scores);
      // Whether the name is a man's or a woman's is not known: it may be either's, unless who bears it has just spoken.
      const spoke = last?.block === block && last.entity === found?.entity;
      return found && !spoke && word !== 'it' && lookup.gender(found.entity) === null ? { ...found, confidence: Math.min(found.confidence, unsure) } : found;
    },
  };
}

function fitter(word: string, lookup: EntityLookup): ((mention: Mention) => boolean) | null {
  if (word === 'he') return (mention) => mention.type === 'PERSON' && lookup.gender(mention.entity) !== 'she';
  if (word === 'she') return (mention) => mention.type === 'PERSON' && lookup.gender(mention.entity) !== 'he';
  if (word === 'it') return (mention) => mention.type === 'ORG';
  return null;
}

/** Subjects stand out, what is quoted or only possesses something does not. */
function salience(block: SourceBlock, mention: Mention, quoted: readonly QuotedPiece[]): number {
  const { prose } = block.findings;
  const before = prose.slice(Math.max(0, mention.start - 40), mention.start);
  let score = 8;
  if (isApposed(prose, mention) || followsOpening(prose, mention)) score += 3;
  else if (!/\b(?:of|by|with|to|from|for|against|about|on)\s+$/u.test(before) && /(?:^|[.!?”"’]\s+)(?:(?:But|And|Yet|So|Still|Then|Later|However),?\s+)?(?:(?:The\s+)?[\p{L}’'-]{1,20}\.?\s+){0,3}$/u.test(before)) score += 3;
  if (/\b(?:of|by|with|to|from|for|against|about|on)\s+(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?$/u.test(before)) score -= 1.5;
  if (/^['’]s?\b/u.test(prose.slice(mention.end, mention.end + 3))) score -= 1;
  if (isInside(quoted, mention)) score -= 4;
  return score;
}

/** "A spokeswoman for the harbour, Ana Lee, declined": the name in apposition to what opens the sentence. */
function isApposed(prose: string, { start, end }: Span): boolean {
  return prose.charAt(end) === ',' && /,\s$/u.test(prose.slice(Math.max(0, start - 2), start))
    && /(?:^|[.!?”"’]\s{1,3})(?:An?|The|His|Her|Their|Its|One|Another)\s[^.!?,“”"]{1,80},\s$/u.test(prose.slice(Math.max(0, start - 95), start));
}

/** "Asked whether she minded, Ana Lee laughed": the subject behind an opening clause or phrase. */
function followsOpening(prose: string, { start, end }: Span): boolean {
  return /,\s$/u.test(prose.slice(Math.max(0, start - 2), start)) && /^\s\p{Ll}/u.test(prose.slice(end, end + 2)) && !/^\s(?:and|or)\b/u.test(prose.slice(end, end + 5))
    && /(?:^|[.!?”"’]\s{1,3})(?:Asked|Pressed|When|After|As|While|Although|Though|Before|Since|If|In|On|At|By|Despite|During|For|With|\p{Lu}\p{Ll}{2,15}ing)\s[^.!?“”"]{1,120},\s$/u.test(prose.slice(Math.max(0, start - 145), start));
}

/** "Pressed by Ms. Lee on that, she …": who asks is not who answers. */
function asksHere(prose: string, { start }: Span, pronoun: Span): boolean {
  const between = prose.slice(start, pronoun.start);
  return between.length < 160 && !/[.!?]\s/u.test(between) && /(?:^|[.!?”"’]\s{1,3})(?:When\s)?(?:Asked|Pressed|Questioned|Challenged|Quizzed|Grilled|Interviewed|Prompted|Confronted|Told|Reminded|Warned|asked|pressed|questioned|challenged)\s(?:\p{Ll}+\s){0,4}by\s(?:\p{Lu}[\p{L}.]{0,12}\s){0,2}$/u.test(prose.slice(Math.max(0, start - 90), start));
}

function isInside(quoted: readonly QuotedPiece[], span: Span): boolean {
  const next = lowerBound(quoted.length, (i) => (quoted[i]?.end ?? 0) > span.start);
  return (quoted[next]?.start ?? Infinity) <= span.start;
}

function distance(block: SourceBlock, mention: Mention, pronoun: Span | null, blocks: number): number {
  const to = pronoun ? pronoun.start : block.findings.prose.length;
  return blocks * 1.5 + Math.min(3, (to - mention.start) / 200);
}

function best(scores: ReadonlyMap<string, Scored>): Antecedent | null {
  let first: [string, Scored] | null = null, top = -Infinity, second = -Infinity;
  for (const entry of scores) {
    const { score } = entry[1];
    if (score > top) [first, top, second] = [entry, score, top];
    else second = Math.max(second, score);
  }
  if (first === null || top < minScore) return null;
  return { entity: first[0], block: first[1].block, start: first[1].start, confidence: top - second >= 2 ? 0.8 : unsure };
}
