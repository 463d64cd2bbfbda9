import type { EntityType } from '../analysis/types';
import type { BlockFindings, MentionCandidate } from '../recognize/context';
import { lexicon } from '../recognize/lexicon';
import { isCapitalised } from '../recognize/forms';
import { isWeak } from '../recognize/runs';
import type { Span } from '../span';
import { bestType, partIn, type Evidence } from './entitiesEvidence';
import { wordsAt } from './nameText';
import { sourceConfidence } from './entitiesModel';

/** A candidate that was chosen: its type is settled. */
export interface Choice extends Span {
  readonly type: EntityType;
  readonly confidence: number;
  readonly why: readonly string[];
  readonly value?: string;
}

/** Below this a candidate is not a name. */
const threshold = 0.5;
/** The model gives no candidate that is less likely than this. */
const leastKept = 0.08;
const numeric = new Set<EntityType>(['DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY']);

/**
 * Chooses mentions that do not overlap, in the order of the text. Without evidence, only what the block itself says
 * counts. In a `title`, names known from the body are looked up.
 */
export function chooseMentions(findings: BlockFindings, evidence: Evidence | null, title = false): Choice[] {
  const candidates: Choice[] = [], weighed: Choice[] = [];
  for (const mention of findings.mentions) {
    const choice = evidence ? judge(findings, mention, evidence) : local(mention);
    if (evidence && mention.probability !== undefined) weighed.push(...bearerOf(findings, mention, evidence));
    if (choice && choice.confidence >= threshold) (mention.probability === undefined ? candidates : weighed).push(choice);
  }
  // The model's candidates are rivals: the likeliest wins, not the longest.
  candidates.push(...surestOf(weighed));
  if (evidence && (title || isWeak(findings))) lookUp(findings, evidence, candidates);
  return withoutOverlap(candidates);
}

function local(mention: MentionCandidate): Choice | undefined {
  return mention.type === null ? undefined : settle(mention, mention.type, mention.confidence);
}

/** The person whose full name ends in this word, where the block alone took it for something else. */
function bearerOf({ prose, mentions }: BlockFindings, mention: MentionCandidate, evidence: Evidence): Choice[] {
  const part = mention.type === 'PLACE' || mention.type === 'ORG' ? partIn(evidence.parts, wordsAt(prose, mention)) : 0;
  if (part < 1 || isAddress(prose, mention.end) || mentions.some(({ start, end, type }) => type === 'PERSON' && start === mention.start && end === mention.end)) return [];
  const person: MentionCandidate = { ...mention, type: 'PERSON', why: [] }, confidence = sourceConfidence(person, leastKept, undefined, part);
  return confidence >= threshold ? [settle(person, 'PERSON', confidence, 'part of a name in this source')] : [];
}

/** How far rivals for one place stand from one another in the list of candidates, which is in the order of the text. */
const rivals = 12;

/** Whether the model rather takes the words for a part of a longer name in this very place. */
function isPartHere(mentions: readonly MentionCandidate[], mention: MentionCandidate): boolean {
  const at = mentions.indexOf(mention), { start, end, probability = 0 } = mention;
  return mentions.slice(Math.max(0, at - rivals), at + rivals).some((other) => other.type === 'PERSON' && other.start <= start && other.end >= end && (other.probability ?? 0) > probability);
}

/** Whether a hyphen joins the words to others: "Hall-Jones" is no "Jones". */
function isHalf(prose: string, { start, end }: Span): boolean {
  return prose.charAt(start - 1) === '-' || prose.charAt(end) === '-';
}

/** What a candidate is with the whole source in view. */
function judge({ prose, mentions }: BlockFindings, mention: MentionCandidate, evidence: Evidence): Choice | undefined {
  if (mention.type !== null && numeric.has(mention.type)) return { ...mention, type: mention.type };
  const name = wordsAt(prose, mention);
  const best = bestType(evidence.types.get(name));
  const part = partIn(evidence.parts, name);
  if (mention.probability !== undefined && mention.type !== null) {
    if (part > 0 && mention.type === 'PLACE' && isAddress(prose, mention.end)) return settle(mention, 'PLACE', 0.995);
    return settle(mention, mention.type, sourceConfidence(mention, mention.probability, evidence.votes.get(name), part > 0 && mention.type === 'PERSON' && (isHalf(prose, mention) || isPartHere(mentions, mention)) ? 0 : part));
  }
  if (part > 0 && (mention.type === null || mention.type === 'PERSON' || mention.confidence < 0.6 + 0.05 * Math.min(part, 6))) {
    if (!best || best.type === 'PERSON' || best.weight < part) return settle(mention, 'PERSON', Math.max(0.85, mention.confidence), 'part of a name in this source');
  }
  // A town that nothing points to is rather the person whose full name bears it.
  if (part >= 1 && mention.type === 'PLACE' && mention.confidence <= 0.8) return settle(mention, 'PERSON', 0.8, 'part of a name in this source');
  if (mention.type !== null) {
    if (!best || best.type === mention.type) return settle(mention, mention.type, Math.min(0.99, mention.confidence + (best && best.weight > 1 ? 0.1 : 0)));
    // The same name is something else more often in this source.
    return settle(mention, mention.type, mention.confidence - 0.4 * best.share);
  }
  if (best && mention.confidence > 0.05) return settle(mention, best.type, Math.min(0.8, 0.5 + 0.2 * best.weight), 'same name elsewhere in this source');
  return byShape(mention, name);
}

/** Whether a listed country or region stands behind a comma: "Lincoln, Nebraska" is no part of a person's name. */
function isAddress(prose: string, end: number): boolean {
  const region = /^, (\p{Lu}[\p{L}.]+)/u.exec(prose.slice(end, end + 30))?.[1] ?? '', kinds = lexicon.singles.get(region);
  return kinds !== undefined && (kinds.has('country') || kinds.has('region'));
}

function settle(mention: MentionCandidate, type: EntityType, confidence: number, why?: string): Choice {
  return { start: mention.start, end: mention.end, type, confidence, why: why === undefined ? mention.why : [...mention.why, why], ...(mention.value === undefined ? {} : { value: mention.value }) };
}

/** A name that nothing else is known about. */
function byShape(mention: MentionCandidate, name: string): Choice | undefined {
  if (mention.confidence < 0.4) return undefined;
  const words = name.split(' ');
  if (words.some((word) => lexicon.singles.has(word))) return undefined;
  if (words.length >= 2 && words.length <= 3 && /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,3}$/u.test(name)) return settle(mention, 'PERSON', 0.52, 'looks like a person’s name');
  return undefined;
}

/** Finds the names known from the rest of the source in a line where every word has a capital, or is all capitals. */
function lookUp({ tokens, prose }: BlockFindings, evidence: Evidence, candidates: Choice[]): void {
  for (const token of tokens) {
    if (token.kind !== 'word' || !isCapitalised(token.text)) continue;
    const { start } = token, shouted = token.text.length > 3 && token.text === token.text.toUpperCase();
    const word = shouted ? token.text.charAt(0) + token.text.slice(1).toLowerCase() : token.text;
    const name = evidence.byFirstWord.get(word)?.find((known) => prose.startsWith(shouted ? known.toUpperCase() : known, start) && !/[\p{L}\p{N}]/u.test(prose.charAt(start + known.length)));
    const best = bestType(name === undefined ? undefined : evidence.types.get(name));
    if (name !== undefined && best && best.weight > 0.4) {
      candidates.push({ start, end: start + name.length, type: best.type, confidence: 0.8, why: ['same name elsewhere in this source'] });
    } else if (partIn(evidence.parts, word) > 0.5) {
      candidates.push({ start, end: token.end, type: 'PERSON', confidence: 0.8, why: ['part of a name in this source'] });
    }
  }
}

/** The surest first; what overlaps with a surer one is dropped. */
function surestOf(candidates: Choice[]): Choice[] {
  if (candidates.length < 2) return candidates;
  candidates.sort((a, b) => b.confidence - a.confidence || a.start - b.start);
  const taken = new Uint8Array(candidates.reduce((end, candidate) => Math.max(end, candidate.end), 0));
  return candidates.filter(({ start, end }) => {
    const free = !taken.subarray(start, end).includes(1);
    if (free) taken.fill(1, start, end);
    return free;
  });
}

/** The longest first, then the surest; what overlaps with one chosen before is dropped. */
function withoutOverlap(candidates: Choice[]): Choice[] {
  if (candidates.length < 2) return candidates;
  candidates.sort((a, b) => (b.end - b.start) - (a.end - a.start) || b.confidence - a.confidence || a.start - b.start);
  const chosen: Choice[] = [];
  const last = candidates.reduce((end, candidate) => Math.max(end, candidate.end), 0);
  const taken = new Uint8Array(last);
  for (const candidate of candidates) {
    // What was chosen before is at least as long, so it covers an end of whatever it overlaps.
    if (taken[candidate.start] || taken[candidate.end - 1]) continue;
    taken.fill(1, candidate.start, candidate.end);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
