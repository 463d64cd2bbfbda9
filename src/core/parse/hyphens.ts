import type { ProsePiece } from './block';

/** What follows a hyphen that belongs to the word wherever the line ends: "Oslo-based", "well-known". */
const compounds = new Set(['based', 'led', 'backed', 'born', 'owned', 'run', 'made', 'known', 'old', 'year', 'term', 'time', 'wide', 'scale', 'range', 'level', 'style', 'like', 'century', 'day', 'month', 'week', 'hour', 'long', 'high', 'low', 'free', 'friendly', 'related', 'called', 'minded', 'held', 'built', 'class', 'page', 'part', 'person', 'profit', 'makers', 'maker', 'in', 'of', 'off', 'up', 'down', 'out', 'to', 'and', 'or', 'the']);
/** Beginnings of words that end as a compound's second part does. */
const joined = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|birth|holi)$/u;
const broken = /(?<=\p{L}{2})-[ \t]{0,20}(?:\r\n|\r|\n)[ \t]{0,40}(?=(\p{Ll}{2,}))/gu;

/**
 * The text with the words joined that a hyphen divides at the end of a line, and where its parts stand in it; null where
 * no word is divided.
 */
export function joinHyphenated(text: string): { readonly prose: string; readonly pieces: readonly ProsePiece[] } | null {
  const pieces: ProsePiece[] = [];
  let prose = '', from = 0;
  for (const match of text.includes('-') && (text.includes('\n') || text.includes('\r')) ? text.matchAll(broken) : []) {
    if (compounds.has(match[1] ?? '') && !joined.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    pieces.push({ prose: prose.length, source: from, length: match.index - from });
    prose += text.slice(from, match.index);
    from = match.index + match[0].length;
  }
  if (pieces.length === 0) return null;
  pieces.push({ prose: prose.length, source: from, length: text.length - from });
  return { prose: prose + text.slice(from), pieces };
}
