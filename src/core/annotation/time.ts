import { compareText } from '../compareText';

const isoTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d:?\d\d)?$/;

/** Orders two ISO 8601 times, whatever their zones; what is no such time comes first, in the order of its text. */
export function compareTimes(a: string, b: string): number {
  const left = secondsOf(a), right = secondsOf(b);
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined) || compareText(a, b);
  return left - right;
}

/** Seconds since 1970 in UTC. */
function secondsOf(time: string): number | undefined {
  const match = isoTime.exec(time);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const zone = match[7] ?? 'Z';
  const digits = zone === 'Z' ? '0000' : zone.slice(1).replace(':', '');
  const offset = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * (zone.startsWith('-') ? -1 : 1);
  return ((daysOf(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second;
}

/** Days since 1970-01-01 of a date in the Gregorian calendar (Howard Hinnant's days_from_civil). */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400), yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
