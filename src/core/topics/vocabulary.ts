import type { Token } from '../recognize/context';
import { singular, stopWords, type WordClass } from './words';

/** What one source shows about a word; forms that differ in number or case share one. */
export interface Word {
  /** Counts from 0; small enough to be packed with others into one number. */
  readonly id: number;
  readonly folded: string;
  readonly stop: WordClass | null;
  /** How often it stands where only a noun, only a verb, or only an adjective can. */
  noun: number;
  verb: number;
  adjective: number;
  /** How often it ends a run of content words, and how often another follows it. */
  heads: number;
  modifies: number;
  /** How often it is written small. */
  lower: number;
}

/** The words of one source. */
export class Vocabulary {
  private readonly byForm = new Map<string, Word>();
  private readonly byFolded = new Map<string, Word>();

  /** The word that a token is a form of. */
  of(token: Token): Word {
    const known = this.byForm.get(token.text);
    if (known) return known;
    const lower = token.text.toLowerCase().replace(/'/g, '’');
    const stop = stopWords.get(lower) ?? null;
    const folded = stop ? lower : singular(lower);
    let word = this.byFolded.get(folded);
    if (!word) {
      word = { id: this.byFolded.size, folded, stop, noun: 0, verb: 0, adjective: 0, heads: 0, modifies: 0, lower: 0 };
      this.byFolded.set(folded, word);
    }
    this.byForm.set(token.text, word);
    return word;
  }
}

/** Whether the source ever writes the word small: names are not. */
export function isCommon(word: Word): boolean {
  return word.lower > 0;
}

/** Whether a phrase may end in the word: a noun as far as the source shows. */
export function isHead(word: Word): boolean {
  if (!isCommon(word) || word.folded.length < 3) return false;
  if (word.verb > word.noun || word.adjective > word.noun) return false;
  if (word.folded.endsWith('ing') || /[^e]ed$/.test(word.folded)) return word.noun > 0 && word.heads > 0;
  return word.heads > 0 && word.heads * 3 >= word.modifies;
}
