/**
 * `node bench/quoteCheck.mjs`: how long it takes to check a draft of 200 quotations against 5 MB of sources, by processor time: once
 * with sources never read before, once more as after an edit of the draft. The same as JSON in bench/out/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { newsText } from './text.mjs';

const root = path.join(import.meta.dirname, '..');
const built = path.join(root, '.cache', 'bench', 'quoteCheck.cjs');
const size = 5_000_000, sourceCount = 25, wanted = 200;
const seconds = 2;

await esbuild.build({
  stdin: {
    contents: `export { SourceAnalyzer } from './src/core/analysis/analyzer';
      export { SourceView } from './src/core/analysis/view';
      export { createBlockAnalyzer } from './src/core/recognize/analyzeBlock';
      export { createQuotationMatcher } from './src/core/quoteCheck/matcher';`,
    resolveDir: root,
  },
  bundle: true, platform: 'node', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error', minify: true, format: 'cjs', outfile: built,
});
const { SourceAnalyzer, SourceView, createBlockAnalyzer, createQuotationMatcher } = await import(built).then((subject) => subject.default);

const analyzeBlock = createBlockAnalyzer();
const viewOf = async (uri, text) => new SourceView(uri, 1, text, await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), true);

/** The text as sources of equal size, cut between paragraphs. */
function split(text) {
  const parts = [];
  for (let from = 0; from < text.length;) {
    const cut = text.indexOf('\n', from + size / sourceCount), to = cut < 0 ? text.length : cut + 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** Sentences from all over the sources as somebody's words: a quarter each copied, changed in a word, cut with an ellipsis, and never said. */
function draftOf(text) {
  const quotations = [];
  for (let i = 0; i < wanted; i++) {
    const start = text.indexOf('. ', Math.floor((text.length * (i + 0.3)) / wanted)) + 2;
    const words = text.slice(start, start + 400).replace(/[“”\n]/g, ' ').trim().split(/\s+/).slice(0, 12 + (i % 14));
    const change = [
      () => undefined,
      () => words.splice(5, 1, 'notwithstanding'),
      () => words.splice(4, 3, '…'),
      () => words.forEach((word, k) => { words[k] = k % 2 === 0 ? [...word].reverse().join('') : word; }),
    ][i % 4];
    change();
    quotations.push(`“${words.join(' ')},” said Mara Lindqvist on Friday.`);
  }
  return quotations.join('\n\n');
}

const text = newsText(size);
const sources = await Promise.all(split(text).map((part, i) => viewOf(`source:${i}`, part)));
const draft = await viewOf('draft', draftOf(text));
const matcher = createQuotationMatcher();

async function measure() {
  const slices = [];
  let last = process.cpuUsage();
  // By processor time: on a busy machine a slice takes as long as others let it.
  const pause = async () => {
    const { user, system } = process.cpuUsage(last);
    slices.push((user + system) / 1000);
    await new Promise((resolve) => setImmediate(resolve));
    last = process.cpuUsage();
  };
  const before = process.cpuUsage();
  const check = await matcher.check(draft, sources, { pause });
  const { user, system } = process.cpuUsage(before);
  const sorted = slices.sort((a, b) => a - b);
  return { cpuSeconds: (user + system) / 1e6, slices: slices.length, longestSlice: sorted.at(-1) ?? 0, usualSlice: sorted[Math.floor(slices.length * 0.99)] ?? 0, check };
}

const first = await measure(), again = await measure();
const { counts, quotations } = first.check;
console.log(`\n${os.cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
console.log(`${quotations.length} quotations against ${sources.length} sources of ${(text.length / 1e6).toFixed(2)} MB: ${JSON.stringify(counts)}`);
for (const [name, { cpuSeconds, slices, longestSlice, usualSlice }] of [['sources not read before', first], ['sources known', again]]) {
  console.log(`${name.padEnd(26)} ${cpuSeconds.toFixed(2)} s of processor time in ${slices} slices, 99 % of them below ${usualSlice.toFixed(0)} ms, the longest ${longestSlice.toFixed(0)} ms`);
}
console.log(first.cpuSeconds <= seconds ? `within ${seconds} s` : `more than ${seconds} s`);
mkdirSync(path.join(root, 'bench', 'out'), { recursive: true });
writeFileSync(path.join(root, 'bench', 'out', 'quoteCheck.json'), `${JSON.stringify({ node: process.version, quotations: quotations.length, megabytes: text.length / 1e6, firstCpuSeconds: first.cpuSeconds, againCpuSeconds: again.cpuSeconds, longestSliceMs: first.longestSlice, againLongestSliceMs: again.longestSlice, counts }, null, 2)}\n`);
if (first.cpuSeconds > seconds) process.exitCode = 1;
