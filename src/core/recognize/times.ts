import { months, weekdays } from './facts/words';
import { durationAt, numerals, startsDuration } from './durations';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';
import { formsOf, question } from './forms';

const parts = new Set(['morning', 'afternoon', 'evening', 'night', 'midday', 'mornings', 'evenings', 'nights', 'afternoons']);
const meridiem = /^(?:a\.m\.?|p\.m\.?|am|pm|AM|PM|A\.M\.|P\.M\.|o[’']clock)$/;
const zone = /^(?:GMT|UTC|BST|IST|CET|CEST|EET|EEST|MSK|WAT|CAT|EAT|SAST|JST|KST|SGT|AEST|AEDT|ACST|AWST|NZST|ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT)$/;
const zoneName = /^(?:local|Eastern|Central|Mountain|Pacific|London|Moscow|Paris|Beijing|Tokyo)$/;
const clock = /^(\d{1,2})(?:[:.h](\d\d))?$/;
const glued = /^(\d{1,2})(?:[:.](\d\d))?(am|pm|a\.m\.?|p\.m\.?)$/i;
const half = /^mid-?(?:morning|afternoon|day)$/;
const leads = new Set(['noon', 'midnight', 'tonight', 'overnight', 'yesterday', 'tomorrow', 'this', 'last', 'early', 'late', 'half', 'quarter', ...parts, ...numerals]);

interface TimeFind {
  readonly to: number;
  readonly value?: string | undefined;
}

/** Finds times of day and spans shorter than a day: "3:30 p.m.", "Monday morning", "two hours". */
export const recognizeTimes: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context, forms = formsOf(context);
  for (let at = 0; at < tokens.length; at++) {
    if (!mayStart(forms[at])) continue;
    const found = timeAt(context, at) ?? durationAt(tokens, at);
    const first = tokens[at], last = found && tokens[found.to];
    if (!first || !last) continue;
    context.mentions.push({ start: first.start, end: last.end, type: 'TIME', confidence: 0.9, why: ['time'], ...(found.value === undefined ? {} : { value: found.value }) });
    at = found.to;
  }
};

/** Whether a word can start a time at all: most cannot, whatever follows. */
const mayStart = question(({ text, lower }) => text.charCodeAt(0) < 58 || weekdays.has(text) || leads.has(lower) || half.test(lower) || startsDuration(lower));

function timeAt({ tokens }: BlockContext, at: number): TimeFind | undefined {
  const token = tokens[at];
  if (!token || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
  const { text } = token, code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return text.length < 13 ? clockAt(tokens, at) : undefined;
  if (text.length > 13) return undefined;
  const following = tokens[at + 1]?.text ?? '';
  if (weekdays.has(text)) return parts.has(following) ? { to: at + 1 } : undefined;
  const lower = text.toLowerCase();
  if (half.test(lower)) return { to: at };
  return leads.has(lower) ? wordAt(tokens, at, lower, following) : undefined;
}

function wordAt(tokens: readonly Token[], at: number, lower: string, following: string): TimeFind | undefined {
  switch (lower) {
    case 'noon': return { to: at, value: '12:00' };
    case 'midnight': return { to: at, value: '00:00' };
    case 'tonight': case 'overnight': return { to: at };
    case 'yesterday': case 'tomorrow': case 'this': case 'last': return parts.has(following) ? { to: at + 1 } : undefined;
    case 'early': case 'late': return partOfDay(tokens, at, lower, following);
    case 'half': case 'quarter': return pastHour(tokens, at, lower);
    default: {
      const hour = numerals.indexOf(lower);
      if (hour > 0) return /^o[’']clock$/.test(following) ? withZone(tokens, at + 1, hourText(hour, 0, undefined)) : undefined;
      return following === 'hours' && parts.has(lower) ? { to: at + 1 } : undefined;
    }
  }
}

/** "early hours", "late afternoon", "early Tuesday morning". */
function partOfDay(tokens: readonly Token[], at: number, lower: string, following: string): TimeFind | undefined {
  if (parts.has(following) || (following === 'hours' && lower === 'early')) return { to: following !== 'hours' && tokens[at + 2]?.text === 'hours' ? at + 2 : at + 1 };
  return weekdays.has(following) && parts.has(tokens[at + 2]?.text ?? '') ? { to: at + 2 } : undefined;
}

/** "half past ten", "quarter to nine". */
function pastHour(tokens: readonly Token[], at: number, lower: string): TimeFind | undefined {
  const link = tokens[at + 1]?.text ?? '', hour = hourOf(tokens[at + 2]);
  if (hour === undefined || !(link === 'past' || (lower === 'quarter' && link === 'to'))) return undefined;
  const to = at + 2, minutes = lower === 'half' ? 30 : 15;
  return { to, value: link === 'past' ? hourText(hour, minutes, undefined) : hourText(hour === 1 ? 12 : hour - 1, 45, undefined) };
}

function hourOf(token: Token | undefined): number | undefined {
  const hour = /^\d\d?$/.test(token?.text ?? '') ? Number(token?.text) : numerals.indexOf(token?.text ?? '');
  return hour > 0 && hour <= 12 ? hour : undefined;
}

function clockAt(tokens: readonly Token[], at: number): TimeFind | undefined {
  const text = tokens[at]?.text ?? '', following = tokens[at + 1]?.text ?? '';
  const [, gluedHour, gluedMinutes = '0', side] = glued.exec(text) ?? [];
  if (gluedHour !== undefined) return withZone(tokens, at, hourText(Number(gluedHour), Number(gluedMinutes), side));
  if (/^\d{4}$/.test(text)) return /^(?:GMT|UTC)$/.test(following) && isHour(Number(text.slice(0, 2)), Number(text.slice(2))) ? { to: at + 1, value: `${text.slice(0, 2)}:${text.slice(2)} ${following}` } : undefined;
  const range = /^\d{1,2}(?:[:.]\d\d)?[-–](\d{1,2}(?:[:.]\d\d)?)$/.exec(text)?.[1];
  if (range !== undefined) return meridiem.test(following) ? withZone(tokens, at + 1, undefined) : undefined;
  const [, hour, minutes] = clock.exec(text) ?? [];
  if (hour === undefined) return undefined;
  if (meridiem.test(following)) return withZone(tokens, at + 1, hourText(Number(hour), Number(minutes ?? 0), following));
  if (/^(?:to|[-–])$/.test(following) && clock.test(tokens[at + 2]?.text ?? '') && meridiem.test(tokens[at + 3]?.text ?? '')) return withZone(tokens, at + 3, undefined);
  const part = tokens[at + 3]?.text ?? '';
  if (following === 'in' && tokens[at + 2]?.text === 'the' && /^(?:morning|afternoon|evening)$/.test(part) && hourOf(tokens[at]) !== undefined) return { to: at + 3, value: hourText(Number(hour), 0, part === 'morning' ? 'am' : 'pm') };
  const bare = minutes !== undefined && /[:h]/.test(text) && isHour(Number(hour), Number(minutes)) && !isVerse(tokens, at);
  return bare ? withZone(tokens, at, `${hour.padStart(2, '0')}:${minutes}`) : undefined;
}

/** Whether the number is a chapter and a verse: a name stands before it. */
function isVerse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1], { text = '' } = before ?? {};
  return before !== undefined && before.sentence === tokens[at]?.sentence && before.sentence === tokens[at - 2]?.sentence && /^\p{Lu}\p{Ll}+$/u.test(text) && !weekdays.has(text) && !months.has(text);
}

function isHour(hour: number, minutes: number): boolean {
  return hour < 24 && minutes < 60;
}

/** On a clock of 24 hours; undefined where the words do not name an hour of the day. */
function hourText(hour: number, minutes: number, side: string | undefined): string | undefined {
  if (!isHour(hour, minutes)) return undefined;
  const half = side === undefined || side.startsWith('o') ? '' : side.charAt(0).toLowerCase();
  const of = half === '' || hour > 12 ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(of).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Takes the time zone in: "ET", "Eastern time", "local time". */
function withZone(tokens: readonly Token[], to: number, value: string | undefined): TimeFind {
  const next = tokens[to + 1], text = next?.text ?? '';
  if (zone.test(text)) return { to: to + 1, value: value === undefined ? undefined : `${value} ${text}` };
  if (!zoneName.test(text)) return { to, value };
  const last = /^(?:Standard|Daylight)$/.test(tokens[to + 2]?.text ?? '') ? to + 3 : to + 2;
  return /^[Tt]ime$/.test(tokens[last]?.text ?? '') ? { to: last, value } : { to, value };
}
