import { cueVerbs } from './cues';
import { auxiliaries, commonVerbs, conjunctions, dayWords, determiners, isAdverb, pluralWords, prepositions, relatives, subjectPronouns } from './lexicon';
import { isConjoined, phraseStartingAt, type SpeakerPhrase } from './speakerPhrase';
import { isDash, type Unit } from './units';

/** Farther back no clause is followed to its start. */
const maxReach = 30;
/** Words before a number or an amount: nearly a third, about one in five, more than half. */
const approximate = new Set(['nearly', 'about', 'almost', 'roughly', 'around', 'over', 'just', 'only', 'more', 'fewer', 'less', 'than', 'at', 'least', 'still', 'well', 'even', 'perhaps', 'meanwhile', 'overall', 'now']);
/** Amounts of people: with a verb in the plural. */
const amounts = new Set(['third', 'thirds', 'quarter', 'quarters', 'half', 'fifth', 'tenth', 'majority', 'majorities', 'plurality', 'minority', 'array', 'handful', 'number', 'share', 'couple', 'dozen', 'group', 'one', 'those', 'some', 'many', 'most', 'few', 'both', 'others', 'all', 'none', 'lot', 'range', 'host']);
/** Behind a noun these describe it. */
const describers = new Set(['who', 'whose', 'that', 'which', 'whom', 'with', 'in', 'of', 'from', 'for', 'on', 'at', 'by', 'like', 'among', 'inside', 'within', 'across', 'to', 'about', 'including', 'familiar', 'close', 'here', 'there', 'around', 'alike', 'between', 'against', 'behind', 'outside', 'over', 'under', 'near', 'and', 'involved', 'present', 'made', 'taken', 'held', 'known', 'kept', 'seen', 'led', 'sent', 'written', 'shown', 'drawn', 'put']);

/**
 * The subject of the verb group that starts at `before`, read forwards from where its clause starts: "two in three",
 * "those surveyed", "records compiled by the club". Null when a verb of another clause stands between.
 */
export function clauseSubject(units: readonly Unit[], before: number): SpeakerPhrase | null {
  const start = clauseStart(units, before);
  let at = start;
  while (at < before && (approximate.has(units[at]?.lower ?? '') || (conjunctions.has(units[at]?.lower ?? '') && units[at]?.lower !== 'that') || isAdverb(units[at]?.lower ?? ''))) at++;
  const phrase = ratio(units, at, before) ?? phraseStartingAt(units, at, before);
  if (!phrase || phrase.to >= before || phrase.kind === 'pronoun') return null;
  return phrase.to === before - 1 || describes(units, phrase.to + 1, before) ? phrase : null;
}

/** Where the clause starts that the unit at `before` belongs to. */
function clauseStart(units: readonly Unit[], before: number): number {
  let at = before;
  for (; at > 0 && before - at < maxReach; at--) {
    const unit = units[at - 1];
    if (!unit || unit.kind === 'quote' || (unit.kind === 'mark' && unit.text !== '&')) break;
    if (unit.lower === 'that' ? opensReport(units, at - 1) : unit.kind === 'word' && /^(?:because|while|although|though|but|if|whether|when|as|where|how|why|what)$/u.test(unit.lower)) break;
  }
  return at;
}

/** "said that", "is clear that" rather than "a club that". */
function opensReport(units: readonly Unit[], that: number): boolean {
  const before = units[that - 1]?.lower ?? '';
  return cueVerbs(before).length > 0 || units[that - 1]?.kind !== 'word' || isAdverb(before);
}

/** "one in five", "two out of three", "six in 10". */
function ratio(units: readonly Unit[], at: number, limit: number): SpeakerPhrase | null {
  const first = units[at], out = units[at + 1]?.lower === 'out' ? 1 : 0, last = units[at + 2 + out];
  const isNumber = (unit: Unit | undefined): boolean => /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})$/u.test(unit?.lower ?? '');
  if (!first || !last || at + 2 + out >= limit || !isNumber(first) || !isNumber(last) || !/^(?:in|of)$/u.test(units[at + 1 + out]?.lower ?? '')) return null;
  let to = at + 2 + out;
  const noun = phraseStartingAt(units, to + 1, limit);
  if (noun && noun.kind !== 'pronoun' && /s$/u.test(units[noun.to]?.lower ?? '')) to = noun.to;
  return { from: at, to, span: { start: first.start, end: units[to]?.end ?? last.end }, kind: 'nominal' };
}

/** Whether the units from `from` up to `to` only describe the noun before them. */
function describes(units: readonly Unit[], from: number, to: number): boolean {
  const first = units[from]?.lower ?? '';
  if (!describers.has(first) && !/[a-z]{2}(?:ed|ing)$/u.test(first) && units[from]?.kind !== 'possessive') return false;
  let relative = false, verbs = 0;
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (!unit || unit.kind === 'quote' || isDash(unit)) return false;
    if (relatives.has(unit.lower)) relative = true;
    if (unit.kind !== 'word' || unit.capital) continue;
    if (subjectPronouns.has(unit.lower) && !relatives.has(unit.lower) && !relative) return false;
    if (isFinite(units, i)) verbs++;
  }
  // A relative clause has one verb of its own, any other description none.
  return relative ? verbs <= 1 : verbs === 0;
}

/** Whether a finite verb group starts at `at`, as far as the word itself shows. */
function isFinite(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? '';
  if (auxiliaries.has(units[at - 1]?.lower ?? '') || isAdverb(lower) || prepositions.has(units[at - 1]?.lower ?? '')) return false;
  return (auxiliaries.has(lower) && units[at]?.kind === 'word') || commonVerbs.has(lower);
}

/** Whether a verb in its base form (`plural`) or in -s can have the phrase as its subject. */
export function agreesWith(units: readonly Unit[], phrase: SpeakerPhrase, plural: boolean): boolean {
  const { from, to } = phrase;
  let head = to;
  for (let i = from + 1; i <= to; i++) if (prepositions.has(units[i]?.lower ?? '')) { head = i - 1; break; }
  const lower = units[head]?.lower ?? '', first = units[from]?.lower ?? '';
  const many = amounts.has(lower) || pluralWords.has(lower) || /(?<!s|si)s$/u.test(lower) || isConjoined(units, phrase) || lower === 'data' || (determiners.has(first) && amounts.has(first)) || /^\d/u.test(lower);
  return plural ? many : !many || amounts.has(lower) || dayWords.has(lower) || (units[head]?.capital ?? false);
}
