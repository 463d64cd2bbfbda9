import type { QuotationKind } from '../../core/analysis/types';
import { compareText } from '../../core/compareText';
import type { Span } from '../../core/span';

/** A node of a tree as it is to be shown; a host needs to know nothing else. All texts are plain and visible. */
export interface TreeItemModel {
  /** Unique in its tree, and the same for the same thing after an edit, so that what is expanded stays so. */
  readonly id: string;
  readonly label: string;
  /** Stretches of the label to emphasise. */
  readonly highlights?: readonly (readonly [start: number, end: number])[];
  readonly description?: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color?: string;
  readonly tooltip: string;
  readonly accessibilityLabel: string;
  /** Number of mentions, quotations or annotations below. */
  readonly count?: number;
  /** What a click reveals. */
  readonly location?: { readonly uri: string; readonly start: number; readonly end: number };
  /** The entity, the speaker (a key of the index), the type of entities, the tag, or the annotation (`id`) that it stands for as a whole; `uri` when only one source's are meant. */
  readonly subject?: { readonly entity?: string; readonly speaker?: string; readonly type?: string; readonly tag?: string; readonly id?: string; readonly uri?: string };
  /** What kind of thing it is: `type`, `entity`, `mention` … */
  readonly contextValue: string;
  /** Open when it is first shown. */
  readonly expanded?: true;
  /** At most `mostChildren`; absent on leaves. Computed anew at each call. */
  readonly children?: () => readonly TreeItemModel[];
  /** Whether the target is this node or below it. */
  readonly holds: (target: TreeTarget) => boolean;
}

/** VS Code is never given more children of one node than this. */
export const mostChildren = 200;

/** What the quotations view groups by. */
export const quotationGroupings = ['speaker', 'topic', 'article'] as const;
export type QuotationGrouping = (typeof quotationGroupings)[number];

export type TreeSort = 'count' | 'name';

/** How a tree is to be built. */
export interface TreeOptions {
  readonly sort: TreeSort;
  /** Whether it shows all sources, so that places are named with their file. */
  readonly allSources: boolean;
  /** Whether annotations are grouped by their tags. */
  readonly byTag?: boolean;
  /** What quotations are grouped by; by speaker where nothing is said. */
  readonly quotationsBy?: QuotationGrouping;
  /** The kinds of quotations that are shown; all where nothing is said. */
  readonly kinds?: ReadonlySet<QuotationKind>;
}

/** A place in a source with what is known to be there: what a tree is asked to find. */
export interface TreeTarget {
  readonly uri: string;
  readonly offset: number;
  readonly mention?: Span & { readonly entity: string; readonly type: string; readonly article: number };
  /** `key` is the speaker's key in the index. */
  readonly quotation?: Span & { readonly key: string };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders names as a reader expects them, with a fixed order of those that read the same. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || compareText(a, b);
}

/** Sorts a copy: by count and then name, or by name. */
export function sorted<T>(items: readonly T[], sort: TreeSort, countOf: (item: T) => number, nameOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => (sort === 'count' ? countOf(b) - countOf(a) : 0) || compareNames(nameOf(a), nameOf(b)));
}

/** "1 mention", "2,000 mentions". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}
