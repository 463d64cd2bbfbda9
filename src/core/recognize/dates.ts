import { months, weekdays } from './facts/words';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

const relative = new Set(['last', 'next', 'this', 'past', 'previous', 'coming', 'following', 'recent']);
const units = new Set(['day', 'week', 'month', 'year', 'decade', 'century', 'weekend', 'quarter', 'days', 'weeks', 'months', 'years', 'decades', 'centuries', 'weekends', 'quarters', 'fortnight', 'spring', 'summer', 'autumn', 'fall', 'winter', 'season']);
const numerals = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fifteen', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'several', 'few', 'couple', 'a', 'an', 'many', 'recent', 'hundred', 'dozen']);
const yearCues = new Set(['in', 'since', 'by', 'until', 'till', 'from', 'during', 'of', 'before', 'after', 'around', 'early', 'late', 'mid', 'year', 'and', 'to', 'through', '(', 'for', 'between', 'circa', 'the', ',', 'than', 'mid-']);
const seasons = new Set(['spring', 'summer', 'autumn', 'fall', 'winter', 'Spring', 'Summer', 'Autumn', 'Fall', 'Winter']);
const single = new Set(['today', 'yesterday', 'tomorrow']);

const openers = new Set([...relative, ...numerals, ...single, ...seasons, 'early', 'late', 'mid', 'earlier', 'later', 'days', 'weeks', 'months', 'years', 'decades']);

/** Finds dates and spans of days or more: "Feb. 28", "last week", "the 1990s", "three years ago". */
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
  if (code >= 97 && code <= 122 && !openers.has(text) && !text.includes('-')) return undefined;
  if (months.has(text)) return monthAt(tokens, at);
  if (weekdays.has(text)) return weekdayAt(tokens, at);
  if (text.length > 9 && !text.includes('-')) return undefined;
  const lower = text.toLowerCase();
  if (single.has(lower)) return { from: at, to: at, sureness: 0.9 };
  if (relative.has(lower)) return relativeAt(tokens, at);
  if (numerals.has(lower)) return countAt(tokens, at);
  if (lower.includes('-') && /^(?:[a-z]+|\d+)-(?:day|week|month|year|decade)s?(?:-old|-long)?$/.test(lower) && numerals.has(lower.slice(0, lower.indexOf('-')))) return { from: at, to: at, sureness: 0.75 };
  if ((lower === 'early' || lower === 'late' || lower === 'mid' || lower === 'earlier' || lower === 'later') && tokens[at + 1]) return modifiedAt(tokens, at);
  if (seasons.has(text) && isYear(tokens[at + 1])) return { from: at, to: at + 1, sureness: 0.9 };
  return (lower === 'days' || lower === 'weeks' || lower === 'months' || lower === 'years' || lower === 'decades') && /^(?:ago|later|earlier)$/.test(tokens[at + 1]?.text ?? '')
    ? { from: at, to: at + 1, sureness: 0.8 } : undefined;
}

function isYear(token: Token | undefined): boolean {
  return token !== undefined && /^(?:1[0-9]|20)\d\d$/.test(token.text);
}

function isDay(token: Token | undefined): boolean {
  return token !== undefined && /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(token.text);
}

/** ISO 8601, as much of it as is known. */
function iso(year: Token | undefined, month: number | undefined, day: Token | undefined): string | undefined {
  if (!month) return undefined;
  const date = `${String(month).padStart(2, '0')}${day ? `-${String(Number.parseInt(day.text, 10)).padStart(2, '0')}` : ''}`;
  return year ? `${year.text}-${date}` : `--${date}`;
}

function monthAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const text = tokens[at]?.text ?? '', month = months.get(text);
  const before = tokens[at - 1], next = tokens[at + 1];
  if (isDay(next) && next) {
    const comma = tokens[at + 2]?.text === ',' ? at + 3 : at + 2;
    const rangeEnd = /^[-–]$/.test(tokens[at + 2]?.text ?? '') && isDay(tokens[at + 3]) ? at + 3 : at + 1;
    if (rangeEnd === at + 1 && isYear(tokens[comma])) return { from: at, to: comma, sureness: 0.97, value: iso(tokens[comma], month, next) };
    return { from: at, to: rangeEnd, sureness: 0.96, value: rangeEnd === at + 1 ? iso(undefined, month, next) : undefined };
  }
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
  return { from: at, to: at, sureness: 0.95 };
}

function numberAt(tokens: readonly Token[], at: number, text: string): DateFind | undefined {
  const next = tokens[at + 1], lower = next?.text.toLowerCase() ?? '';
  if (/^(?:1[0-9]|20)\d0s$/.test(text)) return { from: at, to: at, sureness: 0.93, value: text };
  if (/^(?:1[0-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return { from: at, to: at, sureness: 0.97, value: text };
  if (/^(?:1[0-9]|20)\d\d[-–/](?:\d\d|(?:1[0-9]|20)\d\d)$/.test(text)) return { from: at, to: at, sureness: 0.9 };
  if (/^\d{1,3}-(?:day|week|month|year|decade)s?(?:-old|-long)?$/.test(text)) return { from: at, to: at, sureness: 0.8 };
  if (isDay(tokens[at])) {
    const of = lower === 'of' ? at + 2 : at + 1;
    const month = months.get(tokens[of]?.text ?? '');
    if (month) {
      const year = isYear(tokens[of + 1]) ? of + 1 : tokens[of + 1]?.text === ',' && isYear(tokens[of + 2]) ? of + 2 : 0;
      return { from: at, to: year || of, sureness: 0.96, value: iso(year ? tokens[year] : undefined, month, tokens[at]) };
    }
  }
  if (units.has(lower) && !seasons.has(lower)) return countTo(tokens, at, at + 1);
  if (!isYear(tokens[at])) return undefined;
  const before = tokens[at - 1]?.text.toLowerCase() ?? '';
  if (next?.kind === 'word' && /^(?:people|men|women|miles|dollars|euros|percent|million|billion|jobs|soldiers|troops|km|meters|metres|feet|deaths|cases|votes|workers|homes)$/.test(lower)) return undefined;
  return { from: at, to: at, sureness: yearCues.has(before) || before === '' ? 0.9 : 0.75, value: text };
}

function relativeAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  let to = at + 1;
  while (to < at + 3 && (numerals.has(tokens[to]?.text.toLowerCase() ?? '') || tokens[to]?.kind === 'number')) to++;
  const unit = tokens[to];
  if (!unit) return undefined;
  if (units.has(unit.text.toLowerCase())) return { from: at, to, sureness: word === 'following' ? 0.6 : 0.9 };
  return (weekdays.has(unit.text) || months.has(unit.text)) && to === at + 1 ? { from: at, to, sureness: 0.9 } : undefined;
}

/** "three years", "a day", "two weeks ago", "several decades". */
function countAt(tokens: readonly Token[], at: number): DateFind | undefined {
  let to = at;
  while (to < at + 3 && numerals.has(tokens[to]?.text.toLowerCase() ?? '')) to++;
  const unit = tokens[to]?.text.toLowerCase() ?? '';
  if (!units.has(unit) || seasons.has(unit)) return undefined;
  return countTo(tokens, at, to);
}

function countTo(tokens: readonly Token[], from: number, unit: number): DateFind {
  const after = tokens[unit + 1]?.text ?? '';
  const article = /^(?:a|an)$/i.test(tokens[from]?.text ?? '') && unit === from + 1;
  if (/^(?:ago|later|earlier|old)$/.test(after)) return { from, to: unit + 1, sureness: 0.85 };
  return { from, to: unit, sureness: article ? 0.55 : 0.75 };
}

function modifiedAt(tokens: readonly Token[], at: number): DateFind | undefined {
  const next = tokens[at + 1];
  if (!next) return undefined;
  const inner = dateAt(tokens, at + 1);
  const plain = months.has(next.text) || weekdays.has(next.text) || isYear(next) || /^this$/i.test(next.text) || /^(?:1[0-9]|20)\d0s$/.test(next.text);
  return inner && plain && !/^(?:earlier|later)$/i.test(tokens[at]?.text ?? '') || (inner && /^this$/i.test(next.text)) ? { ...inner, from: at } : undefined;
}
