import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { SourceAnalyzer } from '../src/core/analysis/analyzer';
import type { BlockAnalyzer } from '../src/core/recognize/analyzeBlock';
import { chooseMentions } from '../src/core/resolve/entitiesChoose';
import { splitBlocks } from '../src/core/parse/split';
import { readTexts } from './recipe';
import { readLinesOf } from './sets';

interface Name { start: number; end: number; type: string; skip?: boolean }
/** A text with gold names, of one of the sets that are measured. */
export interface MeasuredText { readonly set: string; readonly text: string; readonly gold: readonly Name[] }
interface Gold { text: string; range?: [number, number]; entities: { start: number; end: number; type: string; nested?: boolean; optional?: boolean }[] }

const shownTypes = ['PERSON', 'ORG', 'PLACE', 'NORP'] as const, main: ReadonlySet<string> = new Set(['PERSON', 'ORG', 'PLACE']);

/** The fold that training left out, the lines in `held`, development sets and the source. */
export function measuredTexts(folder: string, fold: number): MeasuredText[] {
  const texts: MeasuredText[] = readTexts(folder, 1).filter((_, i) => i % 5 === fold)
    .map(({ set, text, spans }) => ({ set, text, gold: spans.map(({ start, end, types }) => ({ start, end, type: types[0] ?? '', skip: types.length !== 1 })) }));
  const lines = (file: string): Gold[] => readFileSync(path.join(folder, 'eval', file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Gold);
  const goldOf = (document: Gold): Name[] => document.entities.map(({ start, end, type, nested, optional }) => ({ start, end, type, skip: nested === true || optional === true }));
  for (const document of lines('dev/wwnews.dev.jsonl')) texts.push({ set: 'wwnews.dev', text: document.text, gold: goldOf(document) });
  for (const document of lines('gold/news-2025-03-19.articles-1-4.jsonl')) {
    texts.push({ set: 'seed', text: readFileSync(path.join(folder, 'seeds/news-2025-03-19.txt'), 'utf8').slice(0, document.range?.[1]), gold: goldOf(document) });
  }
  const held = path.join(import.meta.dirname, 'held');
  for (const file of readdirSync(held).sort()) {
    for (const { text, spans } of readLinesOf(path.join(held, file), 1)) texts.push({ set: path.basename(file, '.txt'), text, gold: spans.map(({ start, end, types }) => ({ start, end, type: types[0] ?? '' })) });
  }
  return texts;
}

/** Finds the names of a text. */
export type Finder = (text: string) => Promise<Name[]>;

/** Names with the whole source in view. */
export function inSource(analyzer: BlockAnalyzer): Finder {
  return async (text) => {
    const { blocks } = await new SourceAnalyzer(analyzer).update(text, 'plain');
    return blocks.flatMap((block) => block.mentions.map((m) => ({ start: m.start + block.start, end: m.end + block.start, type: String(m.type) })));
  };
}

/** Names by each block alone. */
export function inBlocks(analyzer: BlockAnalyzer): Finder {
  return (text) => Promise.resolve(splitBlocks(text, 'plain').flatMap((block) => chooseMentions(analyzer(block), null).map((m) => ({ start: m.start + block.start, end: m.end + block.start, type: String(m.type) }))));
}

/** Right, found and wanted names of each type, and what was wrong, counted. */
export interface Score { readonly counts: ReadonlyMap<string, number[]>; readonly wrong: ReadonlyMap<string, number> }

const key = ({ start, end, type }: Name): string => `${start} ${end} ${type}`;

/** Compares what is found in texts with their gold: strict span and type. */
export async function scoreOf(texts: readonly MeasuredText[], find: Finder): Promise<Score> {
  const counts = new Map<string, number[]>(shownTypes.map((type) => [type, [0, 0, 0]])), wrong = new Map<string, number>();
  const note = (sign: string, text: string, { start, end, type }: Name): void => {
    const what = `${sign} ${type} ${text.slice(start, end)}`;
    wrong.set(what, (wrong.get(what) ?? 0) + 1);
  };
  for (const { text, gold } of texts) {
    const found = (await find(text)).filter(({ type }) => counts.has(type));
    const required = gold.filter(({ skip, type }) => !skip && counts.has(type)), open = gold.filter(({ skip }) => skip);
    const keys = new Set(found.map(key)), right = new Set(required.map(key));
    for (const name of required) {
      counts.get(name.type)![2]!++;
      if (!keys.has(key(name))) note('-', text, name);
    }
    for (const name of found) {
      if (right.has(key(name))) counts.get(name.type)![0]!++;
      else if (open.some((other) => other.start < name.end && name.start < other.end)) continue;
      else note('+', text, name);
      counts.get(name.type)![1]!++;
    }
  }
  return { counts, wrong };
}

/** Precision, recall and F1, in percent, of some types together. */
export function ratesOf({ counts }: Score, types: ReadonlySet<string> = main): { p: number; r: number; f1: number } {
  const [right = 0, found = 0, wanted = 0] = [0, 1, 2].map((i) => [...counts].reduce((sum, [type, row]) => sum + (types.has(type) ? row[i]! : 0), 0));
  return { p: (100 * right) / (found || 1), r: (100 * right) / (wanted || 1), f1: (200 * right) / (found + wanted || 1) };
}

/** One line: F1 of people, organisations and places together, then of each type. */
export function lineOf(score: Score): string {
  const { p, r, f1 } = ratesOf(score);
  return `${f1.toFixed(1).padStart(5)} P ${p.toFixed(1)} R ${r.toFixed(1)}  ${shownTypes.map((type) => `${type} ${ratesOf(score, new Set([type])).f1.toFixed(1).padStart(5)}`).join(' ')}`;
}
