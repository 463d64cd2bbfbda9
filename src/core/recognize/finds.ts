import type { BlockContext } from './context';
import type { EntityType } from '../analysis/types';
import type { RunWord } from './runs';

/** Adds a candidate for the words from `from` to `to` (inclusive). */
export function addMention(context: BlockContext, from: RunWord, to: RunWord, type: EntityType | null, confidence: number, why: string): void {
  context.mentions.push({ start: from.token.start, end: to.token.end, type, confidence, why: [why] });
}

/** The text of a token in lower case, or an empty string when there is none. */
export function lowerAt({ tokens }: BlockContext, index: number): string {
  return index < 0 ? '' : (tokens[index]?.text.toLowerCase() ?? '');
}

/** Where a listed name that starts at `start` ends; -1 when it does not stand there. A line may be broken between its words. */
export function endOfName(prose: string, start: number, name: string): number {
  if (prose.startsWith(name, start)) return start + name.length;
  let at = start;
  for (let i = 0; i < name.length; i++, at++) {
    const code = prose.charCodeAt(at);
    if (code === name.charCodeAt(i)) continue;
    if (name.charCodeAt(i) !== 32 || (code !== 10 && code !== 13 && code !== 160)) return -1;
    while (/\s/.test(prose.charAt(at + 1)) && at - start < name.length + 40) at++;
  }
  return at;
}
