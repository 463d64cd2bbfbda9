/**
 * `npm run bench:anchors -- [--seeds=5] [--file=PATH …] [--quick] [--check]`: annotates texts, edits them at random with an
 * edit script that knows where everything goes, has the annotations found again, and prints how many are where they
 * belong. `--file` adds a file or folder of prose; `--quick` leaves out the peer and the long text; `--check` exits with 1
 * where a target is missed. Needs tsx, since the engine is TypeScript.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeSpan } from '../src/core/anchor/describe.ts';
import { NormalizedText } from '../src/core/anchor/normalizedText.ts';
import { relocateQuotes } from '../src/core/anchor/relocate/relocateQuotes.ts';
import { relocateSpans } from '../src/core/anchor/relocate/relocateSpans.ts';
import { deletePassages, edit, parse, render, truth } from './anchors/edits.mjs';
import { searchAlone } from './anchors/peer.mjs';
import { seeded } from './anchors/random.mjs';
import { add, score } from './anchors/score.mjs';
import { author, invent, readProse } from './anchors/texts.mjs';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' }, file: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false }, check: { type: 'boolean', default: false }, show: { type: 'string' }, engine: { type: 'string', default: 'last-seen' },
  },
});

const scenarios = [
  { name: '120,000 characters, 2 %', length: 120_000, anchors: 1000, share: 0.02, deleted: 0, least: 99.5, most: 0.2, seconds: 1 },
  { name: '120,000 characters, 10 %', length: 120_000, anchors: 1000, share: 0.1, deleted: 0, least: 97.5, most: 1.2 },
  { name: '120,000 characters, 2 % and 220 deleted', length: 120_000, anchors: 1000, share: 0.02, deleted: 220, reattached: 5 },
  { name: '1,000,000 characters, 2 %', length: 1_000_000, anchors: 2000, share: 0.02, deleted: 0, least: 99.5, most: 0.2, seconds: 4, long: true },
];

const engines = [
  { name: 'with the last-seen text', run: ({ before, after, anchors }) => relocateSpans(before, after, anchors, { pause: () => Promise.resolve() }), target: true },
  { name: 'by quotes alone', run: ({ after, anchors }) => relocateQuotes(after, anchors, { pause: () => Promise.resolve() }) },
  { name: 'approx-string-match alone', run: ({ after, anchors }) => searchAlone(after, anchors), peer: true },
];

/** Annotations at random: names and short phrases, longer phrases, sentences. */
function annotate(text, count, random) {
  const normalized = new NormalizedText(text);
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const anchors = [];
  while (anchors.length < count) {
    const size = random.pick([1, 1, 1, 2, 2, 3, 4, 6, 9, 12, 18, 30]);
    const first = random.below(words.length - size);
    const span = { start: words[first].start, end: words[first + size - 1].end };
    anchors.push({ ...span, ...describeSpan(normalized, span).quote });
  }
  return anchors;
}

function prepare({ text, seed }, { length, anchors: count, share, deleted }) {
  const random = seeded(seed * 7919 + length + share * 1000);
  const before = text.length >= length * 0.9 ? text : `${text}\n\n${invent(seed, length - text.length)}`.trim();
  const anchors = annotate(before, count + deleted, random);
  const paragraphs = parse(before);
  deletePassages(paragraphs, anchors.slice(count), random);
  edit(paragraphs, share, random, author(seed + 1000));
  const now = render(paragraphs);
  return { before, after: now.text, anchors, truths: anchors.map((anchor) => truth(now, anchor)) };
}

const percent = (part, whole) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(2));

function show(wanted, { before, after, anchors, truths }, found) {
  anchors.forEach((anchor, i) => {
    const { kind, start, end, touched } = truths[i], result = found[i];
    const off = result.state === 'orphan' ? Infinity : Math.max(Math.abs(result.start - start), Math.abs(result.end - end));
    const bad = kind === 'there' ? (result.state === 'orphan' ? 'lost' : off > (touched ? 6 : 0) ? 'wrong' : '') : kind === 'gone' && result.state !== 'orphan' ? 'reattached' : '';
    if (!bad || !wanted.split(',').includes(bad)) return;
    console.log(bad, result.state, result.score ?? result.reason, touched ? 'touched' : '');
    console.log('  was ', JSON.stringify(`${before.slice(anchor.start - 60, anchor.start)}[${anchor.exact}]${before.slice(anchor.end, anchor.end + 60)}`));
    if (kind === 'there') console.log('  is  ', JSON.stringify(`${after.slice(start - 60, start)}[${after.slice(start, end)}]${after.slice(end, end + 60)}`));
    if (result.state !== 'orphan') console.log('  here', JSON.stringify(`${after.slice(result.start - 60, result.start)}[${after.slice(result.start, result.end)}]${after.slice(result.end, result.end + 60)}`));
  });
}

/** Runs one engine on one case: its counts and the seconds of wall clock and processor. */
async function measure(engine, prepared) {
  const cpu = process.cpuUsage(), start = performance.now();
  const found = await engine.run(prepared);
  const wall = (performance.now() - start) / 1000, used = process.cpuUsage(cpu);
  if (options.show && engine.name.includes(options.engine)) show(options.show, prepared, found);
  return { counts: score(found, prepared.truths), wall, cpu: (used.user + used.system) / 1e6 };
}

function sourcesFor(length) {
  const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i + 1);
  const invented = seeds.map((seed) => ({ text: invent(seed, length), seed }));
  const places = [path.join(import.meta.dirname, '..', 'samples'), ...options.file];
  const prose = readProse(places, length);
  return prose.length > 5000 ? [...invented, ...seeds.map((seed) => ({ text: prose, seed: seed + 100 }))] : invented;
}

const rows = [];
for (const scenario of scenarios.filter(({ long }) => !long || !options.quick)) {
  const cases = sourcesFor(scenario.length).slice(0, scenario.long ? 4 : undefined).map((source) => prepare(source, scenario));
  for (const engine of engines) {
    // The peer needs minutes for the long text.
    if (engine.peer && (options.quick || scenario.long)) continue;
    let counts, wall = 0, cpu = 0;
    for (const prepared of cases) {
      const result = await measure(engine, prepared);
      counts = add(counts, result.counts);
      wall = Math.max(wall, result.wall);
      cpu = Math.max(cpu, result.cpu);
    }
    const missed = engine.target ? missedTargets(scenario, counts, cpu) : [];
    rows.push({ scenario: scenario.name, engine: engine.name, texts: cases.length, ...counts, slowestWall: wall, slowestCpu: cpu, missed });
    print(rows.at(-1));
  }
}

function missedTargets({ least, most, reattached, seconds }, counts, cpu) {
  const share = (part, whole) => (100 * part) / whole;
  return [
    least !== undefined && share(counts.right, counts.there) < least && 'right',
    most !== undefined && share(counts.wrong, counts.there) > most && 'wrong',
    reattached !== undefined && share(counts.reattached, counts.gone) > reattached && 'reattached',
    seconds !== undefined && cpu > seconds && 'seconds',
  ].filter(Boolean);
}

function print(row) {
  if (rows.length === 1) console.log('                                                                    right  (drifted)  wrong   lost | deleted  re-attached (drifted) | slowest: s  cpu s');
  const cells = [
    row.scenario.padEnd(40), row.engine.padEnd(26), percent(row.right, row.there).padStart(7), percent(row.drifted, row.there).padStart(9),
    percent(row.wrong, row.there).padStart(7), percent(row.lost, row.there).padStart(6), String(row.gone).padStart(9),
    percent(row.reattached, row.gone).padStart(12), percent(row.suspected, row.gone).padStart(9), row.slowestWall.toFixed(2).padStart(12), row.slowestCpu.toFixed(2).padStart(6),
  ];
  console.log(cells.join(' '), row.missed.length > 0 ? `MISSED: ${row.missed.join(', ')}` : '');
}

const out = path.join(import.meta.dirname, 'out');
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'anchors.json'), `${JSON.stringify({ node: process.version, rows }, null, 1)}\n`);
if (options.check && rows.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
