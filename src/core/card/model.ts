import type { Span } from '../span';

/** The commands that a card may link to; a host allows these and no others. */
export const cardCommands = [
  'glossator.revealSpan', 'glossator.acceptSuggestion', 'glossator.rejectSuggestion', 'glossator.reassignSpeaker', 'glossator.rejectQuotation',
  'glossator.copyQuoteWithAttribution', 'glossator.findEntity', 'glossator.explainMention', 'glossator.changeTags', 'glossator.removeAnnotation',
] as const;
export type CardCommand = (typeof cardCommands)[number];

/** A place in a source: offsets in its text. */
export interface SourceSpan extends Span {
  readonly uri: string;
}

/** Something the reader can do. Titles and icons are ours, never a source's. */
export interface CardAction {
  readonly command: CardCommand;
  readonly title: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly argument: Readonly<Record<string, string | number>>;
}

/** A line of a source that leads to its place. */
export interface CardLine {
  readonly text: string;
  readonly at: SourceSpan;
}

/** What other sources say about an entity. */
export interface CorpusFacts {
  /** Mentions in other sources, and how many sources these are. */
  readonly mentions: number;
  readonly sources: number;
  /** Quotations in other sources. */
  readonly quotations: number;
  /** What the sources call them, where this one does not say who they are. */
  readonly roles?: readonly string[];
}

/** What people kept about the span under the pointer. */
export interface AnnotationFacts {
  readonly tags: readonly string[];
  readonly notes: readonly { readonly text: string; readonly creator: string }[];
}

/** What is common to all cards. `decision` is absent on suggestions, `tentative` (0-1) present where the machine is unsure. */
interface CardBase {
  readonly decision?: string;
  readonly tentative?: number;
  readonly tags: readonly string[];
  readonly notes: AnnotationFacts['notes'];
  readonly actions: readonly CardAction[];
}

/** All there is to say about a mention. */
export interface MentionCard extends CardBase {
  readonly card: 'mention';
  readonly name: string;
  readonly type: string;
  /** The pronoun or noun phrase that stands for the entity, where the pointer is on one. */
  readonly standsFor?: string;
  /** As the text states them, in its order. */
  readonly roles: readonly string[];
  readonly aliases: readonly string[];
  readonly value?: string;
  readonly here: number;
  readonly elsewhere: CorpusFacts;
  /** Absent when the pointer is on it. */
  readonly first?: SourceSpan;
  /** The first lines of what they are quoted saying here. */
  readonly says: readonly CardLine[];
  readonly quotations: number;
  /** Who shares paragraphs with them, most often first, with the number of paragraphs. */
  readonly together: readonly { readonly name: string; readonly count: number; readonly at: SourceSpan }[];
}

/** All there is to say about a quotation. */
export interface QuotationCard extends CardBase {
  readonly card: 'quotation';
  readonly kind: string;
  /** Absent for a quotation without a speaker. */
  readonly speaker?: string;
  /** The machine is rather sure, and no more. */
  readonly likely?: true;
  /** What may be wrong: who says words in quotation marks, or whether other words are a report at all. */
  readonly about: 'speaker' | 'words';
  readonly speakerType?: string;
  readonly role?: string;
  readonly cue?: string;
  /** Who tells it, where it lies within another quotation. */
  readonly reporter?: string;
  readonly headline?: CardLine;
  /** The place that says who speaks. */
  readonly speakerAt?: SourceSpan;
}

export type Card = MentionCard | QuotationCard;
