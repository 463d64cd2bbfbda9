import { isAdverb, isParticiple, singular, stopWords, type WordClass } from './words';

/** What one source shows about a word; forms that differ in number or case share one. */
export interface Word {
  /** Counts from 0; small enough to be packed with others into one number. */
  readonly id: number;
  readonly folded: string;
  readonly stop: WordClass | null;
  /** An adverb, or a verb in the past tense unless something before it makes it an adjective. */
  readonly breaks: 'always' | 'bare' | null;
  /** How often it stands where only a noun, only a verb, or only an adjective can. */
  noun: number;
  verb: number;
  adjective: number;
  /** How often it ends a run of content words, and how often another follows it. */
  heads: number;
  modifies: number;
  /** How often it is written small: names never are. */
  lower: number;
  /** Whether a phrase may end in it, and whether it may stand before the end; known once everything is read. */
  head: boolean;
  modifier: boolean;
}

/** A word as it is written. */
export interface Form {
  readonly word: Word;
  readonly capital: boolean;
}

/** The words of one source. */
export class Vocabulary {
  private readonly byForm = new Map<string, Form>();
  private readonly byFolded = new Map<string, Word>();

  /** How many forms are known. */
  get size(): number {
    return this.byForm.size;
  }

  /** The word that a text is a form of. */
  of(text: string): Form {
    return this.byForm.get(text) ?? this.add(text);
  }

  /** Forgets what was counted; the words stay. */
  reset(): void {
    for (const word of this.byFolded.values()) word.noun = word.verb = word.adjective = word.heads = word.modifies = word.lower = 0;
  }

  /** Decides what each word can be in a phrase, now that all runs are known. */
  judge(): void {
    for (const word of this.byFolded.values()) {
      word.head = isHead(word);
      // What stands before the noun is a modifier, not the verb of the clause.
      word.modifier = word.verb <= word.noun + word.adjective || word.modifies > word.verb;
    }
  }

  /** Learns from a run of content words and from the stop words on both sides of it. */
  learn(words: readonly (Word | null)[], start: number, end: number, before: WordClass | undefined, after: WordClass | undefined): void {
    const first = words[start], last = words[end - 1];
    if (!first || !last) return;
    // "rebuild the port": a determiner right behind it makes a word a verb, a preposition rather a noun.
    if (after === 'det') last.verb++;
    else if (before === 'det' || before === 'prep') last.noun++;
    else if (before === 'be' && end - start === 1) last.adjective++;
    else if (after === 'prep') last.noun += 0.5;
    if (before === 'verbal') first.verb++;
    last.heads++;
    for (let i = start; i < end - 1; i++) (words[i] ?? first).modifies++;
  }

  private add(text: string): Form {
    const lower = text.toLowerCase().replace(/'/g, '’');
    const stop = stopWords.get(lower) ?? null;
    const folded = stop ? lower : singular(lower);
    let word = this.byFolded.get(folded);
    if (!word) {
      const breaks = isAdverb(lower) ? 'always' : isParticiple(lower) ? 'bare' : null;
      word = { id: this.byFolded.size, folded, stop, breaks, noun: 0, verb: 0, adjective: 0, heads: 0, modifies: 0, lower: 0, head: false, modifier: false };
      this.byFolded.set(folded, word);
    }
    const form = { word, capital: text !== text.toLowerCase() };
    this.byForm.set(text, form);
    return form;
  }
}

/** A noun as far as the source shows. */
function isHead(word: Word): boolean {
  if (word.lower === 0 || word.folded.length < 3) return false;
  if (word.adjective > word.noun || word.verb > 0 && word.verb >= word.noun) return false;
  if (word.noun === 0 && word.heads < 2) return false;
  if (word.breaks === 'bare' || word.folded.endsWith('ing')) return word.noun > 0 && word.heads > 0;
  return word.heads > 0 && word.heads * 3 >= word.modifies;
}
