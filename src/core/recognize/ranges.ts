import type { BlockContext, MentionCandidate } from './context';
import { numberOf } from './numbers';

/** "USD 3", "4%", "5–6 miles": what stands before the number, the number, and what follows it. */
const valueParts = /^([^\d-]*)(-?\d+(?:\.\d+)?)(\D*)$/;

/**
 * Puts the amounts from the index on in the order of the text and joins the two ends of a range into one: "€3 million to
 * €4 million", "3%-4%", "between $2 and $3". Of a change ("from 5 percent to 7 percent") both amounts stay.
 */
export function joinRanges({ mentions, prose }: BlockContext, first: number): void {
  if (mentions.length < first + 2) return;
  const amounts = mentions.slice(first).sort((a, b) => a.start - b.start);
  mentions.length = first;
  for (const amount of amounts) {
    const low = mentions.length > first ? mentions[mentions.length - 1] : undefined;
    const joined = low && low.end < amount.start && amount.start - low.end < 6 ? join(prose, low, amount) : undefined;
    if (joined) mentions.pop();
    mentions.push(joined ?? amount);
  }
}

function join(prose: string, low: MentionCandidate, high: MentionCandidate): MentionCandidate | undefined {
  const link = prose.slice(low.end, high.start).trim(), before = /(between|from)\s{1,2}$/i.exec(prose.slice(Math.max(0, low.start - 9), low.start));
  const between = before?.[1]?.toLowerCase() === 'between';
  if (link === 'and' ? !between : before !== null || !/^(?:to|[-–])$/.test(link)) return undefined;
  const value = rangeValue(prose, low, high), { type, confidence, why, end } = high;
  return { start: low.start - (before?.[0].length ?? 0), end, type, confidence, why, ...(value === undefined ? {} : { value }) };
}

function rangeValue(prose: string, low: MentionCandidate, high: MentionCandidate): string | undefined {
  const [, head, from, tail] = valueParts.exec(low.value ?? '') ?? [], [, otherHead, to, otherTail] = valueParts.exec(high.value ?? '') ?? [];
  if (from === undefined || to === undefined || head !== otherHead || tail !== otherTail) return undefined;
  // In "$3 to $4 million" the million belongs to both.
  const bare = /^\W{0,2}\d[\d.,]*$/.test(prose.slice(low.start, low.end)), written = /\d[\d,]*(?:\.\d+)?/.exec(prose.slice(high.start, high.end))?.[0];
  const scale = bare && written !== undefined ? Number(to) / numberOf(written) : 1;
  const start = Number(from) * (Number.isInteger(scale) ? scale : 1);
  return start < Number(to) ? `${head ?? ''}${String(start)}–${to}${tail ?? ''}` : undefined;
}
