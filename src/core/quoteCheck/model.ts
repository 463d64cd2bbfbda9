import type { QuotationKind } from '../analysis/types';
import type { Span } from '../span';

/**
 * What a check says about a quotation: the sources have just these words; they have them a little different; they give them to
 * someone else; they do not have them; the words are too few to tell.
 */
export const verdicts = ['misattributed', 'changed', 'notFound', 'tooShort', 'verbatim'] as const;
export type Verdict = (typeof verdicts)[number];

/** What is to be said besides the verdict: how words that count as the same are written, cut or used differently. */
export const remarks = ['edgeCase', 'capitals', 'marks', 'ellipsis', 'inserted', 'joined', 'leftOut', 'apart', 'fromSeveral', 'unquoted', 'otherSpeaker', 'unsureSpeaker'] as const;
export type Remark = (typeof remarks)[number];

/** Where a source has a quotation's words; from the first of them to the last. */
export interface QuotedPlace extends Span {
  readonly uri: string;
  /** Where others' words stand in between: the pieces without them. */
  readonly pieces?: readonly Span[];
  /** How much of the words is the same, 0-1. */
  readonly score: number;
  /** Who says them there, as far as that is known. */
  readonly speakerName: string | null;
  /** Whether that is who the draft says: undefined where one of the two is not known for certain. */
  readonly sameSpeaker?: boolean;
}

/** Words that differ: the draft's and those in their place in the source; one of the two may be empty. `start` and `end` are the draft's. */
export interface WordChange extends Span {
  readonly draft: string;
  readonly source: string;
  /** The source only quotes less here: it ends, begins, or has an ellipsis where the draft has these words. */
  readonly quotedLess?: true;
}

/** A quotation of a draft with what the sources say about it. `start` and `end` are the hull of its pieces. */
export interface CheckedQuotation extends Span {
  readonly kind: QuotationKind;
  /** What is quoted, marks included where there are any. */
  readonly pieces: readonly Span[];
  readonly speakerName: string | null;
  readonly verdict: Verdict;
  /** Of the best place: 1 where it is verbatim, 0 where nothing was found. */
  readonly score: number;
  /** Best first; at most a few. */
  readonly places: readonly QuotedPlace[];
  /** The places that the pieces were compared with: one for all of them where they stand together, else one for each that was found. */
  readonly compared: readonly QuotedPlace[];
  /** The words that differ from what they were compared with, in order; empty unless changed. */
  readonly changes: readonly WordChange[];
  readonly remarks: readonly Remark[];
}

/** All that a check found out about a draft. */
export interface QuotationCheck {
  readonly quotations: readonly CheckedQuotation[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many sources were searched. */
  readonly sources: number;
  /** How many reports without quotation marks the draft has: nobody can tell their words, so they are not checked. */
  readonly reported: number;
}
