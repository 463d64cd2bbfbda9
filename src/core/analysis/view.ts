import { lowerBound } from '../lowerBound';
import { addTo } from '../multimap';
import { lengthOf, shift, type BlockSpan, type Span } from '../span';
import type { TextFormat } from './types';
import type { AnalyzedBlock, Cluster, Mention, Quotation, SourceAnalysis } from './model';

/** A mention with its place in the source's text. */
export interface PlacedMention extends Mention {
  /** Index of its block and of its article. */
  readonly block: number;
  readonly article: number;
}

/** A quotation with its places in the source's text. `start` and `end` are the hull of its pieces. */
export interface PlacedQuotation extends Omit<Quotation, 'spans' | 'quoted' | 'cue' | 'speakerMention'>, Span {
  readonly spans: readonly Span[];
  readonly quoted: readonly Span[];
  readonly cue: Span | null;
  readonly speakerMention: Span | null;
  readonly block: number;
  readonly article: number;
}

/** One of the pieces a source consists of: source offsets, the headline's too. */
export interface Article extends Span {
  readonly headline: Span | null;
}

/** One source's text with everything known about it, by source offsets; made once per version and never changed. */
export class SourceView {
  private placedMentions: readonly PlacedMention[] | undefined;
  private placedQuotations: readonly PlacedQuotation[] | undefined;
  private articleList: readonly Article[] | undefined;
  private readonly byEntity = new Map<string, PlacedMention[]>();
  private readonly clusterById = new Map<string, Cluster>();

  constructor(
    readonly uri: string,
    /** The document's version that the offsets belong to. */
    readonly version: number,
    readonly text: string,
    readonly analysis: SourceAnalysis,
    /** False while the text was edited and its new analysis is still under way: places are right, finds may be old. */
    readonly current: boolean,
    readonly format: TextFormat = 'plain',
  ) {
    for (const cluster of analysis.clusters) this.clusterById.set(cluster.id, cluster);
  }

  /** All mentions in order of position. */
  get mentions(): readonly PlacedMention[] {
    this.placedMentions ??= this.perBlock((block, index, article) =>
      block.mentions.map((mention) => ({ ...mention, ...shift(mention, block.start), block: index, article })));
    return this.placedMentions;
  }

  /** All quotations in order of their first block. */
  get quotations(): readonly PlacedQuotation[] {
    this.placedQuotations ??= this.perBlock((block, index, article) =>
      block.quotations.map((quotation) => this.placeQuotation(quotation, index, article)));
    return this.placedQuotations;
  }

  get articles(): readonly Article[] {
    this.articleList ??= articlesOf(this.analysis.blocks);
    return this.articleList;
  }

  get clusters(): readonly Cluster[] {
    return this.analysis.clusters;
  }

  /** The entity of this id in this source. */
  cluster(id: string): Cluster | undefined {
    return this.clusterById.get(id);
  }

  /** The mentions of an entity in this source, in order of position. */
  mentionsOf(entity: string): readonly PlacedMention[] {
    if (this.byEntity.size === 0) {
      for (const mention of this.mentions) {
        addTo(this.byEntity, mention.entity, mention);
      }
    }
    return this.byEntity.get(entity) ?? [];
  }

  /** The innermost mention at an offset; the end of a mention counts as inside when nothing else does. */
  mentionAt(offset: number): PlacedMention | undefined {
    return innermost(this.mentions, offset);
  }

  /** The innermost quotation one of whose pieces holds the offset; the end of a piece counts as inside when nothing else does. */
  quotationAt(offset: number): PlacedQuotation | undefined {
    return shortest(this.quotations.filter(({ spans }) => spans.some((span) => span.start <= offset && offset < span.end)))
      ?? shortest(this.quotations.filter(({ spans }) => spans.some((span) => offset === span.end)));
  }

  /** Index of the block that an offset is in, or of the last one before it; -1 before the first. */
  blockAt(offset: number): number {
    const { blocks } = this.analysis;
    return lowerBound(blocks.length, (i) => (blocks[i]?.start ?? 0) > offset) - 1;
  }

  private perBlock<T>(map: (block: AnalyzedBlock, index: number, article: number) => readonly T[]): T[] {
    const all: T[] = [];
    let article = -1;
    for (const [index, block] of this.analysis.blocks.entries()) {
      if (block.startsArticle || article < 0) article++;
      for (const item of map(block, index, article)) all.push(item);
    }
    return all;
  }

  private placeQuotation(quotation: Quotation, home: number, article: number): PlacedQuotation {
    const { blocks } = this.analysis;
    const move = (span: BlockSpan): Span => shift(span, blocks[home + span.block]?.start ?? 0);
    const spans = quotation.spans.map(move);
    return {
      ...quotation,
      start: spans.reduce((min, { start }) => Math.min(min, start), Number.POSITIVE_INFINITY),
      end: spans.reduce((max, { end }) => Math.max(max, end), 0),
      spans,
      quoted: quotation.quoted.map(move),
      cue: quotation.cue && move(quotation.cue),
      speakerMention: quotation.speakerMention && move(quotation.speakerMention),
      block: home,
      article,
    };
  }
}

/** Of quotations around one place the one with the fewest words. */
export function shortest(quotations: readonly PlacedQuotation[]): PlacedQuotation | undefined {
  return quotations.reduce<PlacedQuotation | undefined>((best, next) => (best && lengthOf(best.spans) <= lengthOf(next.spans) ? best : next), undefined);
}

function innermost<T extends Span>(sorted: readonly T[], offset: number): T | undefined {
  const after = lowerBound(sorted.length, (i) => (sorted[i]?.start ?? 0) > offset);
  let touching: T | undefined;
  // Mentions nest at most a few deep, so the ones that can hold the offset stand just before it.
  for (let i = after - 1; i >= Math.max(0, after - 8); i--) {
    const item = sorted[i];
    if (!item) continue;
    if (offset < item.end) return item;
    if (offset === item.end) touching ??= item;
  }
  return touching;
}

function articlesOf(blocks: readonly AnalyzedBlock[]): Article[] {
  const articles: { start: number; end: number; headline: Span | null }[] = [];
  for (const block of blocks) {
    const last = articles[articles.length - 1];
    const headline = block.role === 'headline' ? { start: block.start, end: block.end } : null;
    if (!last || block.startsArticle) articles.push({ start: block.start, end: block.end, headline });
    else {
      last.end = block.end;
      last.headline ??= headline;
    }
  }
  return articles;
}
