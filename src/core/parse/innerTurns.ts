import type { Span } from '../span';
import { turnLabel } from './turnLabel';

/** A label within a line: behind the end of a sentence, a colon or (of Q and A) a full stop behind it. */
const inner = /[.?!…—–]["”’')\]]{0,2}[ \t]{1,3}(?=(?<letter>[QA])[.:][ \t]|(?<name>\p{Lu}[\p{L}\p{M}’'.-]{1,30}(?: [\p{Lu}\d][\p{L}\p{M}\d’'.-]{0,30}){0,3}):[ \t])/gu;

/**
 * Where turns start within lines that hold several speakers' ("Q: When? A: In May."): source offsets by line. A line that does
 * not open with a label itself has none; neither have labels in small letters of which no one comes back.
 */
export function innerTurns(text: string, lines: readonly Span[]): readonly (readonly number[])[] {
  const found = lines.map((line) => startsIn(text, line));
  if (found.every((starts) => starts.length === 0)) return found.map(() => []);
  const names = lines.flatMap((line, i) => [labelAt(text, line.start, line.end), ...(found[i] ?? [])].flatMap((label) => label?.name ?? []));
  const returns = new Set(names).size < names.length;
  return found.map((starts) => starts.filter(({ name }) => returns || !/\p{Ll}/u.test(name)).map(({ at }) => at));
}

function startsIn(text: string, { start, end }: Span): { readonly at: number; readonly name: string }[] {
  const opening = labelAt(text, start, end);
  if (!opening) return [];
  const starts: { at: number; name: string }[] = [];
  let behind = start + opening.content;
  for (const { 0: match, index, groups } of text.slice(start, end).matchAll(inner)) {
    const at = start + index + match.length, label = labelAt(text, at, end);
    // "MR. LEE:" is one label; "Vitamin A. The" is none: letters are labels only where the line opens with one.
    if (!label || at < behind || (groups?.letter !== undefined && !/^[QA]$/u.test(opening.name))) continue;
    starts.push({ at, name: label.name });
    behind = at + label.content;
  }
  return starts;
}

function labelAt(text: string, at: number, end: number): { readonly name: string; readonly content: number } | null {
  const head = text.slice(at, Math.min(end, at + 200)), label = turnLabel(head);
  return label && { name: head.slice(label.name.start, label.name.end), content: label.content };
}
