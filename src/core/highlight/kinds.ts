import { builtInTypes, type BuiltInType, type EntityType, type QuotationKind } from '../analysis/types';

/** The types that have a look of their own; all that users define share one. */
export const highlightTypes = [...builtInTypes, 'OTHER'] as const;
export type HighlightType = (typeof highlightTypes)[number];

/**
 * How firmly something stands: `faint` is a suggestion only just above the threshold, `suggested` one that the machine is
 * sure of, `decided` what a person has judged.
 */
export const strengths = ['faint', 'suggested', 'decided'] as const;
export type Strength = (typeof strengths)[number];

/**
 * A quotation's content, its pieces in quotation marks where others are not, and its first and last character. What somebody
 * says without marks (a turn in a transcript) is a `turn` instead of content.
 */
export type QuotationPart = 'content' | 'turn' | 'quoted' | 'opening' | 'closing';

/** What a mark of a person says first: a tag, a note, or nothing; `unsure`: it was found with less than certainty. */
export type MarkSort = 'tag' | 'note' | 'plain' | 'unsure';

/** Everything that is drawn in the same way. */
export type HighlightKind =
  | { readonly what: 'mention'; readonly type: HighlightType; readonly strength: Strength }
  | { readonly what: 'quotation'; readonly kind: QuotationKind; readonly part: QuotationPart; readonly strength: Strength }
  /** `color` is a theme colour's id or `#rrggbb`; the first character of a mark is its `opening`. */
  | { readonly what: 'mark'; readonly sort: MarkSort; readonly color: string; readonly part: 'content' | 'opening' };

/** A name for a kind: equal for equal kinds. */
export function keyOf(kind: HighlightKind): string {
  if (kind.what === 'mark') return `mark/${kind.sort}/${kind.color}/${kind.part}`;
  return kind.what === 'mention' ? `${kind.type}/${kind.strength}` : `${kind.kind}/${kind.part}/${kind.strength}`;
}

/** The look that an entity type has. */
export function highlightTypeOf(type: EntityType): HighlightType {
  return known.has(type) ? type as BuiltInType : 'OTHER';
}

const known: ReadonlySet<string> = new Set(builtInTypes);

/** How the line under a mention is drawn, so that groups of types differ without their colours. */
export type LineStyle = 'solid' | 'double' | 'dashed' | 'dotted';

/** People solid, organisations double, places dashed, everything else dotted. */
export function lineStyleOf(type: HighlightType): LineStyle {
  switch (type) {
    case 'PERSON': return 'solid';
    case 'ORG': return 'double';
    case 'PLACE': return 'dashed';
    default: return 'dotted';
  }
}
