import type { BlockSpan } from '../span';
import type { Run } from './runs';
import { isHead, type Word } from './vocabulary';

/** A possible topic: one to three words, the last one a noun. */
export interface Phrase {
  readonly words: readonly Word[];
  /** Where it occurs; `block` is the block's index in the source. */
  readonly places: Place[];
}

/** One occurrence of a phrase. */
export interface Place extends BlockSpan {
  readonly article: number;
  readonly weight: number;
  readonly label: string;
}

const longest = 3;
/** Numbers of words and of word pairs stay below this, so that two of them fit into one exact number. */
const radix = 2 ** 24;

/** All phrases of the runs, in order of first occurrence. */
export function phrasesOf(runs: readonly Run[]): Phrase[] {
  const pairs = new Map<number, number>();
  const byKey = new Map<number, Phrase>();
  for (const run of runs) {
    for (let start = 0; start < run.words.length; start++) addPhrases(run, start, pairs, byKey);
  }
  return [...byKey.values()];
}

function addPhrases(run: Run, start: number, pairs: Map<number, number>, byKey: Map<number, Phrase>): void {
  let key = -1;
  for (let length = 1; length <= longest && start + length <= run.words.length; length++) {
    const end = start + length, last = run.words[end - 1];
    if (!last) return;
    key = length === 1 ? last.id : pairKey(key, last.id, pairs);
    if (!isPhrase(run, start, end)) continue;
    const place = placeOf(run, start, end), phrase = byKey.get(key);
    if (phrase) phrase.places.push(place);
    else byKey.set(key, { words: run.words.slice(start, end), places: [place] });
  }
}

/** A number for the sequence of what `left` stands for and one more word; sequences of unequal length never meet. */
function pairKey(left: number, word: number, pairs: Map<number, number>): number {
  const key = left * radix + word;
  const known = pairs.get(key);
  if (known !== undefined) return known;
  const made = radix / 2 + pairs.size;
  pairs.set(key, made);
  return made;
}

function isPhrase(run: Run, start: number, end: number): boolean {
  const head = run.words[end - 1];
  if (!head || run.named[end - 1] || !isHead(head)) return false;
  if (end - start === 1) return end === run.words.length || head.modifies <= head.heads;
  // What stands before the noun is a modifier, not the verb of the clause.
  for (let i = start; i < end - 1; i++) {
    const word = run.words[i];
    if (word && word.verb > word.noun + word.adjective && word.modifies <= word.verb) return false;
  }
  return true;
}

function placeOf(run: Run, start: number, end: number): Place {
  const tokens = run.tokens.slice(start, end);
  return {
    block: run.block,
    article: run.article,
    weight: run.weight,
    start: tokens[0]?.start ?? 0,
    end: tokens[tokens.length - 1]?.end ?? 0,
    label: tokens.map((token, i) => (run.named[start + i] ? token.text : token.text.toLowerCase())).join(' '),
  };
}
