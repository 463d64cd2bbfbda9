import type { LineFeatures } from './lines';

/** How many blocks are compared on either side of a possible start. */
const window = 5;
/** How many different subjects each side must name for the comparison to mean anything. */
const fewestTerms = 6;

/**
 * Whether block `i` starts another subject: nothing that the blocks before it name is named in those from it on, as
 * happens where the next article's headline is missing. After Hearst's TextTiling (1997), with names for words and the
 * strictest threshold, since a wrong cut is worse than a missing one.
 */
export function startsOtherSubject(lines: readonly LineFeatures[], i: number, from: number): boolean {
  const terms = lines[i]?.terms;
  // Most blocks share a name with the one above them: that is seen at once.
  if (terms) for (const term of lines[i - 1]?.terms ?? []) if (terms.has(term)) return false;
  const before = lines.slice(Math.max(from, i - window), i);
  const after = lines.slice(i, i + window);
  if (before.length < window || after.length < window) return false;
  const left = counts(before), right = counts(after);
  if (left.size < fewestTerms || right.size < fewestTerms || lines[i]?.terms.size === 0) return false;
  for (const term of right.keys()) if (left.has(term)) return false;
  // What the article names all along must be gone too, or it is only a digression.
  const whole = counts(lines.slice(from, i));
  return coheres(whole) && coheres(right) && !resumes(whole, right, i - from);
}

function counts(lines: readonly LineFeatures[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { terms } of lines) for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
  return count;
}

/** Several blocks share a subject. */
function coheres(count: ReadonlyMap<string, number>): boolean {
  let most = 0;
  for (const n of count.values()) most = Math.max(most, n);
  return most >= 3;
}

/** The article's main subject is named again soon. */
function resumes(whole: ReadonlyMap<string, number>, soon: ReadonlyMap<string, number>, blocks: number): boolean {
  return [...whole].some(([term, n]) => n >= Math.max(3, blocks / 4) && soon.has(term));
}
