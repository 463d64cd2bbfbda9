import type { EntityType, QuotationKind } from '../analysis/types';
import type { PlacedQuotation, SourceView } from '../analysis/view';
import { overlaps, type Span } from '../span';
import { highlightTypeOf, keyOf, type HighlightKind, type MarkSort, type QuotationPart, type Strength } from './kinds';

/** What the user wants to see. */
export interface HighlightOptions {
  readonly showsType: (type: EntityType) => boolean;
  readonly showsQuotation: (kind: QuotationKind) => boolean;
  /** Suggestions below this confidence (0-1) are left out. */
  readonly threshold: number;
  /** What people marked, in order of place. */
  readonly marks?: readonly MarkHighlight[];
  /** Only what overlaps this stretch of the text; all of it where nothing is said. */
  readonly within?: Span | undefined;
}

/** A mark of a person as it is drawn. */
export interface MarkHighlight {
  readonly pieces: readonly Span[];
  readonly sort: MarkSort;
  /** A theme colour's id or `#rrggbb`. */
  readonly color: string;
}

/** The places (source offsets, in order) of everything that is drawn in one way. */
export interface Highlight {
  readonly kind: HighlightKind;
  readonly spans: readonly Span[];
}

/** Suggestions less than this above the threshold are drawn faintly. */
const faintBand = 0.15;

/** What is to be drawn in a source, by the kind's key; kinds without a place are left out. */
export function highlightsOf(view: SourceView, options: HighlightOptions): ReadonlyMap<string, Highlight> {
  const all = new Map<string, { kind: HighlightKind; spans: Span[] }>();
  const add = (kind: HighlightKind, spans: readonly Span[]): void => {
    const wanted = spans.filter((span) => span.start < span.end && (!options.within || overlaps(span, options.within)));
    if (wanted.length === 0) return;
    const key = keyOf(kind);
    const known = all.get(key);
    if (known) known.spans.push(...wanted);
    else all.set(key, { kind, spans: wanted });
  };
  for (const mention of view.mentions) {
    const strength = strengthOf(mention, options.threshold);
    // Two lines under the same letters cannot be told apart, so the outer mention speaks for those inside it.
    if (!strength || !options.showsType(mention.type) || (mention.nested && !mention.decision)) continue;
    add({ what: 'mention', type: highlightTypeOf(mention.type), strength }, [{ start: mention.start, end: mention.end }]);
  }
  for (const quotation of view.quotations) {
    // What stands between quotation marks was said by somebody, however unsure it is by whom.
    const strength = strengthOf(quotation, options.threshold) ?? (quotation.kind === 'indirect' ? undefined : 'faint');
    if (strength && options.showsQuotation(quotation.kind)) addQuotation(quotation, strength, view.text, add);
  }
  for (const { pieces, sort, color } of options.marks ?? []) {
    add({ what: 'mark', sort, color, part: 'content' }, pieces);
    const first = pieces[0];
    if (first) add({ what: 'mark', sort, color, part: 'opening' }, [{ start: first.start, end: first.start + (isPair(view.text, first.start) ? 2 : 1) }]);
  }
  for (const { spans } of all.values()) spans.sort((a, b) => a.start - b.start);
  return all;
}

/** How many places a view has at most: what decides whether all of them can be drawn at once. */
export function highlightCount(view: SourceView): number {
  return view.mentions.length + 3 * view.quotations.length;
}

function addQuotation({ kind, spans, quoted }: PlacedQuotation, strength: Strength, text: string, add: (kind: HighlightKind, spans: readonly Span[]) => void): void {
  const part = (name: QuotationPart, at: readonly Span[]): void => { add({ what: 'quotation', kind, part: name, strength }, at); };
  part(kind === 'direct' && quoted.length === 0 ? 'turn' : 'content', spans);
  if (kind === 'mixed') part('quoted', quoted);
  const first = spans.reduce((a, b) => (b.start < a.start ? b : a), spans[0] ?? { start: 0, end: 0 });
  const last = spans.reduce((a, b) => (b.end > a.end ? b : a), first);
  if (first.start === first.end) return;
  part('opening', [{ start: first.start, end: first.start + (isPair(text, first.start) ? 2 : 1) }]);
  part('closing', [{ start: last.end - (isPair(text, last.end - 2) ? 2 : 1), end: last.end }]);
}

/** Whether a character outside the basic plane, two code units long, starts here. */
function isPair(text: string, offset: number): boolean {
  return (text.codePointAt(offset) ?? 0) > 0xffff;
}

function strengthOf(item: { readonly confidence: number; readonly decision?: unknown }, threshold: number): Strength | undefined {
  if (item.decision) return 'decided';
  if (item.confidence < threshold) return undefined;
  return item.confidence < Math.min(1, threshold + faintBand) ? 'faint' : 'suggested';
}
