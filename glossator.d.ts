/**
 * What Glossator offers to other extensions. Copy this file, and ask for the extension:
 *
 *     const glossator: GlossatorApi | undefined = await vscode.extensions.getExtension<GlossatorApi>('glossator.glossator')?.activate();
 *
 * Offsets count UTF-16 code units from the text's start, ends are exclusive. A byte order mark is no part of the text.
 */
import type { Event, Uri } from 'vscode';

/** What `activate` returns. Within one version nothing is taken away or changes its meaning; things may be added. */
export interface GlossatorApi {
  readonly version: 1;
  /**
   * What is known about a source, of its text as it is now (unsaved edits included), with people's decisions applied.
   * Undefined when it is not followed: not included by the settings, switched off, too large, or gone.
   */
  analysis(uri: Uri): Promise<Analysis | undefined>;
  /** What people and Glossator keep about a source, with its places in the text as it is now. */
  annotations(uri: Uri): Promise<readonly Annotation[]>;
  /** Everybody and everything named in all included sources, in order of id. */
  entities(): readonly Entity[];
  /** Fires when what is known about a source has changed, or the source is gone. */
  readonly onDidChange: Event<Uri>;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Analysis {
  /** The source's URI. */
  readonly id: string;
  readonly articles: readonly (Span & { readonly headline: Span | null })[];
  /** The names and values in the text. */
  readonly entities: readonly Mention[];
  /** Pronouns and noun phrases that stand for an entity. */
  readonly references: readonly Mention[];
  readonly clusters: readonly Cluster[];
  readonly quotes: readonly Quotation[];
  readonly topics: readonly Topic[];
}

export interface Mention extends Span {
  /** PERSON, ORG, PLACE, NORP, EVENT, LAW, WORK, PRODUCT, DATE, TIME, MONEY, PERCENT, QUANTITY, or a type of the user's. */
  readonly type: string;
  /** The id of the cluster that it belongs to. */
  readonly entity: string;
  /** 0-1. */
  readonly confidence: number;
  /** Reasons in plain English. */
  readonly why: readonly string[];
  /** Index of the article. */
  readonly article?: number;
  /** What a date or an amount comes to. */
  readonly value?: string;
  /** Lies inside another mention. */
  readonly nested?: true;
}

/** The mentions in one source that name the same thing. */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Other names used, most frequent first. */
  readonly aliases: readonly string[];
  /** Phrases that say who or what it is. */
  readonly roles: readonly Span[];
}

export interface Quotation extends Span {
  /** The pieces of what is said, quotation marks included; `start` and `end` are their hull. */
  readonly spans: readonly (readonly [start: number, end: number])[];
  /** The pieces inside quotation marks, marks included. */
  readonly quoted: readonly (readonly [start: number, end: number])[];
  /** direct: all in quotation marks; mixed: some; indirect: none. */
  readonly kind: string;
  readonly speakerName: string | null;
  /** The speaker's cluster. */
  readonly speaker: string | null;
  readonly speakerMention: Span | null;
  readonly cue: Span | null;
  readonly confidence: number;
  /** What it reports, where that is not words: what somebody thinks, means to do, or how they judge something. */
  readonly mode?: 'statement' | 'belief' | 'intention' | 'stance';
  /** It is told, cue and all, in another quotation: "the council said that the clerk had said". */
  readonly nested?: true;
  readonly article: number;
}

export interface Topic {
  readonly label: string;
  readonly score: number;
  /** Indices of articles. */
  readonly articles: readonly number[];
  readonly mentions: readonly (readonly [start: number, end: number])[];
}

export interface Annotation {
  readonly id: string;
  /** Where its words stand now; empty for orphans and for replies. */
  readonly pieces: readonly Span[];
  /** drifted: found with less than certainty; orphan: not found. */
  readonly state: 'placed' | 'drifted' | 'orphan';
  /** An entity type, or QUOTATION/direct, QUOTATION/mixed, QUOTATION/indirect. */
  readonly type?: string;
  readonly tags: readonly string[];
  /** Notes and replies. */
  readonly notes: readonly string[];
  /** URI of the entity that the words name. */
  readonly entity?: string;
  /** URI of the entity that says the quotation. */
  readonly speaker?: string;
  /** accept, reject, retype, reattribute, respan … */
  readonly decision?: string;
  /** A person's name, or the URI of a program; empty when nobody is named. */
  readonly creator: string;
}

/** Somebody or something in all included sources. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  /** Number of mentions in all sources. */
  readonly count: number;
  /** Number of mentions by source, in order of URI. */
  readonly sources: readonly { readonly uri: string; readonly count: number }[];
}
