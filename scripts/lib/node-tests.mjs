import { filesBelow, inRoot } from './files.mjs';
import { runNode } from './run.mjs';
import { countsMark } from './unit-reporter.mjs';

/**
 * Runs all `*.test.ts` below `folder` with Node's own runner; resolves to the counts.
 * A runner that crashed or found no test counts as one failure.
 */
export async function nodeTests(folder, { concurrency, env = process.env } = {}) {
  const files = filesBelow(inRoot(folder), '.test.ts');
  if (files.length === 0) {
    console.log(`no tests in ${folder}`);
    return { passed: 0, failed: 1 };
  }
  const flags = concurrency ? [`--test-concurrency=${concurrency}`] : [];
  const reporter = inRoot('scripts', 'lib', 'unit-reporter.mjs');
  const { code, output } = await runNode(['--import', 'tsx', '--test', ...flags, `--test-reporter=${reporter}`, ...files], { env });
  const line = output.split('\n').findLast((candidate) => candidate.startsWith(countsMark));
  const { passed, failed } = line ? JSON.parse(line.slice(countsMark.length)) : { passed: 0, failed: 1 };
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}
