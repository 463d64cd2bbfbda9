/** Runs the tests that need a real VS Code: `node scripts/test-host.mjs [oldest|newest|web]`, after `npm run build -- --tests`. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './lib/files.mjs';
import { versions } from './lib/vscode.mjs';

/** Desktop VS Code can be used where it can be downloaded and has a display to open on. */
async function desktopPossible() {
  if (process.env['GLOSSATOR_EMBEDDED']) return false;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false;
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** What the runner inside VS Code left behind; a run without results counts as one failure. */
function readResults(place, error) {
  if (existsSync(place)) {
    const { passed, failed } = JSON.parse(readFileSync(place, 'utf8'));
    return { passed, failed: error && failed === 0 ? 1 : failed };
  }
  return { passed: 0, failed: 1 };
}

/**
 * Runs the tests of one host on a copy of the fixture folder; resolves to the counts and never rejects.
 * @param {'oldest' | 'newest' | 'web'} which the browser host is that of the newest version
 */
export async function hostTests(which) {
  const { runTests } = await import('@vscode/test-electron');
  const web = which === 'web';
  const row = web ? 'newest' : which;
  const temporary = mkdtempSync(join(tmpdir(), 'glossator-host-'));
  const workspace = join(temporary, 'workspace');
  const results = join(temporary, 'results.json');
  cpSync(inRoot('test', 'host', 'workspace'), workspace, { recursive: true });
  const desktop = !web && (await desktopPossible());
  const launchArgs = desktop
    ? [workspace]
    : [workspace, `--embedded-version=${row}`, ...(web ? ['--extensionDevelopmentKind=web'] : [])];
  let failure;
  try {
    await runTests({
      ...(desktop ? { version: versions[row].version } : { vscodeExecutablePath: inRoot('scripts', 'embedded-vscode.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: inRoot('dist-test', web ? 'web' : 'host', 'index.js'),
      extensionTestsEnv: { GLOSSATOR_TEST_RESULTS: results },
      launchArgs,
    });
  } catch (error) {
    failure = error;
    console.log(error.message);
  }
  const counts = readResults(results, failure);
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  return counts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const which of process.argv.length > 2 ? process.argv.slice(2) : ['oldest', 'newest', 'web']) {
    const { passed, failed } = await hostTests(which);
    console.log(`${which}: ${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  }
}
