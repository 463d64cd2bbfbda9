import type { Span } from '../../span';

/** The part in which two texts differ, with some of what is equal around it. */
export interface ChangedPart {
  /** Where it starts, in both texts. */
  readonly start: number;
  /** Where it ends in the text before. */
  readonly beforeEnd: number;
  /** How much further on what follows it stands in the text after. */
  readonly shift: number;
}

/** Equal text that is compared all the same, so that an insertion or deletion can be moved to where it reads best. */
const margin = 1000;
const piece = 4096;

/** The part in which two texts differ, ending at white space and cutting none of the spans. */
export function changedPart(before: string, after: string, spans: readonly Span[]): ChangedPart {
  const shift = after.length - before.length;
  if (before === after) return { start: before.length, beforeEnd: before.length, shift };
  const most = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  // Pieces of strings are compared much faster than their characters one by one.
  while (head + piece <= most && before.slice(head, head + piece) === after.slice(head, head + piece)) head += piece;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  while (tail + piece <= most - head && endPiece(before, tail) === endPiece(after, tail)) tail += piece;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const byStart = [...spans].sort((x, y) => y.start - x.start);
  let start = spaceBefore(before, Math.max(0, head - margin));
  for (const span of byStart) if (span.start < start && span.end > start) start = spaceBefore(before, Math.max(0, span.start));
  const byEnd = [...spans].sort((x, y) => x.end - y.end);
  let beforeEnd = spaceAfter(before, Math.min(before.length, before.length - tail + margin));
  for (const span of byEnd) if (span.start < beforeEnd && span.end > beforeEnd) beforeEnd = spaceAfter(before, Math.min(before.length, span.end));
  return { start, beforeEnd, shift };
}

function endPiece(text: string, tail: number): string {
  return text.slice(text.length - tail - piece, text.length - tail);
}

function spaceBefore(text: string, at: number): number {
  while (at > 0 && !isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function spaceAfter(text: string, at: number): number {
  while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}
