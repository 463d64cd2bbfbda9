/**
 * `npm run train -- FOLDER [--fold=N] [--leave=NAME,…] [--without=GROUP,…] [--KEY=NUMBER]`: trains the name model on FOLDER/eval/train
 * and on this project's own sentences, and writes src/core/recognize/model/weights.json, or the file of --out. Sets, files of own
 * sentences and groups of features can be left out, and every number of the recipe be changed, for measuring.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeModel, shipped } from './recipe';
import { setNames } from './sets';

const numbers = ['bits', 'epochs', 'rate', 'dropout', 'seed', 'runs', 'least', 'own', 'made', 'wire', 'prose', 'swaps', 'fold'] as const;
const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(numbers.map((key) => [key, { type: 'string' as const }])),
    leave: { type: 'string', default: '' }, without: { type: 'string', default: '' },
    out: { type: 'string', default: path.join(import.meta.dirname, '..', 'src/core/recognize/model/weights.json') },
  },
});
if (folder === undefined) {
  console.error(`usage: npm run train -- FOLDER; FOLDER/eval/train holds ${setNames.map((name) => `${name}.jsonl`).join(', ')}.`);
  process.exit(2);
}
const given: Record<string, unknown> = values;
const changed = Object.fromEntries(numbers.filter((key) => given[key] !== undefined).map((key) => [key, Number(given[key])]));
const packed = makeModel(folder, { ...shipped, ...changed, leave: new Set(values.leave.split(',')), without: new Set(values.without.split(',')) }, console.log);
writeFileSync(values.out, `${JSON.stringify(packed)}\n`);
console.log(`${values.out}: ${packed.rows.length} characters`);
