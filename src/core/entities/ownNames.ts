import type { AnalyzedBlock } from '../analysis/model';
import type { Span } from '../span';
import type { NameMatch, NameTrie } from './nameTrie';

/** What holds no names: addresses, code, and what Markdown does not show of a link. */
const masked = /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|`[^`\n]{1,500}`|\]\([^()\s]{1,2000}\)|<[/a-zA-Z][^<>\n]{0,500}>/giu;

interface Seen {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly found: readonly (readonly NameMatch[])[];
}

/** More sources than this are not remembered. */
const mostSeen = 64;

/** Finds listed names in sources; of a source that was edited only the blocks that the edit touched are read again. */
export class OwnNames {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly trie: NameTrie) {}

  /** The listed names in each block, relative to its start. */
  inBlocks(path: string, text: string, blocks: readonly AnalyzedBlock[]): readonly (readonly NameMatch[])[] {
    const last = this.seen.get(path), kept = last ? unchangedBetween(last, text) : undefined;
    const found = blocks.map(({ start, end }) => (last && kept?.(start, end)) ?? this.inBlock(text.slice(start, end)));
    this.seen.delete(path);
    this.seen.set(path, { text, found, starts: blocks.map(({ start }) => start), ends: blocks.map(({ end }) => end) });
    for (const oldest of this.seen.keys()) if (this.seen.size > mostSeen) this.seen.delete(oldest);
    return found;
  }

  private inBlock(text: string): readonly NameMatch[] {
    const matches = this.trie.find(text);
    if (matches.length === 0) return none;
    const hidden = /[`@<]|:\/\/|www\.|\]\(/iu.test(text) ? [...text.matchAll(masked)].map(({ index, 0: { length } }): Span => ({ start: index, end: index + length })) : none;
    let at = 0;
    return matches.filter(({ start, end }) => {
      while ((hidden[at]?.end ?? Infinity) <= start) at++;
      return end <= (hidden[at]?.start ?? Infinity);
    });
  }
}

const none: readonly never[] = [];

/** What was found in a stretch of the text that stands in front of or behind all that is other than before. */
function unchangedBetween(last: Seen, text: string): (start: number, end: number) => readonly NameMatch[] | undefined {
  const byPlace = new Map(last.starts.map((start, i) => [`${start} ${last.ends[i] ?? 0}`, last.found[i] ?? none]));
  const shorter = Math.min(last.text.length, text.length), shift = text.length - last.text.length;
  let head = 0, tail = 0;
  if (last.text === text) head = shorter;
  else {
    while (head < shorter && last.text.charCodeAt(head) === text.charCodeAt(head)) head++;
    while (tail < shorter - head && last.text.charCodeAt(last.text.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  }
  return (start, end) => {
    if (end <= head) return byPlace.get(`${start} ${end}`);
    return start >= text.length - tail ? byPlace.get(`${start - shift} ${end - shift}`) : undefined;
  };
}
