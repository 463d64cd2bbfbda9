/** Builds for production and packs `dist/glossator.vsix`; any warning of vsce is a failure, and so is a package over its budget. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './lib/files.mjs';
import { runNode } from './lib/run.mjs';

const budgetInMB = 8;
const out = inRoot('dist', 'glossator.vsix');

/** Files beside the Node programs that they load at run time and that the package would not hold. */
async function missingFiles(vsce) {
  const { output } = await runNode([vsce, 'ls', '--no-dependencies'], { cwd: root, quiet: true });
  const packed = new Set(output.split(/\r?\n/));
  const programs = [...packed].filter((file) => /^dist\/[^/]+\.js$/.test(file));
  const needed = programs.flatMap((file) => Array.from(readFileSync(inRoot(file), 'utf8').matchAll(/require\("\.\/([^"]+)"\)/g), ([, name]) => path.posix.join('dist', name)));
  return [...new Set(needed)].filter((file) => !packed.has(file));
}

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
  const missing = await missingFiles(vsce);
  if (missing.length > 0) {
    console.error(`The package lacks ${missing.join(', ')}; name them in .vscodeignore.`);
    return false;
  }
  const size = statSync(out).size / 1e6;
  console.log(`dist/glossator.vsix  ${size.toFixed(2)} MB of at most ${budgetInMB} MB`);
  return size <= budgetInMB;
}

process.exitCode = (await pack()) ? 0 : 1;
