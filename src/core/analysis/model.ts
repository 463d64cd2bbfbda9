import type { Block } from '../parse/block';
import type { BlockFindings } from '../recognize/context';
import type { BlockSpan, Span } from '../span';
import type { EntityType, QuotationKind, QuotationMode } from './types';

/**
 * What is known about a source. Everything with a place is kept in its block, relative to the block's start, so that
 * an insertion above changes only the block's own `start`.
 */
export interface SourceAnalysis {
  readonly blocks: readonly AnalyzedBlock[];
  readonly clusters: readonly Cluster[];
  readonly topics: readonly Topic[];
  /** Whether the text was read as prose in English; other texts get quotation marks and the user's own names only. */
  readonly language: 'en' | 'other' | 'none';
}

/** What a block is within its article. `turn` is one speaker's turn in a transcript. */
export type BlockRole = 'headline' | 'kicker' | 'summary' | 'byline' | 'subhead' | 'item' | 'contributors' | 'turn' | 'body';

/** A block of the source: `start` and `end` are source offsets, all else inside is relative to `start`. */
export interface AnalyzedBlock extends Span, BlockContent {}

/** The part of a block that stays equal while text elsewhere changes. */
export interface BlockContent {
  readonly role: BlockRole;
  /** Whether an article starts with this block. */
  readonly startsArticle: boolean;
  readonly mentions: readonly Mention[];
  /** Pronouns and noun phrases that stand for an entity. */
  readonly references: readonly Mention[];
  readonly quotations: readonly Quotation[];
  /** Phrases that say who an entity is. */
  readonly roles: readonly Role[];
  /** What a person said is no quotation; absent where nobody did. */
  readonly rejectedQuotations?: readonly Span[];
}

/** A span that names an entity. */
export interface Mention extends Span {
  readonly type: EntityType;
  /** The cluster's id. */
  readonly entity: string;
  /** 0-1. */
  readonly confidence: number;
  /** Short reasons in plain English. */
  readonly why: readonly string[];
  readonly value?: string;
  /** Lies inside another mention. */
  readonly nested?: true;
  /** What a person decided about it; absent on suggestions. */
  readonly decision?: Decided;
}

/** A person's decision as it shows on what it is about. */
export interface Decided {
  readonly kind: string;
  /** The id of the annotation that holds it. */
  readonly annotation: string;
  /** What it did to quotations. */
  readonly change?: string;
}

/** A phrase that says who the entity is, as the text has it. */
export interface Role extends Span {
  readonly entity: string;
}

/** A quotation. Its pieces may reach into following blocks, its speaker may be named in an earlier one. */
export interface Quotation {
  readonly kind: QuotationKind;
  readonly spans: readonly BlockSpan[];
  readonly quoted: readonly BlockSpan[];
  readonly cue: BlockSpan | null;
  readonly speakerMention: BlockSpan | null;
  /** The speaker's cluster, where it is one. */
  readonly speaker: string | null;
  /** The speaker's canonical name, or the generic source's words. */
  readonly speakerName: string | null;
  readonly confidence: number;
  /** What it reports; absent: words that were said or written. */
  readonly mode?: QuotationMode;
  /** It is told, cue and all, in another quotation. */
  readonly nested?: true;
  readonly decision?: Decided;
}

/** The mentions in one source that name the same thing. */
export interface Cluster {
  /** `urn:glossator:entity:<TYPE>:<percent-encoded folded name>`; a homonym in the same source ends in `#2`, `#3`… */
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** Other names used in the source, most frequent first, without the canonical one. */
  readonly aliases: readonly string[];
}

/** A subject of one or more articles. `articles` are indices from 0; in `mentions`, `block` is the block's index in the source. */
export interface Topic {
  readonly label: string;
  readonly score: number;
  readonly articles: readonly number[];
  readonly mentions: readonly BlockSpan[];
}

/** A block with what was found in it and its place in its article: the input of everything that looks at the whole source. */
export interface SourceBlock {
  readonly block: Block;
  readonly findings: BlockFindings;
  readonly role: BlockRole;
  readonly startsArticle: boolean;
  /** Index of the article, from 0. */
  readonly article: number;
}

/** The outcome of entity resolution; arrays run parallel to the source's blocks, offsets are in each block's prose. */
export interface ResolvedEntities {
  readonly mentions: readonly (readonly Mention[])[];
  readonly references: readonly (readonly Mention[])[];
  readonly roles: readonly (readonly Role[])[];
  readonly clusters: readonly Cluster[];
}
