/**
 * `npm run fuzz`: all property tests with many seeds, each printed. `npm run fuzz -- --seeds=50 --first=7` says how many and
 * from which on; a seed that fails is run again by `npm run fuzz -- --seeds=1 --first=SEED`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { filesBelow, inRoot } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeTests } from './lib/node-tests.mjs';

/** Runs the property tests once for each seed; resolves to the seeds that failed. */
async function main({ seeds, first }) {
  await ensureInstalled();
  const properties = filesBelow(inRoot('test', 'unit'), '.test.ts').filter((file) => readFileSync(file, 'utf8').includes('fc.assert'));
  const failures = [];
  for (let seed = first; seed < first + seeds; seed++) {
    const { passed, failed } = await nodeTests(properties, { env: { ...process.env, GLOSSATOR_SEED: String(seed) } });
    console.log(`=== seed ${seed}: ${passed} passed, ${failed} failed`);
    if (failed > 0) failures.push(seed);
  }
  return failures;
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' } } });
const failures = await main({ seeds: Number(values.seeds), first: Number(values.first) });
console.log(failures.length === 0 ? 'no seed failed' : `failed with seeds ${failures.join(', ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
