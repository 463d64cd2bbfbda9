import { placeClosers, placeOpeners } from './facts/places';
import { strongClosers } from './facts/organisations';
import { strongTitles } from './facts/persons';
import { plainAcronyms, plainCapitals } from './facts/words';
import { addMention, lowerAt } from './finds';
import { lexicon } from './lexicon';
import { isSpaced, runsOf, type Run } from './runs';
import { contextOf, type BlockContext, type Recognizer } from './context';

const ofOpeners = new Set(['Gulf', 'Bay', 'Strait', 'Straits', 'Sea', 'Republic', 'Kingdom', 'Sultanate', 'State', 'Province', 'County', 'City', 'Isle', 'Isles', 'Cape', 'Port', 'Lake', 'Horn', 'Emirate', 'Duchy', 'Principality', 'Town', 'Village', 'District', 'Island', 'Mount', 'Valley', 'Commonwealth', 'Region']);
const cues = new Set(['in', 'near', 'outside', 'across', 'around', 'throughout']);
const weakCues = new Set(['from', 'at', 'to', 'toward', 'towards', 'into', 'through', 'between', 'inside', 'beyond', 'off']);
const areaNouns = new Set(['region', 'province', 'district', 'county', 'peninsula', 'island', 'islands', 'suburb', 'neighborhood', 'neighbourhood', 'valley', 'prefecture', 'area', 'village', 'river', 'border', 'coast', 'airport', 'highlands', 'desert', 'oblast', 'municipality', 'township']);
const settlementsBefore = new Set(['city', 'town', 'village', 'port', 'capital', 'suburb', 'province', 'region', 'district', 'island', 'state', 'county', 'neighborhood', 'neighbourhood', 'municipality', 'hamlet', 'enclave']);
const directions = new Set(['northern', 'southern', 'eastern', 'western', 'central', 'northeastern', 'northwestern', 'southeastern', 'southwestern', 'upper', 'lower', 'downtown', 'mainland', 'nearby', 'neighboring', 'neighbouring', 'rural', 'occupied', 'north', 'south', 'east', 'west', 'north-eastern', 'north-western', 'south-eastern', 'south-western', 'south-west', 'south-east', 'northwest', 'southwest', 'northeast', 'southeast', 'north-west', 'north-east']);

/** Finds places by the words that open or close their names and by what stands around them. */
export const recognizePlaces: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  const { runs, weak } = runsOf(context);
  if (weak) return;
  const byFirstToken = new Map(runs.map((run) => [run.words[0]?.index ?? -1, run]));
  for (const run of runs) {
    findByCloser(context, run);
    findByOpener(context, run, byFirstToken);
    findDirected(context, run);
    findSaint(context, run);
    findByCue(context, run);
    findBeforeListed(context, run, byFirstToken);
  }
};

function findByCloser(context: BlockContext, { words }: Run): void {
  for (let at = 1; at < words.length; at++) {
    const word = words[at], next = words[at + 1];
    if (!word || !placeClosers.has(word.text) || (next && (placeClosers.has(next.text) || strongClosers.has(next.text)))) continue;
    let from = at - 1;
    while (from > 0 && !strongTitles.has(words[from - 1]?.text ?? '') && !placeClosers.has(words[from - 1]?.text ?? '')) from--;
    if (from === 0 && words[0]?.initial && words[0].common && at > 1) from = 1;
    const first = words[from];
    if (first) addMention(context, first, word, 'PLACE', first.initial && first.common ? 0.55 : 0.82, `“${word.text}” closes a name`);
  }
}

function findByOpener(context: BlockContext, run: Run, byFirstToken: ReadonlyMap<number, Run>): void {
  const { words } = run, last = words[words.length - 1];
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (!next || !placeOpeners.has(word.text) || next.linker || strongClosers.has(next.text)) return;
    const after = words[at + 2];
    addMention(context, word, after && !after.common && !after.linker && words.length === at + 3 ? after : next, 'PLACE', 0.8, `“${word.text}” opens a name`);
  });
  if (!last || !ofOpeners.has(last.text) || lowerAt(context, run.after) !== 'of' || !isSpaced(context, run.after)) return;
  const at = run.after + (lowerAt(context, run.after + 1) === 'the' ? 2 : 1);
  const next = byFirstToken.get(at), end = next?.words[next.words.length - 1];
  if (end && next && next.words.length < 4 && isSpaced(context, at)) {
    addMention(context, words.length < 4 ? (words[0] ?? last) : last, end, 'PLACE', 0.86, `“${last.text} of” opens a name`);
  }
}

const compass = new Set(['North', 'South', 'East', 'West', 'Central', 'Greater', 'Upper', 'Lower', 'Northern', 'Southern', 'Eastern', 'Western', 'Downtown']);

/** "West Seattle", "Upper Egypt". */
function findDirected(context: BlockContext, { words }: Run): void {
  words.forEach((word, at) => {
    const next = words[at + 1], kinds = next && lexicon.singles.get(next.text);
    if (next && compass.has(word.text) && kinds && (kinds.has('city') || kinds.has('country') || kinds.has('region')) && !next.first) addMention(context, word, next, 'PLACE', 0.84, `“${word.text}” opens a name`);
  });
}

/** "San Tarello", "Santa Odra": a saint's name in Spanish, Portuguese or Italian. */
function findSaint(context: BlockContext, { words }: Run): void {
  const first = words[0], second = words[1];
  if (!first || !second || second.linker || !/^(?:San|Santa|Santo|São|Los|Las)$/.test(first.text)) return;
  const third = words[2];
  addMention(context, first, third && words.length === 3 && !third.linker && !strongClosers.has(third.text) ? third : second, 'PLACE', 0.7, `“${first.text}” opens a name`);
}

/** "in Bukoba", "the town of Gatlin", "southern Vastmark", "the Ostrel region". */
function findByCue(context: BlockContext, run: Run): void {
  const { words } = run, first = words[0], last = words[words.length - 1];
  if (!first || !last || words.length > 3 || first.title || words.some((word) => plainAcronyms.has(word.token.text) || plainCapitals.has(word.token.text))) return;
  const before = lowerAt(context, run.before), after = lowerAt(context, run.after);
  const personal = words.length > 1 && first.first;
  const spaced = isSpaced(context, first.index);
  if (before === 'of' && settlementsBefore.has(lowerAt(context, run.before - 1))) addMention(context, first, last, 'PLACE', 0.85, `after “${lowerAt(context, run.before - 1)} of”`);
  else if (spaced && cues.has(before) && !personal) addMention(context, first, last, 'PLACE', words.some((w) => w.common) ? 0.35 : first.last || first.first ? 0.5 : 0.62, `after “${before}”`);
  else if (spaced && weakCues.has(before) && !personal) addMention(context, first, last, 'PLACE', words.some((w) => w.common) ? 0.2 : (before === 'at' || before === 'from') && !first.last && !first.first ? 0.52 : 0.4, `after “${before}”`);
  if (spaced && directions.has(before) && !personal) addMention(context, first, last, 'PLACE', 0.75, `after “${before}”`);
  if (areaNouns.has(after) && !personal && isSpaced(context, run.after) && !lexicon.singles.has(last.text)) addMention(context, first, last, 'PLACE', 0.6, `before “${after}”`);
}

/** "Ashby, Ohio": a name before a listed country or region is a place in it. */
function findBeforeListed(context: BlockContext, run: Run, byFirstToken: ReadonlyMap<number, Run>): void {
  const { words } = run, first = words[0], last = words[words.length - 1];
  if (!first || !last || words.length > 3 || run.after < 0 || context.tokens[run.after]?.text !== ',') return;
  const next = byFirstToken.get(run.after + 1), name = next?.words.map((word) => word.token.text).join(' ') ?? '';
  const listed = lexicon.singles.get(name), phrase = lexicon.phrases.get(next?.words[0]?.text ?? '')?.some((p) => p.name === name && (p.kind === 'country' || p.kind === 'region'));
  if (!phrase && !listed?.has('country') && !listed?.has('region')) return;
  const cued = cues.has(lowerAt(context, run.before)) || weakCues.has(lowerAt(context, run.before)) || lowerAt(context, run.before) === 'of';
  if (cued && !lexicon.singles.has(last.text)) addMention(context, first, last, 'PLACE', 0.84, 'before a listed country or region');
}
