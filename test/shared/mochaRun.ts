import type { MochaOptions } from 'mocha';

/** What a run of tests came to, as the scripts that started it read it. */
export interface Results {
  passed: number;
  failed: number;
  failures: { title: string; error: string }[];
}

/** The tests of a folder: each file's name and how to load it. */
export type TestFiles = readonly (readonly [name: string, load: () => Promise<unknown>])[];

/** A reporter that stays silent: the listeners below report. */
class Silent {}

/** Loads every file; one that cannot be loaded becomes a failing test. */
async function loadAll(files: TestFiles): Promise<void> {
  for (const [name, load] of files) {
    try {
      await load();
    } catch (error) {
      it(`${name} loads`, () => {
        throw error;
      });
    }
  }
}

/** Loads every file, runs all tests, prints a line for each, and resolves to the counts. */
export async function runMocha(Runner: new (options: MochaOptions) => Mocha, files: TestFiles): Promise<Results> {
  // File events of the system may come late on a busy machine; what is broken fails twice.
  const mocha = new Runner({ ui: 'bdd', timeout: 20_000, retries: 1, reporter: Silent as never });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await loadAll(files);
  const results: Results = { passed: 0, failed: 0, failures: [] };
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(results));
    runner.on('pass', (test) => {
      results.passed++;
      console.log(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('fail', (test, error: Error) => {
      results.failed++;
      const text = error.stack ?? error.message;
      results.failures.push({ title: test.fullTitle(), error: text });
      console.log(`✖ ${test.fullTitle()}\n${text}`);
    });
  });
}

/** Rejects, which VS Code turns into its exit code, unless there were tests and all passed. */
export function demandSuccess({ passed, failed }: Results): void {
  if (failed > 0 || passed === 0) throw new Error(`${failed} tests failed, ${passed} passed`);
}
