import { addMention, lowerAt } from './finds';
import { isSpaced, runsOf, type Run, type RunWord } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const vessels = new Set(['ship', 'ships', 'ferry', 'ferries', 'vessel', 'vessels', 'trawler', 'trawlers', 'tanker', 'tankers', 'freighter', 'liner', 'yacht', 'schooner', 'tug', 'tugboat', 'lifeboat', 'steamer', 'frigate', 'destroyer', 'corvette', 'cruiser', 'battleship', 'submarine', 'icebreaker', 'minesweeper', 'warship', 'flagship', 'boat', 'boats', 'sailboat', 'lugger', 'ketch', 'brig', 'barge', 'catamaran', 'dredger']);
const prefixes = new Set(['HMS', 'USS', 'RMS', 'MV', 'SS', 'HMAS', 'HMCS', 'INS', 'MS']);
const maxWords = 4;
/** How far an apposition is read for the noun that says what it is. */
const maxApposition = 9;

/** The reason given for a name that is a ship's. */
export const shipReason = 'name of a ship';

/** Finds ships: "the trawler Annika", "her sister ship, the Grey Gull", "the Grey Gull, a mail boat", "MV Annika". */
export const recognizeShips: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  if (weak) return;
  for (const run of runs) findShip(context, run);
};

function findShip(context: BlockContext, run: Run): void {
  const { words } = run, first = words[0], last = words[words.length - 1];
  if (!first || !last || words.length > maxWords) return;
  if (prefixes.has(first.token.text) && words.length > 1) add(context, first, last);
  else if (!first.title && (followsVessel(context, run, first) || isCalledVessel(context, run))) add(context, first, last);
}

function add(context: BlockContext, first: RunWord, last: RunWord): void {
  addMention(context, first, last, 'PRODUCT', 0.9, shipReason);
}

function followsVessel(context: BlockContext, { before }: Run, first: RunWord): boolean {
  if (before < 1) return false;
  if (vessels.has(lowerAt(context, before))) return isSpaced(context, first.index) && !/^(?:by|in|on|of|with)$/u.test(lowerAt(context, before - 1));
  return lowerAt(context, before) === 'the' && lowerAt(context, before - 1) === ',' && vessels.has(lowerAt(context, before - 2));
}

/** "the Grey Gull, the larger of its two ships". */
function isCalledVessel(context: BlockContext, { before, after }: Run): boolean {
  if (lowerAt(context, before) !== 'the' || lowerAt(context, after) !== ',' || !/^(?:an?|the|one|its|his|her|their)$/u.test(lowerAt(context, after + 1))) return false;
  for (let at = after + 2; at < after + 2 + maxApposition; at++) {
    const token = context.tokens[at];
    if (!token || token.kind === 'punctuation') return vessels.has(lowerAt(context, at - 1));
    if (/^(?:who|which|that|is|was)$/u.test(token.text)) return vessels.has(lowerAt(context, at - 1));
  }
  return false;
}
