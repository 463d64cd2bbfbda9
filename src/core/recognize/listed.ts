import { strongClosers } from './facts/organisations';
import { lexicon, type ListedKind } from './lexicon';
import { addMention, endOfName, lowerAt } from './finds';
import { runsOf, type Run, type RunWord } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';
import type { BuiltInType } from '../analysis/types';

const typeOf: Record<ListedKind, BuiltInType> = { country: 'PLACE', region: 'PLACE', city: 'PLACE', group: 'NORP', org: 'ORG' };
const surenessOf: Record<ListedKind, number> = { country: 0.95, region: 0.9, city: 0.8, group: 0.92, org: 0.9 };
const whyOf: Record<ListedKind, string> = {
  country: 'listed country', region: 'listed region', city: 'listed city', group: 'listed people or group', org: 'listed organisation',
};
const placeCues = new Set(['in', 'from', 'near', 'outside', 'across', 'to', 'at', 'around', 'of', 'toward', 'towards', 'between', 'through', 'leaving', 'visiting']);

/** Finds countries, regions, cities, peoples and organisations that are in the lists. */
export const recognizeListed: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  for (const run of runsOf(context).runs) findListed(context, run);
};

function findListed(context: BlockContext, run: Run): void {
  let at = 0;
  while (at < run.words.length) at += phraseAt(context, run, at) || singleAt(context, run, at);
}

/** Adds the longest listed name of several words that starts here; returns how many of the run's words it takes. */
function phraseAt(context: BlockContext, run: Run, at: number): number {
  const first = run.words[at];
  const phrases = first && lexicon.phrases.get(first.text);
  if (!phrases) return 0;
  const { prose } = context, { start, sentence } = first.token;
  const shouted = first.text !== first.token.text;
  for (const { name, kind } of phrases) {
    const end = endOfName(prose, start, shouted ? name.toUpperCase() : name);
    if (end < 0 || /[\p{L}\p{N}]/u.test(prose.charAt(end)) || end > (context.sentences[sentence]?.end ?? 0)) continue;
    const tail = run.words.findIndex((word) => word.token.end >= end);
    // "Saudi Arabia" ends a name; in "South Africa Council Hall" it may only open a longer one, which then wins by its length.
    context.mentions.push({ start, end, type: typeOf[kind], confidence: surenessOf[kind] + 0.03, why: [whyOf[kind]] });
    return tail < 0 ? run.words.length - at : tail + 1 - at;
  }
  return 0;
}

function singleAt(context: BlockContext, run: Run, at: number): number {
  const word = run.words[at];
  if (!word || word.linker) return 1;
  const kinds = lexicon.singles.get(word.text);
  addHyphenated(context, word);
  if (kinds) for (const kind of kinds) addSingle(context, run, at, word, kind);
  return 1;
}

function addSingle(context: BlockContext, run: Run, at: number, word: RunWord, kind: ListedKind): void {
  const surrounded = nameNeighbours(run, at);
  let sureness = surenessOf[kind];
  if (word.common && word.token.text.length > 3 && kind !== 'country' && kind !== 'group') sureness -= word.initial ? 0.6 : 0.25;
  if (kind === 'city') {
    const cue = placeCues.has(lowerAt(context, run.before)) && at === 0;
    if (word.first || word.last) sureness -= surrounded ? 0.5 : cue ? 0 : 0.2;
    else if (surrounded) sureness -= 0.3;
    if (cue) sureness += 0.05;
  } else if (surrounded && kind !== 'group') sureness -= word.first || word.last ? 0.5 : 0.1;
  addMention(context, word, word, typeOf[kind], sureness, whyOf[kind]);
}

/** Whether a word stands beside another that makes the two a person's name: "Paris Hilton", "Jack London". */
function nameNeighbours(run: Run, at: number): boolean {
  const before = run.words[at - 1], after = run.words[at + 1];
  return Boolean((before && (before.first || before.title) && !strongClosers.has(before.text)) || (after && !after.common && !lexicon.singles.has(after.text) && !after.title));
}

/** "U.S.-led", "Norwegian-Swedish", "US-China": each listed part is a mention of its own. */
function addHyphenated(context: BlockContext, { index }: RunWord): void {
  const token = context.tokens[index];
  if (!token?.text.includes('-')) return;
  let { start } = token;
  for (const part of token.text.split('-')) {
    for (const kind of lexicon.singles.get(part) ?? []) {
      if (lexicon.firstNames.has(part)) continue;
      context.mentions.push({ start, end: start + part.length, type: typeOf[kind], confidence: surenessOf[kind] - 0.1, why: [whyOf[kind]] });
    }
    start += part.length + 1;
  }
}
