import type { Span } from '../span';

/** A listed name where it stands in a text. */
export interface NameMatch extends Span {
  /** The name as it was listed. */
  readonly name: string;
  readonly plural: boolean;
}

interface Listed {
  readonly name: string;
  readonly plural: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  names: Listed[] | undefined;
}

/** A word, or a single mark; scripts that write no spaces have a character each. */
interface Atom extends Span {
  readonly key: string;
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const inWord = /[\p{L}\p{N}\p{M}]/u;
const hasUpper = /\p{Lu}/u;

/** Finds thousands of names in a text at once, the longest where several start; time grows with the text only. */
export class NameTrie {
  private readonly root: Node = { next: new Map(), names: undefined };
  /** Whether some name has no capital, so that words without one have to be looked at. */
  private lowercase = false;
  /** What names start with that is neither letter nor digit. */
  private readonly marks = new Set<string>();
  private longest = 0;

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) this.add(name);
  }

  private add(name: string): void {
    const keys = atomsOf(name.trim()).map(({ key }) => key), last = keys.at(-1);
    if (last === undefined || keys.length > 40) return;
    const [first = ''] = keys;
    if (inWord.test(first)) this.lowercase ||= !hasUpper.test(name.trim().charAt(0));
    else this.marks.add(first);
    this.longest = Math.max(this.longest, keys.length);
    this.insert(keys, { name, plural: false });
    if (/^\p{Script=Latin}{3,}$/u.test(last)) for (const form of pluralsOf(last)) this.insert([...keys.slice(0, -1), form], { name, plural: true });
  }

  private insert(keys: readonly string[], listed: Listed): void {
    let node = this.root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) node.next.set(key, next = { next: new Map(), names: undefined });
      node = next;
    }
    if (!node.names?.some(({ name, plural }) => name === listed.name && plural === listed.plural)) (node.names ??= []).push(listed);
  }

  /** The names in a text that do not overlap, in order. */
  find(text: string): NameMatch[] {
    const found: NameMatch[] = [];
    if (this.root.next.size === 0) return found;
    const quiet = !hasUpper.test(text);
    const scan = new Scan(text, this.lowercase || quiet, this.marks);
    for (let at = scan.next(0); at; at = scan.next(at.end)) {
      const node = this.root.next.get(at.key);
      const match = node && this.longestFrom(text, at, node, quiet);
      if (!match) continue;
      found.push(match);
      at = { ...at, end: match.end };
    }
    return found;
  }

  private longestFrom(text: string, first: Atom, start: Node, quiet: boolean): NameMatch | undefined {
    let best: NameMatch | undefined, node = start, end = first.end;
    for (let length = 1; ; length++) {
      const listed = node.names?.find(({ name, plural }) => fits(text.slice(first.start, end), name, plural, quiet));
      if (listed && standsAlone(text, first.start, end)) best = { start: first.start, end, ...listed };
      if (node.next.size === 0 || length > this.longest) return best;
      const atom = atomAfter(text, end), next = atom && node.next.get(atom.key);
      if (!atom || !next) return best;
      node = next;
      end = atom.end;
    }
  }
}

/** Walks over the words of a text that may start a name. */
class Scan {
  private readonly starts: RegExp;

  constructor(private readonly text: string, all: boolean, marks: ReadonlySet<string>) {
    const own = [...marks].map((mark) => `\\u{${(mark.codePointAt(0) ?? 32).toString(16)}}`).join('');
    this.starts = new RegExp(`[${all ? '\\p{L}' : '\\p{Lu}\\p{Lt}\\p{Lo}'}\\p{N}${own}]`, 'gu');
  }

  next(from: number): Atom | undefined {
    this.starts.lastIndex = from;
    for (let match = this.starts.exec(this.text); match; match = this.starts.exec(this.text)) {
      const before = this.text.charAt(match.index - 1);
      if (match.index > from && inWord.test(before) && !spaceless.test(match[0]) && !spaceless.test(before)) continue;
      return atomAt(this.text, match.index);
    }
    return undefined;
  }
}

function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = [];
  for (let atom = atomAfter(text, 0); atom; atom = atomAfter(text, atom.end)) atoms.push(atom);
  return atoms;
}

/** The atom behind white space, of which there may be one line end. */
function atomAfter(text: string, from: number): Atom | undefined {
  let at = from, lines = 0;
  while (at < text.length && at - from < 40 && /\s/u.test(text.charAt(at))) if (text.charAt(at++) === '\n' && ++lines > 1) return undefined;
  return at < text.length ? atomAt(text, at) : undefined;
}

const word = /[\p{L}\p{N}\p{M}]+/uy;

function atomAt(text: string, start: number): Atom {
  word.lastIndex = start;
  const [run = ''] = word.exec(text) ?? [];
  const first = String.fromCodePoint(text.codePointAt(start) ?? 32);
  const spaced = spaceless.test(run) ? (spaceless.test(first) ? first : run.slice(0, run.search(spaceless))) : run;
  const found = spaced === '' ? first : spaced;
  return { start, end: start + found.length, key: keyOf(found) };
}

function keyOf(atom: string): string {
  if (/^[\0-\x7F]*$/.test(atom)) return atom.toLowerCase();
  return atom === '’' || atom === '‘' ? "'" : atom.normalize('NFKC').toLowerCase();
}

function pluralsOf(noun: string): string[] {
  if (/(?:s|x|z|ch|sh)$/u.test(noun)) return [`${noun}es`];
  return /[^aeiou]y$/u.test(noun) ? [`${noun}s`, `${noun.slice(0, -1)}ies`] : [`${noun}s`];
}

/** Whether the words are written as a name: with its capitals, in capitals only, or in a text that has none. */
function fits(words: string, name: string, plural: boolean, quiet: boolean): boolean {
  if (!hasUpper.test(name)) return true;
  if (quiet) return /\S\s+\S/u.test(words);
  if (!/\p{Ll}/u.test(words)) return words.length > 1 || words === name;
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').replace(/[‘’]/gu, "'");
  const own = plain(name), found = plain(words);
  // Only the end of a plural is written otherwise.
  return plural ? found.startsWith(own.slice(0, -1)) : found === own;
}

const path = /[\w@#/\\]/u;

/** Whether a name ends and starts where words do, and not inside another name: "Brien" in "O’Brien", "Hale" in "Hale-Ross". */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1), beyond = text.charAt(start - 2), after = text.charAt(end), rest = text.slice(end + 1, end + 4);
  if (inWord.test(before) && !spaceless.test(before) && !spaceless.test(text.charAt(start))) return false;
  if (inWord.test(after) && !spaceless.test(after) && !spaceless.test(text.charAt(end - 1))) return false;
  if (/[@#/\\]/u.test(before) || /[@/\\]/u.test(after)) return false;
  if (before === '_' && path.test(beyond)) return false;
  if (after === '_' && path.test(rest.charAt(0))) return false;
  if (/['’.-]/u.test(before) && inWord.test(beyond) && (before !== '-' || hasUpper.test(text.slice(Math.max(0, start - 20), start).split(/\s/u).at(-1) ?? ''))) return false;
  if (/['’]/u.test(after)) return !inWord.test(rest.charAt(0)) || /^(?:s|S|d|ll|re|ve|m|t)(?![\p{L}\p{N}])/u.test(rest);
  if (after === '-') return !hasUpper.test(rest.charAt(0));
  return after !== '.' || !inWord.test(rest.charAt(0));
}
