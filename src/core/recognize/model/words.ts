import { months, plainAcronyms, plainCapitals, functionWords, weekdays } from '../facts/words';
import { orgOpeners, strongClosers } from '../facts/organisations';
import { nameSuffixes, occupations, speechVerbs, strongTitles, titles } from '../facts/persons';
import { placeClosers, placeOpeners, settlementNouns } from '../facts/places';
import { Memo } from '../../memo';
import { isCapitalised, type Form } from '../forms';
import { lexicon, type ListedKind } from '../lexicon';

/** What a word is by itself, as numbers ready to be hashed. */
export interface WordFacts {
  /** Hashes of the word as written and in lower case. */
  readonly exact: number;
  readonly lower: number;
  /** Hashes of its shape: "Xx", "XX", "X.", with runs of letters of one kind as one letter. */
  readonly shape: number;
  /** Hashes of its first 2 to 4 and last 1 to 4 letters in lower case. */
  readonly affixes: readonly number[];
  /** What lists say of it, a bit each; `listBits` are those that say what it may name. */
  readonly lists: number;
  readonly listBits: number;
  readonly capital: boolean;
  /** All letters are capitals, and there are at least two. */
  readonly upper: boolean;
  /** May be the first word that tells of a name. */
  readonly opensZone: boolean;
  /** Room for the reader of the table: the sums of weights that depend on this word and a number alone. */
  readonly sums: (Float64Array | undefined)[];
}

const fnvPrime = 0x01000193, fnvStart = 0x811c9dc5 | 0;

/** FNV-1a over the UTF-16 code units of `text` from `from` to `to`. */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = fnvStart;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), fnvPrime);
  return hash;
}

const kindBit: Record<ListedKind, number> = { country: 1, region: 2, city: 4, group: 8, org: 16 };
const firstBit = 32, lastBit = 64;

const wordLists: readonly [number, ReadonlySet<string> | ReadonlyMap<string, unknown>][] = [
  [128, titles], [256, strongTitles], [512, strongClosers], [1024, orgOpeners], [2048, placeClosers], [4096, placeOpeners],
  [8192, months], [8192, weekdays], [16384, plainAcronyms], [32768, plainCapitals], [65536, nameSuffixes],
];
const lowerLists: readonly [number, ReadonlySet<string>][] = [[131072, occupations], [262144, speechVerbs], [524288, settlementNouns], [1048576, functionWords]];
/** The bit of everyday words. */
export const commonBit = 2097152;
const townBit = 4194304;

/** The facts about one word. */
export function wordFacts(text: string): WordFacts {
  const lowerText = text.toLowerCase(), upper = text.length > 1 && lowerText !== text && text.toUpperCase() === text;
  // A word in capitals is looked up as its name is listed: "OSLO" is "Oslo".
  const cased = upper && text.length > 3 ? text.charAt(0) + lowerText.slice(1) : text;
  let lists = 0;
  for (const kind of lexicon.singles.get(text) ?? lexicon.singles.get(cased) ?? []) lists |= kindBit[kind];
  if (lexicon.firstNames.has(cased)) lists |= firstBit;
  if (lexicon.lastNames.has(cased)) lists |= lastBit;
  for (const [bit, list] of wordLists) if (list.has(cased)) lists |= bit;
  for (const [bit, list] of lowerLists) if (list.has(lowerText)) lists |= bit;
  if (lexicon.isCommonWord(lowerText)) lists |= commonBit;
  if (lexicon.towns.has(cased)) lists |= townBit;
  return {
    exact: hashText(text), lower: hashText(lowerText), shape: hashText(shapeOf(text)), affixes: affixesOf(lowerText),
    lists, listBits: lists & (0x1ffff | townBit), capital: /^\p{Lu}/u.test(text), upper, opensZone: opensZone(text, lowerText, upper), sums: [],
  };
}

function opensZone(text: string, lowerText: string, upper: boolean): boolean {
  if (!isCapitalised(text)) return false;
  if (functionWords.has(lowerText)) return upper;
  return !weekdays.has(text) && (!months.has(text) || /^(?:May|April|June|August)$/.test(text));
}

function affixesOf(lower: string): number[] {
  const affixes: number[] = [], { length } = lower;
  for (let size = 2; size <= 4 && size < length; size++) affixes.push(hashText(lower, 0, size) ^ (size << 20));
  for (let size = 1; size <= 4 && size < length; size++) affixes.push(hashText(lower, length - size, length) ^ (size << 24));
  return affixes;
}

function shapeOf(text: string): string {
  let shape = '', before = '';
  for (const char of text) {
    const kind = /\p{Lu}/u.test(char) ? 'X' : /\p{L}/u.test(char) ? 'x' : /\d/.test(char) ? 'd' : char;
    if (kind !== before) shape += kind;
    before = kind;
  }
  return text.length < 5 && /^X+$/.test(shape) ? shape + String(text.length) : shape.slice(0, 8);
}

/** Looks words up and keeps the answers; they are the same for ever, so the table is only bounded in size. */
export class WordTable {
  /** Stands before the first and after the last word of a sentence. */
  readonly outside = wordFacts('\u0000');
  private readonly known = new Memo(wordFacts);

  facts(text: string): WordFacts {
    return this.known.get(text);
  }

  /** The same for a word whose form is at hand: it keeps the facts of the table that asked last. */
  factsOf(form: Form): WordFacts {
    if (form.facts && form.factsFrom === this) return form.facts;
    form.factsFrom = this;
    return form.facts = this.known.get(form.text);
  }
}
