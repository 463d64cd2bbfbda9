import type { Mark } from '../annotation/build';
import type { SourceView } from '../analysis/view';
import type { Span } from '../span';

/** What somebody wants to say about a passage. */
export interface Saying {
  readonly tag?: string;
  /** An entity type. */
  readonly type?: string;
  /** Markdown. */
  readonly note?: string;
}

/** Words longer than this many characters are no words. */
const longestWord = 200;

/** The passage that is meant: the selection without white space at its ends, else the name or the word at the cursor. */
export function markableAt(view: SourceView, { start, end }: Span): Span | undefined {
  const { text } = view;
  if (start < end) return trimmed(text, { start, end: Math.min(end, text.length) });
  const mention = view.mentionAt(start);
  return mention ? { start: mention.start, end: mention.end } : wordAt(text, start);
}

/** The span without white space at its ends; undefined when nothing is left. */
export function trimmed(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

function wordAt(text: string, offset: number): Span | undefined {
  const from = Math.max(0, offset - longestWord);
  for (const match of text.slice(from, offset + longestWord).matchAll(/[\p{L}\p{N}\p{M}_]+(?:[’'-][\p{L}\p{N}\p{M}_]+)*/gu)) {
    const start = from + match.index, end = start + match[0].length;
    if (start <= offset && offset <= end) return { start, end };
    if (start > offset) return undefined;
  }
  return undefined;
}

/** The mark that says this; a type and nothing else, said of what the machine found on these very words, is a decision about that. */
export function markOf(view: SourceView, pieces: readonly Span[], { tag, type, note }: Saying): { readonly mark: Mark; readonly decides: boolean } {
  const mark: Mark = { pieces: pieces.map(({ start, end }) => ({ start, end })), ...(type !== undefined && { type }), ...(tag !== undefined && { tags: [tag] }), ...(note !== undefined && { note }) };
  const [only] = pieces;
  if (type === undefined || tag !== undefined || note !== undefined || pieces.length !== 1 || !only) return { mark, decides: false };
  const found = view.mentions.find(({ start, end }) => start === only.start && end === only.end);
  if (!found) return { mark, decides: false };
  return found.type === type
    ? { mark: { ...mark, decision: 'accept', entity: found.entity }, decides: true }
    : { mark: { ...mark, decision: 'retype' }, decides: true };
}
