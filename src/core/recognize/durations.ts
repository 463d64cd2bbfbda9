import type { Token } from './context';
import { units } from './numbers';

/** "zero" to "twelve", each at its own place. */
export const numerals = units.slice(0, 13);
const vague = new Set(['several', 'few']);
const unit = /^(hour|minute|second)s?$/;
const hyphenated = /^(\d{1,4}|[a-z]+)-(hour|minute|second)$/;
const anchored = /^(?:ago|later|earlier)$/;
const letterOf = new Map([['hour', 'H'], ['minute', 'M'], ['second', 'S']]);

/** The stretch shorter than a day that starts at a token, with its length in ISO 8601: "two and a half hours", "90-minute". */
export function durationAt(tokens: readonly Token[], at: number): { readonly to: number; readonly value?: string | undefined } | undefined {
  const token = tokens[at];
  if (!token || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
  const { text } = token, lower = text.length < 20 ? text.toLowerCase() : '';
  if (lower === '') return undefined;
  if (lower === 'hourlong' || lower === 'hour-long') return { to: at, value: 'PT1H' };
  if (lower.includes('-')) return inOneWord(lower, at);
  if (unit.test(lower)) return lower.endsWith('s') && anchored.test(tokens[at + 1]?.text ?? '') && !isCounted(tokens[at - 1]) ? { to: at + 1 } : undefined;
  const first = countAt(tokens, at, lower);
  if (!first) return undefined;
  const parts: string[] = [first.value];
  let { to } = first;
  while (parts.length < 3) {
    const next = tokens[to + 1]?.text === 'and' || tokens[to + 1]?.text === ',' ? to + 2 : to + 1;
    const more = /^\d/.test(tokens[next]?.text ?? '') ? countAt(tokens, next, tokens[next]?.text ?? '') : undefined;
    if (!more || !isSmaller(more.value, parts[parts.length - 1] ?? '')) break;
    parts.push(more.value);
    to = more.to;
  }
  const value = parts.includes('') ? undefined : `PT${parts.join('')}`;
  return anchored.test(tokens[to + 1]?.text ?? '') ? { to: to + 1 } : { to, value };
}

/** Whether a word in lower case can start such a stretch at all. */
export function startsDuration(lower: string): boolean {
  return lower === 'a' || lower === 'an' || lower === 'half' || lower === 'hourlong' || lower === 'hour-long' || vague.has(lower) || unit.test(lower) || hyphenated.test(lower) || amountOf(lower) !== undefined;
}

/** Whether minutes follow hours, or seconds either: "3 hours, 12 minutes" is one stretch, "two hours, 10 hours" are two. */
function isSmaller(next: string, before: string): boolean {
  return next !== '' && 'HMS'.indexOf(next.slice(-1)) > 'HMS'.indexOf(before.slice(-1));
}

function inOneWord(lower: string, at: number): { to: number; value: string | undefined } | undefined {
  const [, count = '', of = ''] = hyphenated.exec(lower) ?? [], number = amountOf(count);
  return number === undefined ? undefined : { to: at, value: `PT${number}${letterOf.get(of) ?? ''}` };
}

function isCounted(token: Token | undefined): boolean {
  return token?.kind === 'number' || amountOf(token?.text.toLowerCase() ?? '') !== undefined;
}

function amountOf(word: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  const index = numerals.indexOf(word);
  return index > 0 ? index : undefined;
}

/** "two hours", "half an hour", "two and a half hours", "several minutes"; the value is empty where it is vague. */
function countAt(tokens: readonly Token[], at: number, lower: string): { to: number; value: string } | undefined {
  const next = tokens[at + 1]?.text ?? '';
  if (lower === 'half') return next === 'an' && tokens[at + 2]?.text === 'hour' ? { to: at + 2, value: '30M' } : undefined;
  if (lower === 'an' || lower === 'a') {
    if (next === 'few' && unit.test(tokens[at + 2]?.text ?? '')) return { to: at + 2, value: '' };
    return lower === 'an' && next === 'hour' ? { to: at + 1, value: '1H' } : undefined;
  }
  if (vague.has(lower)) return unit.test(next) ? { to: at + 1, value: '' } : undefined;
  const number = amountOf(lower);
  if (number === undefined) return undefined;
  const half = next === 'and' && tokens[at + 2]?.text === 'a' && tokens[at + 3]?.text === 'half' ? 3 : 0;
  const of = unit.exec(tokens[at + 1 + half]?.text ?? '')?.[1];
  return of === undefined ? undefined : { to: at + 1 + half, value: `${number + (half > 0 ? 0.5 : 0)}${letterOf.get(of) ?? ''}` };
}
