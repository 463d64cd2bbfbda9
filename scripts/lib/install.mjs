import { existsSync, statSync } from 'node:fs';
import { inRoot } from './files.mjs';
import { runNpm } from './run.mjs';

/** True when the installed packages are those of the lock file: npm writes its own copy last. */
function upToDate() {
  const installed = inRoot('node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
}

/** Installs the project's packages when they are missing or older than the lock file. Uses nothing but Node itself. */
export async function ensureInstalled() {
  if (upToDate()) return;
  console.log('Installing packages (npm ci) …');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error('npm ci failed; see above.');
}
