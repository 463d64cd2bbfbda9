import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, runNode } from './run.mjs';
import { installInto, toolFolder } from './tools.mjs';

/** The last version of the package that installs on Node 20. */
const packaged = '147.0.0';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const fixedPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((base) =>
    base ? [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe')] : [],
  ),
};

const quietFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** The machine's own browser of the Chromium family, if it has one. */
function systemChromium() {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const places = process.platform === 'linux' ? onPath : (fixedPlaces[process.platform] ?? []);
  return places.find((place) => existsSync(place));
}

/** Unpacks the npm package's binary into its own folder: it asks for the folder of temporary files. */
async function unpack(folder) {
  await installInto(folder, [`@sparticuz/chromium@${packaged}`]);
  const entry = pathToFileURL(join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js'));
  // The environment variable makes it unpack the shared libraries that small machines lack, too.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const script = `import(${JSON.stringify(entry.href)}).then((module) => module.default.executablePath())`;
  const { code, output } = await runNode(['-e', script], { env, quiet: true });
  if (code !== 0) throw new Error(`Chromium could not be unpacked:\n${output}`);
}

/** The environment for the unpacked binary: libraries and fonts of the package only where the machine has none. */
async function environmentFor(folder, executable) {
  const env = { ...process.env };
  const { output } = await run('ldd', [executable], { quiet: true });
  if (output.includes('not found')) {
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  }
  if (!existsSync('/etc/fonts/fonts.conf')) {
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, `<?xml version="1.0"?>\n<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`);
    env['FONTCONFIG_FILE'] = config;
  }
  return env;
}

/**
 * What playwright-core's `chromium.launch` needs on this machine: the system's browser, else one installed from npm.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function chromiumOptions() {
  const system = systemChromium();
  if (system) return { executablePath: system, args: quietFlags, env: { ...process.env } };
  if (process.platform !== 'linux') throw new Error('No browser was found: install Chrome, Chromium or Edge and start again.');
  const folder = await toolFolder(`chromium-${packaged}`, unpack);
  const executablePath = join(folder, 'chromium');
  const args = [...quietFlags, '--headless=shell', '--single-process', '--no-zygote'];
  return { executablePath, args, env: await environmentFor(folder, executablePath) };
}
