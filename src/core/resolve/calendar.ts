import { months, weekdays } from '../recognize/facts/words';

/** A day of the Gregorian calendar, counted from 1 January 1970. */
export type Day = number;

const numerals = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen'];
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** From 1 March of the year 0 to 1 January 1970. */
const epoch = 719_468;

/** The day that an ISO date names; undefined when there is no such day. */
export function dayOf(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!match) return undefined;
  // Years begin in March here, so that the leap day is the last one; 400 years are an era (Hinnant, days_from_civil).
  const month = (Number(match[2]) + 9) % 12, year = Number(match[1]) - (month >= 10 ? 1 : 0);
  const day = year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((153 * month + 2) / 5) + Number(match[3]) - 1 - epoch;
  return isoOf(day) === iso ? day : undefined;
}

/** A day as an ISO date. */
export function isoOf(day: Day): string {
  const count = day + epoch, era = Math.floor(count / 146_097), inEra = count - era * 146_097;
  const yearOfEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)), month = Math.floor((5 * inYear + 2) / 153);
  const padded = (number: number, length: number): string => String(number).padStart(length, '0');
  return `${padded(era * 400 + yearOfEra + (month >= 10 ? 1 : 0), 4)}-${padded(((month + 2) % 12) + 1, 2)}-${padded(inYear - Math.floor((153 * month + 2) / 5) + 1, 2)}`;
}

/** The value of a date as written, `value` being what its own words say, seen from `today`; undefined where that does not tell. */
export function valueSeenFrom(text: string, value: string | undefined, today: Day): string | undefined {
  if (value !== undefined && !value.startsWith('--')) return value;
  const words = text.toLowerCase().replaceAll(/\s+/g, ' ');
  const partial = value ?? monthIn(text);
  if (partial?.includes('/')) return partial.split('/').map((end) => withYear(end, undefined, today)).join('/');
  if (partial !== undefined) return withYear(partial, /^(last|next|this)\b/.exec(words)?.[1], today);
  if (words === 'yesterday' || words === 'tomorrow') return isoOf(today + (words === 'tomorrow' ? 1 : -1));
  return weekdayFrom(words, today) ?? unitFrom(words, today) ?? spanFrom(words, today);
}

function monthIn(text: string): string | undefined {
  const month = months.get(text.slice(text.lastIndexOf(' ') + 1));
  return month === undefined ? undefined : `--${String(month).padStart(2, '0')}`;
}

/** "--03-11" or "--03" in the year that brings it nearest, or on the side that "last" or "next" says. */
function withYear(partial: string, side: string | undefined, today: Day): string | undefined {
  const year = Number(isoOf(today).slice(0, 4)), exact = partial.length > 4;
  const years = [year - 1, year, year + 1].flatMap((candidate) => {
    const day = dayOf(`${candidate}${partial.slice(1)}${exact ? '' : '-15'}`);
    return day === undefined ? [] : [{ candidate, distance: day - today }];
  });
  const slack = exact ? 0 : 16;
  const fitting = years.filter(({ distance }) => (side === 'last' ? distance < -slack : side === 'next' ? distance > slack : true));
  fitting.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  const best = side === 'this' ? years.find(({ candidate }) => candidate === year) : fitting[0];
  return best && `${best.candidate}${partial.slice(1)}`;
}

/** News looks back: a weekday is the last one, today included, unless it says "next", "coming" or "this". */
function weekdayFrom(words: string, today: Day): string | undefined {
  const match = /^(?:(early|late|last|next|coming|this|following) )?([a-z]+)$/.exec(words);
  const index = weekdayNames.indexOf(match?.[2] ?? '');
  if (!match || index < 0 || match[1] === 'following' || !weekdays.has(`${match[2]?.charAt(0).toUpperCase()}${match[2]?.slice(1)}`)) return undefined;
  const now = (today + 4) % 7, side = match[1];
  if (side === 'next' || side === 'coming') return isoOf(today + (((index - now + 6) % 7) + 1));
  if (side === 'this') return isoOf(today + ((index - now + 7) % 7));
  const back = (now - index + 7) % 7;
  return isoOf(today - (side === 'last' && back === 0 ? 7 : back));
}

/** "last week", "earlier this month", "next year". */
function unitFrom(words: string, today: Day): string | undefined {
  const match = /^(?:(?:earlier|later|early|late) )?(last|past|previous|this|next|coming) (week|month|year)$/.exec(words);
  if (!match) return undefined;
  return inUnits(match[2] ?? '', match[1] === 'this' ? 0 : match[1] === 'next' || match[1] === 'coming' ? 1 : -1, today);
}

/** "three years ago" is a point, "next two years" a stretch: "2025/2027". */
function spanFrom(words: string, today: Day): string | undefined {
  const match = /^(?:(last|past|previous|next|coming) )?([a-z]+|\d{1,3}) (day|week|month|year)s?(?: (ago))?$/.exec(words);
  const count = match ? (numerals.indexOf(match[2] ?? '') > 1 ? numerals.indexOf(match[2] ?? '') : /^(?:an?|one)$/.test(match[2] ?? '') ? 1 : Number(match[2])) : NaN;
  if (!match || !Number.isInteger(count) || (match[1] === undefined) === (match[4] === undefined)) return undefined;
  const unit = match[3] ?? '';
  if (match[4] !== undefined) return unit === 'week' ? isoOf(today - 7 * count) : inUnits(unit, -count, today);
  const ahead = match[1] === 'next' || match[1] === 'coming', size = unit === 'week' ? 'day' : unit, steps = unit === 'week' ? 7 * count : count;
  return ahead ? `${inUnits(size, 0, today)}/${inUnits(size, steps, today)}` : `${inUnits(size, -steps, today)}/${inUnits(size, 0, today)}`;
}

/** The day, ISO week, month or year that is `steps` of its kind away. */
function inUnits(unit: string, steps: number, today: Day): string {
  const iso = isoOf(today), year = Number(iso.slice(0, 4));
  if (unit === 'day') return isoOf(today + steps);
  if (unit === 'year') return String(year + steps);
  if (unit === 'month') {
    const month = year * 12 + Number(iso.slice(5, 7)) - 1 + steps;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  }
  // The ISO week belongs to the year of its Thursday.
  const thursday = today + 7 * steps - ((today + 3) % 7) + 3, of = isoOf(thursday).slice(0, 4);
  const first = dayOf(`${of}-01-01`) ?? 0;
  return `${of}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
}
