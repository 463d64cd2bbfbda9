import { findAnchor } from '../anchor/findAnchor';
import type { NormalizedText } from '../anchor/normalizedText';
import { asArray, member, stringMember } from '../sidecar/json';
import type { JsonValue } from '../sidecar/json';
import { readSelectors } from '../sidecar/targets';
import type { Span } from '../span';

/**
 * The normalised span of a selector that Glossator does not write itself: a RangeSelector between two text selectors, a
 * FragmentSelector of RFC 5147 (`char=10,20`), and any selector that another one refines. Undefined for all others.
 */
export function rangeOf(text: NormalizedText, selector: JsonValue): Span | undefined {
  const type = stringMember(selector, 'type');
  const refined = member(selector, 'refinedBy');
  if (refined !== undefined) return spanOf(text, refined);
  if (type === 'FragmentSelector') return fragment(text, stringMember(selector, 'value') ?? '');
  if (type !== 'RangeSelector') return undefined;
  const first = spanOf(text, member(selector, 'startSelector')), last = spanOf(text, member(selector, 'endSelector'));
  // A range goes from where the first begins to where the second begins; what the second selects is no part of it.
  return first && last && first.start < last.start ? { start: first.start, end: last.start } : undefined;
}

/** A selector's normalised span, from its quote or its position. */
function spanOf(text: NormalizedText, selector: JsonValue | undefined): Span | undefined {
  const one = asArray(selector)[0];
  if (one === undefined) return undefined;
  const { span } = findAnchor(text, readSelectors({ selector: one }));
  if (span) return text.spanFromDocument(span);
  return stringMember(one, 'type') === 'FragmentSelector' ? fragment(text, stringMember(one, 'value') ?? '') : undefined;
}

function fragment(text: NormalizedText, value: string): Span | undefined {
  const match = /^#?char=(\d{1,12}),(\d{1,12})(?:;|$)/.exec(value);
  const start = Number(match?.[1]), end = Number(match?.[2]);
  if (!match || start >= end || end > text.length) return undefined;
  return { start: text.fromCodePoint(start), end: text.fromCodePoint(end) };
}
