import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './files.mjs';
import { runNpm } from './run.mjs';

/** Where programs for development are unpacked; git ignores it. */
const toolsFolder = inRoot('.vscode-test');

/**
 * The folder `.vscode-test/<name>`, filled by `fill(folder)` when it is not there yet.
 * It is filled under another name and renamed at the end, so that an interrupted set-up leaves nothing that looks whole.
 */
export async function toolFolder(name, fill) {
  const target = join(toolsFolder, name);
  if (existsSync(target)) return target;
  const partial = `${target}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const started = Date.now();
  console.log(`Setting up ${name} (once) …`);
  try {
    await fill(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process may have finished the same set-up meanwhile.
    if (!existsSync(target)) throw error;
  }
  console.log(`Set up ${name} in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  return target;
}

/** Installs packages into `folder`, apart from the project's own; scripts of packages are not run. */
export async function installInto(folder, packages, flags = []) {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{"private":true}\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...flags, ...packages];
  const { code, output } = await runNpm(args, { cwd: folder, quiet: true });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${output}`);
}
