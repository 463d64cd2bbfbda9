/**
 * `npm test`: sets up whatever is missing, runs every stage even when an earlier one failed, and ends with `N passed, N failed`.
 * `node scripts/test.mjs build host` runs just those stages. Until the packages are installed it uses nothing but Node itself.
 */
import { availableParallelism } from 'node:os';
import { inRoot } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeTests } from './lib/node-tests.mjs';
import { runNode } from './lib/run.mjs';

/** A stage that is one program: it counts as one test. */
const program = (...args) => async () => {
  const { code } = await runNode(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const host = (which) => async () => (await import('./test-host.mjs')).hostTests(which);

/** In the order they run: host and UI tests see the production build that `package` leaves. */
const stages = {
  types: program(inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b'),
  lint: program(inRoot('node_modules', 'eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'),
  // Node leaves one core free, which is half of a small machine.
  unit: () => nodeTests('test/unit', { concurrency: availableParallelism() }),
  build: program(inRoot('esbuild.mjs'), '--tests'),
  package: program(inRoot('scripts', 'package.mjs')),
  'host-oldest': host('oldest'),
  'host-newest': host('newest'),
  web: host('web'),
  ui: async () => (await import('./test-ui.mjs')).uiTests(),
};

/** The stages that the arguments name; `host` stands for both versions. */
function wanted(names) {
  if (names.length === 0) return Object.keys(stages);
  const all = names.flatMap((name) => (name === 'host' ? ['host-oldest', 'host-newest'] : [name]));
  const unknown = all.filter((name) => !(name in stages));
  if (unknown.length > 0) throw new Error(`no such stage: ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}`);
  return all;
}

/** Runs one stage; whatever goes wrong in it is a failure of that stage only. */
async function runStage(name) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  let counts;
  try {
    counts = await stages[name]();
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`=== ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  return { name, seconds, ...counts };
}

async function main() {
  const names = wanted(process.argv.slice(2));
  await ensureInstalled();
  const rows = [];
  for (const name of names) rows.push(await runStage(name));
  console.log('');
  for (const { name, seconds, passed, failed } of rows) {
    console.log(`${failed > 0 ? '✖' : '✔'} ${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(5)} failed ${seconds.padStart(7)} s`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
