/** Runs the tests that drive a real window: `node scripts/test-ui.mjs [--update-pictures]`, after a build. */
import { pathToFileURL } from 'node:url';
import { chromiumOptions } from './lib/chromium.mjs';
import { nodeTests } from './lib/node-tests.mjs';
import { startServer } from './lib/server.mjs';
import { versions } from './lib/vscode.mjs';

/** Starts one server for all files of test/ui and resolves to the counts. */
export async function uiTests({ updatePictures = false } = {}) {
  await chromiumOptions();
  const server = await startServer(versions.newest);
  const env = { ...process.env, GLOSSATOR_UI_SERVER: server.authority, ...(updatePictures && { GLOSSATOR_UPDATE_PICTURES: '1' }) };
  try {
    // One window at a time: two would make each other's timing on small machines.
    return await nodeTests('test/ui', { concurrency: 1, env });
  } finally {
    await server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed } = await uiTests({ updatePictures: process.argv.includes('--update-pictures') });
  if (failed > 0) process.exitCode = 1;
}
