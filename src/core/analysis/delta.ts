import type { AnalyzedBlock, BlockContent, Cluster, SourceAnalysis, Topic } from './model';

/** What changed from one analysis of a source to the next, in the order of the new one. Plain data. */
export interface AnalysisDelta {
  /** Start and end of each block, one after the other. */
  readonly bounds: readonly number[];
  /** For each block its content, or the index of the previous analysis' block that has the same. */
  readonly contents: readonly (number | BlockContent)[];
  /** Likewise for each cluster and topic. */
  readonly clusters: readonly (number | Cluster)[];
  readonly topics: readonly (number | Topic)[];
  readonly language: SourceAnalysis['language'];
}

/** Makes the deltas of one source; remembers the analysis it was last given. */
export class DeltaEncoder {
  private contents = new Map<string, number>();
  private clusters = new Map<string, number>();
  private lastClusters: readonly Cluster[] | null = null;
  private topics = new Map<Topic, number>();
  /** What has not changed is the very same list as before: a number for each says so without looking inside. */
  private readonly numbers = new WeakMap<readonly unknown[], number>();
  private next = 1;

  /** The difference from the analysis of the previous call; everything is new at the first. */
  encode(analysis: SourceAnalysis): AnalysisDelta {
    const contents = new Map<string, number>();
    const delta: AnalysisDelta = {
      bounds: analysis.blocks.flatMap(({ start, end }) => [start, end]),
      contents: analysis.blocks.map((block, i) => {
        const key = this.keyOf(block), known = this.contents.get(key);
        contents.set(key, i);
        return known ?? contentOf(block);
      }),
      clusters: this.encodeClusters(analysis.clusters),
      topics: analysis.topics.map((topic) => this.topics.get(topic) ?? topic),
      language: analysis.language,
    };
    this.contents = contents;
    this.topics = new Map(analysis.topics.map((topic, i) => [topic, i]));
    return delta;
  }

  private encodeClusters(clusters: readonly Cluster[]): (number | Cluster)[] {
    if (clusters === this.lastClusters) return clusters.map((_, i) => i);
    const before = this.clusters, now = new Map<string, number>();
    this.clusters = now;
    this.lastClusters = clusters;
    return clusters.map((cluster, i) => {
      const key = JSON.stringify(cluster);
      now.set(key, i);
      return before.get(key) ?? cluster;
    });
  }

  private keyOf({ role, startsArticle, mentions, references, quotations, roles }: AnalyzedBlock): string {
    return `${role} ${startsArticle} ${this.numberOf(mentions)} ${this.numberOf(references)} ${this.numberOf(quotations)} ${this.numberOf(roles)}`;
  }

  private numberOf(list: readonly unknown[]): number {
    if (list.length === 0) return 0;
    let number = this.numbers.get(list);
    if (number === undefined) this.numbers.set(list, number = this.next++);
    return number;
  }
}

function contentOf(block: AnalyzedBlock): BlockContent {
  const { role, startsArticle, mentions, references, quotations, roles } = block;
  return { role, startsArticle, mentions, references, quotations, roles };
}

/** The analysis that `delta` was made from, given the one before it. Throws when `previous` is not the one before. */
export function applyDelta(previous: SourceAnalysis | undefined, delta: AnalysisDelta): SourceAnalysis {
  return {
    blocks: delta.contents.map((content, i) => ({
      ...lookUp(content, previous?.blocks),
      start: delta.bounds[2 * i] ?? 0,
      end: delta.bounds[2 * i + 1] ?? 0,
    })),
    clusters: delta.clusters.map((cluster) => lookUp(cluster, previous?.clusters)),
    topics: delta.topics.map((topic) => lookUp(topic, previous?.topics)),
    language: delta.language,
  };
}

function lookUp<T>(value: number | T, previous: readonly T[] | undefined): T {
  if (typeof value !== 'number') return value;
  const found = previous?.[value];
  if (found === undefined) throw new Error(`A delta refers to item ${value} of an analysis that is not the one before it.`);
  return found;
}
