/**
 * `npm run train -- FOLDER`: trains the name model on FOLDER/eval/train and on this project's own sentences, and writes
 * src/core/recognize/model/weights.json. The same rules, sets and options give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { WordTable } from '../src/core/recognize/model/words';
import { randomFrom, train, type Weights } from './crf';
import { examplesOf } from './examples';
import { asHeadlines, madeLines } from './made';
import { pack } from './pack';
import { readOwn, readSets, setNames } from './sets';

const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: {
    bits: { type: 'string', default: '16' }, epochs: { type: 'string', default: '5' }, rate: { type: 'string', default: '0.02' }, dropout: { type: 'string', default: '0.5' },
    seed: { type: 'string', default: '7' }, least: { type: 'string', default: '0.02' }, own: { type: 'string', default: '2' }, made: { type: 'string', default: '800' },
    /** Leaves features out, for measuring: rules, cues, lists or words around. */
    without: { type: 'string', default: '' },
    /** Every fifth text is left out, starting with this one: for measuring. */
    fold: { type: 'string', default: '-1' },
    out: { type: 'string', default: path.join(import.meta.dirname, '..', 'src/core/recognize/model/weights.json') },
  },
});
if (folder === undefined) {
  console.error(`usage: npm run train -- FOLDER; FOLDER/eval/train holds ${setNames.map((name) => `${name}.jsonl`).join(', ')}.`);
  process.exit(2);
}
const rowCount = 1 << Number(values.bits), fold = Number(values.fold);
const random = randomFrom(Number(values.seed));
const read = [...readSets(folder), ...readOwn(path.join(import.meta.dirname, 'news'), Number(values.own))].filter((_, i) => i % 5 !== fold);
const texts = [...read, ...asHeadlines(read.filter(({ set }) => set === 'own'), 0.6, random), ...asHeadlines(read.filter(({ set }) => /crossner|pud/.test(set)), 0.12, random), ...madeLines(Number(values.made), random)];
const groups: Record<string, readonly [number, number]> = { rules: [60, 68], cues: [36, 38], lists: [30, 35] };
const dropped = groups[values.without] ?? [-1, -1];
const examples = examplesOf(texts, new WordTable(), rowCount - 1, (template) => template < dropped[0] || template > dropped[1]);
const words = examples.reduce((sum, { rows }) => sum + rows.length, 0);
console.log(`${texts.length} texts, ${examples.length} stretches, ${words} words`);
/** The mean of two runs is steadier than one: each leaves other features out. */
function trainTwice(): Weights {
  const one = train(examples, plan, console.log), other = train(examples, { ...plan, seed: plan.seed + 1 }, console.log);
  return { rows: one.rows.map((weight, i) => (weight + other.rows[i]!) / 2), transitions: one.transitions.map((weight, i) => (weight + other.transitions[i]!) / 2) };
}

const plan = { rowCount, epochs: Number(values.epochs), rate: Number(values.rate), dropout: Number(values.dropout), seed: Number(values.seed) };
const packed = pack(trainTwice(), rowCount, Number(values.least), 4);
writeFileSync(values.out, `${JSON.stringify(packed)}\n`);
console.log(`${values.out}: ${packed.rows.length} characters`);
