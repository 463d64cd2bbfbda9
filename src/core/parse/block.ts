import type { Span } from '../span';

/** heading, subheading: Markdown's first and deeper levels; item: a list item; cell: a table's cell; paragraph: all else. */
export type BlockKind = 'paragraph' | 'heading' | 'subheading' | 'item' | 'cell';

/** A run of prose that stands unchanged in the source: `prose` and `source` are its starts, relative to the block. */
export interface ProsePiece {
  readonly prose: number;
  readonly source: number;
  readonly length: number;
  /** What stands before it in the source is no text that anybody reads, such as the times of captions; absent else. */
  readonly apart?: true;
}

/**
 * A paragraph-like piece of a source. `start` and `end` are source offsets; `prose` is its text without markup, and
 * `pieces` say where each run of it stands in the block (null where prose and source text are the same).
 */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly prose: string;
  readonly pieces: readonly ProsePiece[] | null;
  /** All of it is emphasised, as questions of an interview are; absent else. */
  readonly emphasis?: true;
  /** It is what captions say, where another voice begins, or more of the same; absent else. */
  readonly captions?: 'voice' | 'more';
}
