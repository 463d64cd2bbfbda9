/**
 * `npm run torture`: everything that takes too long for `npm test`, each part with a seed that is printed. `npm run torture -- kills`
 * runs just that part; what follows it is passed on: `npm run torture -- kills --kills=2000 --seed=7`.
 */
import { inRoot } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

/** The parts, one line each. */
const parts = new Map([
  ['kills', [inRoot('scripts', 'torture', 'kills.mjs')]],
  ['anchors', [inRoot('scripts', 'torture', 'anchors.mjs')]],
]);

/** Runs the parts that the arguments name; resolves to whether all were survived. */
async function main([name, ...rest]) {
  if (name !== undefined && !parts.has(name)) throw new Error(`there is no part "${name}"; there are ${[...parts.keys()].join(', ')}`);
  await ensureInstalled();
  const failed = [];
  for (const [part, args] of parts) {
    if (name !== undefined && part !== name) continue;
    console.log(`=== ${part}`);
    const { code } = await runNode([...args, ...rest]);
    if (code !== 0) failed.push(part);
  }
  console.log(failed.length === 0 ? 'all survived' : `failed: ${failed.join(', ')}`);
  return failed.length === 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
