import type { AnalyzedBlock, BlockContent, Cluster, SourceAnalysis, Topic } from './model';

/** What changed from one analysis of a source to the next, in the order of the new one. Plain data. */
export interface AnalysisDelta {
  /** Start and end of each block, one after the other. */
  readonly bounds: readonly number[];
  /** For each block its content, or the index of the previous analysis' block that has the same. */
  readonly contents: readonly (number | BlockContent)[];
  /** Likewise for each cluster. */
  readonly clusters: readonly (number | Cluster)[];
  readonly topics: readonly Topic[];
  readonly language: SourceAnalysis['language'];
}

/** Makes the deltas of one source; remembers the analysis it was last given. */
export class DeltaEncoder {
  private contents = new Map<string, number>();
  private clusters = new Map<string, number>();

  /** The difference from the analysis of the previous call; everything is new at the first. */
  encode(analysis: SourceAnalysis): AnalysisDelta {
    const contents = new Map<string, number>(), clusters = new Map<string, number>();
    const delta: AnalysisDelta = {
      bounds: analysis.blocks.flatMap(({ start, end }) => [start, end]),
      contents: analysis.blocks.map((block, i) => reuse(contentOf(block), i, this.contents, contents)),
      clusters: analysis.clusters.map((cluster, i) => reuse(cluster, i, this.clusters, clusters)),
      topics: analysis.topics,
      language: analysis.language,
    };
    this.contents = contents;
    this.clusters = clusters;
    return delta;
  }
}

function reuse<T>(value: T, index: number, before: ReadonlyMap<string, number>, now: Map<string, number>): number | T {
  const key = JSON.stringify(value);
  now.set(key, index);
  return before.get(key) ?? value;
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
    topics: delta.topics,
    language: delta.language,
  };
}

function lookUp<T>(value: number | T, previous: readonly T[] | undefined): T {
  if (typeof value !== 'number') return value;
  const found = previous?.[value];
  if (found === undefined) throw new Error(`A delta refers to item ${value} of an analysis that is not the one before it.`);
  return found;
}
