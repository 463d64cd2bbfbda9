import { addMention, lowerAt } from './finds';
import { isSpaced, runsOf, type Run } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const closers = new Set(['War', 'Revolution', 'Uprising', 'Massacre', 'Olympics', 'Games', 'Championship', 'Championships', 'Cup', 'Festival', 'Holocaust', 'Genocide', 'Marathon', 'Spring', 'Summit', 'Crusade', 'Crusades', 'Blitz', 'Offensive', 'Grand Prix', 'Derby', 'Biennale', 'Expo', 'Earthquake', 'Primaries', 'Inauguration', 'Referendum']);
const openers = new Set(['Hurricane', 'Cyclone', 'Typhoon', 'Operation']);
const ofOpeners = new Set(['Battle', 'Siege', 'Fall', 'War', 'Night', 'Massacre']);
const single = new Set(['Holocaust', 'Brexit', 'Olympics', 'Watergate', 'Nakba', 'Ramadan', 'Christmas', 'Easter', 'Hanukkah', 'Thanksgiving', 'Diwali', 'Ukrainegate', 'Paralympics', 'Super Bowl']);

/** Finds events: wars, battles, storms, games, festivals. */
export const recognizeEvents: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  const byFirstToken = new Map(runs.map((run) => [run.words[0]?.index ?? -1, run]));
  for (const run of runs) {
    findClosed(context, run, weak);
    if (!weak) findOpened(context, run, byFirstToken);
  }
};

function findClosed(context: BlockContext, { words }: Run, weak: boolean): void {
  words.forEach((word, at) => {
    const { text } = word.token, first = words[0], next = words[at + 1];
    const numbered = /^(?:I|II|III)$/.test(next?.token.text ?? '') ? next : undefined;
    if (single.has(text) && words.length === 1) addMention(context, word, word, 'EVENT', 0.85, 'listed event');
    else if (!weak && first && at > 0 && closers.has(text) && (!next || numbered)) addMention(context, first.initial && first.common && at > 1 ? (words[1] ?? first) : first, numbered ?? word, 'EVENT', 0.87, `“${text}” closes a name`);
    else if (!weak && openers.has(text) && next) addMention(context, word, next, 'EVENT', 0.87, `“${text}” opens a name`);
  });
}

function findOpened(context: BlockContext, { words, after }: Run, byFirstToken: ReadonlyMap<number, Run>): void {
  const opener = words[words.length - 1];
  if (!opener || !ofOpeners.has(opener.text) || opener.initial || lowerAt(context, after) !== 'of' || !isSpaced(context, after)) return;
  const next = byFirstToken.get(after + 1), last = next?.words[next.words.length - 1];
  if (last && isSpaced(context, after + 1)) addMention(context, opener, last, 'EVENT', 0.85, `“${opener.text} of” opens a name`);
}
