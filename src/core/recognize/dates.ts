import { months, weekdays } from './facts/words';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

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
const anchored = /^(?:ago|later|earlier)$/;
const openers = new Set([...relative, ...numerals, ...single, ...spelt, ...seasons, 'early', 'late', 'mid', 'earlier', 'later', 'days', 'weeks', 'months', 'years', 'decades']);

/**
 * Finds what has a place in the calendar, of its own or seen from the day of writing: "Feb. 28", "last week", "the
 * 1990s", "three years ago". How long something lasts or how old someone is ("three years", "30-day") is no date.
 */
export const recognizeDates: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context;
  for (let at = 0; at < tokens.length; at++) {
    const found = dateAt(tokens, at);
    if (!found) continue;
    const first = tokens[found.from], last = tokens[found.to];
    if (first && last) add(context, first.start, last.end, found.sureness, found.value);
    at = found.to;
  }
};

interface DateFind {
  readonly from: number;
  readonly to: number;
  readonly sureness: number;
  readonly value?: string | undefined;
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
  // Most words are in lower case and open no date; one look-up settles that.
  if (code >= 97 && code <= 122 && !openers.has(text) && !text.startsWith('mid-')) return undefined;
  if (months.has(text)) return monthAt(tokens, at);
  if (weekdays.has(text)) return weekdayAt(tokens, at);
  if (text.length > 9 && !text.includes('-')) return undefined;
  const lower = text.toLowerCase();
  if (single.has(lower)) return { from: at, to: at, sureness: 0.9 };
  if (relative.has(lower)) return relativeAt(tokens, at);
  if (numerals.has(lower)) return countAt(tokens, at);
  if ((lower === 'early' || lower === 'late' || lower === 'mid' || lower === 'earlier' || lower === 'later') && tokens[at + 1]) return modifiedAt(tokens, at);
  if (spelt.has(lower)) return /^(?:the|early|late|mid)$/.test(tokens[at - 1]?.text ?? '') ? { from: at, to: at, sureness: 0.8 } : undefined;
  if (seasons.has(text) && isYear(tokens[at + 1])) return { from: at, to: at + 1, sureness: 0.9 };
  return (lower === 'days' || lower === 'weeks' || lower === 'months' || lower === 'years' || lower === 'decades') && anchored.test(tokens[at + 1]?.text ?? '') && !isVague(tokens, at - 1, at)
    ? { from: at, to: at + 1, sureness: 0.8 } : undefined;
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

/** The last token of "15 to 20" or "15-20". */
function dayRangeEnd(tokens: readonly Token[], at: number): number {
  return /^(?:[-–&]|to)$/.test(tokens[at + 1]?.text ?? '') && isDay(tokens[at + 2]) ? at + 2 : at;
}

function monthAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const text = tokens[at]?.text ?? '', month = months.get(text);
  const before = tokens[at - 1], next = tokens[at + 1];
  if (isDay(next) && next) {
    const last = months.has(tokens[at + 4]?.text ?? '') ? at + 1 : dayRangeEnd(tokens, at + 1), comma = tokens[last + 1]?.text === ',' ? last + 2 : last + 1, ranges = last > at + 1;
    if (isYear(tokens[comma])) return { from: at, to: comma, sureness: 0.97, value: ranges ? undefined : iso(tokens[comma], month, next) };
    return { from: at, to: last, sureness: 0.96, value: ranges ? undefined : iso(undefined, month, next) };
  }
  if (dayPair.test(next?.text ?? '')) return { from: at, to: isYear(tokens[at + 3]) && tokens[at + 2]?.text === ',' ? at + 3 : at + 1, sureness: 0.96 };
  const day = tokens[at + 2];
  if (next?.text === ',' && day && isDay(day) && tokens[at + 3]?.text === ',' && isYear(tokens[at + 4])) return { from: at, to: at + 4, sureness: 0.95, value: iso(tokens[at + 4], month, day) };
  const year = isYear(next) ? next : tokens[at + 1]?.text === ',' && isYear(tokens[at + 2]) ? tokens[at + 2] : undefined;
  const to = year ? (year === next ? at + 1 : at + 2) : at;
  // "May" and "March" are verbs too; alone they need a preposition.
  const verb = /^(?:May|March|Mar|Jan|Jun|Dec|April|June|August)$/.test(text);
  const cued = yearCues.has(before?.text.toLowerCase() ?? '') || ['last', 'next', 'this', 'mid', 'late', 'early'].includes(before?.text.toLowerCase() ?? '');
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
  if (/^(?:1[0-9]|20)\d0s$/.test(text)) return { from: at, to: at, sureness: 0.93, value: text };
  if (/^(?:1[0-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return { from: at, to: at, sureness: 0.97, value: text };
  if (/^(?:1[0-9]|20)\d\d[-–/](?:\d{1,2}|(?:1[0-9]|20)\d\d)$/.test(text)) return { from: at, to: at, sureness: 0.9 };
  if (/^(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d$/.test(text) || /^[1-4]Q20\d\d$/.test(text)) return { from: at, to: at, sureness: 0.95 };
  if (dayOfMonth.test(text) && next?.text === '/' && isYear(tokens[at + 2])) return { from: at, to: at + 2, sureness: 0.95 };
  if (dayPair.test(text) && months.has(next?.text ?? '')) return { from: at, to: isYear(tokens[at + 2]) ? at + 2 : at + 1, sureness: 0.96 };
  if (isDay(tokens[at])) {
    const last = dayRangeEnd(tokens, at), of = tokens[last + 1]?.text === 'of' ? last + 2 : last + 1;
    const month = months.get(tokens[of]?.text ?? '');
    if (month) {
      const year = isYear(tokens[of + 1]) ? of + 1 : tokens[of + 1]?.text === ',' && isYear(tokens[of + 2]) ? of + 2 : 0;
      return { from: at, to: year || of, sureness: 0.96, value: last > at ? undefined : iso(year ? tokens[year] : undefined, month, tokens[at]) };
    }
  }
  if (units.has(lower) && !seasons.has(lower)) return countTo(tokens, at, at + 1);
  if (!isYear(tokens[at])) return undefined;
  if (next?.text === '/' && /^(?:20)?\d\d$/.test(tokens[at + 2]?.text ?? '')) return { from: at, to: at + 2, sureness: 0.9 };
  const previous = tokens[at - 1]?.text ?? '', before = previous.toLowerCase();
  // "Clean Rivers Act 1999", "Expo 2020": part of a name.
  if (/^\p{Lu}/u.test(previous) && !yearCues.has(before)) return undefined;
  if (next?.kind === 'word' && /^(?:people|men|women|miles|dollars|euros|percent|million|billion|jobs|soldiers|troops|km|meters|metres|feet|deaths|cases|votes|workers|homes)$/.test(lower)) return undefined;
  if (Number(text) < 1900 && !oldYearCues.has(before)) return undefined;
  return { from: at, to: at, sureness: yearCues.has(before) || before === '' ? 0.9 : 0.75, value: text };
}

function relativeAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  let to = at + 1;
  while (to < at + 3 && (numerals.has(tokens[to]?.text.toLowerCase() ?? '') || tokens[to]?.kind === 'number')) to++;
  const unit = tokens[to];
  if (!unit || (word !== 'recent' && isVague(tokens, at + 1, to))) return undefined;
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
  if (!next) return undefined;
  const inner = dateAt(tokens, at + 1);
  const plain = months.has(next.text) || weekdays.has(next.text) || isYear(next) || /^this$/i.test(next.text) || /^(?:1[0-9]|20)\d0s$/.test(next.text);
  return inner && plain && !/^(?:earlier|later)$/i.test(tokens[at]?.text ?? '') || (inner && /^this$/i.test(next.text)) ? { ...inner, from: at } : undefined;
}
