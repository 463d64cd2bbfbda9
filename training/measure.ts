/**
 * `npx tsx training/measure.ts FOLDER [--fold=N] [--weights=FILE] [--who=rules,both]`: strict F1 of PERSON, ORG and PLACE, and
 * of each type, on every fifth text of the training sets (which `train.ts --fold=N` leaves out) and on development sets.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SourceAnalyzer } from '../src/core/analysis/analyzer';
import type { BlockAnalyzer } from '../src/core/recognize/analyzeBlock';
import { unpack, type PackedModel } from '../src/core/recognize/model/weights';
import { modelAnalyzer, rulesAnalyzer } from './examples';
import { readOwn, readSets } from './sets';

const { values, positionals: [folder = '../shared'] } = parseArgs({
  allowPositionals: true,
  options: { fold: { type: 'string', default: '0' }, weights: { type: 'string', default: 'src/core/recognize/model/weights.json' }, who: { type: 'string', default: 'both' }, errors: { type: 'string', default: '' } },
});
interface Name { start: number; end: number; type: string; skip?: boolean }
interface Text { set: string; text: string; gold: Name[] }

const model = unpack(JSON.parse(readFileSync(values.weights, 'utf8')) as PackedModel);
const analyzers: Record<string, BlockAnalyzer> = {
  rules: rulesAnalyzer(),
  both: modelAnalyzer(model),
};
const fold = Number(values.fold);
const held = [...readSets(folder), ...readOwn(path.join(import.meta.dirname, 'news'), 1)].filter((_, i) => i % 5 === fold);
const texts: Text[] = held.map(({ set, text, spans }) => ({ set, text, gold: spans.map((span) => ({ start: span.start, end: span.end, type: span.types[0] ?? '', skip: span.types.length !== 1 })) }));
interface Gold { text: string; range?: [number, number]; entities: { start: number; end: number; type: string; nested?: boolean; optional?: boolean }[] }
const lines = (file: string): Gold[] => readFileSync(path.join(folder, 'eval', file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Gold);
const goldOf = (document: Gold): Name[] => document.entities.map(({ start, end, type, nested, optional }) => ({ start, end, type, skip: nested === true || optional === true }));
for (const document of lines('dev/wwnews.dev.jsonl')) texts.push({ set: 'wwnews.dev', text: document.text, gold: goldOf(document) });
for (const document of lines('gold/news-2025-03-19.articles-1-4.jsonl')) {
  texts.push({ set: 'seed', text: readFileSync(path.join(folder, 'seeds/news-2025-03-19.txt'), 'utf8').slice(0, document.range?.[1]), gold: goldOf(document) });
}
const main = ['PERSON', 'ORG', 'PLACE'], shown = [...main, 'NORP'];
const key = ({ start, end, type }: Name): string => `${start} ${end} ${type}`;
async function namesIn(text: string, analyzer: BlockAnalyzer): Promise<Name[]> {
  const { blocks } = await new SourceAnalyzer(analyzer).update(text, 'plain');
  return blocks.flatMap((block) => block.mentions.map((m) => ({ start: m.start + block.start, end: m.end + block.start, type: String(m.type) })));
}
async function measure(): Promise<void> {
  for (const set of [...new Set(texts.map((text) => text.set))]) for (const who of values.who.split(',')) {
    const counts = new Map(shown.map((type) => [type, [0, 0, 0]])), wrong = new Map<string, number>();
    for (const { text, gold } of texts.filter((other) => other.set === set)) {
      const found = (await namesIn(text, analyzers[who]!)).filter(({ type }) => shown.includes(type));
      const required = gold.filter(({ skip, type }) => !skip && shown.includes(type)), open = gold.filter(({ skip }) => skip);
      const keys = new Set(found.map(key)), right = new Set(required.map(key));
      for (const name of required) {
        counts.get(name.type)![2]!++;
        if (!keys.has(key(name))) { const k = `- ${name.type} ${text.slice(name.start, name.end)}`; wrong.set(k, (wrong.get(k) ?? 0) + 1); }
      }
      for (const name of found) {
        if (right.has(key(name))) counts.get(name.type)![0]!++;
        else if (open.some((other) => other.start < name.end && name.start < other.end)) continue;
        else { const k = `+ ${name.type} ${text.slice(name.start, name.end)}`; wrong.set(k, (wrong.get(k) ?? 0) + 1); }
        counts.get(name.type)![1]!++;
      }
    }
    const f1 = (rows: readonly number[][]): string => {
      const [tp, found, gold] = [0, 1, 2].map((i) => rows.reduce((sum, row) => sum + row[i]!, 0));
      return `${((200 * tp!) / (found! + gold! || 1)).toFixed(1)}`.padStart(5);
    };
    const all = main.map((type) => counts.get(type)!), sum = (i: number): number => all.reduce((total, row) => total + row[i]!, 0);
    console.log(set.padEnd(11), who.padEnd(6), f1(all), `P ${((100 * sum(0)) / sum(1)).toFixed(1)} R ${((100 * sum(0)) / sum(2)).toFixed(1)} `, shown.map((type) => `${type} ${f1([counts.get(type)!])}`).join(' '));
    if (values.errors === set) console.log([...wrong].sort((a, b) => b[1] - a[1]).slice(0, 250).map(([what, n]) => `${n} ${what}`).join('\n'));
  }
}

void measure();
