import path from 'node:path';
import { WordTable } from '../src/core/recognize/model/words';
import type { PackedModel } from '../src/core/recognize/model/weights';
import { randomFrom, train, type Weights } from './crf';
import { examplesOf } from './examples';
import { asHeadlines, madeLines } from './made';
import { pack } from './pack';
import { readOwn, readSets, type GoldText } from './sets';
import { swapped } from './swapped';

/** Groups of features that can be left out, by the numbers of their templates. */
const featureGroups: ReadonlyMap<string, readonly [number, number]> = new Map([['rules', [60, 68]], ['cues', [36, 38]], ['lists', [30, 35]], ['around', [40, 59]]]);

/** What a model is made from. */
export interface Recipe {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly seed: number;
  /** The model is the mean of this many runs with seeds that follow one another. */
  readonly runs: number;
  /** Smaller weights become 0. */
  readonly least: number;
  /** The weight of this project's own lines; how many lines of each kind are made, and copies with other names. */
  readonly own: number;
  readonly made: number;
  readonly wire: number;
  readonly prose: number;
  readonly swaps: number;
  /** Sets and files of own lines that are left out. */
  readonly leave: ReadonlySet<string>;
  /** Groups of features that are left out. */
  readonly without: ReadonlySet<string>;
  /** Every fifth text is left out, starting with this one; none below 0. */
  readonly fold: number;
}

/** How the shipped model is made. */
export const shipped: Recipe = {
  bits: 16, epochs: 5, rate: 0.02, dropout: 0.5, seed: 7, runs: 2, least: 0.02, own: 2, made: 800, wire: 800, prose: 600, swaps: 1, leave: new Set(), without: new Set(), fold: -1,
};

/** All annotated texts of `folder` and of this project, of which training leaves out a fold. */
export function readTexts(folder: string, own: number): GoldText[] {
  return [...readSets(folder), ...readOwn(path.join(import.meta.dirname, 'news'), own)];
}

/** Trains a model: the same recipe, sets and rules give the same bytes. */
export function makeModel(folder: string, recipe: Recipe, log: (line: string) => void): PackedModel {
  const random = randomFrom(recipe.seed), rowCount = 1 << recipe.bits;
  const texts = trainingTexts(readTexts(folder, recipe.own).filter((text, i) => i % 5 !== recipe.fold && !recipe.leave.has(text.set) && !recipe.leave.has(text.id.replace(/^own-(.+)\.txt-\d+$/, '$1'))), recipe, random);
  const dropped = [...featureGroups].filter(([name]) => recipe.without.has(name)).map(([, range]) => range);
  const examples = examplesOf(texts, new WordTable(), rowCount - 1, (template) => !dropped.some(([from, to]) => template >= from && template <= to));
  log(`${texts.length} texts, ${examples.length} stretches, ${examples.reduce((sum, { rows }) => sum + rows.length, 0)} words`);
  const runs = Array.from({ length: recipe.runs }, (_, i) => train(examples, { ...recipe, rowCount, seed: recipe.seed + i }, log));
  return pack(meanOf(runs), rowCount, recipe.least, 4);
}

function trainingTexts(read: readonly GoldText[], recipe: Recipe, random: () => number): GoldText[] {
  const own = read.filter(({ set }) => set === 'own');
  return [
    ...read,
    ...asHeadlines(own, 0.6, random),
    ...asHeadlines(read.filter(({ set }) => /crossner|pud/.test(set)), 0.12, random),
    ...madeLines(recipe.made, random),
    ...madeLines(recipe.wire, random, 'wire'),
    ...madeLines(recipe.prose, random, 'prose'),
    ...swapped(own, recipe.swaps, random, 0.5),
  ];
}

/** The mean of several runs is steadier than one: each leaves other features out. */
function meanOf(runs: readonly Weights[]): Weights {
  const mean = (lists: readonly Float32Array[]): Float32Array => lists[0]!.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0) / lists.length);
  return { rows: mean(runs.map(({ rows }) => rows)), transitions: mean(runs.map(({ transitions }) => transitions)) };
}
