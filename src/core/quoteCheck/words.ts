import { isInvisible } from '../anchor/relocate/fold';
import { lowerBound } from '../lowerBound';
import { dividedUntil } from '../parse/hyphens';
import type { Work } from '../work';
import { noteEnd, plainWord, raisedDigits } from './typography';

/** The words of a text in order: UTF-16 offsets, and hashes that are equal for words which differ in case, apostrophes or invisible characters only. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** Words that do not follow the one before them in the text: others' words are between. */
  readonly joints?: ReadonlySet<number>;
}

const between = 1, letter = 2, digit = 3, apostrophe = 4, unseen = 5, alone = 6, decimal = 7, bracket = 8, opening = 9, raised = 10, hyphen = 11, narrow = 12;
/** Longer words are cut, so that a text without spaces has words too. */
const longestWord = 64;
/** Targets of Markdown's links are not read as words. */
const longestTarget = 2_000;
/** Of FNV-1a, for 32 bits. */
const offsetBasis = 0x811c9dc5, prime = 0x01000193;
const raisedDigit = new RegExp(`[${raisedDigits}]`, 'u');
/** Spaces that group the digits of a number. */
const grouping = /[\u00A0\u2009\u202F]\d{3}(?!\d)/uy;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Reads texts as words; quotation marks, punctuation, dashes and white space lie between words and are not read. */
export class WordReader {
  private readonly kinds = new Uint8Array(0x10000);
  /** Where words are listed until their number is known; lent to one reading at a time. */
  private scratch: { readonly starts: Int32Array; readonly ends: Int32Array; readonly hashes: Int32Array } | undefined;

  /** The words of the text from one offset to another. */
  async read(text: string, from: number, to: number, work: Work): Promise<Words> {
    const { starts, ends, hashes } = this.roomFor(((to - from) >> 1) + 1);
    let count = 0, due = from;
    for (let at = from; at < to;) {
      const kind = this.kindAt(text, at), isWord = kind === letter || kind === digit || kind === alone;
      // Most words are plain letters between spaces: those need no look at what may join them to the next.
      const simple = isWord ? simpleEnd(text, at, to) : kind === between ? at + 1 : at;
      const end = simple > at ? simple : Math.min(to, this.tokenEnd(text, at));
      if (isWord) {
        starts[count] = at;
        ends[count] = end;
        hashes[count++] = simple > at ? hashSimple(text, at, end) : hashWord(text, at, end);
      }
      at = end;
      if (at - due > 8192) {
        due = at;
        if (work.due(800)) await work.rest();
      }
    }
    this.scratch = { starts, ends, hashes };
    return { text, count, starts: starts.slice(0, count), ends: ends.slice(0, count), hashes: hashes.slice(0, count) };
  }

  private roomFor(size: number): NonNullable<WordReader['scratch']> {
    const lent = this.scratch;
    this.scratch = undefined;
    return lent && lent.starts.length >= size ? lent : { starts: new Int32Array(size), ends: new Int32Array(size), hashes: new Int32Array(size) };
  }

  /** Whether a letter or digit stands at the offset. */
  isWord(text: string, at: number): boolean {
    const kind = this.kindAt(text, at);
    return kind === letter || kind === digit;
  }

  /** The end of the word or of whatever else starts at the offset. */
  private tokenEnd(text: string, at: number): number {
    switch (this.kindAt(text, at)) {
      case letter: case digit: return this.wordEnd(text, at);
      case bracket: return targetEnd(text, at);
      case opening: return Math.max(at + 1, noteEnd(text, at));
      default: return at + widthAt(text, at);
    }
  }

  private wordEnd(text: string, at: number): number {
    let next = at + widthAt(text, at);
    while (next < text.length && next - at < longestWord) {
      const kind = this.kindAt(text, next);
      const divided = kind === hyphen || text.charAt(next) === '\u00AD' ? dividedUntil(text, next) : next;
      if (divided > next) {
        next = divided;
        continue;
      }
      const joins = kind === letter || kind === digit || kind === unseen || kind === raised || (kind === narrow && this.groupsDigits(text, next))
        || (kind === apostrophe && this.isWord(text, next + 1))
        || (kind === decimal && this.kindAt(text, next - 1) === digit && this.kindAt(text, next + 1) === digit);
      if (!joins) break;
      next += widthAt(text, next);
    }
    return next;
  }

  private groupsDigits(text: string, at: number): boolean {
    grouping.lastIndex = at;
    return this.kindAt(text, at - 1) === digit && grouping.test(text);
  }

  private kindAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) return widthAt(text, at) === 2 ? kindOf(text.slice(at, at + 2)) : between;
    const known = this.kinds[unit] ?? between;
    if (known > 0) return known;
    return (this.kinds[unit] = kindOf(text.charAt(at)));
  }
}

/** The end of a word of nothing but ASCII letters and digits that ends at a space; `at` itself for any other. */
function simpleEnd(text: string, at: number, to: number): number {
  for (let next = at; next < to && next - at < longestWord; next++) {
    const unit = text.charCodeAt(next), lower = unit | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) continue;
    return unit === 0x20 || unit === 0x0a ? next : at;
  }
  return at;
}

function hashSimple(text: string, start: number, end: number): number {
  let hash = offsetBasis;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit), prime);
  }
  return hash;
}

function kindOf(character: string): number {
  if (isInvisible(character) || /\p{M}/u.test(character)) return unseen;
  if (raisedDigit.test(character)) return raised;
  if (unspaced.test(character) || /[%&\p{Sc}]/u.test(character)) return alone;
  if (/\p{N}/u.test(character)) return digit;
  if (/\p{L}/u.test(character)) return letter;
  if (/['’‘ʼ]/u.test(character)) return apostrophe;
  if (character === ']') return bracket;
  if (character === '[') return opening;
  if (character === '-') return hyphen;
  if (/[\u00A0\u2009\u202F]/u.test(character)) return narrow;
  return character === '.' || character === ',' ? decimal : between;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Behind the target of a Markdown link whose text ends at the offset; else behind the bracket. */
function targetEnd(text: string, at: number): number {
  if (text.charAt(at + 1) !== '(') return at + 1;
  for (let i = at + 2; i < text.length && i - at < longestTarget; i++) {
    const character = text.charAt(i);
    if (character === ')') return i + 1;
    // No second bracket: so that text made of brackets is not read again and again.
    if (character === '[' || character === ']' || character.trim() === '') break;
  }
  return at + 1;
}

/** The form of a word that is equal for words which differ in case, apostrophes, Unicode form, layout or invisible characters only. */
export function foldWord(word: string): string {
  return word === '&' ? 'and' : plainWord(word).replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '').replace(/[’‘ʼ]/gu, '\'').toLowerCase();
}

/** The hash of a word: FNV-1a over its folded form. */
export function hashWord(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    // What folding changes are commas, hyphens, ends of lines and all that is not ASCII.
    if (unit <= 0x7f && (unit > 0x2d || unit === 0x27 || unit === 0x25)) continue;
    const folded = foldWord(text.slice(start, end));
    return hashSimple(folded, 0, folded.length);
  }
  return hashSimple(text, start, end);
}

/** The first word that starts at or after an offset; `count` when there is none. */
export function wordFrom({ count, starts }: Pick<Words, 'count' | 'starts'>, offset: number): number {
  return lowerBound(count, (i) => (starts[i] ?? 0) >= offset);
}
