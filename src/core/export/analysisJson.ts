import type { QuotationMode } from '../analysis/types';
import type { SourceView } from '../analysis/view';
import type { Span } from '../span';

/** The Analysis as the command line and the API give it: source offsets in UTF-16 code units, plain data. */
export interface AnalysisDocument {
  readonly id: string;
  readonly articles: readonly (Span & { readonly headline: Span | null })[];
  readonly entities: readonly MentionDocument[];
  readonly references: readonly MentionDocument[];
  readonly clusters: readonly ClusterDocument[];
  readonly quotes: readonly QuotationDocument[];
  readonly topics: readonly TopicDocument[];
}

export interface MentionDocument extends Span {
  readonly type: string;
  readonly entity: string;
  readonly confidence: number;
  readonly why: readonly string[];
  readonly article?: number;
  readonly value?: string;
  readonly nested?: true;
}

export interface ClusterDocument {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly roles: readonly Span[];
}

export interface QuotationDocument extends Span {
  readonly spans: readonly (readonly [number, number])[];
  readonly quoted: readonly (readonly [number, number])[];
  readonly kind: string;
  readonly speakerName: string | null;
  readonly speaker: string | null;
  readonly speakerMention: Span | null;
  readonly cue: Span | null;
  readonly confidence: number;
  readonly mode?: QuotationMode;
  readonly nested?: true;
  readonly article: number;
}

export interface TopicDocument {
  readonly label: string;
  readonly score: number;
  readonly articles: readonly number[];
  readonly mentions: readonly (readonly [number, number])[];
}

const pair = ({ start, end }: Span): [number, number] => [start, end];

/** The Analysis of a source, under the id it is to be known by (a path, a URI, a record's id). */
export function analysisDocument(id: string, view: SourceView): AnalysisDocument {
  const { blocks } = view.analysis;
  const roles = new Map<string, Span[]>();
  for (const block of blocks) {
    for (const { entity, start, end } of block.roles) {
      const list = roles.get(entity) ?? [];
      list.push({ start: block.start + start, end: block.start + end });
      roles.set(entity, list);
    }
  }
  return {
    id,
    articles: view.articles,
    entities: view.mentions.map(({ start, end, type, entity, confidence, why, article, value, nested }) => ({
      start, end, type, entity, confidence, why, article, ...(value === undefined ? {} : { value }), ...(nested ? { nested } : {}),
    })),
    references: blocks.flatMap((block) => block.references.map(({ start, end, type, entity, confidence, why }) => ({
      start: start + block.start, end: end + block.start, type, entity, confidence, why,
    }))),
    clusters: view.clusters.map(({ id: cluster, name, type, aliases }) => ({ id: cluster, name, type, aliases, roles: roles.get(cluster) ?? [] })),
    quotes: view.quotations.map(({ start, end, spans, quoted, kind, speakerName, speaker, speakerMention, cue, confidence, mode, nested, article }) => ({
      start, end, spans: spans.map(pair), quoted: quoted.map(pair), kind, speakerName, speaker, speakerMention, cue, confidence, ...(mode ? { mode } : {}), ...(nested ? { nested } : {}), article,
    })),
    topics: view.analysis.topics.map(({ label, score, articles, mentions }) => ({
      label, score, articles, mentions: mentions.map((span) => {
        const offset = blocks[span.block]?.start ?? 0;
        return [span.start + offset, span.end + offset];
      }),
    })),
  };
}
