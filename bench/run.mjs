/**
 * `npm run bench`: how fast names alone and a whole analysis are beside wink-nlp's `readDoc` and compromise's `topics()` on the same text
 * in the same run, how long a keystroke takes to become a new analysis through the worker's port, and how much memory
 * an analysis keeps. A table on the screen, the same as JSON in bench/out/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import nlp from 'compromise';
import esbuild from 'esbuild';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { newsText } from './text.mjs';

const root = path.join(import.meta.dirname, '..');
const built = path.join(root, '.cache', 'bench');
/** The first, in which everybody's code is compiled, has a column of its own. */
const rounds = 4;
const keystrokes = 15;
/** Who takes longer than this many milliseconds runs once only. */
const patience = 5_000;

const node = { bundle: true, platform: 'node', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error', minify: true };
await esbuild.build({ ...node, entryPoints: [path.join(root, 'bench', 'subject.ts')], outfile: path.join(built, 'subject.cjs'), format: 'cjs' });
await esbuild.build({ ...node, entryPoints: [path.join(root, 'src', 'worker', 'node.ts')], outfile: path.join(built, 'worker.cjs'), format: 'cjs' });
const { SourceAnalyzer, createBlockAnalyzer, recognizers, recognizeQuotations, splitBlocks, AnalysisClient } = await import(path.join(built, 'subject.cjs')).then((subject) => subject.default);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function milliseconds(work) {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Processor time: what else runs on the machine does not count, though it slows down what it shares with us. */
async function processorMilliseconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Whole analyses in turn, so that what slows the machine down meets everybody. */
async function throughput(text) {
  const wink = winkNlp(model);
  const analyzeBlock = createBlockAnalyzer(), namesOf = createBlockAnalyzer(undefined, recognizers.filter((recognizer) => recognizer !== recognizeQuotations));
  const subjects = {
    // Blocks, words, rules and the model; neither quotations nor who is who.
    'Glossator, names alone': () => { for (const block of splitBlocks(text, 'plain')) namesOf(block); },
    'Glossator, whole analysis': () => new SourceAnalyzer(analyzeBlock).update(text, 'plain'),
    'wink-nlp, readDoc()': () => wink.readDoc(text),
    'compromise, topics()': () => nlp(text).topics().json({ offset: true }),
  };
  const times = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(subjects)) {
      if (times[name][0] > patience) continue;
      collect();
      times[name].push(await processorMilliseconds(work));
    }
  }
  const megabytes = text.length / 1e6;
  return Object.entries(times).map(([name, all]) => {
    const seconds = median(all.length > 1 ? all.slice(1) : all) / 1000;
    return { name, first: all[0] / 1000, seconds, megabytesPerSecond: megabytes / seconds };
  });
}

function startWorker() {
  const worker = new Worker(path.join(built, 'worker.cjs'));
  const port = { post: (message) => { worker.postMessage(message); }, onMessage: (listener) => { worker.on('message', listener); } };
  const log = { info: () => undefined, error: (message, error) => { throw new Error(message, { cause: error }); } };
  return { client: new AnalysisClient(port, log, () => { void worker.terminate(); }), stop: () => worker.terminate() };
}

/** From one typed character to the analysis of the new text, as the editor's side of the port sees it. */
async function latency(text) {
  const { client, stop } = startWorker();
  const analysed = (version) => new Promise((resolve) => {
    const listener = client.onAnalysis((result) => {
      if (result.version !== version) return;
      listener.dispose();
      resolve();
    });
  });
  const first = await milliseconds(() => {
    const done = analysed(1);
    client.open('bench:text', 1, text, 'plain');
    return done;
  });
  const times = [];
  for (let i = 0; i < keystrokes; i++) {
    const start = text.indexOf(' ', Math.floor((text.length * (i + 0.5)) / keystrokes));
    times.push(await milliseconds(() => {
      const done = analysed(i + 2);
      client.change('bench:text', i + 2, [{ start, end: start, text: 'x' }]);
      return done;
    }));
  }
  client.dispose();
  await stop();
  return { characters: text.length, firstAnalysis: first, median: median(times), worst: Math.max(...times) };
}

/** Heap that one open source keeps: its text, what is cached for each block, and its analysis. */
async function memory(text) {
  const analyzeBlock = createBlockAnalyzer();
  await new SourceAnalyzer(analyzeBlock).update(text.slice(0, 10_000), 'plain');
  collect();
  const before = process.memoryUsage().heapUsed;
  const analyzer = new SourceAnalyzer(analyzeBlock);
  const analysis = await analyzer.update(text, 'plain');
  collect();
  return { megabytes: (process.memoryUsage().heapUsed - before) / 1e6, blocks: analysis.blocks.length, parsed: analyzer.parsedBlocks, peakRss: process.resourceUsage().maxRSS / 1000 };
}

const small = newsText(50_000), large = newsText(1_000_000);
const speed = await throughput(large);
const typing = [await latency(small), await latency(large)];
const heap = await memory(large);
const [names, whole, ...peers] = speed;

const line = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(44) : String(cell).padStart(14))).join(''));
console.log(`\n${os.cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}; medians of up to ${rounds - 1} rounds after a first one\n`);
line(`text of ${(large.length / 1e6).toFixed(2)} MB, processor time`, 'first, s', 'seconds', 'MB/s', 'names are', 'all is');
for (const { name, first, seconds, megabytesPerSecond } of speed) {
  const times = (of) => (of.name === name ? '' : `${(of.megabytesPerSecond / megabytesPerSecond).toFixed(2)} x`);
  line(name, first.toFixed(2), seconds.toFixed(2), megabytesPerSecond.toFixed(2), times(names), times(whole));
}
console.log('');
line('keystroke to new analysis, ms', 'first', 'median', 'worst');
for (const { characters, firstAnalysis, median: middle, worst } of typing) {
  line(`source of ${(characters / 1000).toFixed(0)} KB`, firstAnalysis.toFixed(0), middle.toFixed(1), worst.toFixed(1));
}
console.log('');
line('memory', 'MB');
line(`heap kept for ${(large.length / 1e6).toFixed(2)} MB of text`, heap.megabytes.toFixed(1));
line('largest resident size of this process', heap.peakRss.toFixed(0));

mkdirSync(path.join(root, 'bench', 'out'), { recursive: true });
writeFileSync(path.join(root, 'bench', 'out', 'bench.json'), `${JSON.stringify({ node: process.version, speed, ratios: peers.map(({ name, megabytesPerSecond }) => ({ name, times: whole.megabytesPerSecond / megabytesPerSecond, names: names.megabytesPerSecond / megabytesPerSecond })), typing, memory: heap }, null, 2)}\n`);
