import type { BlockContext, Token } from './context';

/** A number as the text has it, over one or more tokens (`to` inclusive); `value` is null where the words are vague. */
export interface NumberFind {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}

const small = new Map<string, number>([
  ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['eleven', 11], ['twelve', 12], ['thirteen', 13], ['fourteen', 14],
  ['fifteen', 15], ['sixteen', 16], ['seventeen', 17], ['eighteen', 18], ['nineteen', 19], ['twenty', 20], ['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90],
]);
const scales = new Map<string, number>([
  ['hundred', 1e2], ['thousand', 1e3], ['lakh', 1e5], ['lakhs', 1e5], ['million', 1e6], ['crore', 1e7], ['crores', 1e7], ['billion', 1e9], ['trillion', 1e12], ['m', 1e6], ['mn', 1e6], ['bn', 1e9], ['mil', 1e6], ['bil', 1e9], ['tn', 1e12], ['k', 1e3], ['b', 1e9],
]);
const shortScale = /^(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn)$/i;
const vague = ['tens', 'hundreds', 'thousands', 'millions', 'billions', 'trillions', 'dozens'];
/** What a word is worth; null where that is vague. */
const words = new Map<string, number | null>([...small, ...[...scales].filter(([word]) => word.length > 4), ...vague.map((word): [string, null] => [word, null])]);

const known = new WeakMap<BlockContext, readonly NumberFind[]>();

/** The numbers of a block in the order of the text, found once for all recognizers: "1,000", "2.5 million", "twenty", "5m". */
export function numbersOf(context: BlockContext): readonly NumberFind[] {
  const found = known.get(context);
  if (found) return found;
  const numbers: NumberFind[] = [];
  for (let at = 0; at < context.tokens.length; at++) {
    const number = numberAt(context, at);
    if (!number) continue;
    numbers.push(number);
    at = number.to;
  }
  known.set(context, numbers);
  return numbers;
}

function numberAt({ tokens }: BlockContext, at: number): NumberFind | undefined {
  const token = tokens[at];
  if (!token || token.kind === 'symbol' || token.kind === 'punctuation') return undefined;
  const plain = valueOf(token);
  if (plain === undefined) return undefined;
  let to = at, value: number | null = plain;
  for (let next = tokens[to + 1]; next && to < at + 3; next = tokens[to + 1]) {
    const scale = next.kind === 'word' ? scales.get(next.text.toLowerCase()) : undefined;
    if (scale === undefined || next.text.length === 1 && next.start > (tokens[to]?.end ?? 0)) break;
    value = value === null ? null : value * scale;
    to++;
  }
  return { from: at, to, value };
}

function valueOf({ text }: Token): number | null | undefined {
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) {
    if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
    const short = shortScale.exec(text);
    return short ? Number(short[1]?.replaceAll(',', '')) * (scales.get(short[2]?.toLowerCase() ?? '') ?? 1) : undefined;
  }
  if (text.length > 9) return undefined;
  return words.get(text.toLowerCase());
}

/** The same number without an exponent or trailing zeros: 150000000000. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(Math.round(value * 1e6) / 1e6);
}
