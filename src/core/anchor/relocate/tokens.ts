import { lowerBound } from '../../lowerBound';
import { foldCharacter, foldToken, isInvisible } from './fold';
import type { Work } from '../../work';

/** Words and marks of a text: UTF-16 offsets of the whole text; equal ids for what is written alike (see foldToken). */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
}

const space = 1, word = 2, single = 3, combining = 4, unseen = 5;
/** Longer words are cut, so that a text without spaces has tokens too. */
const longest = 64;
const letters = /[\p{L}\p{N}]/u;
/** Scripts that put no spaces between words: there every character is a token. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Marks that are one token when repeated: dashes, full stops of an ellipsis, doubled single quotation marks. */
const repeated = new Set(['-', '.', "'", '...']);

/** Splits texts into tokens; texts read by the same tokenizer share their ids. */
export class Tokenizer {
  private readonly kinds = new Uint8Array(0x10000);
  private readonly raw = new Map<string, number>();
  private readonly folded = new Map<string, number>();

  /** The tokens of the text from one offset to another. */
  async read(text: string, from: number, to: number, work: Work): Promise<Tokens> {
    const starts: number[] = [], ends: number[] = [], ids: number[] = [];
    for (let at = from; at < to;) {
      const kind = this.kindAt(text, at);
      if (kind === space || kind === unseen) {
        at++;
        continue;
      }
      const end = Math.min(to, kind === word ? this.wordEnd(text, at) : this.markEnd(text, at));
      starts.push(at);
      ends.push(end);
      ids.push(this.idOf(text.slice(at, end)));
      at = end;
      if ((starts.length & 0xff) === 0 && work.due(80)) await work.rest();
    }
    return { text, count: starts.length, starts: Int32Array.from(starts), ends: Int32Array.from(ends), ids: Int32Array.from(ids) };
  }

  private idOf(raw: string): number {
    const known = this.raw.get(raw);
    if (known !== undefined) return known;
    const folded = foldToken(raw);
    const id = this.folded.get(folded) ?? this.folded.size + 1;
    this.folded.set(folded, id);
    this.raw.set(raw, id);
    return id;
  }

  private wordEnd(text: string, at: number): number {
    let end = at, next = at;
    while (next < text.length && next - at < longest) {
      const kind = this.kindAt(text, next);
      if (kind !== word && kind !== combining && kind !== unseen) break;
      next += widthAt(text, next);
      // What shows nothing belongs to a word only where more of the word follows.
      if (kind !== unseen) end = next;
    }
    return end;
  }

  private markEnd(text: string, at: number): number {
    const width = widthAt(text, at);
    let end = at + width;
    const form = foldCharacter(text.slice(at, end));
    if (repeated.has(form)) {
      while (end - at < longest && end < text.length && foldCharacter(text.charAt(end)) === form) end++;
    }
    while (end - at < longest && end < text.length && this.kindAt(text, end) === combining) end++;
    return end;
  }

  private kindAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) return widthAt(text, at) === 2 ? kindOf(text.slice(at, at + 2)) : single;
    const known = this.kinds[unit] ?? 0;
    if (known > 0) return known;
    return (this.kinds[unit] = kindOf(text.charAt(at)));
  }
}

function kindOf(character: string): number {
  if (isInvisible(character)) return unseen;
  if (character.trim() === '') return space;
  if (unspaced.test(character)) return single;
  if (letters.test(character)) return word;
  return /\p{M}/u.test(character) ? combining : single;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The tokens of a stretch of the text: those from one to before another. */
export function tokensBetween({ text, starts, ends, ids }: Tokens, from: number, to: number): Tokens {
  const high = Math.max(from, to);
  return { text, count: high - from, starts: starts.subarray(from, high), ends: ends.subarray(from, high), ids: ids.subarray(from, high) };
}

/** The first token that ends after an offset; `count` when there is none. */
export function tokenEndingAfter(tokens: Tokens, offset: number): number {
  return lowerBound(tokens.count, (i) => (tokens.ends[i] ?? 0) > offset);
}

/** The first token that starts at or after an offset; `count` when there is none. */
export function tokenStartingAt(tokens: Tokens, offset: number): number {
  return lowerBound(tokens.count, (i) => (tokens.starts[i] ?? 0) >= offset);
}

/** Characters of the tokens from one to before another, without what lies between them. */
export function charactersOf(tokens: Tokens, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (tokens.ends[i] ?? 0) - (tokens.starts[i] ?? 0);
  return sum;
}
