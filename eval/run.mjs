/**
 * `npm run eval -- FOLDER [--set=NAME] [--json]`: analyses every annotated set in FOLDER/eval with the command line,
 * has FOLDER/eval/score.mjs compare the outcome with gold, and prints one table: names (beside compromise in the same
 * run), coreference, quotations, articles, roles and topics. Nothing is copied from the folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import nlp from 'compromise';
import esbuild from 'esbuild';
import { reportsOnly } from './reporting.mjs';

const root = path.join(import.meta.dirname, '..');
/** Built anew each time, so that what is measured is the source as it is. */
const cli = path.join(root, '.cache', 'eval', 'cli.cjs');
const main = 'PERSON,ORG,PLACE';
const others = ['NORP', 'EVENT', 'LAW', 'WORK', 'PRODUCT', 'DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY'];
/** Too large to be run each time; `--set=polnear.train` runs it. */
const onRequest = new Set(['polnear.train']);

const { values: options, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { set: { type: 'string' }, json: { type: 'boolean' } } });
const home = path.resolve(folder ?? '');
if (folder === undefined || !existsSync(path.join(home, 'eval', 'score.mjs'))) {
  console.error('usage: npm run eval -- FOLDER [--set=NAME] [--json]; FOLDER holds eval/score.mjs and the annotated sets.');
  process.exit(2);
}
await esbuild.build({
  entryPoints: [path.join(root, 'src', 'cli', 'main.ts')], outfile: cli, bundle: true, platform: 'node', target: 'node20', format: 'cjs',
  mainFields: ['module', 'main'], define: { 'import.meta.url': '__filename' }, logLevel: 'error',
});

const readLines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** The sets: names and their gold files. */
const sets = ['gold', 'dev', 'train']
  .flatMap((part) => (existsSync(path.join(home, 'eval', part)) ? readdirSync(path.join(home, 'eval', part)).sort().map((file) => path.join(home, 'eval', part, file)) : []))
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => ({ name: path.basename(file, '.jsonl'), file, learned: path.basename(path.dirname(file)) === 'train' }))
  .filter(({ name }) => (options.set ? name.includes(options.set) : !onRequest.has(name)));

/** The gold with its texts; a set without them is about the source file that its id names. */
function withTexts(gold) {
  return gold.map((document) => (document.text === undefined ? { ...document, text: readFileSync(path.join(home, 'seeds', document.id), 'utf8') } : document));
}

function run(args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${path.basename(args[0])} failed: ${stderr}`);
  return stdout;
}

/** Where a name ends: before punctuation and a possessive. */
function nameEnd(raw) {
  let end = raw.length;
  while (end > 0 && !/[\p{L}\p{N}]/u.test(raw[end - 1])) end--;
  return /['’]s$/iu.test(raw.slice(0, end)) ? end - 2 : end;
}

/** Names as compromise finds them, in our types and by our conventions for spans. */
function compromiseNames(text) {
  const doc = nlp(text);
  const typed = [['PERSON', doc.people()], ['ORG', doc.organizations()], ['PLACE', doc.places()]];
  return typed.flatMap(([type, view]) => view.json({ offset: true }).map(({ offset: { start, length } }) => {
    const raw = text.slice(start, start + length);
    const lead = /^[^\p{L}\p{N}]*(?:the |(?:Mr|Mrs|Ms|Dr)\.? )?/iu.exec(raw)[0].length;
    return { type, start: start + lead, end: start + nameEnd(raw) };
  }));
}

const scratch = mkdtempSync(path.join(tmpdir(), 'glossator-eval-'));
const rows = [];
const score = (gold, predictions, types) => JSON.parse(run([path.join(home, 'eval', 'score.mjs'), gold, predictions, `--types=${types}`, '--json']));
const add = (set, what, mine, peer) => { if (mine) rows.push({ set, what, ...mine, ...(peer ? { peer } : {}) }); };

function addKind(name, what, quotes) {
  add(name, `quotations, ${what}`, quotes?.found);
  if (quotes?.speakerMention.of) add(name, '  right speaker mention', { r: quotes.speakerMention.correct, gold: quotes.speakerMention.of });
  if (quotes?.speaker) add(name, '  right speaker', { r: quotes.speaker.correct, gold: quotes.speaker.of });
}

/** Quotations as the editor shows them; indirect ones also against the gold that reports words, and with all that is less certain. */
function addQuotations(name, scores, gold, texts, mine) {
  for (const kind of ['direct', 'mixed', 'indirect']) addKind(name, kind, scores[`quotes.${kind}`]);
  const reports = reportsOnly(gold);
  if (!reports) return;
  const only = path.join(scratch, 'reports.jsonl'), full = path.join(scratch, 'gold.jsonl'), all = path.join(scratch, 'all.jsonl');
  writeFileSync(only, reports.map((document) => JSON.stringify(document)).join('\n'));
  addKind(name, 'reports only', score(only, mine, main)['quotes.indirect']);
  writeFileSync(all, run([cli, 'analyze', '--input=jsonl', '--threshold=0', texts]));
  addKind(name, 'threshold 0', score(full, all, main)['quotes.indirect']);
}

/** One set: predictions of both, then a row for each thing that its gold has. */
function evaluate({ name, file, learned }) {
  const gold = withTexts(readLines(file));
  const texts = path.join(scratch, 'texts.jsonl'), mine = path.join(scratch, 'mine.jsonl'), theirs = path.join(scratch, 'theirs.jsonl'), full = path.join(scratch, 'gold.jsonl');
  const size = gold.reduce((sum, { text }) => sum + text.length, 0);
  writeFileSync(full, gold.map((document) => JSON.stringify(document)).join('\n'));
  writeFileSync(texts, gold.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
  const before = performance.now();
  writeFileSync(mine, run([cli, 'analyze', '--input=jsonl', texts]));
  const seconds = (performance.now() - before) / 1000;
  const present = new Set(gold.flatMap(({ entities }) => entities.map(({ type }) => type)));
  const peerBefore = performance.now();
  if (present.size > 0) writeFileSync(theirs, gold.map(({ id, text }) => JSON.stringify({ id, entities: compromiseNames(text), quotes: [] })).join('\n'));
  const peerSeconds = (performance.now() - peerBefore) / 1000;
  if (learned) add(name, 'the model was trained on it', {});
  const scores = score(full, mine, main);
  const peer = present.size > 0 ? score(full, theirs, main) : {};
  add(name, 'names, strict', scores.entities?.strict, peer.entities?.strict);
  for (const [type, values] of Object.entries(scores.entities?.byType ?? {}).sort()) add(name, `  ${type}`, values, peer.entities?.byType[type]);
  const rest = others.filter((type) => present.has(type));
  if (rest.length > 0) for (const [type, values] of Object.entries(score(full, mine, rest.join(',')).entities?.byType ?? {}).sort()) add(name, `  ${type}`, values);
  add(name, 'coreference (B-cubed)', scores.coreference);
  addQuotations(name, scores, gold, texts, mine);
  if (scores.articles) {
    add(name, 'articles: starts', scores.articles.starts);
    add(name, 'articles: headlines', { r: scores.articles.headlines.correct, gold: scores.articles.headlines.of });
  }
  add(name, 'roles', scores.roles);
  if (scores.topics) add(name, 'topics (first ten)', { p: scores.topics.precisionAt10, r: scores.topics.phraseRecallAt10 });
  add(name, `${(size / 1e6).toFixed(2)} MB in ${seconds.toFixed(1)} s${present.size > 0 ? `, compromise ${peerSeconds.toFixed(1)} s` : ''}`, {});
}

function table() {
  const cell = (value) => (value === undefined || value === null ? '' : typeof value === 'number' ? value.toFixed(1) : String(value)).padStart(7);
  const lines = [`${'set'.padEnd(34)} ${'what'.padEnd(26)} ${'P'.padStart(7)}${'R'.padStart(7)}${'F1'.padStart(7)}${'gold'.padStart(8)}    compromise P, R, F1`];
  let last = '';
  for (const { set, what, p, r, f1, gold, peer } of rows) {
    const beside = peer ? `    ${cell(peer.p)}${cell(peer.r)}${cell(peer.f1)}` : '';
    lines.push(`${(set === last ? '' : set).padEnd(34)} ${what.padEnd(26)} ${cell(p)}${cell(r)}${cell(f1)}${(gold ?? '').toString().padStart(8)}${beside}`.trimEnd());
    last = set;
  }
  return lines.join('\n');
}

try {
  for (const set of sets) {
    process.stderr.write(`${set.name} …\n`);
    evaluate(set);
  }
  console.log(options.json ? JSON.stringify(rows) : table());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
