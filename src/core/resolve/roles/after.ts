import type { Role } from '../../analysis/model';
import type { EntityType } from '../../analysis/types';
import type { Token } from '../../recognize/context';
import { functionWords } from '../../recognize/facts/words';
import { overlaps } from '../../span';
import { isRoleNoun, singularOf } from './nouns';
import { courtesy, endOfDescription, isClosing, kindOfGroup, type Place } from './phrase';

const longest = 240;
const possessives = /^(?:its|his|her|their|our|my)$/i;
const adverbs = /^(?:now|then|also|previously|formerly|currently|once|himself|herself|itself|both|later|already|until|still|perhaps|arguably|effectively|long|officially|simply)$/i;

/** The description that follows a name: "Jane Roe, 45, an economist in Oslo", "Norl (the parent company)". */
export function apposition(place: Place): Role | null {
  const { tokens, mention, after } = place;
  const mark = tokens[after], sentence = tokens[place.first]?.sentence;
  if (!mark || mark.sentence !== sentence || !/^(?:,|\(|—|–)$/u.test(mark.text)) return null;
  let from = after + 1;
  if (tokens[from]?.kind === 'number' && tokens[from + 1]?.text === ',') from += 2;
  const first = tokens[from];
  if (!first || first.sentence !== sentence || !opens(place, from, mark.text)) return null;
  const last = mark.text === '(' ? tokens[closingBracket(tokens, from) - 1] : endOfDescription(tokens, from);
  // In "Per Moss, his wife, Ada Moss, and" the wife is whoever is named next.
  if (last && /^(?:his|her)$/.test(first.text) && place.next?.type === 'PERSON' && place.next.start - last.end === 2 && tokens[tokens.indexOf(last, from) + 1]?.text === ',') return null;
  return last && last.end - first.start > 3 && last.end - first.start < longest ? { start: first.start, end: last.end, entity: mention.entity } : null;
}

/** What follows two names and is said of both: "Ana Lund and Per Quist, founders of the club," and "Oslo and Bergen, two ports". */
export function sharedApposition({ tokens, mention, before, first, after }: Place): Role[] {
  const comma = tokens[after], start = tokens[after + 1];
  if (comma?.text !== ',' || !start || start.sentence !== comma.sentence || before?.type !== mention.type) return [];
  const link = tokens[courtesy.has(tokens[first - 1]?.text ?? '') ? first - 2 : first - 1];
  if (link?.text !== 'and' || link.start - before.end > 1 || possessives.test(start.text) || (functionWords.has(start.text) && !/^(?:the|both|all|two|three|four|five)$/.test(start.text)) || kindOfGroup(tokens, after + 1, tokens.length, mention.type, true) !== 'yes') return [];
  const last = endOfDescription(tokens, after + 1);
  if (!last || last.end - start.start >= longest || !isPluralGroup(tokens, after + 1, mention.type)) return [];
  return [before.entity, mention.entity].map((entity) => ({ start: start.start, end: last.end, entity }));
}

/** Whether the plural noun ends there or goes on with "of" and the like: in "the two countries traded blows" it is a sentence's subject. */
function isPluralGroup(tokens: readonly Token[], from: number, type: EntityType): boolean {
  for (let at = from; at < from + 8; at++) {
    const noun = singularOf(tokens[at]?.text ?? '');
    if (noun !== null && isRoleNoun(noun, type)) return isClosing(tokens[at + 1]) || /^(?:of|at|in|on|for|from|with|who|which|that|near|based)$/.test(tokens[at + 1]?.text ?? '');
  }
  return false;
}

function closingBracket(tokens: readonly Token[], from: number): number {
  for (let at = from; at < from + 30; at++) if (tokens[at]?.text === ')') return at;
  return from;
}

/** Whether what starts at a token says who or what the mention is. */
function opens(place: Place, from: number, mark: string): boolean {
  const { tokens, mention: { type } } = place, word = tokens[from]?.text ?? '';
  if (adverbs.test(word) && tokens[from + 1]?.kind === 'word') return opens(place, from + 1, mark);
  if (/^(?:known|nicknamed|dubbed|codenamed)$/.test(word)) return word !== 'known' || /^(?:as|for)$/.test(tokens[from + 1]?.text ?? '');
  if (word === 'who' || word === 'which') return mark !== '(' && opensRelative(tokens, from + 1, type);
  const kind = kindOfGroup(tokens, from, tokens.length, type), strict = mark === ',' ? kind === 'yes' : kind === 'yes' && /^(?:an?|the|one|\p{Ll}+)$/u.test(word);
  // "the United States and others" goes on with a list.
  if (/^(?:the|one)$/i.test(word)) return place.next?.start !== tokens[from + 1]?.start || isOwner(place, from + 1) ? strict || isOneOf(tokens, from, type) || isSuperlative(tokens, from, type) : strict;
  if (/^an?$/i.test(word)) return strict || (mark === ',' && kind === 'unknown' && type !== 'PLACE');
  if (possessives.test(word) || isOwner(place, from)) return strict;
  // Without an article: "director of the harbour", not "Akkel, Morrn and the chief".
  return strict && type === 'PERSON' && isBareNoun(place, from);
}

/** "the first woman to …", "the only Norwegian who …": whoever that is, it is somebody. */
function isSuperlative(tokens: readonly Token[], from: number, type: EntityType): boolean {
  return type === 'PERSON' && /^(?:first|last|only|youngest|oldest|second|most|best|leading)$/.test(tokens[from + 1]?.text ?? '') && kindOfGroup(tokens, from, tokens.length, type) !== 'no';
}

function isOneOf(tokens: readonly Token[], from: number, type: EntityType): boolean {
  return tokens[from]?.text.toLowerCase() === 'one' && tokens[from + 1]?.text === 'of' && (type === 'PERSON' || kindOfGroup(tokens, from + 2, tokens.length, type, true) === 'yes');
}

/** Whether the next name starts here and owns what follows: "Norl’s chief executive". */
function isOwner({ tokens, next }: Place, at: number): boolean {
  if (next?.start !== tokens[at]?.start || !next) return false;
  let after = at;
  while (after < tokens.length && (tokens[after]?.start ?? 0) < next.end) after++;
  return tokens[after]?.kind === 'possessive';
}

function isBareNoun({ tokens, next, findings: { prose } }: Place, from: number): boolean {
  const first = tokens[from];
  if (first?.kind !== 'word' || /^(?:and|or|but|who|that|as|if|when|in|on|at|by|with|for|from|to|\p{Ll}+ing)$/u.test(first.text)) return false;
  // A person who is named next is no description, and what stands before that name is theirs.
  for (let at = from; at < from + 12; at++) {
    const token = tokens[at];
    if (!token || token.kind !== 'word' || /^(?:of|at|to|for|with)$/.test(token.text)) return true;
    if (next?.type === 'PERSON' && overlaps(token, next)) return prose.charAt(next.end) === '’' || prose.charAt(next.end) === "'";
  }
  return true;
}

const doesAsPerson = /^(?:leads?|led|heads?|headed|runs?|ran|chairs?|chaired|directs?|directed|founded|co-founded|cofounded|owns?|owned|teaches|taught|studies|studied|speciali[sz]e[sd]|covers?|covered|serves?|served|works?|worked|oversees?|oversaw|commands?|commanded|represents?|represented|manages?|managed|advise[sd]|edits?|edited|coache[sd]|hosts?|hosted|became|researches|researched|lectures?|lectured|practises|practices|presides|presided|ruled|rules|governs|governed|captains?|captained|co-chairs?|co-leads?)$/;
const doesAsBody = /^(?:represents?|runs?|operates?|owns?|makes?|publishes|manages?|oversees?|supplies|advises|promotes?|monitors?|tracks?|provides?|produces?|regulates?|campaigns?|advocates?|governs?|builds?|sells?|studies|researches|organi[sz]es|administers?|controls?)$/;

/** "who leads the party", "who is now an analyst", "which runs the ferries". */
function opensRelative(tokens: readonly Token[], from: number, type: EntityType): boolean {
  let at = from;
  while (adverbs.test(tokens[at]?.text ?? '')) at++;
  const verb = tokens[at]?.text ?? '', next = tokens[at + 1]?.text ?? '';
  if ((type === 'PERSON' ? doesAsPerson : doesAsBody).test(verb)) return true;
  if ((verb === 'has' || verb === 'had') && (doesAsPerson.test(next) || next === 'been')) return next !== 'been' || isGroup(tokens, at + 2, type);
  return /^(?:is|was)$/.test(verb) && isGroup(tokens, at + 1, type);
}

function isGroup(tokens: readonly Token[], from: number, type: EntityType): boolean {
  let at = from;
  while (adverbs.test(tokens[at]?.text ?? '')) at++;
  return kindOfGroup(tokens, at, tokens.length, type) === 'yes' || isOneOf(tokens, at, type);
}

const beforeSubject = /^(?:that|but|while|because|when|where|since|although|though|if|whether|and|so|now|today|“|"|,|;|:|—)$/iu;
const joins = new Set(['serves', 'served', 'works', 'worked', 'acted', 'acts']);

/** What a sentence says of its subject: "Jane Roe is a professor at …", "Mr. Roe was one of the founders of …". */
export function predicate({ tokens, mention, findings, after }: Place, start: number): Role | null {
  const addressed = courtesy.has(tokens[start - 1]?.text ?? '') ? start - 1 : start;
  const before = tokens[addressed - 1], first = tokens[start], verb = tokens[after];
  if (!first || !verb || verb.sentence !== first.sentence || (before?.sentence === first.sentence && !beforeSubject.test(before.text))) return null;
  // "Akkel, Morrn is a judge" and "Akkel and Morrn" are lists.
  if ((before?.text === ',' || before?.text === 'and') && before.sentence === first.sentence && /^\p{Lu}/u.test(tokens[start - 2]?.text ?? '')) return null;
  let at = after + 1;
  if (/^(?:has|had)$/.test(verb.text) && tokens[at]?.text === 'been') at++;
  else if (joins.has(verb.text) && tokens[at]?.text === 'as') at++;
  else if (!/^(?:is|was|became|remains|remained)$/.test(verb.text)) return null;
  if (tokens[at]?.text === 'not') return null;
  while (adverbs.test(tokens[at]?.text ?? '')) at++;
  if (!isGroup(tokens, at, mention.type)) return null;
  const from = tokens[at], last = endOfPredicate(tokens, at);
  const quoted = findings.quotations.some((quotation) => quotation.quoted.some((piece) => overlaps(piece, mention)));
  return from && last && !quoted && last.end - from.start > 3 && last.end - from.start < longest ? { start: from.start, end: last.end, entity: mention.entity } : null;
}

/** The clause ends with a mark, or where "and" goes on with another verb. */
function endOfPredicate(tokens: readonly Token[], from: number): Token | undefined {
  for (let at = from; at < from + 30; at++) {
    const token = tokens[at], next = tokens[at + 1];
    if (!token || !next || next.sentence !== token.sentence || isClosing(next)) return token;
    if (/^(?:and|but|when|while|because|if)$/.test(next.text) && !/^(?:an?|the|of|his|her|its|\p{Lu}.*)$/u.test(tokens[at + 2]?.text ?? '') && !/^(?:director|editor|founder|head|leader|owner|author)$/.test(tokens[at + 2]?.text ?? '')) return token;
  }
  return undefined;
}
