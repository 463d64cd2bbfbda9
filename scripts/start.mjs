/**
 * `npm start [-- PATH]`: opens Glossator on samples/ (or PATH) in desktop VS Code, or where there is none in an embedded one
 * that any browser can show. Until the packages are installed it uses nothing but Node itself.
 */
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { inRoot, root } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { run, runNode } from './lib/run.mjs';

/** The folder to open: the argument's, else the samples, else the project itself. */
function folderToOpen() {
  const [path] = process.argv.slice(2);
  if (path === undefined) return existsSync(inRoot('samples')) ? inRoot('samples') : root;
  const absolute = resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  if (!existsSync(absolute)) throw new Error(`${absolute} does not exist.`);
  return statSync(absolute).isDirectory() ? absolute : dirname(absolute);
}

/** The command of a desktop VS Code on the path, if there is one and a display to open it on. */
function desktop() {
  if (process.env['GLOSSATOR_EMBEDDED']) return undefined;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd', 'code-insiders.cmd'] : ['code', 'code-insiders'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Serves the embedded VS Code until the user ends it. */
async function serve(folder) {
  const { startServer, windowAddress } = await import('./lib/server.mjs');
  const { versions } = await import('./lib/vscode.mjs');
  const server = await startServer(versions.newest);
  console.log(`\nGlossator runs in VS Code ${versions.newest.version}. Open this address in a browser:\n\n  ${windowAddress(server, { folder, extension: root })}\n`);
  console.log('Press Ctrl+C to end it.');
  await new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  });
  await server.stop();
}

async function main() {
  const folder = folderToOpen();
  await ensureInstalled();
  console.log('Building …');
  const { code, output } = await runNode([inRoot('esbuild.mjs')], { quiet: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  const executable = desktop();
  if (executable) {
    console.log(`Opening ${folder} in ${executable}`);
    const shell = process.platform === 'win32';
    const opened = await run(shell ? `"${executable}"` : executable, [`--extensionDevelopmentPath=${root}`, folder], { shell });
    if (opened.code === 0) return;
  }
  await serve(folder);
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
