/** Runs the tests that drive a real window: `node scripts/test-ui.mjs [--update-pictures]`, after a build. */
import { pathToFileURL } from 'node:url';
import { chromiumOptions } from './lib/chromium.mjs';
import { filesBelow, inRoot } from './lib/files.mjs';
import { nodeTests } from './lib/node-tests.mjs';
import { startServer } from './lib/server.mjs';
import { versions } from './lib/vscode.mjs';

/** Starts one server for all files of test/ui and resolves to the counts. */
export async function uiTests({ updatePictures = false } = {}) {
  await chromiumOptions();
  const server = await startServer(versions.newest);
  const env = { ...process.env, GLOSSATOR_UI_SERVER: server.authority, ...(updatePictures && { GLOSSATOR_UPDATE_PICTURES: '1' }) };
  try {
    let passed = 0, failed = 0;
    // One window at a time: two would make each other's timing on small machines.
    for (const file of filesBelow(inRoot('test', 'ui'), '.test.ts')) {
      let counts = await nodeTests([file], { concurrency: 1, env });
      // A window may lose a key press or a moment of focus on a busy machine; what is broken fails in a new window too.
      if (counts.failed > 0) {
        console.log(`once more: ${file.slice(inRoot().length + 1)}`);
        counts = await nodeTests([file], { concurrency: 1, env });
      }
      passed += counts.passed;
      failed += counts.failed;
    }
    return { passed, failed };
  } finally {
    await server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed } = await uiTests({ updatePictures: process.argv.includes('--update-pictures') });
  if (failed > 0) process.exitCode = 1;
}
