import type { Mention } from '../../analysis/model';
import type { EntityType } from '../../analysis/types';
import type { BlockFindings, Token } from '../../recognize/context';
import { speechVerbs } from '../../recognize/facts/persons';
import { isAbstract, isRoleNoun, singularOf } from './nouns';

/** A mention among the tokens of its block. */
export interface Place {
  readonly findings: Pick<BlockFindings, 'prose' | 'tokens' | 'quotations'>;
  readonly tokens: readonly Token[];
  readonly mention: Mention;
  readonly before: Mention | undefined;
  readonly next: Mention | undefined;
  /** Index of the mention's first token, and of the first one after it. */
  readonly first: number;
  readonly after: number;
}

/** Forms of address, which say nothing of what somebody does. */
export const courtesy = new Set(['Mr.', 'Mr', 'Mrs.', 'Mrs', 'Ms.', 'Ms', 'Miss', 'Sir', 'Dame', 'Dr.', 'Dr', 'Lord', 'Lady', 'Messrs.', 'Madame', 'Monsieur', 'Herr', 'Frau', 'Señor']);

/** Words that end a noun group. */
const stops = new Set(['of', 'at', 'for', 'in', 'on', 'to', 'with', 'from', 'by', 'who', 'whose', 'that', 'which', 'and', 'or', 'but', 'under', 'near', 'outside', 'during', 'between', 'behind', 'after', 'before', 'since', 'until', 'now', 'based', 'born', 'known', 'called', 'named', 'about', 'against', 'whom', 'as', 'over', 'across', 'within', 'among', 'turned', 'when', 'where', 'there', 'here',  'via', 'through', 'not', 'then', 'alongside']);
const finite = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says)$/;
const longestGroup = 10;

/**
 * What the noun group that starts at `from` says: that it is a thing of this type, that it is none, or nothing known. With
 * `several`, its noun stands for more than one, as in "one of the suppliers".
 */
export function kindOfGroup(tokens: readonly Token[], from: number, to: number, type: EntityType, several = false): 'yes' | 'no' | 'unknown' {
  let last = '';
  for (let at = from; at < Math.min(to, from + longestGroup); at++) {
    const token = tokens[at], next = at + 1 < to ? tokens[at + 1] : undefined;
    if (!token || token.sentence !== tokens[from]?.sentence) break;
    if (token.kind === 'possessive' || token.text === '-' || token.kind === 'number') continue;
    if (token.kind !== 'word') break;
    if (at > from && (token.text === 'and' || token.text === '&') && next?.kind === 'word' && !/^(?:an?|the)$/.test(next.text)) continue;
    if (at > from && stops.has(token.text)) break;
    // "Akkel left, a friend said": that is a sentence.
    if (finite.test(token.text) || /^(?:later|earlier|ago)$/.test(token.text) || (speechVerbs.has(token.text) && isClosing(tokens[at + 1]))) return 'no';
    last = token.text;
    const noun = several ? singularOf(last) : last;
    if (noun !== null && isRoleNoun(noun, type) && closesGroup(next, token)) return saysSomething(tokens, at + 1) ? 'no' : 'yes';
  }
  return isAbstract(last) ? 'no' : 'unknown';
}

function closesGroup(next: Token | undefined, token: Token): boolean {
  if (next && finite.test(next.text)) return true;
  if (!next || next.sentence !== token.sentence || speechVerbs.has(next.text)) return true;
  if (next.kind === 'possessive' || next.text === '-') return false;
  return next.kind !== 'word' || stops.has(next.text) || /^\p{Ll}+(?:ing|ed|ly)$/u.test(next.text);
}

/** "a friend said", "the chief has": the group is a sentence's subject. */
function saysSomething(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at], next = tokens[at + 1];
  if (!verb || verb.sentence !== tokens[at - 1]?.sentence) return false;
  return finite.test(verb.text) || speechVerbs.has(verb.text) || (/^\p{Ll}+ed$/u.test(verb.text) && (!next || isClosing(next) || /^(?:that|it|them|him|her|his|its|their|the|an?|up|down)$/.test(next.text)));
}

const closing = /^[,;.:“”"—–)!?]$/u;

/** Whether a token ends what stands before it. */
export function isClosing(token: Token | undefined): boolean {
  return token !== undefined && closing.test(token.text);
}

const conjoined = /^(?:an?|the|one|who|which|whose|its|his|her|their|former|chief|director|president|founder|co-founder|author|head|chairman|chairwoman|editor|professor|member|senior|deputy|vice)$/i;

/** Whether the description goes on behind a comma: "a judge, and the author of a book", but not "a judge, and the room was full". */
function goesOn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'and' || !conjoined.test(tokens[at + 1]?.text ?? '')) return false;
  if (/^wh/.test(tokens[at + 1]?.text ?? '')) return true;
  for (let i = at + 1; i < at + 15; i++) {
    const token = tokens[i];
    if (!token || (token.kind === 'punctuation' && token.text !== '-')) return true;
    if (finite.test(token.text)) return false;
  }
  return true;
}

/** The last token before the comma or mark that closes a description; undefined where none closes it. */
export function endOfDescription(tokens: readonly Token[], from: number): Token | undefined {
  const sentence = tokens[from]?.sentence;
  for (let at = from; at < tokens.length && at < from + 40; at++) {
    const token = tokens[at], next = tokens[at + 1];
    if (!token || token.sentence !== sentence) return undefined;
    if (!next || next.sentence !== sentence) return token.kind === 'punctuation' ? tokens[at - 1] : token;
    if (isClosing(next) && !(next.text === ',' && (goesOn(tokens, at + 2) || isEnumeration(tokens, at + 1)))) return token;
  }
  return undefined;
}

/** A comma between adjectives or within a date or a place: "a tall, quiet judge", "of Paris, Texas". */
function isEnumeration(tokens: readonly Token[], comma: number): boolean {
  const before = tokens[comma - 1], after = tokens[comma + 1], second = tokens[comma + 2];
  if (!before || !after || !/^(?:an?|the)$/i.test(tokens[comma - 2]?.text ?? '')) return false;
  if (isRoleNoun(before.text, 'PERSON') || isRoleNoun(before.text, 'ORG') || isRoleNoun(before.text, 'PLACE') || isAbstract(before.text) || /ed$/.test(after.text) || finite.test(after.text)) return false;
  return /^\p{Ll}+$/u.test(before.text) && after.kind === 'word' && /^\p{Ll}/u.test(after.text) && !stops.has(after.text) && second?.kind === 'word';
}
