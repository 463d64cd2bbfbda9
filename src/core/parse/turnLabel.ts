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
  /** A court reporter's "BY MR. LEE:": who asks from here on. */
  readonly examiner?: true;
  /** Nothing but its place on a line of its own, or a full stop behind capitals, marks the name: others must do so, too. */
  readonly bare?: true;
  /** Words in small letters stand between the name and the mark, as they do in a sentence. */
  readonly loose?: true;
}

const day = String.raw`(?:\d{1,4}[.\/\-]\d{1,2}[.\/\-]\d{2,4},? )?`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?`;
const time = String.raw`[[(]?${day}${clock}[\])]?`;
const word = String.raw`\p{Lu}[\p{L}\p{M}\d_’'.\-]{0,30}`;
const name = String.raw`${word}(?: (?:#?[\p{Lu}\d][\p{L}\p{M}\d_’'.\-]{0,30}|de|van|von|der|den|la|al|bin)){0,5}`;
const gap = String.raw`[ \t,|–—\-]{1,6}`;
const remarks = String.raw`(?: ?\([^()\n]{1,40}\)){0,2}`;
/** What somebody is, behind a comma or dashes: "Ana Lund, Chief Executive:", "Ana Lund -- Analyst". */
const role = String.raw`(?:(?:, |[ ]{1,2}(?:--|[–—|-])[ ]{1,2})[\p{L}&][\p{L}\p{M}’'.&\/ \-]{0,60}){0,2}`;
const before = new RegExp(String.raw`^(?:>>+ ?|["“])?(?<time>${time}${gap})?(?<name>${name})(?<role>${role})${remarks}(?<after>${gap}${time})?[ \t]?(?<mark>:(?=\s|$)|>)\s*(?<behind>[[(]${clock}[\])](?:\s+|$))?`, 'du');
const timed = new RegExp(String.raw`^(?:${time}${gap}(?<last>${word}, ${word}(?: ${word})?|${name})|(?<first>${word}, ${word}(?: ${word})?|${name})(?:, ${name})?${remarks}${gap}${time})[ \t]*(?:\r\n|\n|\r|$)\s*`, 'du');
/** A chat's "09:14:22 From Ana Lund to Everyone:". */
const chat = new RegExp(String.raw`^${time}${gap}From {1,2}(?<name>${name}) {1,2}to {1,2}${word}(?: ${word}){0,3}(?: ?\([^()\n]{1,40}\))?:\s*`, 'du');
const letter = /^(?<name>[QA])(?:[.]\s+|[ \t]{2,20})(?=\S)/du;
/** "Ana Lund — Who is there?" */
const dashed = new RegExp(String.raw`^(?<name>${name}) [—–] (?=["“‘]?[\p{Lu}\d])`, 'du');
/** Names in a play or in the record of a hearing: "HALE. Who is there?", "HALE (rising). I am.", "Mr. HALE. I am." */
const played = /^(?<name>(?:(?:Mr|Mrs|Ms|Dr)\. |(?:Senator|Representative|Chairman|Chairwoman|Secretary|General|Admiral|Judge|Justice|The) )?(?=[^.([\n]{0,30}\p{Lu}{3})\p{Lu}[\p{Lu}’'\- ]{1,30}\p{Lu})(?: ?[[(][^()[\]\n]{1,80}[)\]])?\.(?:[ \t]+(?=[\p{Lu}“"‘'([_—–-])|[ \t]*(?=$|[\r\n]))/du;
const onlyTime = new RegExp(String.raw`^\s*${time}\s*(?:$|(?=\S))`, 'u');
const notSpeakers = new Set(['note', 'notes', 'nb', 'editor\'s note', 'editor’s note', 'correction', 'update', 'summary', 'source', 'sources', 'photo', 'image', 'date', 'time', 'place', 'location', 'subject', 'from', 'to', 'cc', 're', 'warning', 'example', 'tip', 'title', 'by', 'contact', 'tel', 'email', 'web', 'http', 'https', 'read more', 'related', 'see also', 'video', 'watch', 'listen',
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'scene', 'act', 'setting', 'caption', 'credit', 'isbn', 'url', 'ps']);
/** Labels stand within this many characters. */
const reach = 200;

/** The label that a block of prose starts with, or null. */
export function turnLabel(prose: string): TurnLabel | null {
  const head = prose.slice(0, reach);
  if (!/[:>.—–]|^[QA][ \t]/u.test(head)) return null;
  const own = timed.exec(head), groups = own?.indices?.groups;
  const ownName = groups?.first ?? groups?.last;
  if (own && ownName) return made(ownName, own[0].length, prose, { certain: true });
  const written = chat.exec(head), writer = written?.indices?.groups?.name;
  if (written && writer) return made(writer, written[0].length, prose, { certain: true });
  const match = before.exec(head) ?? letter.exec(head), span = match?.indices?.groups?.name;
  if (match && span) {
    const { mark, time: early, after, behind } = match.groups ?? {};
    const loose = /(?:^|[^\p{L}])\p{Ll}/u.test(match.groups?.role ?? '');
    return made(span, match[0].length, prose, { certain: mark === '>' || (early ?? after ?? behind) !== undefined, ...(loose && { loose }) });
  }
  const part = played.exec(head) ?? dashed.exec(head), player = part?.indices?.groups?.name;
  return part && player ? made(player, part[0].length, prose, { certain: false, bare: true }) : null;
}

function made([first, end]: readonly [number, number], content: number, prose: string, kind: Pick<TurnLabel, 'certain' | 'bare' | 'loose'>): TurnLabel | null {
  // Court reporters' "BY MR. LEE:".
  const by = /^BY (?=\p{Lu})/u.exec(prose.slice(first, end))?.[0].length ?? 0, start = first + by;
  const isNote = notSpeakers.has(prose.slice(start, end).toLowerCase());
  return isNote || (content < prose.length && !/[\p{L}\p{N}]/u.test(prose.slice(content, content + 200))) ? null : { name: { start, end }, content, ...kind, ...(by > 0 && { examiner: true }) };
}

/** The name in bold type that a Markdown paragraph starts with, without a colon behind it; null when there is none. */
export function boldLabel(prose: string, pieces: readonly ProsePiece[] | null): TurnLabel | null {
  const [first, second] = pieces ?? [];
  if (!first || !second || first.length > 60 || second.source - first.source - first.length !== 2) return null;
  const end = first.length, text = prose.slice(0, end);
  const named = nameOnly.exec(text)?.groups?.name;
  if (named === undefined || !/^\s+\S/u.test(prose.slice(end, end + 3))) return null;
  return { name: { start: 0, end: named.length }, content: end + 1, certain: false };
}

const nameOnly = new RegExp(`^(?<name>${name})${remarks}$`, 'u'), timeOnly = new RegExp(`^${time}$`, 'u');
const lineOnly = new RegExp(`^(?<name>${name}(?<!(?:\\p{L}{4}|-)\\.))${role}${remarks}$`, 'u');

/** The name that has a block to itself with a time in the block before it or behind it; null when it has not. */
export function namedLine(prose: string, before: string, after: string): TurnLabel | null {
  const text = prose.trim(), named = nameOnly.exec(text)?.groups?.name, start = prose.indexOf(text);
  if (named === undefined || !(timeOnly.test(after.trim()) || timeOnly.test(before.trim()))) return null;
  return made([start, start + named.length], prose.length, prose, { certain: true });
}

/** The name, and what somebody is, that a block consists of; null when it says more. */
export function bareLine(prose: string): TurnLabel | null {
  const text = prose.trim(), found = text.length > 100 ? null : lineOnly.exec(text), start = prose.indexOf(text);
  return found ? made([start, start + (found.groups?.name?.length ?? 0)], prose.length, prose, { certain: false, bare: true }) : null;
}

/** How many characters at the start of a block that goes on with a turn are only a time. */
export function leadingTime(prose: string): number {
  return onlyTime.exec(prose.slice(0, 40))?.[0].length ?? 0;
}
