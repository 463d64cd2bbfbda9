import { readFileSync } from 'node:fs';
import type { AnalyzedBlock, Cluster, Mention, Quotation, SourceAnalysis } from '../../../../src/core/analysis/model';
import { entityUri } from '../../../../src/core/analysis/entityId';
import { NormalizedText } from '../../../../src/core/anchor/normalizedText';

/** A file below test/fixtures/sidecars, as text. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/sidecars/${name}`, import.meta.url), 'utf8');
}

/** The text that the fixtures are about. */
export function mill(): NormalizedText {
  return new NormalizedText(fixture('mill.txt'));
}

/** The n-th place of some words in a text (from 0), as a span. */
export function spanOf(text: string, words: string, n = 0): { start: number; end: number } {
  let start = text.indexOf(words);
  for (let i = 0; i < n; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" is not in the text`);
  return { start, end: start + words.length };
}

/** What a reader would expect: a line is a block, names and quotations as given by their words. */
export function analysisOf(text: string, names: readonly (readonly [string, string])[], quotations: readonly Quoted[] = []): SourceAnalysis {
  const blocks: AnalyzedBlock[] = [], clusters = new Map<string, Cluster>();
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const trimmed = line.trimEnd();
    if (trimmed) blocks.push({ start, end: start + trimmed.length, role: start === 0 ? 'headline' : 'body', startsArticle: start === 0, mentions: [], references: [], quotations: [], roles: [] });
    start += line.length;
  }
  const at = (offset: number): number => blocks.findLastIndex((block) => block.start <= offset);
  const relative = (span: { start: number; end: number }, from: number) => {
    const block = at(span.start), base = blocks[block]!.start;
    return { block: block - from, start: span.start - base, end: span.end - base };
  };
  for (const [words, type] of names) {
    const { block, ...span } = relative(spanOf(text, words), 0);
    const entity = entityUri(type, words);
    if (!clusters.has(entity)) clusters.set(entity, { id: entity, name: words, type, aliases: [] });
    const mention: Mention = { ...span, type, entity, confidence: 0.9, why: ['listed'] };
    blocks[block] = { ...blocks[block]!, mentions: [...blocks[block]!.mentions, mention].sort((a, b) => a.start - b.start) };
  }
  for (const { kind, pieces, cue, speaker } of quotations) {
    const spans = pieces.map((words) => spanOf(text, words));
    const from = at(spans[0]!.start);
    const relatives = spans.map((span) => relative(span, from));
    const quotation: Quotation = {
      kind, spans: relatives, quoted: kind === 'direct' ? relatives : [], confidence: 0.8,
      cue: cue === undefined ? null : relative(spanOf(text, cue), from),
      speakerMention: speaker === undefined ? null : relative(spanOf(text, speaker), from),
      speaker: speaker === undefined ? null : entityUri('PERSON', speaker), speakerName: speaker ?? null,
    };
    blocks[from] = { ...blocks[from]!, quotations: [...blocks[from]!.quotations, quotation] };
  }
  return { blocks, clusters: [...clusters.values()], topics: [], language: 'en' };
}

interface Quoted {
  readonly kind: Quotation['kind'];
  readonly pieces: readonly string[];
  readonly cue?: string;
  readonly speaker?: string;
}

/** What the machine finds in the mill's text. */
export function millAnalysis(): SourceAnalysis {
  return analysisOf(mill().text, [
    ['Valley Votes', 'PLACE'], ['Ada Brennick', 'PERSON'], ['Stone Hollow', 'ORG'], ['3.2 million euros', 'MONEY'], ['Tomas Weil', 'PERSON'], ['Hollow Trust', 'ORG'],
  ], [
    { kind: 'direct', pieces: ['“The mill fed this valley for two centuries,”', '“and it will feed us again.”'], cue: 'said', speaker: 'Ada Brennick' },
    { kind: 'direct', pieces: ['“We will grind,”'], speaker: 'Ada Brennick' },
  ]);
}
