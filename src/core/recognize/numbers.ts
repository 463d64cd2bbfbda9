import type { BlockContext, Token } from './context';
import { formsOf, question } from './forms';

/** A number as the text has it, over one or more tokens (`to` inclusive); `value` is null where the words are vague. */
export interface NumberFind {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  /** The lower end of a range that one word holds: "3-4 million"; `value` is the upper one. */
  readonly low?: number;
}

/** "zero" to "nineteen", each at its own place. */
export const units = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const small = new Map<string, number>([
  ...units.slice(1).map((word, i): [string, number] => [word, i + 1]),
  ...tens.flatMap((word, i) => [[word, 10 * (i + 2)] as [string, number], ...units.slice(1, 10).map((unit, j): [string, number] => [`${word}-${unit}`, 10 * (i + 2) + j + 1])]),
]);
const scales = new Map<string, number>([
  ['hundred', 1e2], ['thousand', 1e3], ['lakh', 1e5], ['lakhs', 1e5], ['million', 1e6], ['crore', 1e7], ['crores', 1e7], ['billion', 1e9], ['trillion', 1e12], ['m', 1e6], ['mn', 1e6], ['bn', 1e9], ['mil', 1e6], ['bil', 1e9], ['tn', 1e12], ['k', 1e3], ['b', 1e9],
]);
const shortScale = /^(\d[\d,]*(?:\.\d+)?)-?(k|m|mn|bn|b|tn|million|billion|trillion)$/i;
const span = /^(\d[\d,]*(?:\.\d+)?)[-–](\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn)?$/i;
const vague = ['tens', 'hundreds', 'thousands', 'millions', 'billions', 'trillions', 'dozens', 'several'];
/** What a word is worth; null where that is vague. */
const words = new Map<string, number | null>([...small, ...[...scales].filter(([word]) => word.length > 4), ...vague.map((word): [string, null] => [word, null])]);
const longestWord = 13;

const known = new WeakMap<BlockContext, readonly NumberFind[]>();

/** The numbers of a block in the order of the text, found once for all recognizers: "1,000", "2.5 million", "half a", "5m". */
export function numbersOf(context: BlockContext): readonly NumberFind[] {
  const found = known.get(context);
  if (found) return found;
  const numbers: NumberFind[] = [], forms = formsOf(context);
  for (let at = 0; at < context.tokens.length; at++) {
    const number = mayOpen(forms[at]) ? numberAt(context.tokens, at) : undefined;
    if (!number) continue;
    numbers.push(number);
    at = number.to;
  }
  known.set(context, numbers);
  return numbers;
}

/** Whether a word can open a number at all: most cannot, whatever follows. */
const mayOpen = question(({ text, lower }) => text.charCodeAt(0) < 58 || lower === 'a' || lower === 'half' || words.has(lower));

function numberAt(tokens: readonly Token[], at: number): NumberFind | undefined {
  const token = tokens[at];
  if (!token || token.kind === 'symbol' || token.kind === 'punctuation') return undefined;
  const base = baseAt(tokens, at, token.text);
  if (!base) return undefined;
  const half = base.value !== null && base.to === at ? isText(tokens, at + 1, 'and', 'a', 'half') : false;
  let to = half ? at + 3 : base.to, { value, low } = half ? { ...base, value: (base.value ?? 0) + 0.5 } : base;
  for (let next = tokens[to + 1], most = to + 2; next && to < most; next = tokens[to + 1]) {
    const scale = next.kind === 'word' ? scales.get(next.text.toLowerCase()) : undefined;
    if (scale === undefined || next.text.length === 1 && next.start > (tokens[to]?.end ?? 0)) break;
    value = value === null ? null : value * scale;
    low = low === undefined ? undefined : low * scale;
    to++;
  }
  const from = signed(tokens, at), negative = from < at && tokens[from]?.text !== '+';
  return { from, to, value: value === null || !negative ? value : -value, ...(low === undefined ? {} : { low }) };
}

/** The number at an index without a "million" that follows; "a" is one only before such a word. */
function baseAt(tokens: readonly Token[], at: number, text: string): NumberFind | undefined {
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return digitsAt(tokens, at, text);
  if (text.length > longestWord) return undefined;
  const lower = text.toLowerCase();
  if (lower === 'a' || lower === 'half') return withArticle(tokens, at, lower);
  const value = words.get(lower);
  return value === undefined ? undefined : { from: at, to: at, value };
}

function digitsAt(tokens: readonly Token[], at: number, text: string): NumberFind | undefined {
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) {
    const decimal = decimalAfter(tokens, at);
    return decimal === '' ? { from: at, to: at, value: numberOf(text) } : { from: at, to: at + 2, value: Number(`${text}.${decimal}`) };
  }
  const short = shortScale.exec(text);
  if (short) return { from: at, to: at, value: numberOf(short[1]) * (scales.get(short[2]?.toLowerCase() ?? '') ?? 1) };
  const [, low, high, scale = ''] = span.exec(text) ?? [];
  if (high === undefined) return undefined;
  const times = scales.get(scale.toLowerCase()) ?? 1;
  return { from: at, to: at, value: numberOf(high) * times, low: numberOf(low) * times };
}

/** The digits behind a decimal comma: "2,5 million". */
function decimalAfter(tokens: readonly Token[], at: number): string {
  const comma = tokens[at + 1], digits = tokens[at + 2];
  if (comma?.text !== ',' || comma.start !== tokens[at]?.end || digits?.start !== comma.end || !/^\d\d?$/.test(digits.text)) return '';
  return (scales.get(tokens[at + 3]?.text ?? '') ?? 0) >= 1e6 ? digits.text : '';
}

/** "a million", "a few hundred", "half a", "half a million". */
function withArticle(tokens: readonly Token[], at: number, lower: string): NumberFind | undefined {
  const next = tokens[at + 1]?.text ?? '';
  if (lower === 'half') return next === 'a' || next === 'an' ? { from: at, to: at + 1, value: 0.5 } : undefined;
  if (next === 'few') return { from: at, to: at + 1, value: null };
  if (next === 'couple' && tokens[at + 2]?.text === 'of') return { from: at, to: at + 2, value: null };
  return next.length > 4 && scales.has(next) ? { from: at, to: at, value: 1 } : undefined;
}

/** The index of a minus or plus right before a number, else its own. */
function signed(tokens: readonly Token[], at: number): number {
  const sign = tokens[at - 1], before = tokens[at - 2];
  if (!sign) return at;
  if (sign.text === 'minus') return at - 1;
  return /^[-–−+]$/.test(sign.text) && sign.end === tokens[at]?.start && (!before || before.end < sign.start) ? at - 1 : at;
}

function isText(tokens: readonly Token[], at: number, ...expected: readonly string[]): boolean {
  return expected.every((text, i) => tokens[at + i]?.text === text);
}

/** The number that digits with commas between thousands are. */
export function numberOf(digits: string | undefined): number {
  return Number(digits?.replaceAll(',', ''));
}

/** A number with the lower end of its range before it: "3 to 4", "between two and five"; `low` is null where that is vague. */
export function withLowEnd(tokens: readonly Token[], number: NumberFind): { readonly from: number; readonly low?: number | null } {
  const { from } = number, link = tokens[from - 1]?.text ?? '', before = tokens[from - 2];
  if (number.low !== undefined || !before || !/^(?:to|and|[-–])$/.test(link)) return { from, ...(number.low === undefined ? {} : { low: number.low }) };
  const written = wordValue(before.text), base = wordValue(tokens[from]?.text ?? '');
  if (written === undefined || (base !== undefined && written >= base)) return { from };
  // In "5 to 6 million" the million belongs to both.
  const low = base === undefined || number.value === null ? null : written * (number.value / base);
  if (link !== 'and') return { from: from - 2, low };
  return tokens[from - 3]?.text.toLowerCase() === 'between' ? { from: from - 3, low } : { from };
}

function wordValue(text: string): number | undefined {
  return /^\d[\d,]*(?:\.\d+)?$/.test(text) ? numberOf(text) : small.get(text.toLowerCase());
}

/** The same number without an exponent or trailing zeros: 150000000000. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(Math.round(value * 1e6) / 1e6);
}

/** The number, or both ends of the range, as a value tells it: "3", "3–4"; undefined where one is vague. */
export function numberText(value: number | null, low?: number | null): string | undefined {
  if (value === null || low === null || !Number.isFinite(value)) return undefined;
  return low === undefined ? plainNumber(value) : `${plainNumber(low)}–${plainNumber(value)}`;
}
