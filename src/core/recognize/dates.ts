import { months, weekdays } from './facts/words';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';
import { formsOf, question, type Form } from './forms';

const relative = new Set(['last', 'next', 'this', 'past', 'previous', 'coming', 'following', 'recent']);
const units = new Set(['day', 'week', 'month', 'year', 'decade', 'century', 'weekend', 'quarter', 'days', 'weeks', 'months', 'years', 'decades', 'centuries', 'weekends', 'quarters', 'fortnight', 'spring', 'summer', 'autumn', 'fall', 'winter', 'season']);
const numerals = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fifteen', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'several', 'few', 'couple', 'a', 'an', 'many', 'recent', 'hundred', 'dozen']);
const yearCues = new Set(['in', 'since', 'by', 'until', 'till', 'from', 'during', 'of', 'before', 'after', 'around', 'early', 'late', 'mid', 'year', 'and', 'to', 'through', '(', 'for', 'between', 'circa', 'the', ',', 'than', 'mid-']);
/** A number below 1900 is a year only after one of these. */
const oldYearCues = new Set(['in', 'since', 'by', 'until', 'till', 'from', 'during', 'before', 'after', 'around', 'circa', 'early', 'late', 'between', 'of', 'year', '(', 'to', 'and']);
const seasons = new Set(['spring', 'summer', 'autumn', 'fall', 'winter', 'Spring', 'Summer', 'Autumn', 'Fall', 'Winter']);
/** Not "today": it means nowadays at least as often. */
const single = new Set(['yesterday', 'tomorrow']);
const spelt = new Set(['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties']);

/** "15-20", both days of a month. */
const dayPair = /^(?:[1-9]|[12]\d|3[01])[-–](?:[1-9]|[12]\d|3[01])$/;
/** "26/07", before "/2022". */
const dayOfMonth = /^(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])$/;
/** "mid-March", "post-2031", "end-May", also after "early to". */
const hyphenated = /^(?:[Mm]id|post|pre|end|late|early)-(?:to-(?:late|early)-)?((?:1[0-9]|20)\d\ds?|\p{Lu}\p{Ll}{2,8}\.?)$/u;
const ordinals = new Set(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth']);
/** A fiscal quarter alone is a date after one of these; else it may number a question. */
const quarterCues = new Set(['in', 'for', 'of', 'by', 'during', 'since', 'from', 'until', 'through', 'to', 'late', 'early', 'end', 'last', 'next', 'this']);
const anchored = /^(?:ago|later|earlier)$/;
const openers = new Set([...relative, ...ordinals, ...numerals, ...single, ...spelt, ...seasons, 'early', 'late', 'mid', 'earlier', 'later', 'days', 'weeks', 'months', 'years', 'decades']);

/**
 * Finds what has a place in the calendar, of its own or seen from the day of writing: "Feb. 28", "last week", "the
 * 1990s", "three years ago". How long something lasts or how old someone is ("three years", "30-day") is no date.
 */
export const recognizeDates: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context, forms = formsOf(context);
  for (let at = 0; at < tokens.length; at++) {
    const found = mayOpen(forms[at]) ? dateAt(tokens, at) : undefined;
    if (!found) continue;
    const first = tokens[found.from], last = tokens[found.to];
    if (first && last) add(context, first.start + (found.skip ?? 0), last.end, found.sureness, found.value);
    at = found.to;
  }
};

/** Whether a word can open a date at all: most cannot, whatever follows. */
const mayOpen = question(({ text, lower }: Form) => text.charCodeAt(0) < 58 || text.charCodeAt(1) < 58 || openers.has(lower) || months.has(text) || weekdays.has(text) || hyphenated.test(text) || /^[XVI]{2,5}$/.test(text));

interface DateFind {
  readonly from: number;
  readonly to: number;
  readonly sureness: number;
  readonly value?: string | undefined;
  /** How much of the first token comes before the date. */
  readonly skip?: number;
}

function add(context: BlockContext, start: number, end: number, confidence: number, value: string | undefined): void {
  context.mentions.push({ start, end, type: 'DATE', confidence, why: ['date'], ...(value === undefined ? {} : { value }) });
}

function dateAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const token = tokens[at];
  if (!token || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
  const { text } = token;
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return numberAt(tokens, at, text);
  if (months.has(text)) return monthAt(tokens, at);
  if (weekdays.has(text)) return weekdayAt(tokens, at);
  if (text.includes('-')) return compoundAt(tokens, at, text);
  if (text.length > 9) return ordinals.has(text.toLowerCase()) ? centuryAt(tokens, at) : undefined;
  if (/^[XVI]{2,5}$/.test(text)) return centuryAt(tokens, at);
  if (text.charCodeAt(1) < 58) return quarterAt(tokens, at, text);
  const lower = text.toLowerCase();
  if (single.has(lower)) return tokens[at - 1]?.kind === 'possessive' ? undefined : { from: at, to: at, sureness: 0.9 };
  if (relative.has(lower)) return relativeAt(tokens, at);
  if (ordinals.has(lower)) return centuryAt(tokens, at);
  if (numerals.has(lower)) return countAt(tokens, at);
  if ((lower === 'early' || lower === 'late' || lower === 'mid' || lower === 'earlier' || lower === 'later') && tokens[at + 1]) return modifiedAt(tokens, at);
  if (spelt.has(lower)) return /^(?:the|early|late|mid)$/.test(tokens[at - 1]?.text ?? '') ? { from: at, to: at, sureness: 0.8 } : undefined;
  if (seasons.has(text) && isYear(tokens[at + 1])) return { from: at, to: at + 1, sureness: 0.9 };
  return (lower === 'days' || lower === 'weeks' || lower === 'months' || lower === 'years' || lower === 'decades') && anchored.test(tokens[at + 1]?.text ?? '') && !isVague(tokens, at - 1, at)
    ? { from: at, to: at + 1, sureness: 0.8 } : undefined;
}

/** "mid-March", and the year of "post-2031". */
function compoundAt(tokens: readonly Token[], at: number, text: string): DateFind | undefined {
  const inner = hyphenated.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const month = months.get(inner), skip = /^(?:mid|late|early)/i.test(text) ? 0 : text.length - inner.length;
  if (month === undefined) return /^\d/.test(inner) ? { from: at, to: at, sureness: 0.9, value: inner, skip } : undefined;
  if (skip > 0) return { from: at, to: at, sureness: 0.9, value: iso(undefined, month, undefined), skip };
  const year = tokens[at + 1];
  return isYear(year) ? { from: at, to: at + 1, sureness: 0.95, value: iso(year, month, undefined) } : { from: at, to: at, sureness: 0.95, value: iso(undefined, month, undefined) };
}

/** "Q3 2023", "in Q3", "H1 2024", "the ’80s". */
function quarterAt(tokens: readonly Token[], at: number, text: string): DateFind | undefined {
  if (/^['‘’]\d0s$/.test(text)) return { from: at, to: at, sureness: 0.9 };
  if (!/^(?:Q[1-4]|H[12])$/.test(text)) return undefined;
  const year = tokens[at + 1];
  if (isYear(year) && year) return { from: at, to: at + 1, sureness: 0.95, value: `${year.text}-${text}` };
  return quarterCues.has(tokens[at - 1]?.text.toLowerCase() ?? '') ? { from: at, to: at, sureness: 0.85 } : undefined;
}

/** "18th century", "nineteenth century". */
function centuryAt(tokens: readonly Token[], at: number): DateFind | undefined {
  return /^[Cc]entury$/.test(tokens[at + 1]?.text ?? '') ? { from: at, to: at + (/^(?:BC|AD|BCE|CE|B\.C\.|A\.D\.)$/.test(tokens[at + 2]?.text ?? '') ? 2 : 1), sureness: 0.9 } : undefined;
}

function isYear(token: Token | undefined): boolean {
  return token !== undefined && /^(?:1[0-9]|20)\d\d$/.test(token.text);
}

function isDay(token: Token | undefined): boolean {
  return token !== undefined && /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(token.text);
}

/** ISO 8601, as much of it as is known. */
function iso(year: Token | undefined, month: number | undefined, day: Token | undefined): string | undefined {
  if (!month) return undefined;
  const date = `${String(month).padStart(2, '0')}${day ? `-${String(Number.parseInt(day.text, 10)).padStart(2, '0')}` : ''}`;
  return year ? `${year.text}-${date}` : `--${date}`;
}

/** One day, or the first and the last one: "2024-03-03/2024-03-05". */
function isoSpan(year: Token | undefined, month: number | undefined, first: Token | undefined, last: Token | undefined): string | undefined {
  const from = iso(year, month, first), to = iso(year, month, last);
  return from === to ? from : `${from ?? ''}/${to ?? ''}`;
}

/** The days of "3-5". */
function isoPair(year: Token | undefined, month: number | undefined, pair: Token | undefined): string | undefined {
  const [first = '', last = ''] = pair?.text.split(/[-–]/) ?? [];
  return pair && month !== undefined && Number(first) < Number(last) ? isoSpan(year, month, { ...pair, text: first }, { ...pair, text: last }) : undefined;
}

/** The last token of "15 to 20", "15 through 20" or "15-20". */
function dayRangeEnd(tokens: readonly Token[], at: number): number {
  const link = tokens[at + 1]?.text ?? '', end = tokens[at + 2];
  if (!end || !isDay(end)) return at;
  // In "March 3 and 4 boats" the second number counts something.
  const alone = link !== 'and' || tokens[at + 3]?.kind !== 'word' || !/^\p{Ll}/u.test(tokens[at + 3]?.text ?? '') || /^(?:in|at|on|for|to|when|as|of|by|and|with|before|after|while|from|the|a|was|were|is)$/.test(tokens[at + 3]?.text ?? '');
  return /^(?:[-–&]|to|through|and)$/.test(link) && alone && Number.parseInt(end.text, 10) > Number.parseInt(tokens[at]?.text ?? '', 10) ? at + 2 : at;
}

function monthAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const text = tokens[at]?.text ?? '', month = months.get(text);
  const before = tokens[at - 1], next = tokens[at + 1];
  if (isDay(next) && next) {
    const last = months.has(tokens[at + 4]?.text ?? '') ? at + 1 : dayRangeEnd(tokens, at + 1), comma = tokens[last + 1]?.text === ',' ? last + 2 : last + 1;
    if (isYear(tokens[comma])) return { from: at, to: comma, sureness: 0.97, value: isoSpan(tokens[comma], month, next, tokens[last]) };
    return { from: at, to: last, sureness: 0.96, value: isoSpan(undefined, month, next, tokens[last]) };
  }
  if (dayPair.test(next?.text ?? '')) {
    const to = isYear(tokens[at + 3]) && tokens[at + 2]?.text === ',' ? at + 3 : at + 1;
    return { from: at, to, sureness: 0.96, value: isoPair(to > at + 1 ? tokens[to] : undefined, month, next) };
  }
  const day = tokens[at + 2];
  if (next?.text === ',' && day && isDay(day) && tokens[at + 3]?.text === ',' && isYear(tokens[at + 4])) return { from: at, to: at + 4, sureness: 0.95, value: iso(tokens[at + 4], month, day) };
  const year = isYear(next) ? next : tokens[at + 1]?.text === ',' && isYear(tokens[at + 2]) ? tokens[at + 2] : undefined;
  const to = year ? (year === next ? at + 1 : at + 2) : at;
  // "May" and "March" are verbs too; alone they need a preposition.
  const verb = /^(?:May|March|Mar|Jan|Jun|Dec|April|June|August)$/.test(text);
  const cued = yearCues.has(before?.text.toLowerCase() ?? '') || ['last', 'next', 'this', 'mid', 'late', 'early'].includes(before?.text.toLowerCase() ?? '');
  if (text === 'Mar' && !year) return undefined;
  if (verb && !year && !cued) return /^(?:April|June|August)$/.test(text) ? { from: at, to: at, sureness: 0.6, value: iso(undefined, month, undefined) } : undefined;
  return { from: at, to, sureness: 0.94, value: iso(year, month, undefined) };
}

function weekdayAt(tokens: readonly Token[], at: number): DateFind {
  const comma = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  const next = tokens[comma];
  if (next && months.has(next.text) && isDay(tokens[comma + 1])) {
    const date = monthAt(tokens, comma);
    if (date) return { from: at, to: date.to, sureness: 0.97, value: date.value };
  }
  const day = next && (isDay(next) || dayOfMonth.test(next.text)) ? numberAt(tokens, comma, next.text) : undefined;
  return day && day.to > comma ? { ...day, from: at } : { from: at, to: at, sureness: 0.95 };
}

function numberAt(tokens: readonly Token[], at: number, text: string): DateFind | undefined {
  const next = tokens[at + 1], lower = next?.text.toLowerCase() ?? '';
  if (lower === 'century' && /^\d\d?(?:st|nd|rd|th)$/.test(text)) return centuryAt(tokens, at);
  if (/^(?:1[0-9]|20)\d0s$/.test(text)) return { from: at, to: at, sureness: 0.93, value: text };
  if (/^(?:1[0-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return { from: at, to: at, sureness: 0.97, value: text };
  if (/^(?:1[0-9]|20)\d\d[-–/](?:\d{1,2}|(?:1[0-9]|20)\d\d)$/.test(text)) return { from: at, to: at, sureness: 0.9 };
  const [, day, monthNumber, ofYear] = /^(0?[1-9]|[12]\d|3[01])([/.](?:0?[1-9]|1[0-2])[/.])((?:19|20)\d\d)$/.exec(text) ?? [];
  // With dots the day comes first; with strokes it may be the month.
  if (ofYear !== undefined) return { from: at, to: at, sureness: 0.95, value: monthNumber?.startsWith('.') ? `${ofYear}-${monthNumber.slice(1, -1).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}` : undefined };
  if (/^[1-4]Q20\d\d$/.test(text)) return { from: at, to: at, sureness: 0.95, value: `${text.slice(2)}-Q${text.charAt(0)}` };
  if (dayOfMonth.test(text) && next?.text === '/' && isYear(tokens[at + 2])) return { from: at, to: at + 2, sureness: 0.95 };
  if (dayPair.test(text) && months.has(next?.text ?? '')) return { from: at, to: isYear(tokens[at + 2]) ? at + 2 : at + 1, sureness: 0.96, value: isoPair(isYear(tokens[at + 2]) ? tokens[at + 2] : undefined, months.get(next?.text ?? ''), tokens[at]) };
  if (isDay(tokens[at])) {
    const last = dayRangeEnd(tokens, at), of = tokens[last + 1]?.text === 'of' ? last + 2 : last + 1;
    const month = months.get(tokens[of]?.text ?? '');
    if (month) {
      const year = isYear(tokens[of + 1]) ? of + 1 : tokens[of + 1]?.text === ',' && isYear(tokens[of + 2]) ? of + 2 : 0;
      return { from: at, to: year || of, sureness: 0.96, value: isoSpan(year ? tokens[year] : undefined, month, tokens[at] ?? next, tokens[last]) };
    }
  }
  if (units.has(lower) && !seasons.has(lower)) return countTo(tokens, at, at + 1);
  if (!isYear(tokens[at])) return undefined;
  if (next?.text === '/' && /^(?:20)?\d\d$/.test(tokens[at + 2]?.text ?? '')) return { from: at, to: at + 2, sureness: 0.9 };
  const previous = tokens[at - 1]?.text ?? '', before = previous.toLowerCase();
  // "Clean Rivers Act 1999", "Expo 2020": part of a name.
  if (/^\p{Lu}/u.test(previous) && !yearCues.has(before)) return undefined;
  if (before === 'of' && /^(?:Act|Law|Bill|Code)$/.test(tokens[at - 2]?.text ?? '')) return undefined;
  if (previous === '/' && tokens[at - 2]?.kind === 'number') return undefined;
  if (next?.kind === 'word' && /^(?:people|men|women|miles|dollars|euros|percent|million|billion|jobs|soldiers|troops|km|meters|metres|feet|deaths|cases|votes|workers|homes)$/.test(lower)) return undefined;
  // "2000 shirts": a number of things, unless a word before it says otherwise.
  if (!yearCues.has(before) && next?.kind === 'word' && /^\p{Ll}{2,}s$/u.test(next.text) && !/^(?:was|has|is|as|this)$/.test(next.text)) return undefined;
  if (Number(text) < 1900 && !oldYearCues.has(before)) return undefined;
  return { from: at, to: at, sureness: yearCues.has(before) || before === '' ? 0.9 : 0.75, value: text };
}

function relativeAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  // "is to last six weeks": how long, not when.
  const before = tokens[at - 1]?.text.toLowerCase() ?? '';
  if (word === 'last' && /^(?:will|would|can|could|may|might|must|should|did|not|cannot|'ll|’ll)$/.test(before)) return undefined;
  let to = at + 1;
  while (to < at + 3 && (numerals.has(tokens[to]?.text.toLowerCase() ?? '') || tokens[to]?.kind === 'number')) to++;
  if (word === 'last' && before === 'to' && to > at + 1) return undefined;
  const unit = tokens[to];
  if (!unit || (word !== 'recent' && isVague(tokens, at + 1, to))) return undefined;
  // "this day", "on his last day": no calendar day is meant.
  if (unit.text === 'day' && to === at + 1 && word !== 'next' && word !== 'previous' && word !== 'following') return undefined;
  if (units.has(unit.text.toLowerCase())) return { from: at, to, sureness: word === 'following' ? 0.6 : 0.9 };
  return (weekdays.has(unit.text) || months.has(unit.text)) && to === at + 1 ? { from: at, to, sureness: 0.9 } : undefined;
}

/** "coming months", "last few years": no calendar has a place for them. */
function isVague(tokens: readonly Token[], from: number, unit: number): boolean {
  return from === unit ? /^(?:day|week|month|year|decade|quarter)s$|^centuries$/.test(tokens[unit]?.text ?? '') : /^(?:few|several|many|couple)$/i.test(tokens[from]?.text ?? '');
}

/** "two weeks ago", "several decades later". */
function countAt(tokens: readonly Token[], at: number): DateFind | undefined {
  let to = at;
  while (to < at + 3 && numerals.has(tokens[to]?.text.toLowerCase() ?? '')) to++;
  const unit = tokens[to]?.text.toLowerCase() ?? '';
  if (!units.has(unit) || seasons.has(unit) || isVague(tokens, to - 1, to)) return undefined;
  return countTo(tokens, at, to);
}

function countTo(tokens: readonly Token[], from: number, unit: number): DateFind | undefined {
  return anchored.test(tokens[unit + 1]?.text ?? '') ? { from, to: unit + 1, sureness: 0.85 } : undefined;
}

function modifiedAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const next = tokens[at + 1];
  // The next word is asked first: "late late late …" would be gone through to its end from each of its words.
  if (!next || !(/^this$/i.test(next.text) || (isPlain(next) && !/^(?:earlier|later)$/i.test(tokens[at]?.text ?? '')))) return undefined;
  const inner = dateAt(tokens, at + 1);
  return inner && { ...inner, from: at };
}

function isPlain(token: Token): boolean {
  return months.has(token.text) || weekdays.has(token.text) || isYear(token) || /^(?:1[0-9]|20)\d0s$|^\d\d?(?:st|nd|rd|th)$/.test(token.text) || ordinals.has(token.text);
}
