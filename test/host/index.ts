import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import files from 'glossator:tests';
import { demandSuccess, runMocha } from '../shared/mochaRun';

/** Runs all host tests; VS Code calls it and ends when it settles. */
export async function run(): Promise<void> {
  const results = await runMocha(Mocha, files);
  const place = process.env['GLOSSATOR_TEST_RESULTS'];
  if (place) writeFileSync(place, JSON.stringify(results));
  demandSuccess(results);
}
