import type { Span } from '../span';
import { cueVerbs } from './cues';
import { articles, auxiliaries, commonVerbs, conjunctions, dayWords, documentNouns, determiners, isAdverb, isFunctionWord, linkingPrepositions, particles, pluralWords, prepositions, relatives, sourceNouns, subjectPronouns, timeWords, titles } from './lexicon';
import type { Unit } from './units';

/** The phrase that names a speaker: its place in the sentence's units (`from` to `to`, inclusive) and its span in the prose. */
export interface SpeakerPhrase {
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  readonly kind: 'name' | 'pronoun' | 'nominal';
}

/** The phrase that is no more than the pronoun at `at`. */
export function pronounAt({ start, end }: Unit, at: number): SpeakerPhrase {
  return { from: at, to: at, span: { start, end }, kind: 'pronoun' };
}

/** The name that ends with the unit at `end`; null when that unit is no part of a name. */
export function nameEndingAt(units: readonly Unit[], end: number): SpeakerPhrase | null {
  const from = nameStart(units, end), name = units[end]?.kind === 'word' ? nameIn(units, from, end) : null;
  return name === null || isFunctionWord(units[end]?.lower ?? '') || dayWords.has(units[end]?.lower ?? '') ? null : { from, to: end, span: spanOf(units, name, end), kind: 'name' };
}

/** Longer descriptions are cut: their start says nothing about who speaks. */
const maxPhraseUnits = 25;
const pluralVerbs = new Set(['see', 'want', 'know', 'believe', 'think', 'agree', 'say', 'hope', 'fear', 'worry', 'need', 'remain', 'seem', 'go', 'come', 'take', 'make', 'give', 'keep', 'live']);
const remarkNouns = new Set(['charge', 'claim', 'allegation', 'accusation', 'remark', 'comment', 'suggestion', 'assertion', 'argument', 'notion', 'idea', 'view', 'plan', 'decision', 'move', 'step', 'term', 'phrase', 'figure', 'number', 'word', 'something', 'what', 'position', 'practice', 'policy', 'law', 'measure', 'way', 'place', 'time']);
const objectPronouns = new Set(['him', 'her', 'them', 'me', 'us', 'himself', 'herself', 'themselves']);

/** The noun phrase or pronoun that ends with the unit at `end`; null when that unit ends none. */
export function phraseEndingAt(units: readonly Unit[], end: number): SpeakerPhrase | null {
  const last = units[end];
  if (!last || last.kind === 'mark' || last.kind === 'quote') return null;
  if (subjectPronouns.has(last.lower)) return pronounAt(last, end);
  const counted = units[end - 1]?.lower === 'the' && /^(?:two|three|four|five|six)$/u.test(last.lower);
  if (counted) return { from: end - 1, to: end, span: spanOf(units, end, end), kind: 'nominal' };
  // "One of them".
  const some = objectPronouns.has(last.lower) && units[end - 1]?.lower === 'of' && determiners.has(units[end - 2]?.lower ?? '');
  if (some) return { from: end - 2, to: end, span: spanOf(units, end - 2, end), kind: 'nominal' };
  if (!isNominal(last) && !(determiners.has(last.lower) && sourceNouns.has(last.lower))) return null;
  if (dayWords.has(last.lower) || isVerb(last) || (isAdverb(last.lower) && !last.capital) || last.lower === 'that' || last.lower === 'this') return null;
  const quoted = afterQuote(units, end);
  if (quoted !== null) return describe(units, quoted, end);
  let from = end;
  while (from > 0 && end - from < maxPhraseUnits && joins(units, from - 1, from)) from--;
  while (from < end && isLoose(units, from)) from++;
  const whole = prepositions.has(units[from - 1]?.lower ?? '') ? clauseOpener(units, from, end) : null;
  return describe(units, whole ?? from, end);
}

/**
 * Where the clause of the noun phrase at `from` starts, when a phrase that says who speaks is all there is before the
 * verb: "Experts on safety at sea". null when there is more.
 */
function clauseOpener(units: readonly Unit[], from: number, end: number): number | null {
  let start = from;
  while (start > 0 && end - start < maxPhraseUnits && units[start - 1]?.kind !== 'mark' && units[start - 1]?.kind !== 'quote') {
    const unit = units[start - 1];
    if (!unit || isVerb(unit) || auxiliaries.has(unit.lower) || conjunctions.has(unit.lower) || relatives.has(unit.lower) || /[a-z]{2}(?:ed|ing)$/u.test(unit.lower)) return null;
    start--;
  }
  for (let i = start; i < from; i++) {
    const documented = units[i]?.lower === 'by' && documentNouns.has(units[i - 1]?.lower ?? '') && startsPhraseOrPlural(units[start]);
    if (documented || isInformed(units, start, i)) return start;
    if (linkingPrepositions.has(units[i]?.lower ?? '') || units[i]?.lower === 'about') return i > start && sourceNouns.has(units[i - 1]?.lower ?? '') && startsPhraseOrPlural(units[start]) ? start : null;
  }
  return null;
}

/** "a person familiar with", "people close to", "officials briefed on". */
function isInformed(units: readonly Unit[], start: number, at: number): boolean {
  const who = units[at - 2]?.lower ?? '';
  return at - start >= 2 && at - start <= 4 && /^(?:familiar|close|briefed|involved|acquainted)$/u.test(units[at - 1]?.lower ?? '') && (sourceNouns.has(who) || who === 'person' || who === 'those');
}

function startsPhraseOrPlural(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && !prepositions.has(unit.lower) && !dayWords.has(unit.lower) && !isAdverb(unit.lower);
}

/** Where the phrase starts that is all there is between a quotation and its verb: “…,” a woman in the front row asked. */
function afterQuote(units: readonly Unit[], end: number): number | null {
  for (let i = end; i >= 0 && end - i < 15; i--) {
    const unit = units[i];
    if (!unit || isVerb(unit) || auxiliaries.has(unit.lower) && unit.kind === 'word') return null;
    if (unit.kind === 'mark' && unit.text !== '&') return null;
    if (unit.kind === 'quote') return i < end && startsPhrase(units[i + 1]) ? i + 1 : null;
  }
  return null;
}

function startsPhrase(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && (determiners.has(unit.lower) || unit.capital) && !dayWords.has(unit.lower) && !prepositions.has(unit.lower);
}

/** Whether the unit at `i` belongs to the noun phrase that so far starts at `next`. */
function joins(units: readonly Unit[], i: number, next: number): boolean {
  const unit = units[i], right = units[next];
  if (!unit || !right) return false;
  if (unit.kind === 'possessive') return true;
  if (unit.kind !== 'word') return unit.text === '&';
  if (dayWords.has(unit.lower) || (objectPronouns.has(unit.lower) && !possesses(units, i))) return false;
  if (linkingPrepositions.has(unit.lower)) {
    const before = units[i - 1];
    // "Six in 10".
    if ((unit.lower === 'in' || unit.lower === 'of') && /^\d+$|^(?:five|ten)$/u.test(right.lower)) return before?.kind === 'word' && pluralWords.has(before.lower);
    return before !== undefined && before.kind === 'word' && isNominal(before) && !determiners.has(before.lower)
      && (unit.lower === 'of' || sourceNouns.has(before.lower) || documentNouns.has(before.lower) || before.capital) && !dayWords.has(before.lower);
  }
  if (unit.lower === 'and') return right.capital && units[i - 1]?.capital === true && !isFunctionWord(units[i - 1]?.lower ?? '') && opensClause(units, nameStart(units, i - 1));
  if (determiners.has(right.lower) && !articles.has(right.lower)) return unit.lower === 'all' || unit.lower === 'the';
  // "a charge Ms. Lee denies": a clause without its relative pronoun.
  if (articles.has(right.lower) || (right.capital && !unit.capital && remarkNouns.has(unit.lower))) return false;
  if (subjectPronouns.has(unit.lower) || isVerb(unit) || (!unit.capital && /^(?:out|up|off|down|away)$/u.test(unit.lower))) return false;
  return !isFunctionWord(unit.lower) && (!isAdverb(unit.lower) || unit.capital || (unit.lower === 'only' && startsWithOwner(units, i)));
}

/** "the island’s only doctor". */
function startsWithOwner(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return before?.kind === 'possessive' || determiners.has(before?.lower ?? '');
}

/** A finite verb: the phrase read backwards has left its clause. */
function isVerb(unit: Unit): boolean {
  if (unit.capital) return false;
  return commonVerbs.has(unit.lower) || cueVerbs(unit.lower).some((verb) => verb.form === 's' && !verb.ambiguous);
}

function nameStart(units: readonly Unit[], end: number): number {
  let i = end;
  while (i > 0 && end - i < 6 && (units[i - 1]?.capital ?? false) && units[i - 1]?.kind === 'word' && !isFunctionWord(units[i - 1]?.lower ?? '')) i--;
  return i;
}

function opensClause(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return !before || before.kind === 'mark' || before.kind === 'quote' || before.lower === 'that';
}

function isNominal(unit: Unit): boolean {
  return (unit.kind === 'word' || unit.kind === 'possessive') && !auxiliaries.has(unit.lower) && !(isFunctionWord(unit.lower) && !unit.capital)
    && !objectPronouns.has(unit.lower) && !(prepositions.has(unit.lower) || unit.lower === 'that');
}

/** A preposition or possessive left over at the phrase's start. */
function isLoose(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit !== undefined && (unit.kind !== 'word' || linkingPrepositions.has(unit.lower));
}

/** The noun phrase that starts at `start`: after "said", after "according to", after "told"; it ends before `limit`. */
export function phraseStartingAt(units: readonly Unit[], start: number, limit = units.length): SpeakerPhrase | null {
  const first = units[start];
  if (!first || first.kind !== 'word' || dayWords.has(first.lower) || (timeWords.has(first.lower) && !isDated(units, start))) return null;
  if (subjectPronouns.has(first.lower) || (objectPronouns.has(first.lower) && !possesses(units, start))) return pronounAt(first, start);
  if ((isFunctionWord(first.lower) || (isAdverb(first.lower) && !first.capital)) && !determiners.has(first.lower)) return null;
  let end = start;
  while (end + 1 < limit && end - start < maxPhraseUnits && continues(units, end + 1)) end++;
  const last = units[end];
  if (!last || (articles.has(last.lower) && end === start)) return null;
  return describe(units, start, end);
}

/** "early results", "late polls": a time that describes a noun. */
function isDated(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1];
  return /^(?:early|late|earlier)$/u.test(units[at]?.lower ?? '') && next?.kind === 'word' && /[^s]s$/u.test(next.lower) && !isFunctionWord(next.lower) && !dayWords.has(next.lower);
}

/** "her" before a noun is a determiner. */
function possesses(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1];
  return units[at]?.lower === 'her' && next?.kind === 'word' && !isFunctionWord(next.lower) && !dayWords.has(next.lower) && !timeWords.has(next.lower) && !isAdverb(next.lower)
    && !determiners.has(next.lower) && !subjectPronouns.has(next.lower);
}

function continues(units: readonly Unit[], i: number): boolean {
  const unit = units[i], before = units[i - 1], after = units[i + 1];
  if (!unit || !before) return false;
  if (unit.kind === 'possessive') return true;
  if (unit.kind !== 'word') return unit.text === '&';
  // "a Monday editorial", "Harbour Today".
  const dated = dayWords.has(unit.lower) && unit.capital && after?.kind === 'word' && articles.has(before.lower) && !isFunctionWord(after.lower);
  if (dated || (unit.text === 'Today' && before.capital)) return true;
  if (dayWords.has(unit.lower) || timeWords.has(unit.lower) || subjectPronouns.has(unit.lower) || objectPronouns.has(unit.lower) || isVerb(unit)) return false;
  // A verb in its base form after a plural: her allies see it otherwise.
  if (!unit.capital && /[^s]s$/u.test(before.lower) && (pluralVerbs.has(unit.lower) || cueVerbs(unit.lower).some((verb) => verb.form === 'base' && !verb.ambiguous))) return false;
  // A participle after its noun: a statement issued in.
  if (/[a-z]{3}ed$/u.test(unit.lower) && !unit.capital && !determiners.has(before.lower) && !isAdverb(before.lower)) return false;
  if (linkingPrepositions.has(unit.lower)) {
    if (!after || after.kind !== 'word' || isFunctionWord(after.lower) || dayWords.has(after.lower)) return false;
    return unit.lower === 'of' || (sourceNouns.has(before.lower) && unit.lower !== 'in') || (!before.capital && unit.lower === 'for');
  }
  if (unit.lower === 'and') return before.capital && after?.capital === true;
  if (determiners.has(unit.lower)) return linkingPrepositions.has(before.lower) || unit.capital;
  return !isFunctionWord(unit.lower) && (!isAdverb(unit.lower) || unit.capital);
}

/** Says what a phrase is and leaves titles, articles and loose words out of its span. */
function describe(units: readonly Unit[], from: number, to: number): SpeakerPhrase {
  const head = headOf(units, from, to);
  const inner = nameIn(units, from, head);
  if (inner !== null && !isConjoined(units, { from, to })) return { from, to, span: spanOf(units, inner, head), kind: 'name' };
  let start = from;
  if (start < to && articles.has(units[start]?.lower ?? '')) start++;
  return { from, to, span: spanOf(units, start, to), kind: 'nominal' };
}

/** The last unit before the phrase's first preposition. */
function headOf(units: readonly Unit[], from: number, to: number): number {
  for (let i = from + 1; i <= to; i++) if ((linkingPrepositions.has(units[i]?.lower ?? '') || units[i]?.lower === 'by') && units[i]?.capital === false) return i - 1;
  return to;
}

/** Whether a phrase has an “and” in it. */
export function isConjoined(units: readonly Unit[], { from, to }: Pick<SpeakerPhrase, 'from' | 'to'>): boolean {
  for (let i = from; i <= to; i++) if (units[i]?.lower === 'and') return true;
  return false;
}

/** Where the name that ends at `head` starts, its titles left out; null when the head is no name. */
function nameIn(units: readonly Unit[], from: number, head: number): number | null {
  const last = units[head];
  if (!last?.capital) return null;
  let start = head;
  while (start > from && belongsToName(units, start - 1)) start--;
  while (start < head && particles.has(units[start]?.lower ?? '') && !(units[start]?.capital ?? false)) start++;
  while (start < head && (determiners.has(units[start]?.lower ?? '') || isTitle(units[start]))) start++;
  for (let i = head - 1; i > start; i--) if (isTitle(units[i])) return i + 1;
  if (start === head && (sourceNouns.has(last.lower) || pluralWords.has(last.lower)) && start === from) return null;
  return start;
}

function belongsToName(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  if (!unit || unit.kind !== 'word') return unit?.text === '&';
  return (unit.capital && !isFunctionWord(unit.lower)) || (particles.has(unit.lower) && units[i - 1]?.capital === true);
}

function isTitle(unit: Unit | undefined): boolean {
  return unit !== undefined && titles.has(unit.lower.replace(/\.$/u, ''));
}

function spanOf(units: readonly Unit[], from: number, to: number): Span {
  return { start: units[from]?.start ?? 0, end: units[to]?.end ?? 0 };
}
