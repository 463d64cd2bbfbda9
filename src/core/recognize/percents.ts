import { numberOf, numberText, numbersOf, withLowEnd, type NumberFind } from './numbers';
import { joinRanges } from './ranges';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

const hyphenated = /^(\d[\d,]*(?:\.\d+)?)-percent(?:age)?$/;

/** Finds percentages, single and in ranges: "4 percent", "1.5%", "between 2 and 3 per cent". */
export const recognizePercents: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const before = context.mentions.length;
  for (const number of numbersOf(context)) {
    const end = percentEnd(context.tokens, number.to + 1);
    if (end > 0) add(context, number, end);
  }
  context.tokens.forEach((token, at) => {
    const digits = token.kind === 'word' && token.text.charCodeAt(0) < 58 ? hyphenated.exec(token.text)?.[1] : undefined;
    if (digits !== undefined) add(context, { from: at, to: at, value: numberOf(digits) }, at);
  });
  joinRanges(context, before);
};

/** The last token of "percent", "per cent", "%" or "percentage points" at an index, or 0. */
function percentEnd(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text.toLowerCase() ?? '';
  if (text === '%' || text === 'percent' || text === 'pct') return at;
  if (text === 'per' && tokens[at + 1]?.text.toLowerCase() === 'cent') return at + 1;
  if (text === 'percentage' && /^points?$/.test(tokens[at + 1]?.text ?? '')) return at + 1;
  return 0;
}

/** Takes the lower end of a range in as well. */
function add(context: BlockContext, number: NumberFind, end: number): void {
  const { tokens } = context, { from, low } = withLowEnd(tokens, number), text = numberText(number.value, low);
  const first = tokens[from], last = tokens[end];
  if (!first || !last) return;
  context.mentions.push({ start: first.start, end: last.end, type: 'PERCENT', confidence: 0.95, why: ['percentage'], ...(text === undefined ? {} : { value: `${text}%` }) });
}
