import type { ResolvedEntities, SourceBlock, Topic } from '../analysis/model';
import { compareText } from '../compareText';
import { addTo } from '../multimap';
import { proseToBlock } from '../parse/prose';
import type { BlockSpan } from '../span';
import { labelAt, phrasesOf, placeOf, type Phrase } from '../topics/phrases';
import { runsOf, TopicMemory, type Run } from '../topics/runs';

const mostPerArticle = 10;
/** A phrase that is not among an article's own topics still belongs to it when it is used this often there. */
const sharedFrom = 4;
/** By number of words: longer phrases say more. */
const lengthWeights = [1, 3, 3.5];

interface Scored {
  readonly phrase: Phrase;
  readonly score: number;
}

/**
 * The subjects of a source's articles: key phrases by how often, how widely and how prominently an article uses them,
 * up to ten an article, best first. Mentions are placed in the source's text, relative to their block.
 */
export function findTopics(source: readonly SourceBlock[], entities: ResolvedEntities, memory: TopicMemory = new TopicMemory()): readonly Topic[] {
  const runs = runsOf(source, entities.mentions, memory);
  const chosen = new Map<Phrase, Map<number, number>>();
  for (const [article, scored] of scoreByArticle(runs, phrasesOf(runs))) {
    for (const { phrase, score } of choose(scored)) {
      const articles = chosen.get(phrase) ?? new Map<number, number>();
      chosen.set(phrase, articles.set(article, score));
    }
  }
  const topics = [...chosen].map(([phrase, scores]) => topicOf(source, runs, phrase, scores)).sort((a, b) => b.score - a.score || compareText(a.label, b.label));
  const before = new Map(memory.last.map((topic) => [topic.label, topic]));
  memory.last = topics.map((topic) => keepEqual(before.get(topic.label), topic));
  return memory.last;
}

/** The topic of before where it is equal: what has not changed stays the very same. */
function keepEqual(before: Topic | undefined, now: Topic): Topic {
  const same = before?.score === now.score && before.mentions.length === now.mentions.length && before.articles.length === now.articles.length
    && now.articles.every((article, i) => article === before.articles[i])
    && now.mentions.every(({ block, start, end }, i) => before.mentions[i]?.block === block && before.mentions[i].start === start && before.mentions[i].end === end);
  return same ? before : now;
}

/** Per article its phrases in order of first occurrence; those that are too rare to be topics are left out. */
function scoreByArticle(runs: readonly Run[], phrases: readonly Phrase[]): Map<number, Scored[]> {
  const byArticle = new Map<number, Scored[]>();
  for (const phrase of phrases) {
    const { places } = phrase;
    for (let from = 0; from < places.length;) {
      const to = endOfArticle(runs, places, from), article = articleAt(runs, places[from]);
      const score = scoreOf(runs, phrase.words.length, places, from, to);
      from = to;
      if (score === 0) continue;
      addTo(byArticle, article, { phrase, score });
    }
  }
  return byArticle;
}

function articleAt(runs: readonly Run[], place = 0): number {
  return runs[placeOf(place).run]?.line.article ?? 0;
}

/** Index of the first place in another article than that of the place at `from`. */
function endOfArticle(runs: readonly Run[], places: readonly number[], from: number): number {
  const article = articleAt(runs, places[from]);
  let to = from + 1;
  while (to < places.length && articleAt(runs, places[to]) === article) to++;
  return to;
}

/** 0 for what is too rare to be a topic. */
function scoreOf(runs: readonly Run[], length: number, places: readonly number[], from: number, to: number): number {
  let weight = 0, most = 0, blocks = 0, last = -1;
  for (let i = from; i < to; i++) {
    const line = runs[placeOf(places[i] ?? 0).run]?.line;
    if (!line) continue;
    weight += line.weight;
    most = Math.max(most, line.weight);
    if (line.block !== last) blocks++;
    last = line.block;
  }
  if (to - from < 2 && (length === 1 || most < 1.5)) return 0;
  return Math.sqrt(weight * (blocks + most - 1)) * (lengthWeights[length - 1] ?? 1);
}

/** The best phrases that do not say the same twice. */
function choose(scored: readonly Scored[]): Scored[] {
  const chosen: Scored[] = [];
  const used = new Set<string>();
  // Sorting is stable: of equals the one that occurs first comes first.
  for (const item of [...scored].sort((a, b) => b.score - a.score || b.phrase.words.length - a.phrase.words.length)) {
    if (chosen.length >= mostPerArticle) break;
    const { words } = item.phrase;
    const known = words.filter(({ folded }) => used.has(folded)).length;
    if (known * 2 > words.length) continue;
    chosen.push(item);
    for (const { folded } of words) used.add(folded);
  }
  return chosen;
}

function topicOf(source: readonly SourceBlock[], runs: readonly Run[], phrase: Phrase, scores: ReadonlyMap<number, number>): Topic {
  const articles: number[] = [], kept: number[] = [];
  const { places, words } = phrase;
  for (let from = 0; from < places.length;) {
    const to = endOfArticle(runs, places, from), article = articleAt(runs, places[from]);
    if (scores.has(article) || to - from >= sharedFrom) {
      articles.push(article);
      for (const place of places.slice(from, to)) kept.push(place);
    }
    from = to;
  }
  return {
    label: labelOf(runs, kept, words.length),
    score: Math.round(Math.max(...scores.values()) * 100) / 100,
    articles,
    mentions: kept.map((place) => mentionAt(source, runs, place, words.length)),
  };
}

function mentionAt(source: readonly SourceBlock[], runs: readonly Run[], place: number, length: number): BlockSpan {
  const { run: index, word } = placeOf(place), run = runs[index];
  if (!run) throw new Error('A place belongs to another list of runs.');
  const { block, tokens } = run.line, first = run.start + word;
  const prose = { start: tokens.start(first), end: tokens.end(first + length - 1) };
  return { block, ...proseToBlock(source[block]?.block ?? { pieces: null }, prose) };
}

/** The form that is used most, the earlier one of two that are used equally often. */
function labelOf(runs: readonly Run[], places: readonly number[], length: number): string {
  const counts = new Map<string, number>();
  for (const place of places) {
    const label = labelAt(runs, place, length);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let best = '', most = 0;
  for (const [label, count] of counts) {
    if (count <= most) continue;
    best = label;
    most = count;
  }
  return best;
}
