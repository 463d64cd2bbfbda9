import type { Role } from '../../analysis/model';
import type { Token } from '../../recognize/context';
import { occupations, speechVerbs, strongTitles, titles } from '../../recognize/facts/persons';
import { functionWords } from '../../recognize/facts/words';
import { isCapitalised } from '../../recognize/forms';
import { isSpaced } from '../../recognize/runs';
import { lexicon } from '../../recognize/lexicon';
import { isRoleNoun } from './nouns';
import { courtesy, isClosing, kindOfGroup, type Place } from './phrase';

const offices = new Set(['Minister', 'Secretary', 'Commissioner', 'Adviser', 'Advisor', 'Officer', 'Ambassador', 'Envoy', 'Executive', 'Commander', 'Negotiator', 'Prosecutor', 'General', 'Chief', 'Head', 'Director', 'Chair', 'Speaker', 'Chairman', 'Chairwoman', 'Leader', 'Manager', 'Coach', 'Attorney', 'Superintendent', 'Correspondent', 'Editor', 'Counsel', 'Spokesman', 'Spokeswoman', 'Spokesperson', 'Treasurer', 'Registrar', 'Principal', 'Chancellor', 'Captain', 'Marshal', 'Bishop', 'Archbishop', 'Governor', 'Justice', 'Analyst', 'Economist']);
const linking = /^(?:of|the|for|and|&|to|on)$/;

/** Index of the first token of the title before a name; the name's own when there is none. A form of address is no title. */
export function titleStart(place: Place): number {
  const { findings, tokens, first } = place;
  let from = first;
  while (from > 0 && isSpaced(findings, from) && titles.has(plainTitle(tokens[from - 1]))) from--;
  from = officeOf(place, from);
  if (from < first || offices.has(tokens[first - 1]?.text ?? '')) from = withModifiers(place, from);
  while (from < first && courtesy.has(tokens[from]?.text ?? '')) from++;
  return from;
}

/** "then-President" is a title, too. */
function plainTitle(token: Token | undefined): string {
  return token?.text.replace(/^(?:then|ex|former)-/i, '') ?? '';
}

/** "Secretary of State", "Director of National Intelligence": the office whose field stands before the name. */
function officeOf({ findings, tokens, first, before }: Place, from: number): number {
  for (let at = first - 1; at > 0 && first - at < 9; at--) {
    const { text = '' } = tokens[at] ?? {};
    if (!isSpaced(findings, at + 1) || !(linking.test(text) || isCapitalised(text)) || (before?.type === 'PERSON' && before.end > (tokens[at]?.start ?? 0))) return from;
    if (at < from && /^(?:of|for|to)$/.test(text) && offices.has(tokens[at - 1]?.text ?? '') && isSpaced(findings, at)) return at - 1;
    if (at < from && linking.test(text) && !/^(?:of|for|to)$/.test(tokens[at - 1]?.text ?? '') && text !== 'and' && text !== '&' && text !== 'of' && text !== 'for') return from;
  }
  return from;
}

/** "Israeli Prime Minister", "White House Press Secretary": the words in capitals before an office. */
function withModifiers({ findings, tokens, first }: Place, start: number): number {
  let from = Math.min(start, offices.has(tokens[first - 1]?.text ?? '') ? first - 1 : first);
  while (from > 0 && first - from < 9 && isSpaced(findings, from)) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || !isCapitalised(before.text) || functionWords.has(before.text.toLowerCase()) || before.sentence !== tokens[first]?.sentence) break;
    const opens = tokens[from - 2]?.sentence !== before.sentence;
    if (opens && lexicon.isCommonWord(before.text.toLowerCase()) && !titles.has(before.text) && !lexicon.singles.has(before.text)
      && (!offices.has(tokens[from]?.text ?? '') || /(?:ed|ing|ly)$/.test(before.text))) break;
    if (/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(before.text)) break;
    from--;
  }
  return from;
}

/** Titles before a name and, with the country or body after it, the whole phrase: "President", "President Ada Holm of Norway". */
export function titleRoles(place: Place, start: number): Role[] {
  const { tokens, mention: { entity }, first, after, next } = place;
  const from = tokens[start], last = tokens[first - 1];
  if (!from || !last || start === first) return [];
  const words = tokens.slice(start, first).map(plainTitle);
  if (!words.some((word) => strongTitles.has(word) && !courtesy.has(word)) && !words.some((word) => offices.has(word))) return [];
  const roles: Role[] = [{ start: from.start, end: last.end, entity }];
  const article = tokens[after + 1]?.text === 'the' ? 1 : 0;
  if (tokens[after]?.text === 'of' && next && next.type !== 'PERSON' && next.type !== 'DATE' && next.start === tokens[after + 1 + article]?.start) roles.push({ start: from.start, end: next.end, entity });
  return roles;
}

/** A title that two share: "Presidents Ada Holm of Norway and Per Quist of Sweden". */
export function sharedTitle(place: Place, titled: Role | undefined): Role | null {
  const { tokens, first, mention: { entity, type }, findings: { prose } } = place, and = tokens[first - 1];
  if (!titled || type !== 'PERSON' || !/^(?:and|,)$/.test(and?.text ?? '') || !/s\.?$/.test(prose.slice(titled.start, titled.end)) || /(?:ss|us)$/.test(prose.slice(titled.start, titled.end))) return null;
  return { start: titled.start, end: titled.end, entity };
}

const verbsToo = new Set(['face', 'host', 'judge', 'head', 'guard', 'witness', 'model', 'star', 'champion', 'figure', 'partner', 'cook', 'guide', 'nurse', 'pilot', 'coach', 'broker', 'captain', 'fan', 'man', 'rival', 'contact', 'police', 'bank', 'order', 'press', 'force', 'store', 'trust', 'fund', 'group', 'exchange', 'campaign', 'board', 'charge', 'patron', 'anchor', 'recruit', 'tutor', 'boss', 'forward', 'guarantee', 'chair', 'label', 'house', 'monitor', 'practice', 'process', 'author', 'edit', 'front', 'back', 'broadcast', 'ring', 'yard', 'gang', 'party', 'unit', 'supply', 'page', 'usher', 'volunteer', 'foster', 'suspect']);
const bareVerbs = new Set(['leave', 'make', 'see', 'beat', 'keep', 'meet', 'tell', 'ask', 'urge', 'let', 'get', 'give', 'show', 'want', 'help', 'join', 'hear', 'find', 'send', 'put', 'take', 'bring', 'hold', 'call', 'name', 'blame', 'accuse', 'praise', 'quote', 'replace', 'succeed', 'defeat', 'arrest', 'charge', 'sue', 'elect', 'appoint']);
const notBeforeNoun = /^(?:to|will|would|could|can|cannot|may|might|must|should|not|they|we|you|i|he|she|it|who|that|did|do|does|didn't|didn’t|don’t|don't|and|or|let|helped?|'ll|’ll)$/i;
const participles = /^(?:armed|united|retired|exiled|celebrated|jailed|convicted|renowned|acclaimed|noted|listed|disgraced|beleaguered|respected|appointed|elected|nominated|embattled|deposed|ousted|accused|suspected|self-styled|imprisoned|detained|disbanded|privatised|privatized|sanctioned|banned|outlawed|newly-elected|red|sacked|impeached|defeated|wounded|esteemed|distinguished|seasoned|decorated|designated)$/;

/** The description right before a name: "Danish ferry operator" Marlo, "the economist" Jane Roe. */
export function descriptionBefore({ findings, tokens, mention: { entity, type }, before, first }: Place): Role | null {
  const noun = tokens[first - 1];
  if (noun?.kind !== 'word' || !isSpaced(findings, first) || (before && before.end > noun.start)) return null;
  if (!isRoleNoun(noun.text, type) && !(type === 'PERSON' && occupations.has(noun.text))) return null;
  let from = first - 1;
  while (from > 0 && first - from < 7 && isSpaced(findings, from)) {
    const word = tokens[from - 1];
    if (word?.kind !== 'word' || word.sentence !== noun.sentence || functionWords.has(word.text.toLowerCase()) || /^(?:said|says|told|called|named)$/.test(word.text)) break;
    // “…,” noted economist Jane Roe; "and leave economist Jane Roe".
    if ((speechVerbs.has(word.text) && /^[”"’'»]$/u.test(tokens[from - 2]?.text ?? '')) || bareVerbs.has(word.text)) break;
    if (/ed$/.test(word.text) && !word.text.includes('-') && !participles.test(word.text)) break;
    if (before?.type === 'PERSON' && before.end > word.start) break;
    // "are praising Norwegian premier" is a verb, "leading economist" is not.
    if (/^\p{Ll}+ing$/u.test(word.text) && /^(?:is|are|was|were|been|be|by|started|began|kept)$/.test(tokens[from - 2]?.text ?? '')) break;
    from--;
  }
  // "novelist and critic": both are what somebody is.
  if (tokens[from - 1]?.text === 'and' && tokens[from - 2]?.sentence === noun.sentence && isRoleNoun(tokens[from - 2]?.text ?? '', type)) from -= 2;
  const last = tokens[from - 1], start = tokens[from];
  if (!start || (from === first - 1 && !mayStandAlone(noun, last))) return null;
  if (last && last.sentence === noun.sentence && notBeforeNoun.test(last.text) && !/^(?:and|or|that)$/i.test(last.text)) return null;
  return { start: start.start, end: noun.end, entity };
}

/** Whether a noun without an adjective before a name is a description: not where it may be a verb or a name itself. */
function mayStandAlone(noun: Token, before: Token | undefined): boolean {
  const capital = /^\p{Lu}/u.test(noun.text);
  if (!capital && !verbsToo.has(noun.text)) return true;
  if (before?.sentence === noun.sentence) return /^(?:an?|the|its|his|her|their|our|by|with|of|from)$/i.test(before.text);
  return capital && occupations.has(noun.text.toLowerCase()) && !verbsToo.has(noun.text.toLowerCase()) && !lexicon.firstNames.has(noun.text) && !lexicon.lastNames.has(noun.text);
}

/** What somebody did something as: "As president of the union, Ana Lund signed". */
export function asBefore({ tokens, mention: { entity, type }, first }: Place, start: number): Role | null {
  const at = courtesy.has(tokens[start - 1]?.text ?? '') ? start - 1 : start, comma = tokens[at - 1], sentence = tokens[first]?.sentence;
  if (type !== 'PERSON' || comma?.text !== ',' || comma.sentence !== sentence) return null;
  let from = at - 2;
  while (from > 0 && at - from < 20 && tokens[from - 1]?.sentence === sentence) from--;
  const opening = tokens[from + 1], last = tokens[at - 2];
  if (tokens[from]?.text !== 'As' || !opening || !last || tokens.slice(from, at - 1).some((token) => isClosing(token)) || kindOfGroup(tokens, from + 1, at - 1, 'PERSON') !== 'yes') return null;
  return { start: opening.start, end: last.end, entity };
}

/** Where somebody or something is based: "the Oslo-based Council of Harbours". */
export function basedBefore({ findings, tokens, mention: { entity, type }, first }: Place): Role | null {
  const based = tokens[first - 1];
  if (type === 'PLACE' || !based || !isSpaced(findings, first) || !/\p{L}-(?:based|born|backed|owned|run|led)$/u.test(based.text)) return null;
  let from = first - 1;
  while (from > 0 && isSpaced(findings, from) && isCapitalised(tokens[from - 1]?.text ?? '') && !functionWords.has(tokens[from - 1]?.text.toLowerCase() ?? '')) from--;
  const start = tokens[from];
  return start ? { start: start.start, end: based.end, entity } : null;
}

/** What is introduced by "called": "an armed group, called Q7", "a man named Per Quist". */
export function calledBefore({ tokens, mention: { entity, type }, first }: Place): Role | null {
  let at = first - 1;
  if (/^[“"‘]$/u.test(tokens[at]?.text ?? '')) at--;
  const as = tokens[at]?.text === 'as' && tokens[at - 1]?.text === 'known' ? 2 : /^(?:called|named|dubbed)$/.test(tokens[at]?.text ?? '') ? 1 : 0;
  if (as === 0) return null;
  let end = at - as + 1;
  if (tokens[end - 1]?.text === ',') end--;
  return groupBefore(tokens, end, type, entity, /^(?:an?|the|another|one)$/i);
}

const determiners = /^(?:an?|the|one|its|his|her|their|our|my)$/i;

/** The description that a comma sets off before a name: "The leader of the opposition, Jane Roe," and "Norway’s largest bank, Norl,". */
export function appositionBefore({ tokens, mention: { entity, type }, first, after }: Place, start: number): Role | null {
  const comma = start === first || type !== 'PERSON' ? first : start;
  const skip = tokens[comma - 1]?.text === 'the' ? 1 : 0;
  if (tokens[comma - 1 - skip]?.text !== ',' || !(isClosing(tokens[after]) || tokens[after]?.sentence !== tokens[first]?.sentence)) return null;
  return groupBefore(tokens, comma - 1 - skip, type, entity, determiners);
}

/** The nearest noun group before `end` that is of the type and starts with one of these words, or with a name that owns it. */
function groupBefore(tokens: readonly Token[], end: number, type: Place['mention']['type'], entity: string, openers: RegExp): Role | null {
  const last = tokens[end - 1];
  for (let at = end - 1; at >= 0 && end - at < 20; at--) {
    const token = tokens[at];
    if (!token || !last || token.sentence !== last.sentence || (token.kind === 'punctuation' && token.text !== '-')) return null;
    const owner = token.kind === 'possessive' ? ownerStart(tokens, at) : -1;
    const several = tokens[at - 1]?.text === 'of' && /^one$/i.test(tokens[at - 2]?.text ?? '');
    const from = owner >= 0 ? owner : openers.test(token.text) ? at : -1;
    if (from < 0) continue;
    const one = several || (owner >= 0 && tokens[owner - 1]?.text === 'of' && /^one$/i.test(tokens[owner - 2]?.text ?? ''));
    if (kindOfGroup(tokens, from, end, type, one) !== 'yes') continue;
    const first = tokens[one ? (owner >= 0 ? owner : at) - 2 : from];
    return first && last.end - first.start < 200 ? { start: first.start, end: last.end, entity } : null;
  }
  return null;
}

/** Where the name starts that the possessive at `at` belongs to; -1 when that is no name. */
function ownerStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && tokens[from - 1]?.kind === 'word' && isCapitalised(tokens[from - 1]?.text ?? '') && tokens[from - 1]?.sentence === tokens[at]?.sentence && !(from - 1 < at - 1 && functionWords.has(tokens[from - 1]?.text.toLowerCase() ?? ''))) from--;
  return from === at ? -1 : from;
}
