import type { LastSeen } from '../../../../src/core/anchor/relocate/types';

/** A few paragraphs in which names and phrases come again. */
export const harbour = [
  'Dilys Pryce has worked on the ferry for thirty years. “I know every rock between here and the island,” she said on Monday.',
  'The ferry company wants to replace the old ship. The new one would carry fewer cars, and the island’s shops fear for their trade.',
  '“Nobody asked us,” said Samir Haddad, who keeps the only bakery on the island. He has written to the minister twice.',
  'The minister, in a letter of March 3, replied that the decision was the company’s. The company did not want to comment.',
  'On the quay, the gulls do not care. They follow the ferry out, and they follow it back.\n',
].join('\n\n');

/** An anchor as it is stored, with some context. */
export function anchorAt(text: string, start: number, end: number): LastSeen {
  return { start, end, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 24), start), suffix: text.slice(end, end + 24) };
}

/** An anchor of words where they first stand. */
export function words(text: string, marked: string): LastSeen {
  const start = text.indexOf(marked);
  return anchorAt(text, start, start + marked.length);
}

/** Anchors of every third word, and of longer stretches from there. */
export function markAll(text: string): LastSeen[] {
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return found.flatMap((word, i) => (i % 3 === 0 ? [anchorAt(text, word.start, (found[i + (i % 7)] ?? word).end)] : []));
}
