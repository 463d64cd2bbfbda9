import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, inRoot } from './files.mjs';
import { runNode } from './run.mjs';

/**
 * Runs the given test files, or all `*.test.ts` below a folder, with Node's own runner; resolves to the counts.
 * A runner that crashed or found no test counts as one failure.
 */
export async function nodeTests(where, { concurrency, env = process.env } = {}) {
  const files = Array.isArray(where) ? where : filesBelow(inRoot(where), '.test.ts');
  if (files.length === 0) {
    console.log(`no tests in ${where}`);
    return { passed: 0, failed: 1 };
  }
  const flags = concurrency ? [`--test-concurrency=${concurrency}`] : [];
  const reporter = inRoot('scripts', 'lib', 'unit-reporter.mjs');
  const temporary = mkdtempSync(join(tmpdir(), 'glossator-node-'));
  const results = join(temporary, 'results.json');
  const args = ['--import', 'tsx', '--import', inRoot('test', 'support', 'seed.ts'), '--test', ...flags, `--test-reporter=${reporter}`, ...files];
  const { code } = await runNode(args, { env: { ...env, GLOSSATOR_TEST_RESULTS: results } });
  const { passed, failed } = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 1 };
  rmSync(temporary, { recursive: true, force: true });
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}
