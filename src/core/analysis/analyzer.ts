import { labelBlocks, type Label } from '../articles/label';
import { lineFeatures, type LineFeatures } from '../articles/lines';
import { transcriptOf } from '../articles/transcript';
import type { Block } from '../parse/block';
import { splitBlocks, type ChunkCache } from '../parse/split';
import { createBlockAnalyzer, type BlockAnalyzer } from '../recognize/analyzeBlock';
import { compactFindings } from '../recognize/compact';
import type { BlockFindings } from '../recognize/context';
import { forgetRuns } from '../recognize/runs';
import { statedDay, withDateValues } from '../resolve/dateValues';
import { resolveEntities } from '../resolve/entities';
import { EntityMemory } from '../resolve/entitiesMemory';
import { resolveQuotations } from '../resolve/quotations';
import { QuotationMemory } from '../resolve/quotationsMemory';
import { speakerReferences } from '../resolve/references';
import { findTopics } from '../resolve/topics';
import { TopicMemory } from '../topics/runs';
import { assembleBlocks } from './assemble';
import { languageOf, languageOfBlock, type BlockLanguage } from './language';
import type { ResolvedEntities, SourceAnalysis, SourceBlock } from './model';
import type { TextFormat } from './types';

/** Lets the host breathe: called between pieces of work; rejecting abandons the analysis. */
export type Pause = () => Promise<void>;

interface CachedBlock {
  readonly findings: BlockFindings;
  readonly line: LineFeatures;
  readonly language: BlockLanguage;
}

/** Characters of new prose between two calls of `Pause`. */
const slice = 4_096;

/**
 * Analyses one source again and again as its text changes. Blocks whose kind and prose are unchanged are not parsed
 * anew; the outcome is the same as that of a fresh analyzer on the same text.
 */
export class SourceAnalyzer {
  private findings = new Map<string, CachedBlock>();
  private readonly chunks: ChunkCache = new Map();
  private readonly entities = new EntityMemory();
  private readonly quotations = new QuotationMemory();
  private readonly topics = new TopicMemory();
  private parsed = 0;

  /** `name`: the source's file name or URI, which may bear its date. */
  constructor(private readonly analyzeBlock: BlockAnalyzer = createBlockAnalyzer(), private readonly name = '') {}

  /** How many blocks the last update had to parse. */
  get parsedBlocks(): number {
    return this.parsed;
  }

  /** Analyses the text. Rejects with what `pause` rejects with; the analyzer can be used again after that. */
  async update(text: string, format: TextFormat, pause?: Pause): Promise<SourceAnalysis> {
    const blocks = splitBlocks(text, format, this.chunks);
    const cached = await this.analyzeBlocks(blocks, pause);
    const language = languageOf(cached.map((block) => block.language), text.length);
    if (language === 'none') return { blocks: [], clusters: [], topics: [], language };
    const transcript = transcriptOf(blocks), labels = labelBlocks(blocks, cached.map(({ line }) => line), transcript);
    await pause?.();
    const source = sourceBlocks(blocks, cached, labels);
    const named = language === 'en' ? withDateValues(source, resolveEntities(source, this.entities, transcript), statedDay(text, this.fileName)) : noEntities(blocks.length);
    await pause?.();
    const quotations = resolveQuotations(source, named, this.quotations, transcript);
    const entities = { ...named, references: speakerReferences(source, named, quotations) };
    await pause?.();
    const topics = language === 'en' ? findTopics(source, entities, this.topics) : [];
    return { blocks: assembleBlocks(blocks, labels, entities, quotations), clusters: entities.clusters, topics, language };
  }

  private get fileName(): string {
    return this.name.slice(Math.max(this.name.lastIndexOf('/'), this.name.lastIndexOf('\\')) + 1);
  }

  private async analyzeBlocks(blocks: readonly Block[], pause: Pause | undefined): Promise<CachedBlock[]> {
    const before = this.findings;
    const next = new Map<string, CachedBlock>();
    const result: CachedBlock[] = [];
    let work = 0;
    this.parsed = 0;
    for (const block of blocks) {
      const key = `${block.kind} ${block.prose}`;
      let cached = next.get(key) ?? before.get(key);
      if (!cached) {
        // The key's own copy of the prose: a slice of the text would keep all of that text alive.
        cached = this.cache({ kind: block.kind, prose: key.slice(block.kind.length + 1) });
        // Kept at once, so that an analysis that is abandoned by the next keystroke leaves its work to the next one.
        before.set(key, cached);
        work += block.prose.length;
      }
      next.set(key, cached);
      result.push(cached);
      if (work < slice) continue;
      work = 0;
      await pause?.();
    }
    this.findings = next;
    return result;
  }

  private cache(block: Pick<Block, 'kind' | 'prose'>): CachedBlock {
    this.parsed++;
    const found = this.analyzeBlock(block), language = languageOfBlock(found);
    // A paragraph in another language holds no names that could be told from its other words.
    const findings = compactFindings(language.is === 'other' ? { ...found, mentions: [], roles: [] } : found);
    forgetRuns(found, findings);
    return { findings, line: lineFeatures(found), language };
  }
}

function sourceBlocks(blocks: readonly Block[], cached: readonly CachedBlock[], labels: readonly Label[]): SourceBlock[] {
  let article = -1;
  return blocks.flatMap((block, i) => {
    const findings = cached[i]?.findings, label = labels[i];
    if (!findings || !label) return [];
    if (label.startsArticle || article < 0) article++;
    return [{ block, findings, ...label, article }];
  });
}

function noEntities(length: number): ResolvedEntities {
  const none = Array.from({ length }, () => []);
  return { mentions: none, references: none, roles: none, clusters: [] };
}
