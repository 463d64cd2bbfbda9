import { cutEnd } from '../../core/card/text';
import { mostChildren, type TreeItemModel, type TreeTarget } from './model';

/** A long list that becomes nodes: all at once where they are few, else in buckets of buckets. */
export interface Listing<T> {
  /** The id of the node that the list belongs to. */
  readonly id: string;
  /** In the order in which they are shown. */
  readonly items: readonly T[];
  readonly make: (item: T) => TreeItemModel;
  readonly holds: (item: T, target: TreeTarget) => boolean;
  /** Names a bucket by what is in it and around it. */
  readonly rangeLabel: RangeLabel<T>;
  /** What the items are called: "mentions". */
  readonly noun: string;
}

/** `before` and `after` are the neighbours outside of the bucket, `from` and `to` the items' numbers, from 1. */
export type RangeLabel<T> = (range: { first: T; last: T; before: T | undefined; after: T | undefined; from: number; to: number }) => string;

/** The nodes of a list, never more than `mostChildren` at one level, made only when asked for. */
export function bucketed<T>(listing: Listing<T>): readonly TreeItemModel[] {
  return level(listing, 0, listing.items.length);
}

/** A level and the nodes that close it; where both are too many for one level, `group` makes one node of the former. */
export function followedBy(
  nodes: readonly TreeItemModel[], last: readonly TreeItemModel[], group: (nodes: readonly TreeItemModel[]) => TreeItemModel,
): readonly TreeItemModel[] {
  return nodes.length + last.length <= mostChildren ? [...nodes, ...last] : [group(nodes), ...last];
}

function level<T>(listing: Listing<T>, from: number, to: number): readonly TreeItemModel[] {
  const length = to - from;
  if (length <= mostChildren) return listing.items.slice(from, to).map(listing.make);
  let capacity = mostChildren;
  while (capacity * mostChildren < length) capacity *= mostChildren;
  const buckets = Math.ceil(length / capacity);
  return Array.from({ length: buckets }, (_, i) => {
    const start = from + Math.round((length * i) / buckets), end = from + Math.round((length * (i + 1)) / buckets);
    return bucket(listing, start, end);
  });
}

function bucket<T>(listing: Listing<T>, from: number, to: number): TreeItemModel {
  const { items, rangeLabel, noun, holds } = listing;
  const first = items[from] as T, last = items[to - 1] as T;
  const label = rangeLabel({ first, last, before: items[from - 1], after: items[to], from: from + 1, to });
  const size = (to - from).toLocaleString('en');
  return {
    id: `${listing.id}/bucket:${from}-${to}`,
    label,
    // What begins with the items' numbers has said how many they are.
    ...(label.startsWith(numbers(from + 1, to)) ? {} : { description: size }),
    icon: 'folder',
    tooltip: `${label}: ${size} ${noun}`,
    accessibilityLabel: `${label}, ${size} ${noun}`,
    count: to - from,
    contextValue: 'bucket',
    children: () => level(listing, from, to),
    holds: (target) => {
      for (let i = from; i < to; i++) if (holds(items[i] as T, target)) return true;
      return false;
    },
  };
}

/** Buckets of names: "Aa – Be", as many letters as it takes to tell a bucket from its neighbours. */
export function nameRange<T>(nameOf: (item: T) => string): RangeLabel<T> {
  return ({ first, last, before, after }) => range(prefix(nameOf(first), before && nameOf(before)), prefix(nameOf(last), after && nameOf(after)));
}

/** Buckets of passages in order of their words: "Nobody knew – The ferry". */
export function passageRange<T>(wordsOf: (item: T) => string): RangeLabel<T> {
  return ({ first, last }) => range(firstWords(wordsOf(first)), firstWords(wordsOf(last)));
}

/** Buckets of passages in order of place: "1 – 200: The ferry of". */
export function placeRange<T>(wordsOf: (item: T) => string): RangeLabel<T> {
  return ({ first, from, to }) => `${numbers(from, to)}: ${firstWords(wordsOf(first))}…`;
}

/** Buckets of what has a name, in another order than that of names: "1 – 200: Aaland.txt – Tarn.txt". */
export function namedRange<T>(nameOf: (item: T) => string): RangeLabel<T> {
  return ({ first, last, from, to }) => `${numbers(from, to)}: ${range(cutEnd(nameOf(first), longestStart), cutEnd(nameOf(last), longestStart))}`;
}

function numbers(from: number, to: number): string {
  return `${from.toLocaleString('en')} – ${to.toLocaleString('en')}`;
}

function range(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`;
}

const mostWords = 3;
const longestStart = 24;

/** The words that a passage begins with, without the marks before and after them. */
function firstWords(text: string): string {
  const words = text.match(/[\p{L}\p{M}\p{N}’'-]+/gu)?.slice(0, mostWords).join(' ');
  return cutEnd(words ?? text, longestStart);
}

/** Buckets of a list by count: "1 – 200: 45 – 12 mentions". */
export function countRange<T>(countOf: (item: T) => number, noun: string): RangeLabel<T> {
  return ({ first, last, from, to }) => {
    const most = countOf(first), least = countOf(last);
    return `${numbers(from, to)}: ${range(most.toLocaleString('en'), least.toLocaleString('en'))} ${noun}${most === 1 && least === 1 ? '' : 's'}`;
  };
}

/** Buckets of a list in order of place: "1 – 200". */
export function numberRange<T>(): RangeLabel<T> {
  return ({ from, to }) => numbers(from, to);
}

const longestPrefix = 12;

function prefix(name: string, neighbour: string | undefined): string {
  const letters = Array.from(name), others = Array.from(neighbour ?? '');
  let length = 1;
  if (neighbour !== undefined) while (length < letters.length && letters[length - 1]?.toLowerCase() === others[length - 1]?.toLowerCase()) length++;
  return cutEnd(letters.slice(0, length).join(''), longestPrefix);
}
