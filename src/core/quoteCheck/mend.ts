import type { Span } from '../span';
import type { CheckedQuotation } from './model';

/** A stretch of a draft, and what to write in its place. */
export interface Mend extends Span {
  readonly text: string;
}

/** What makes a changed quotation say the source's words; nothing where the source does not have all of it. */
export function mendsOf(draft: string, { verdict, changes }: Pick<CheckedQuotation, 'verdict' | 'changes'>): Mend[] {
  if (verdict !== 'changed' || changes.some(({ quotedLess }) => quotedLess)) return [];
  return changes.map(({ start, end, source }) => {
    // Words go in behind the one before them, and before the first.
    if (start === end) return { start, end, text: /[\p{L}\p{M}\p{N}]$/u.test(draft.slice(Math.max(0, start - 2), start)) ? ` ${source}` : `${source} ` };
    if (source !== '') return { start, end, text: source };
    const blank = /^\s/u.test(draft.slice(end, end + 1));
    return /\s/u.test(draft.slice(Math.max(0, start - 1), start)) ? { start: start - 1, end, text: '' } : { start, end: blank ? end + 1 : end, text: '' };
  });
}
