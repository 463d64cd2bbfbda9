/**
 * Kills processes in the middle of writing annotation files, with SIGKILL, again and again, and looks at what is left:
 * `node scripts/torture/kills.mjs [--kills=400] [--seed=N]`. Every file must be whole, old or new, and no mark whose keeping
 * was confirmed may be missing from file and journal together. Half of the kills come at a random moment, the others
 * exactly before, in or after a step of the write: open, write, flush, rename.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { inRoot } from '../lib/files.mjs';

/** Where a marked process kills itself: a call of the file system, and how much of it is done by then. */
const moments = ['open:before', 'open:after', 'writeFile:before', 'writeFile:half', 'writeFile:after', 'sync:before', 'sync:after', 'rename:before', 'rename:during', 'rename:after', 'rm:before', 'rm:after'];

/** A small generator of random numbers (mulberry32), so that a seed repeats a run. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Replaces the file system of the bundle by one that kills the process at a given moment. */
const killer = {
  name: 'killer',
  setup({ onResolve }) {
    const shim = inRoot('scripts', 'torture', 'killing-fs.mjs');
    onResolve({ filter: /^node:fs\/promises$/ }, ({ importer }) => (importer === shim ? { path: 'node:fs/promises', external: true } : { path: shim }));
  },
};

async function bundle(folder) {
  const outfile = path.join(folder, 'marker.mjs');
  await build({
    entryPoints: [inRoot('test', 'unit', 'platform', 'node', 'marker.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20',
    mainFields: ['module', 'main'], plugins: [killer], logLevel: 'error',
  });
  return outfile;
}

/** Runs a process that marks until it is killed; resolves to the ids that it had confirmed, and whether it was killed. */
function runMarker(program, folder, moment, delay) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GLOSSATOR_KILL_AT: moment ?? '' } });
    let out = '', err = '', timer;
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      if (out === '' && moment === undefined) timer = setTimeout(() => child.kill('SIGKILL'), delay);
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => { err += chunk; });
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.on('error', reject).on('close', (code, signal) => {
      clearTimeout(timer);
      clearTimeout(patience);
      const confirmed = out.split('\n').slice(0, -1).filter((line) => line.startsWith('urn:'));
      resolve({ confirmed, killed: signal === 'SIGKILL', code, err });
    });
  });
}

/** What is wrong in the folder after a kill; empty when everything is as it should be. */
function wrongIn(folder, confirmed) {
  const wrong = [];
  const texts = [];
  const whole = (file) => {
    const text = readFileSync(file, 'utf8');
    try {
      JSON.parse(text);
      if (!text.endsWith('}\n')) wrong.push(`${file} has no end`);
    } catch (error) {
      wrong.push(`${file} is not whole: ${error.message}`);
    }
    texts.push(text);
  };
  for (const name of readdirSync(folder)) if (name.endsWith('.annotations.json')) whole(path.join(folder, name));
  const journal = path.join(folder, 'journal');
  for (const name of readdirSync(folder).includes('journal') ? readdirSync(journal) : []) if (name.endsWith('.json')) whole(path.join(journal, name));
  for (const id of confirmed) if (!texts.some((text) => text.includes(id))) wrong.push(`${id} was confirmed and is lost`);
  return wrong;
}

async function main() {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '400' }, seed: { type: 'string', default: String(process.hrtime.bigint() % 1_000_000n) } } });
  const kills = Number(values.kills), seed = Number(values.seed), random = randomFrom(seed);
  console.log(`seed ${seed}, ${kills} kills`);
  const root = mkdtempSync(path.join(tmpdir(), 'glossator-kills-'));
  const program = await bundle(root);
  let survived = 0, folder = '', confirmed = [];
  const at = new Map(), failures = [];
  for (let i = 0; i < kills; i++) {
    // A few runs go on in the same folder, with what those before them left behind.
    if (i % 8 === 0) {
      folder = mkdtempSync(path.join(root, 'run-'));
      confirmed = [];
      writeFileSync(path.join(folder, 'long.txt'), 'The ferry of Port Ellery is late again. '.repeat(50));
    }
    const moment = i % 2 === 0 ? undefined : `${moments[Math.floor(i / 2) % moments.length]}:${1 + Math.floor(random() * 6)}`;
    const { confirmed: more, killed, code, err } = await runMarker(program, folder, moment, random() * 60);
    confirmed.push(...more);
    const wrong = wrongIn(folder, confirmed);
    if (!killed) wrong.push(`the process was not killed at ${moment ?? 'a random moment'} but ended with ${code}: ${err.slice(0, 500)}`);
    if (wrong.length === 0) survived++;
    else failures.push(`kill ${i + 1} (${moment ?? 'random'}): ${wrong.join('; ')}`);
    const place = moment?.replace(/:\d+$/, '') ?? 'random';
    at.set(place, (at.get(place) ?? 0) + 1);
  }
  rmSync(root, { recursive: true, force: true });
  for (const failure of failures.slice(0, 20)) console.error(failure);
  console.log([...at].map(([place, count]) => `${place} ${count}`).join(', '));
  console.log(`${survived} of ${kills} kills survived`);
  process.exitCode = survived === kills ? 0 : 1;
}

await main();
