import type { Selectors, TextPositionSelector, TextQuoteSelector } from '../anchor/selectors';
import { asArray, isObject, member, stringMember } from './json';
import type { JsonObject, JsonValue } from './json';

/** What an annotation is about, as stored: pieces of this source's text, or another resource, such as the annotation it answers. */
export interface StoredTargets {
  readonly pieces: readonly Selectors[];
  readonly refersTo: string | undefined;
}

/** Reads an annotation's targets; pieces of sources that are known to be others are left out. */
export function readTargets(value: JsonValue, source: string | undefined): StoredTargets {
  const pieces: Selectors[] = [];
  let refersTo: string | undefined;
  for (const target of asArray(member(value, 'target'))) {
    if (typeof target === 'string') refersTo ??= target;
    else if (member(target, 'selector') === undefined) refersTo ??= stringMember(target, 'source') ?? stringMember(target, 'id');
    else if (isHere(stringMember(target, 'source'), source)) pieces.push(readSelectors(target));
  }
  return { pieces, refersTo };
}

/** Reads the selectors of a specific resource (a target, or a part named in a body); other kinds of selectors are ignored. */
export function readSelectors(resource: JsonValue): Selectors {
  let quote: TextQuoteSelector | undefined, position: TextPositionSelector | undefined;
  for (const selector of asArray(member(resource, 'selector'))) {
    const type = stringMember(selector, 'type');
    if (type === 'TextQuoteSelector') quote ??= readQuote(selector);
    else if (type === 'TextPositionSelector') position ??= readPosition(selector);
  }
  return { ...(quote && { quote }), ...(position && { position }) };
}

function readQuote(selector: JsonValue): TextQuoteSelector | undefined {
  const exact = wordsOf(selector, 'exact');
  return exact === '' ? undefined : { type: 'TextQuoteSelector', exact, prefix: wordsOf(selector, 'prefix'), suffix: wordsOf(selector, 'suffix') };
}

/** Words of a quote; other programs may write the line ends of the file they had. */
function wordsOf(selector: JsonValue, key: string): string {
  return (stringMember(selector, key) ?? '').replace(/\r\n?/g, '\n');
}

function readPosition(selector: JsonValue): TextPositionSelector | undefined {
  const start = member(selector, 'start'), end = member(selector, 'end');
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  return Number(start) >= 0 && Number(start) < Number(end) ? { type: 'TextPositionSelector', start: Number(start), end: Number(end) } : undefined;
}

/** Only a source's URN tells for certain that another source is meant; other programs name files as they like. */
function isHere(named: string | undefined, source: string | undefined): boolean {
  return named === undefined || source === undefined || named === source || !named.startsWith('urn:uuid:');
}

/** The order of members in an annotation. */
const memberOrder = [
  'id', 'type', 'motivation', 'created', 'modified', 'creator', 'glossator:decision', 'glossator:change', 'glossator:partOf', 'glossator:replaces', 'glossator:conflict', 'glossator:pieces', 'body', 'target',
];

type Member = readonly [string, JsonValue | undefined];

/** Orders the members of a new annotation as every sidecar has them. */
export function inMemberOrder(members: readonly Member[]): Member[] {
  return [...members].sort(([a], [b]) => memberOrder.indexOf(a) - memberOrder.indexOf(b));
}

/** The members with one more, put before the first that comes after it in every sidecar; the others stay where they are. */
export function withMember(members: readonly Member[], added: Member): Member[] {
  const rank = memberOrder.indexOf(added[0]);
  const at = members.findIndex(([key]) => memberOrder.indexOf(key) > rank);
  return at < 0 ? [...members, added] : [...members.slice(0, at), added, ...members.slice(at)];
}

/** A specific resource: a piece of the source, with its selectors. */
export function pieceOf(source: string, selectors: Selectors): JsonObject {
  return { source, selector: selectorList(selectors) };
}

/** The selectors as JSON, members in their order. */
export function selectorList({ quote, position }: Selectors): JsonValue[] {
  const list: JsonValue[] = [];
  if (quote) list.push({ type: quote.type, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix });
  if (position) list.push({ type: position.type, start: position.start, end: position.end });
  return list;
}

/** Whether a JSON value is an object that has selectors. */
export function hasSelector(value: JsonValue): value is JsonObject {
  return isObject(value) && member(value, 'selector') !== undefined;
}
