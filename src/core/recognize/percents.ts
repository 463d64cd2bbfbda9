import { numbersOf, plainNumber, type NumberFind } from './numbers';
import { contextOf, type BlockContext, type Recognizer, type Token } from './context';

/** Finds percentages, single and in ranges: "4 percent", "1.5%", "between 2 and 3 per cent". */
export const recognizePercents: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  for (const number of numbersOf(context)) {
    const end = percentEnd(context.tokens, number.to + 1);
    if (end > 0) add(context, number, end);
  }
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
  const { tokens } = context;
  let from = number.from;
  const link = tokens[from - 1]?.text ?? '', low = tokens[from - 2];
  if (low && /^(?:to|and|or|[-–])$/.test(link) && /^\d/.test(low.text)) {
    if (link !== 'and' && link !== 'or') from -= 2;
    else if (link === 'and' && tokens[from - 3]?.text.toLowerCase() === 'between') from -= 3;
  }
  const first = tokens[from], last = tokens[end];
  if (!first || !last) return;
  const plain = from === number.from && number.value !== null;
  context.mentions.push({ start: first.start, end: last.end, type: 'PERCENT', confidence: 0.95, why: ['percentage'], ...(plain && number.value !== null ? { value: `${plainNumber(number.value)}%` } : {}) });
}
