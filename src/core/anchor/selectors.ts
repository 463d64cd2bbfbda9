/** A W3C TextQuoteSelector: the words themselves and what stands around them, in normalised text. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A W3C TextPositionSelector: code points of the normalised text, `end` exclusive. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** How a piece of text is to be found again; either may be missing in what other programs wrote. */
export interface Selectors {
  readonly quote?: TextQuoteSelector;
  readonly position?: TextPositionSelector;
}

/** Both selectors, as Glossator writes them. */
export interface FullSelectors extends Selectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}
