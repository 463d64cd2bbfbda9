import type { AnchorReason } from '../findAnchor';

/** An annotation's place in a text, in UTF-16 offsets, with its words as they were written down; line ends may differ. */
export interface LastSeen {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * Where a span is now, in UTF-16 offsets of the new text; `score` (0-1) says how much of its words and context is there,
 * `context` how much of what stood around it does so still.
 */
export type Relocated =
  | { readonly state: 'placed'; readonly start: number; readonly end: number; readonly score: number; readonly context: number }
  | { readonly state: 'drifted'; readonly start: number; readonly end: number; readonly score: number; readonly reason: AnchorReason }
  | { readonly state: 'orphan'; readonly reason: AnchorReason };

export interface RelocateOptions {
  /** Called about every five milliseconds of work, so that a host can do something else in between. */
  readonly pause?: () => Promise<void>;
}
