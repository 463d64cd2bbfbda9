import { weekdays } from './facts/words';
import { contextOf, type Recognizer, type Token } from './context';

const parts = new Set(['morning', 'afternoon', 'evening', 'night', 'midday', 'mornings', 'evenings', 'nights', 'afternoons']);
const numerals = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'several', 'few', 'an', 'half']);
const meridiem = /^(?:a\.m\.?|p\.m\.?|am|pm|AM|PM|A\.M\.|P\.M\.|GMT|o’clock|o'clock)$/;

/** Finds times of day and spans shorter than a day: "3:30 p.m.", "Monday morning", "two hours". */
export const recognizeTimes: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { tokens } = context;
  for (let at = 0; at < tokens.length; at++) {
    if (!mayStart(tokens[at])) continue;
    const to = timeEnd(tokens, at);
    const first = tokens[at], last = tokens[to];
    if (to < at || !first || !last) continue;
    context.mentions.push({ start: first.start, end: last.end, type: 'TIME', confidence: 0.9, why: ['time'] });
    at = to;
  }
};

const leads = new Set(['noon', 'midnight', 'tonight', 'overnight', 'yesterday', 'tomorrow', 'this', 'last', ...parts, ...numerals]);

function mayStart(token: Token | undefined): boolean {
  if (!token || (token.kind !== 'word' && token.kind !== 'number')) return false;
  const { text } = token, code = text.charCodeAt(0);
  return (code >= 48 && code <= 57) || weekdays.has(text) || (text.length <= 10 && leads.has(text.toLowerCase()));
}

/** The last token of the time that starts at an index, or -1. */
function timeEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at], next = tokens[at + 1];
  if (!token) return -1;
  const lower = token.text.toLowerCase(), following = next?.text ?? '';
  if (/^\d{1,2}(?::\d\d)?(?:am|pm|a\.m\.?|p\.m\.?)$/i.test(lower)) return at;
  if (/^\d{1,2}(?:[:.]\d\d)?$/.test(lower) && meridiem.test(following)) return at + 1;
  if (/^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(lower)) return at;
  if (/^(?:noon|midnight|tonight|overnight)$/.test(lower)) return at;
  if (weekdays.has(token.text) && parts.has(following)) return at + 1;
  if (/^(?:yesterday|tomorrow|this|last)$/.test(lower) && parts.has(following)) return at + 1;
  if ((numerals.has(lower) || /^\d{1,4}$/.test(lower)) && /^(?:hours?|minutes?|seconds?)$/.test(following)) {
    return /^(?:ago|later|earlier)$/.test(tokens[at + 2]?.text ?? '') ? at + 2 : at + 1;
  }
  if (parts.has(lower) && following === 'hours') return at + 1;
  return -1;
}
