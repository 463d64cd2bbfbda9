import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './files.mjs';

/** One failure, readable: where, which test, what went wrong. */
function describe({ name, file, line, details }) {
  const error = details?.error?.cause ?? details?.error;
  const place = file ? `${relative(root, file)}:${line ?? 1}` : '';
  return `✖ ${name}  ${place}\n${error?.stack ?? error?.message ?? String(error)}\n`;
}

/**
 * A reporter for `node --test` that shows failures and, last, how many tests there were; suites are not counted.
 * The counts also go to the file that the environment names.
 */
export default async function* reporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:fail') {
      // A failing suite repeats its tests' failures, unless it failed outside of them.
      if (data.details?.error?.failureType === 'subtestsFailed') continue;
      counts.failed++;
      yield describe(data);
    } else if (data.details?.type !== 'suite') counts.passed++;
  }
  yield `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
  if (process.env['GLOSSATOR_TEST_RESULTS']) writeFileSync(process.env['GLOSSATOR_TEST_RESULTS'], JSON.stringify(counts));
}
