/**
 * Marks under edits, undos, rewrites, checkouts and renames, with many seeds: first in Node (`--seeds=200 --steps=80`), then in a
 * real VS Code (`--windows=6 --window-steps=120`). `--seed=N` is the first seed; without it the clock chooses. A seed repeats its run.
 */
import { parseArgs } from 'node:util';
import { inRoot } from '../lib/files.mjs';
import { runNode } from '../lib/run.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seeds: { type: 'string', default: '200' },
    steps: { type: 'string', default: '80' },
    windows: { type: 'string', default: '6' },
    'window-steps': { type: 'string', default: '120' },
  },
});

/** The environment that tells the tests what to run. */
const asked = (seeds, steps) => ({ ...process.env, GLOSSATOR_TORTURE_SEED: values.seed, GLOSSATOR_TORTURE_SEEDS: seeds, GLOSSATOR_TORTURE_STEPS: steps });

console.log(`first seed ${values.seed}: ${values.seeds} runs of ${values.steps} steps in Node, ${values.windows} of ${values['window-steps']} in VS Code`);

/** Runs both parts; resolves to whether all was survived. */
async function main() {
  const test = inRoot('test', 'unit', 'corpus', 'annotations', 'torture.test.ts');
  const { code } = await runNode(['--import', 'tsx', '--test', test], { env: asked(values.seeds, values.steps) });
  if (Number(values.windows) === 0) return code === 0;
  await runNode([inRoot('esbuild.mjs'), '--tests'], { quiet: true });
  const limit = String(60_000 + 1_200 * Number(values.windows) * Number(values['window-steps']));
  const env = { ...asked(values.windows, values['window-steps']), GLOSSATOR_TEST_FILES: 'torture', GLOSSATOR_HOST_TIMEOUT: limit };
  const host = await runNode([inRoot('scripts', 'test-host.mjs'), 'newest'], { env });
  return code === 0 && host.code === 0;
}

process.exitCode = (await main()) ? 0 : 1;
