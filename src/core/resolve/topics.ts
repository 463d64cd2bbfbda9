import type { ResolvedEntities, SourceBlock, Topic } from '../analysis/model';
import { proseToBlock } from '../parse/prose';
import { phrasesOf, type Phrase, type Place } from '../topics/phrases';
import { runsOf } from '../topics/runs';
import { Vocabulary } from '../topics/vocabulary';

const mostPerArticle = 10;
/** A phrase that is no article's own topic still belongs to an article that uses it this often, when another has it. */
const sharedFrom = 4;
const plain = { pieces: null };
const lengthWeights = [1, 1.9, 2.1];

interface Scored {
  readonly phrase: Phrase;
  readonly score: number;
}

/**
 * The subjects of a source's articles: key phrases by how often, how widely and how prominently an article uses them,
 * up to ten an article, best first. Mentions are placed in the source's text, relative to their block.
 */
export function findTopics(source: readonly SourceBlock[], entities: ResolvedEntities): Topic[] {
  const runs = runsOf(source, entities.mentions, new Vocabulary());
  const byArticle = scoreByArticle(phrasesOf(runs));
  const chosen = new Map<Phrase, Map<number, number>>();
  for (const [article, scored] of byArticle) {
    for (const { phrase, score } of choose(scored)) {
      const articles = chosen.get(phrase) ?? new Map<number, number>();
      chosen.set(phrase, articles.set(article, score));
    }
  }
  return [...chosen].map(([phrase, articles]) => topicOf(source, phrase, articles)).sort((a, b) => b.score - a.score || compare(a.label, b.label));
}

function scoreByArticle(phrases: readonly Phrase[]): Map<number, Scored[]> {
  const byArticle = new Map<number, Scored[]>();
  for (const phrase of phrases) {
    for (const [article, places] of groupByArticle(phrase.places)) {
      const score = scoreOf(phrase.words.length, places);
      if (score === 0) continue;
      const list = byArticle.get(article);
      if (list) list.push({ phrase, score });
      else byArticle.set(article, [{ phrase, score }]);
    }
  }
  return byArticle;
}

function groupByArticle(places: readonly Place[]): Map<number, Place[]> {
  const groups = new Map<number, Place[]>();
  for (const place of places) {
    const group = groups.get(place.article);
    if (group) group.push(place);
    else groups.set(place.article, [place]);
  }
  return groups;
}

/** 0 for what is too rare to be a topic. */
function scoreOf(length: number, places: readonly Place[]): number {
  let weight = 0, most = 0, blocks = 0, last = -1;
  for (const place of places) {
    weight += place.weight;
    most = Math.max(most, place.weight);
    if (place.block !== last) blocks++;
    last = place.block;
  }
  if (places.length < 2 && most < (length > 1 ? 1.5 : 3)) return 0;
  return Math.sqrt(weight * (blocks + most - 1)) * (lengthWeights[length - 1] ?? 1);
}

/** The best phrases that do not say the same twice. */
function choose(scored: readonly Scored[]): Scored[] {
  const chosen: Scored[] = [];
  const used = new Set<string>();
  for (const item of [...scored].sort(compareScored)) {
    if (chosen.length >= mostPerArticle) break;
    const { words } = item.phrase;
    const known = words.filter(({ folded }) => used.has(folded)).length;
    if (known * 2 > words.length || known > 0 && words.length === 1) continue;
    chosen.push(item);
    for (const { folded } of words) used.add(folded);
  }
  return chosen;
}

function compareScored(a: Scored, b: Scored): number {
  const first = a.phrase.places[0], second = b.phrase.places[0];
  return b.score - a.score || b.phrase.words.length - a.phrase.words.length
    || (first?.block ?? 0) - (second?.block ?? 0) || (first?.start ?? 0) - (second?.start ?? 0);
}

function topicOf(source: readonly SourceBlock[], phrase: Phrase, scores: ReadonlyMap<number, number>): Topic {
  const articles: number[] = [], mentions: Place[] = [];
  for (const [article, places] of groupByArticle(phrase.places)) {
    if (!scores.has(article) && places.length < sharedFrom) continue;
    articles.push(article);
    mentions.push(...places);
  }
  return {
    label: labelOf(mentions),
    score: Math.round(Math.max(...scores.values()) * 100) / 100,
    articles,
    mentions: mentions.map(({ block, start, end }) => ({ block, ...proseToBlock(source[block]?.block ?? plain, { start, end }) })),
  };
}

/** The form that is used most, the earlier one of two that are used equally often. */
function labelOf(places: readonly Place[]): string {
  const counts = new Map<string, number>();
  for (const { label } of places) counts.set(label, (counts.get(label) ?? 0) + 1);
  let best = '', most = 0;
  for (const [label, count] of counts) {
    if (count <= most) continue;
    best = label;
    most = count;
  }
  return best;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
