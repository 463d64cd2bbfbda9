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
