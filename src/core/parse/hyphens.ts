import type { ProsePiece } from './block';

/** What follows a hyphen that belongs to the word wherever the line ends: "Oslo-based", "well-known". */
const compounds = new Set(['based', 'led', 'backed', 'born', 'owned', 'run', 'made', 'known', 'old', 'year', 'term', 'time', 'wide', 'scale', 'range', 'level', 'style', 'like', 'century', 'day', 'month', 'week', 'hour', 'long', 'high', 'low', 'free', 'friendly', 'related', 'called', 'minded', 'held', 'built', 'class', 'page', 'part', 'person', 'profit', 'makers', 'maker', 'in', 'of', 'off', 'up', 'down', 'out', 'to', 'and', 'or', 'the']);
/** Beginnings of words that end as a compound's second part does. */
const joined = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|birth|holi)$/u;
const broken = /(?<=\p{L}{2})-[ \t]{0,20}(?:\r\n|\r|\n)[ \t]{0,40}(?=(\p{Ll}{2,}))/gu;

/** A hyphen, or a soft one, at the end of a line, up to what goes on in the next. */
const lineEnd = /[-\u00AD][ \t]{0,20}(?:\r\n|\r|\n)[ \t]{0,40}(?=(\p{Ll}{2,}))/uy;

/** Where a word goes on that a hyphen at `at` divides at the end of a line; `at` itself where none does. */
export function dividedUntil(text: string, at: number): number {
  if (!/\p{L}{2}$/u.test(text.slice(Math.max(0, at - 4), at))) return at;
  lineEnd.lastIndex = at;
  const match = lineEnd.exec(text);
  if (!match || (text.charAt(at) === '-' && keepsHyphen(text, at, match[1]))) return at;
  return at + match[0].length;
}

function keepsHyphen(text: string, at: number, next = ''): boolean {
  return compounds.has(next) && !joined.test(text.slice(Math.max(0, at - 8), at));
}

/**
 * The text with the words joined that a hyphen divides at the end of a line, and where its parts stand in it; null where
 * no word is divided.
 */
export function joinHyphenated(text: string): { readonly prose: string; readonly pieces: readonly ProsePiece[] } | null {
  const pieces: ProsePiece[] = [];
  let prose = '', from = 0;
  for (const match of text.includes('-') && (text.includes('\n') || text.includes('\r')) ? text.matchAll(broken) : []) {
    if (keepsHyphen(text, match.index, match[1])) continue;
    pieces.push({ prose: prose.length, source: from, length: match.index - from });
    prose += text.slice(from, match.index);
    from = match.index + match[0].length;
  }
  if (pieces.length === 0) return null;
  pieces.push({ prose: prose.length, source: from, length: text.length - from });
  return { prose: prose + text.slice(from), pieces };
}
