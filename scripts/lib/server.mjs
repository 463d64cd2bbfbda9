import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { embeddedVSCode } from './vscode.mjs';

const startLimit = 60_000;

/** Settings that keep the window quiet, so that tests and pictures see the extension and nothing else. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Ends the server together with the extension hosts it started: they share its process group. */
function killGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Resolves to the port once the server listens; rejects with what it printed when it ends or stays silent. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason) => reject(new Error(`VS Code's server ${reason}:\n${output}`));
    const timer = setTimeout(() => fail('did not start in time'), startLimit);
    const read = (chunk) => {
      if (output.length < 20_000) output += chunk;
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => fail(`could not be started (${error.message})`));
    child.on('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

/**
 * Starts an embedded VS Code on a free port with a fresh data folder.
 * @param {{ version: string, codeServer: string, node: number }} row a row of `versions`
 * @param {{ settings?: Record<string, unknown>, env?: Record<string, string | undefined> }} [options] user settings; environment of the extension host
 * @returns {Promise<{ origin: string, authority: string, stop: () => Promise<void> }>}
 */
export async function startServer(row, { settings = {}, env = process.env } = {}) {
  const { node, server } = await embeddedVSCode(row);
  const data = mkdtempSync(join(tmpdir(), 'glossator-vscode-'));
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const args = [
    server, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms',
    '--server-data-dir', data, '--telemetry-level', 'off', '--disable-workspace-trust', '--enable-smoke-test-driver',
  ];
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => killGroup(child, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    killGroup(child, 'SIGTERM');
    const force = setTimeout(kill, 2000);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(force);
    kill();
    process.removeListener('exit', kill);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const authority = `127.0.0.1:${await listening(child)}`;
    return { origin: `http://${authority}`, authority, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The address that opens `folder` with the extension in development.
 * @param {{ origin: string, authority: string }} server
 * @param {{ folder: string, extension: string, tests?: string, web?: boolean }} what absolute paths; `web` runs the browser build
 */
export function windowAddress({ origin, authority }, { folder, extension, tests, web }) {
  const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const payload = [['extensionDevelopmentPath', remote(extension)]];
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (web) payload.push(['extensionDevelopmentKind', 'web']);
  const query = new URLSearchParams({ folder: decodeURIComponent(pathToFileURL(folder).pathname), payload: JSON.stringify(payload) });
  return `${origin}/?${query}`;
}
