/** Builds for production and packs `dist/glossator.vsix`; any warning of vsce is a failure, and so is a package over its budget. */
import { rmSync, statSync } from 'node:fs';
import { inRoot, root } from './lib/files.mjs';
import { runNode } from './lib/run.mjs';

const budgetInMB = 8;
const out = inRoot('dist', 'glossator.vsix');

async function pack() {
  const built = await runNode([inRoot('esbuild.mjs'), '--minify']);
  if (built.code !== 0) return false;
  rmSync(out, { force: true });
  const vsce = inRoot('node_modules', '@vscode', 'vsce', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const packed = await runNode([vsce, 'package', ...flags, '--out', out], { cwd: root });
  if (packed.code !== 0) return false;
  if (/^ *warning\b/im.test(packed.output)) {
    console.error('vsce warned, which counts as a failure.');
    return false;
  }
  const size = statSync(out).size / 1e6;
  console.log(`dist/glossator.vsix  ${size.toFixed(2)} MB of at most ${budgetInMB} MB`);
  return size <= budgetInMB;
}

process.exitCode = (await pack()) ? 0 : 1;
