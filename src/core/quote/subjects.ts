import { cueVerbs } from './cues';
import { auxiliaries, commonVerbs, dayWords, determiners, isAdverb, pluralWords, prepositions, timeWords } from './lexicon';
import { clauseEdge, opensMainClause } from './mainClause';
import { nameEndingAt, phraseEndingAt, phraseStartingAt, pronounAt, type SpeakerPhrase } from './speakerPhrase';
import { awaitsSpeaker, type Unit } from './units';

const openers = new Set(['and', 'but', 'or', 'then', 'so', 'yet']);

/** The antecedent of the relative clause that a participle ends: "Ana Lee, who took office in May promising". */
export function relativeSubject(units: readonly Unit[], before: number): SpeakerPhrase | null {
  for (let i = before - 1; i > 0 && before - i < 12; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark' || unit.kind === 'quote') return null;
    if (unit.lower === 'who') return relativeHead(units, i);
  }
  return null;
}

/** What the relative pronoun at `at` stands for: before a comma the name that an apposition describes. */
export function relativeHead(units: readonly Unit[], at: number): SpeakerPhrase | null {
  if (units[at - 1]?.text !== ',') return phraseEndingAt(units, at - 1);
  const phrase = phraseEndingAt(units, at - 2), comma = phrase ? units[phrase.from - 1] : undefined;
  const named = phrase?.kind === 'nominal' && comma?.text === ',' ? nameEndingAt(units, phrase.from - 2) : null;
  return named ?? phrase;
}

/** "said her skipper, Ana Lee": the name in apposition is who speaks. */
export function namedByApposition(units: readonly Unit[], subject: SpeakerPhrase | null): SpeakerPhrase | null {
  if (subject?.kind !== 'nominal' || units[subject.to + 1]?.text !== ',') return subject;
  const name = phraseStartingAt(units, subject.to + 2), after = name ? units[name.to + 1] : undefined;
  return name?.kind === 'name' && name.from === subject.to + 2 && (!after || after.kind === 'mark' || after.kind === 'quote') ? { ...name, from: subject.from } : subject;
}

/** The first unit of the sentence behind a dateline: OSLO, June 10 (AP) — */
export function datelineEnd(units: readonly Unit[]): number {
  const dash = units.findIndex((unit, i) => i < 5 && unit.kind === 'mark' && /^[—–-]{1,3}$/u.test(unit.text));
  if (dash >= 0 && units.slice(0, dash).every(({ capital, text }) => capital || text === ',')) return dash + 1;
  if (!/^\p{Lu}{3,}$/u.test(units[0]?.text ?? '')) return 0;
  for (let i = 1; i < Math.min(units.length, 9); i++) if (/^[—–-]{1,3}$/u.test(units[i]?.text ?? '')) return i + 1;
  return 0;
}

/** The subject of the sentence's main clause as far as its form shows: the first noun phrase after an opening adverbial, or the name in apposition to it. */
export function mainSubject(units: readonly Unit[], before: number): SpeakerPhrase | null {
  let start = datelineEnd(units);
  if (start === 0 && openers.has(units[0]?.lower ?? '')) start = 1;
  const first = units[start];
  if (first && (prepositions.has(first.lower) || isAdverb(first.lower) || (start === 0 && /^[A-Z][a-z]+ing$/u.test(first.text)))) {
    let comma = units.findIndex((unit, i) => i > start && unit.text === ',');
    if (/^\d{4}$/u.test(units[comma + 1]?.text ?? '') && units[comma + 2]?.text === ',') comma += 2;
    start = comma < 0 ? start + 1 : beyondPlaces(units, comma + 1, before);
  } else if (start === 0) {
    const comma = units.findIndex((unit) => unit.kind === 'mark');
    if (units[comma]?.text === ',' && isAside(units, comma)) start = comma + 1;
  }
  // "about 200 people".
  if (/^(?:about|around|over|nearly|almost|some)$/u.test(units[start]?.lower ?? '') && /^\d/u.test(units[start + 1]?.text ?? '')) start++;
  const subject = start < before ? namedByApposition(units, phraseStartingAt(units, start)) : null;
  return subject && subject.to < before ? subject : null;
}

/** Who acts in the participle that opens the sentence: "After warning that …, the clerk left". */
export function openingSubject(units: readonly Unit[], at: number): SpeakerPhrase | null {
  if (at > 2 || !units.slice(0, at).every(({ lower }) => prepositions.has(lower) || openers.has(lower) || isAdverb(lower) || lower === 'while' || lower === 'when')) return null;
  let first = -1;
  for (let i = at + 1; i < units.length - 1; i++) {
    const edge = clauseEdge(units, i);
    if (edge < 0) continue;
    if (opensMainClause(units, edge) && units[edge]?.kind === 'word') return phraseStartingAt(units, edge);
    if (first < 0) first = edge;
  }
  return first < 0 ? null : phraseStartingAt(units, first);
}

/** Behind "in Salem, Ohio," the subject comes after the second comma. */
function beyondPlaces(units: readonly Unit[], from: number, before: number): number {
  const phrase = phraseStartingAt(units, from), comma = phrase ? phrase.to + 1 : -1;
  const next = phrase?.kind === 'name' && units[comma]?.text === ',' && comma + 1 < before ? phraseStartingAt(units, comma + 1) : null;
  return next && next.to + 1 < before && units[next.to + 1]?.kind === 'word' ? comma + 1 : from;
}

/** "Minutes later,", "two years ago,", "asked about it,": what stands before the sentence's subject. */
function isAside(units: readonly Unit[], comma: number): boolean {
  return comma > 0 && comma < 12 && (isTime(units, 0, comma - 1) || /^(?:asked|pressed|questioned|challenged|reached|told|confronted)$/u.test(units[0]?.lower ?? ''));
}

/** Whether the units from `from` to `to` say when and nothing else: "two years ago", "earlier this week". */
export function isTime(units: readonly Unit[], from: number, to: number): boolean {
  for (let i = from; i <= to; i++) {
    const lower = units[i]?.lower ?? '';
    if (!timeWords.has(lower) && !dayWords.has(lower) && !determiners.has(lower) && !pluralWords.has(lower) && !/^(?:\d{1,4}|ago|later|past|few|couple|of|on|in|at|(?:second|minute|hour|day|week|month|year|decade|moment)s?|times?)$/u.test(lower)) return false;
  }
  return from <= to;
}

/** The subject of the nearest finite verb before `before`: whose act "and called", "saying" goes on with. Behind a comma it is not that of a subordinate clause. */
export function coordinateSubject(units: readonly Unit[], before: number): SpeakerPhrase | null {
  const main = units[before - 1]?.text === ',';
  for (let i = before - 1; i > 0 && before - i < 25; i--) {
    const unit = units[i];
    if (!unit || unit.kind === 'quote' || /^[;:—–]$/u.test(unit.text)) return null;
    const owned = /^(?:he|she|they|we|i|who)$/u.test(units[i - 1]?.lower ?? '') && !isAdverb(unit.lower);
    if (unit.kind !== 'word' || unit.capital || !(owned || commonVerbs.has(unit.lower) || /[a-z]{2}ed$/u.test(unit.lower) || /^(?:is|are|was|were|has|have|had)$/u.test(unit.lower))) continue;
    let end = i - 1;
    while (end > 0 && units[end]?.kind === 'word' && (isAdverb(units[end]?.lower ?? '') || auxiliaries.has(units[end]?.lower ?? '')) && !units[end]?.capital) end--;
    const subject = phraseEndingAt(units, end);
    const opened = !main && subject?.kind === 'nominal' && /^(?:where|as|while|after|when|because|though|although|but|before)$/u.test(units[subject.from - 1]?.lower ?? '');
    // "Ms. Lee, who was late, did not wait but said": what is behind the comma is hers.
    if (subject && /^(?:who|which)$/u.test(units[subject.from]?.lower ?? '')) return relativeHead(units, subject.from) ?? subject;
    // "Shortly after it closed, the union’s office sent a note saying".
    const behind = subject?.kind === 'nominal' && units[subject.from - 1]?.text === ',' && /^(?:after|as|when|while|before|because|since|shortly|hours|minutes|days|weeks|soon|moments)$/u.test(units[0]?.lower ?? '');
    if (subject && (opened || behind || subject.kind === 'name' || (subject.kind === 'pronoun' && /^(?:he|she|they|we|i|who|which)$/u.test(units[subject.from]?.lower ?? '')))) return subject;
  }
  return null;
}

/** The subject of the verb group that starts at `from`, right before it: "Ms. Lee", or of whom a "who" tells. */
export function subjectBefore(units: readonly Unit[], from: number): SpeakerPhrase | null {
  const who = units[from - 1]?.lower === 'who';
  return phraseEndingAt(units, who ? (units[from - 2]?.text === ',' ? from - 3 : from - 2) : from - 1);
}

/** The noun phrase right behind words in quotation marks that a participle or a phrase describes before its verb: “…,” clerks led by Ana Lee wrote. */
export function describedBehindQuote(units: readonly Unit[], from: number): SpeakerPhrase | null {
  let quote = from - 1;
  while (quote >= 0 && from - quote < 25 && units[quote]?.kind !== 'quote' && units[quote]?.kind !== 'mark') quote--;
  if (!awaitsSpeaker(units[quote])) return null;
  const phrase = phraseStartingAt(units, quote + 1, from), next = phrase ? phrase.to + 1 : from;
  if (!phrase || phrase.kind === 'pronoun' || next >= from) return null;
  const participle = /(?:ed|ing|led|held|made|known)$/u.test(units[next]?.lower ?? '') && cueVerbs(units[next]?.lower ?? '').length === 0 && prepositions.has(units[next + 1]?.lower ?? '');
  if (!participle && !prepositions.has(units[next]?.lower ?? '')) return null;
  for (let i = participle ? next + 1 : next; i < from; i++) {
    const lower = units[i]?.lower ?? '';
    if (auxiliaries.has(lower) || commonVerbs.has(lower) || /^(?:and|but|as|when|while|that|who|he|she|it|they|i|we)$/u.test(lower) || cueVerbs(lower).some(({ form }) => form === 'past')) return null;
  }
  return phrase;
}

/** Verbs whose object acts in the infinitive behind it: led her to declare. */
const controlling = new Set(['lead', 'leads', 'led', 'allow', 'allows', 'allowed', 'allowing', 'force', 'forces', 'forced', 'forcing', 'prompt', 'prompts', 'prompted', 'prompting', 'push', 'pushed', 'pushing', 'urge', 'urged', 'urging', 'ask', 'asked', 'asking', 'encourage', 'encouraged', 'encouraging', 'want', 'wants', 'wanted', 'wanting', 'expect', 'expected', 'expects', 'enable', 'enabled', 'enables', 'cause', 'caused', 'causing', 'require', 'requires', 'required', 'compel', 'compelled', 'persuade', 'persuaded', 'convince', 'convinced', 'invite', 'invited', 'press', 'pressed', 'pressure', 'pressured', 'get', 'got', 'inspire', 'inspired', 'drive', 'drove', 'permit', 'permitted', 'order', 'ordered', 'tell', 'told', 'need', 'needs', 'help', 'helped', 'helps']);
const objects = new Set(['him', 'her', 'them', 'me', 'us', 'you', 'it']);

/** Who acts in the infinitive whose "to" stands at `to`, when that is not who acts in its clause: "led her to declare". */
export function controlSubject(units: readonly Unit[], to: number): SpeakerPhrase | null {
  const last = units[to - 1];
  if (!last) return null;
  const phrase = objects.has(last.lower) ? pronounAt(last, to - 1) : phraseEndingAt(units, to - 1);
  if (!phrase) return null;
  return controlling.has(units[phrase.from - 1]?.lower ?? '') ? phrase : null;
}

/** Where a nominal source ends that is described up to the next mark: "a person familiar with the review". */
export function describedEnd(units: readonly Unit[], { kind, to }: SpeakerPhrase): number {
  if (kind !== 'nominal' || !/^(?:with|to|by|in|on|of|at|about|for|from|who|reviewed|seen|obtained|released|published|compiled|filed|provided|shared|posted)$/u.test(units[to + 1]?.lower ?? '')) return to;
  for (let i = to + 1; i < Math.min(units.length + 1, to + 14); i++) {
    const unit = units[i];
    if (!unit || unit.kind === 'mark') return i - 1;
    if (unit.kind === 'quote' || (auxiliaries.has(unit.lower) && unit.kind === 'word') || cueVerbs(unit.lower).some(({ form }) => form === 'past')) return to;
  }
  return to;
}

/** The last unit of "A, B and C" of which the first phrase ends at `to`; `to` itself when no such list follows. */
export function listEnd(units: readonly Unit[], to: number): number {
  let end = to;
  for (let items = 0; items < 6; items++) {
    const separator = units[end + 1], and = separator?.text === ',' && units[end + 2]?.lower === 'and' ? end + 2 : end + 1;
    const last = units[and]?.lower === 'and';
    if (!last && separator?.text !== ',') return to;
    const item = phraseStartingAt(units, and + 1);
    if (!item || item.kind === 'pronoun') return to;
    end = item.to;
    if (last || /\sand\s/u.test(units.slice(item.from, item.to + 1).map((unit) => ` ${unit.lower} `).join(''))) return end;
  }
  return to;
}
