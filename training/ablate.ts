/**
 * `npx tsx training/ablate.ts FOLDER [--only=NAME,…] [--jobs=2] [--epochs=5]`: switches each part of the recognition of names off alone, trains again where
 * that changes what is learned (one run, without a fifth of the texts), and prints a table of strict F1. Each part has a process of its own.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { lexicon, type ListedKind } from '../src/core/recognize/lexicon';
import { recognizers } from '../src/core/recognize/list';
import { unpack } from '../src/core/recognize/model/weights';
import { recognizeOrganisations } from '../src/core/recognize/organisations';
import { modelAnalyzer, rulesAnalyzer } from './examples';
import { makeModel, shipped, type Recipe } from './recipe';
import { inBlocks, inSource, measuredTexts, ratesOf, scoreOf } from './scores';
import { setNames } from './sets';

const { values, positionals: [folder = '../shared'] } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' }, one: { type: 'string', default: '' }, jobs: { type: 'string', default: '2' }, epochs: { type: 'string', default: '5' } } });
const fold = 0, base: Recipe = { ...shipped, runs: 1, epochs: Number(values.epochs), fold };
/** One part: what is changed before anything is read, the recipe, whether rules alone or each block alone find names. */
interface Part { readonly prepare?: () => void; readonly recipe?: Partial<Recipe>; readonly untrained?: true; readonly alone?: true }

/** Empties lists; for this process only. */
function forget(kinds: readonly ListedKind[], more: readonly ReadonlySet<string>[] = []): () => void {
  return () => {
    const dropped: ReadonlySet<ListedKind> = new Set(kinds);
    for (const set of lexicon.singles.values()) for (const kind of kinds) (set as Set<ListedKind>).delete(kind);
    for (const [word, list] of lexicon.phrases) (lexicon.phrases as Map<string, typeof list>).set(word, list.filter(({ kind }) => !dropped.has(kind)));
    for (const set of more) (set as Set<string>).clear();
  };
}

const parts = new Map<string, Part>([
  ['everything on', {}],
  ['model off: rules only', { untrained: true }],
  ['rules of organisations and acronyms off', { prepare: () => { (recognizers as unknown[]).splice(recognizers.indexOf(recognizeOrganisations), 1); } }],
  ['opinions of all rules off', { recipe: { without: new Set(['rules']) } }],
  ['lists of places off', { prepare: forget(['country', 'region', 'city'], [lexicon.towns]) }],
  ['lists of organisations off', { prepare: forget(['org']) }],
  ['first names and surnames off', { prepare: forget([], [lexicon.firstNames, lexicon.lastNames]) }],
  ['consistency over the source off', { alone: true }],
  ['cues from the rest of the block off', { recipe: { without: new Set(['cues']) } }],
  ['what stands around a run off', { recipe: { without: new Set(['around']) } }],
  ['own lines off', { recipe: { leave: new Set(['own']), swaps: 0 } }],
  ['own lines of sport, wires and filings off', { recipe: { leave: new Set(['tables', 'bulletins', 'filings', 'dailies']) } }],
  ['copies with other names off', { recipe: { swaps: 0 } }],
  ['made lines off', { recipe: { made: 0, wire: 0, prose: 0 } }],
  ['made lines of sport, markets and contracts off', { recipe: { wire: 0 } }],
  ...setNames.map((set): [string, Part] => [`${set} off`, { recipe: { leave: new Set([set]) } }]),
]);

async function runOne(name: string): Promise<void> {
  const part = parts.get(name);
  if (!part) throw new Error(`no part is called ${name}`);
  part.prepare?.();
  const analyzer = part.untrained ? rulesAnalyzer() : modelAnalyzer(unpack(makeModel(folder, { ...base, ...part.recipe }, () => undefined)));
  const find = part.alone ? inBlocks(analyzer) : inSource(analyzer);
  const texts = measuredTexts(folder, fold), cells: string[] = [];
  for (const sets of [['wwnews.dev'], ['agency-sport'], ['agency-markets'], ['finance-filings'], ['wikigold'], ['uner-pud']]) {
    const score = await scoreOf(texts.filter(({ set }) => sets.includes(set)), find);
    cells.push(ratesOf(score).f1.toFixed(1));
    if (sets[0] === 'wwnews.dev') cells.push(...['PERSON', 'ORG', 'PLACE'].map((type) => ratesOf(score, new Set([type])).f1.toFixed(1)));
  }
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

function runChild(name: string): Promise<void> {
  return new Promise((resolve) => {
    spawn(process.execPath, ['--import', 'tsx', import.meta.filename, folder, `--one=${name}`, `--epochs=${values.epochs}`], { stdio: 'inherit' }).on('close', () => { resolve(); });
  });
}

async function runAll(): Promise<void> {
  console.log('| part | wwnews.dev | PERSON | ORG | PLACE | agency-sport | agency-markets | finance-filings | wikigold fifth | pud fifth |\n|---|---|---|---|---|---|---|---|---|---|');
  const queue = [...parts.keys()].filter((name) => values.only === '' || values.only.split(',').some((word) => name.startsWith(word)));
  await Promise.all(Array.from({ length: Number(values.jobs) }, async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await runChild(name);
  }));
}

void (values.one === '' ? runAll() : runOne(values.one));
