import { longestRun, type Run } from './runs';
import type { Word } from './vocabulary';

/** A possible topic: one to three words, the last one a noun. */
export interface Phrase {
  readonly words: readonly Word[];
  /** Where it occurs: for each place `placeOf` tells the run and the first word. Ascending. */
  readonly places: number[];
}

const longest = 3;
/** Numbers of words and of word pairs stay below this, so that two of them fit into one exact number. */
const radix = 2 ** 24;

/** All phrases of the runs, in order of first occurrence. */
export function phrasesOf(runs: readonly Run[]): Phrase[] {
  const pairs = new Map<number, number>();
  const byKey = new Map<number, Phrase>();
  for (const [index, run] of runs.entries()) {
    for (let { start } = run; start < run.end; start++) addPhrases(run, index, start, pairs, byKey);
  }
  return [...byKey.values()];
}

/** The run's index and the index of the first word in it. */
export function placeOf(place: number): { readonly run: number; readonly word: number } {
  return { run: Math.floor(place / longestRun), word: place % longestRun };
}

/** The words of an occurrence as they are written, without the capital of a sentence's start or a headline. */
export function labelAt(runs: readonly Run[], place: number, length: number): string {
  const { run: index, word } = placeOf(place), run = runs[index];
  if (!run) return '';
  const { line: { tokens, named }, start } = run;
  let label = '';
  for (let i = start + word; i < start + word + length; i++) {
    const text = tokens.text(i);
    label += `${label === '' ? '' : ' '}${named[i] ? text : text.toLowerCase()}`;
  }
  return label;
}

function addPhrases(run: Run, index: number, start: number, pairs: Map<number, number>, byKey: Map<number, Phrase>): void {
  const { words } = run.line;
  const last = lastEnd(run, start);
  let key = -1;
  for (let end = start + 1; end <= last; end++) {
    const word = words[end - 1];
    if (!word) return;
    key = end === start + 1 ? word.id : pairKey(key, word.id, pairs);
    if (!isPhrase(run, start, end)) continue;
    const phrase = byKey.get(key), place = index * longestRun + start - run.start;
    if (phrase) phrase.places.push(place);
    else byKey.set(key, { words: words.slice(start, end).filter((each) => each !== null), places: [place] });
  }
}

/** Where the longest phrase from `start` on ends. */
function lastEnd({ line: { words }, end }: Run, start: number): number {
  let last = start;
  for (let i = start; i < Math.min(end, start + longest); i++) {
    const word = words[i];
    if (word?.head) last = i + 1;
    if (!word?.modifier) break;
  }
  return last;
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

function isPhrase({ line: { words, named }, end: runEnd }: Run, start: number, end: number): boolean {
  const head = words[end - 1];
  if (!head?.head || named[end - 1]) return false;
  return end - start > 1 || head.breaks === null && (end === runEnd || head.modifies <= head.heads);
}
