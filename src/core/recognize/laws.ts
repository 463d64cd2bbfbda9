import { addMention, lowerAt } from './finds';
import { isSpaced, runsOf, type Run } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const closers = new Set(['Act', 'Treaty', 'Accord', 'Accords', 'Agreement', 'Convention', 'Protocol', 'Amendment', 'Constitution', 'Declaration', 'Directive', 'Ordinance', 'Statute', 'Charter', 'Resolution', 'Pact', 'Bill', 'Code', 'Regulation']);
const ofOpeners = new Set(['Treaty', 'Declaration', 'Bill', 'Convention', 'Peace']);

/** Finds laws and treaties: "Clean Harbours Act", "Treaty of Lisbon". */
export const recognizeLaws: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  if (weak) return;
  const byFirstToken = new Map(runs.map((run) => [run.words[0]?.index ?? -1, run]));
  for (const run of runs) findLaws(context, run, byFirstToken);
};

function findLaws(context: BlockContext, { words, after }: Run, byFirstToken: ReadonlyMap<number, Run>): void {
  const first = words[0], last = words[words.length - 1];
  if (!first || !last || !closers.has(last.text)) return;
  if (words.length > 1) {
    const from = first.initial && first.common && words.length > 2 ? (words[1] ?? first) : first;
    addMention(context, from, last, 'LAW', 0.87, `“${last.text}” closes a name`);
    return;
  }
  if (!ofOpeners.has(last.text) || lowerAt(context, after) !== 'of' || !isSpaced(context, after)) return;
  const next = byFirstToken.get(after + 1), end = next?.words[next.words.length - 1];
  if (end && isSpaced(context, after + 1)) addMention(context, last, end, 'LAW', 0.87, `“${last.text} of” opens a name`);
}
