import type { Root } from 'nlcst';
import type { VFile } from 'vfile';
import type { BlockKind } from '../parse/block';
import type { EntityType, QuotationKind, QuotationMode } from '../analysis/types';
import type { Span } from '../span';

/** All offsets below are UTF-16 code units in the block's prose. */

/** A word, number or mark. A possessive "’s" is a token of its own; "U.S.", "J." and "Norell-Weiss" are one token each. */
export interface Token extends Span {
  readonly text: string;
  readonly kind: 'word' | 'number' | 'possessive' | 'punctuation' | 'symbol';
  /** Index into `BlockContext.sentences`. */
  readonly sentence: number;
}

/** A sentence and the tokens it holds: `firstToken` inclusive, `lastToken` exclusive. */
export interface Sentence extends Span {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** A possible name as seen from inside one block; what it is in the end is decided with the whole source in view. */
export interface MentionCandidate extends Span {
  /** null: looks like a name, but the block does not say of what. */
  readonly type: EntityType | null;
  /** 0-1. */
  readonly confidence: number;
  /** Short reasons in plain English: "listed country", "title before name". */
  readonly why: readonly string[];
  /** The value of a date or amount, as plain text: "2023-10-07", "EUR 150000000000". */
  readonly value?: string;
  /** What the trained model thinks, where it is the model's candidate; such candidates may overlap. */
  readonly probability?: number;
}

/** A phrase that says who somebody is, with the candidate (by its span) it belongs to. */
export interface RoleCandidate extends Span {
  readonly of: Span;
}

/** A quotation as seen from inside one block. */
export interface QuotationCandidate extends Span {
  readonly kind: QuotationKind;
  /** Content pieces without speaker and cue, quotation marks included where a piece is wholly quoted. */
  readonly spans: readonly Span[];
  /** The pieces inside quotation marks, marks included. */
  readonly quoted: readonly Span[];
  readonly cue: Span | null;
  /** Name, pronoun or noun phrase that the cue points to. */
  readonly speaker: Span | null;
  readonly speakerKind: 'name' | 'pronoun' | 'nominal' | null;
  /** The relative pronoun that stands for the speaker in the cue's own clause: "who" in "Ana Lee, who said". */
  readonly relative: Span | null;
  readonly confidence: number;
  readonly mode: QuotationMode;
  /** Another's words tell of it, cue and all: "the ministry said that Mr. Holm had said". */
  readonly nested: boolean;
  /** The last quotation mark is missing: the quotation may go on in the next block. */
  readonly open: boolean;
}

/** What the recognizers of one block share: they read the text, the tokens and one another's finds, and add their own. */
export interface BlockContext {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: MentionCandidate[];
  readonly roles: RoleCandidate[];
  readonly quotations: QuotationCandidate[];
}

/** What is found in one block on its own: plain data that depends on the block's kind and prose only. */
export type BlockFindings = BlockContext;

declare module 'vfile' {
  interface DataMap {
    glossator: BlockContext;
  }
}

/** The block that a recognizer's transform is working on. Throws when the file did not come from `analyzeBlock`. */
export function contextOf(file: VFile): BlockContext {
  const context = file.data.glossator;
  if (!context) throw new Error('A recognizer ran on a file without a block context; run it through analyzeBlock.');
  return context;
}

/** What a recognizer is: a unified plugin without options that returns a transform of the block's tree. */
export type Recognizer = () => (tree: Root, file: VFile) => void;
