import search from 'approx-string-match';
import { foldText } from './fold';

/** How alike two short texts are, typography and case aside: 1 less the share of characters to be changed; 0 below a half. */
export function similarity(one: string, other: string): number {
  const a = foldText(one).text.toLowerCase(), b = foldText(other).text.toLowerCase();
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0 || short.length < long.length / 2) return 0;
  // The search finds the long text's best place anywhere in the short one; what is cut off counts as errors anyway.
  const errors = search(short, long, Math.floor(long.length / 2)).reduce((least, match) => Math.min(least, match.errors), long.length);
  return 1 - errors / long.length;
}

/** Whether two texts are the same but for typography, line ends and Unicode normalisation. */
export function isSameText(one: string, other: string): boolean {
  return one === other || foldText(one).text === foldText(other).text;
}
