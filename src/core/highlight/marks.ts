import { isQuotationType } from '../annotation/types';
import type { PlacedAnnotation } from '../annotation/types';
import { compareSpans } from '../span';
import { typeFacts } from '../card/kinds';
import type { MarkHighlight } from './plan';

/** The colour of marks whose tags have none. */
export const markColor = 'glossator.markForeground';

/**
 * What people marked, as it is drawn, in order of place. Decisions about what the machine found show on that itself, and
 * so do names and quotations that a person marked and said nothing else about.
 */
export function markHighlights(placed: readonly PlacedAnnotation[], colorOf: (tag: string) => string | undefined): MarkHighlight[] {
  const marks = placed.filter(({ machine, refersTo, pieces, type, tags, notes, decision, state }) =>
    !machine && refersTo === undefined && pieces.length > 0 && decision !== 'reject'
    && (tags.length > 0 || notes.length > 0 || state === 'drifted' || (type === undefined && decision === undefined)));
  return marks.map(({ pieces, type, tags, notes, state }): MarkHighlight => {
    const own = tags.map(colorOf).find((color) => color !== undefined);
    return {
      pieces: [...pieces].sort(compareSpans),
      sort: state === 'drifted' ? 'unsure' : tags.length > 0 ? 'tag' : notes.length > 0 ? 'note' : 'plain',
      color: safeColor(own) ?? (tags.length === 0 && type !== undefined && !isQuotationType(type) ? typeFacts(type).color : markColor),
    };
  }).sort((a, b) => compareSpans(a.pieces[0] ?? { start: 0, end: 0 }, b.pieces[0] ?? { start: 0, end: 0 }));
}

/** A colour from a file, if it is a theme colour's id or `#rgb`, `#rrggbb`; anything else could be more than a colour. */
export function safeColor(color: string | undefined): string | undefined {
  return color !== undefined && /^(?:#[\da-f]{3}|#[\da-f]{6}|[a-z][\w-]*(?:\.[\w-]+)*)$/i.test(color) ? color : undefined;
}
