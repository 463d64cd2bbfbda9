import 'mocha/mocha.js';
import files from 'glossator:tests';
import { demandSuccess, runMocha } from '../shared/mochaRun';

/** Runs all tests of the browser host; there is no file system, so the results go to the log behind a mark. */
export async function run(): Promise<void> {
  // The browser build of mocha leaves its class in a global.
  const results = await runMocha(Mocha, files);
  console.log(`GLOSSATOR_TEST_RESULTS ${JSON.stringify(results)}`);
  demandSuccess(results);
}
