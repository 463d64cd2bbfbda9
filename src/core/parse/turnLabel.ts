import type { Span } from '../span';
import type { ProsePiece } from './block';

/** The words before a turn of a transcript that say whose it is. */
export interface TurnLabel {
  /** The speaker's name or role as it is written. */
  readonly name: Span;
  /** Where what is said starts; the prose's length when the label has the block to itself. */
  readonly content: number;
  /** A time or a mark-up of its own stands with the name: this is a transcript for certain. */
  readonly certain: boolean;
}

const time = String.raw`[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp][Mm])?[\])]?`;
const word = String.raw`\p{Lu}[\p{L}\p{M}’'.\-]{0,30}`;
const name = String.raw`${word}(?: (?:[\p{Lu}\d][\p{L}\p{M}\d’'.\-]{0,30}|de|van|von|der|den|la|al|bin)){0,4}`;
const gap = String.raw`[ \t,|–—\-]{1,6}`;
const before = new RegExp(String.raw`^(?:>> ?|["“])?(?<time>${time}${gap})?(?<name>${name})(?:, ${word}(?: ${word}){0,3})?(?: ?\([^()\n]{1,40}\))?(?<after>${gap}${time})?[ \t]?(?<mark>:(?=\s|$)|>)\s*`, 'du');
const timed = new RegExp(String.raw`^(?:${time}${gap}(?<last>${name})|(?<first>${name})${gap}${time})[ \t]*(?:\n|$)`, 'du');
/** A chat's "09:14:22 From Ana Lund to Everyone:". */
const chat = new RegExp(String.raw`^${time}${gap}From (?<name>${name}) to ${word}(?: ${word}){0,3}(?: ?\([^()\n]{1,40}\))?:\s*`, 'du');
const letter = /^(?<name>[QA])[.]\s+(?=\S)/du;
const onlyTime = new RegExp(String.raw`^\s*${time}\s*(?:$|(?=\S))`, 'u');
const notSpeakers = new Set(['note', 'editor\'s note', 'editor’s note', 'correction', 'update', 'summary', 'source', 'sources', 'photo', 'image', 'date', 'time', 'place', 'location', 'subject', 'from', 'to', 'cc', 're', 'warning', 'example', 'tip', 'title', 'by', 'contact', 'tel', 'email', 'web', 'http', 'https', 'read more', 'related', 'see also', 'video', 'watch', 'listen']);
/** Labels stand within this many characters. */
const reach = 160;

/** The label that a block of prose starts with, or null. */
export function turnLabel(prose: string): TurnLabel | null {
  const head = prose.slice(0, reach);
  if (!/[:>]|^[QA]\./u.test(head)) return null;
  const own = timed.exec(head), groups = own?.indices?.groups;
  const ownName = groups?.first ?? groups?.last;
  if (own && ownName) return made(ownName, own[0].length, true, prose);
  const written = chat.exec(head), writer = written?.indices?.groups?.name;
  if (written && writer) return made(writer, written[0].length, true, prose);
  const match = before.exec(head) ?? letter.exec(head), span = match?.indices?.groups?.name;
  if (!match || !span) return null;
  const { mark, time: early, after } = match.groups ?? {};
  return made(span, match[0].length, mark === '>' || early !== undefined || after !== undefined, prose);
}

function made([first, end]: readonly [number, number], content: number, certain: boolean, prose: string): TurnLabel | null {
  // Court reporters' "BY MR. LEE:".
  const start = first + (/^BY (?=\p{Lu})/u.exec(prose.slice(first, end))?.[0].length ?? 0);
  const isNote = notSpeakers.has(prose.slice(start, end).toLowerCase());
  return isNote || (content < prose.length && !/[\p{L}\p{N}]/u.test(prose.slice(content, content + 200))) ? null : { name: { start, end }, content, certain };
}

/** The name in bold type that a Markdown paragraph starts with, without a colon behind it; null when there is none. */
export function boldLabel(prose: string, pieces: readonly ProsePiece[] | null): TurnLabel | null {
  const [first, second] = pieces ?? [];
  if (!first || !second || first.length > 60 || second.source - first.source - first.length !== 2) return null;
  const end = first.length, text = prose.slice(0, end);
  if (!new RegExp(`^${name}$`, 'u').test(text) || !/^\s+\S/u.test(prose.slice(end, end + 3))) return null;
  return { name: { start: 0, end }, content: end + 1, certain: false };
}

const nameOnly = new RegExp(`^${name}$`, 'u'), timeOnly = new RegExp(`^${time}$`, 'u');

/** The name that has a block to itself with a time in the block before it or behind it; null when it has not. */
export function namedLine(prose: string, before: string, after: string): TurnLabel | null {
  const text = prose.trim(), start = prose.indexOf(text);
  if (!nameOnly.test(text) || !(timeOnly.test(after.trim()) || timeOnly.test(before.trim()))) return null;
  return made([start, start + text.length], prose.length, true, prose);
}

/** How many characters at the start of a block that goes on with a turn are only a time. */
export function leadingTime(prose: string): number {
  return onlyTime.exec(prose.slice(0, 40))?.[0].length ?? 0;
}
