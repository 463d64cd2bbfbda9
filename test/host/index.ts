import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import files from 'glossator:tests';
import { demandSuccess, runMocha } from '../shared/mochaRun';

/** Runs all host tests, or those whose file name holds GLOSSATOR_TEST_FILES; VS Code calls it and ends when it settles. */
export async function run(): Promise<void> {
  const only = process.env['GLOSSATOR_TEST_FILES'];
  const results = await runMocha(Mocha, only ? files.filter(([name]) => name.includes(only)) : files);
  const place = process.env['GLOSSATOR_TEST_RESULTS'];
  if (place) writeFileSync(place, JSON.stringify(results));
  demandSuccess(results);
}
