import { isQuotationType } from '../../core/annotation/types';
import { compareText } from '../../core/compareText';
import { addTo } from '../../core/multimap';
import type { Span } from '../../core/span';
import { decisionLabel, kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt, visibleText } from '../../core/card/text';
import { bucketed, followedBy, namedRange, nameRange, passageRange, placeRange } from './buckets';
import { compareNames, counted, sorted, type TreeItemModel, type TreeOptions, type TreeTarget } from './model';
import { proseOf } from './prose';
import type { ContextLine } from './places';
import { folderName, sourceName, sourcePath } from './places';

/** A stored annotation as it stands in its source now. */
export interface AnnotationEntry {
  readonly id: string;
  readonly uri: string;
  /** Source offsets in order; empty for orphans. */
  readonly pieces: readonly Span[];
  /** Where an orphan stood once, as far as that can be told. */
  readonly stood?: Span;
  readonly state: 'placed' | 'drifted' | 'orphan';
  readonly type?: string;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly decision?: string;
  /** What the decision did to quotations. */
  readonly change?: string;
  /** A name or URI; empty where nobody is named. */
  readonly creator: string;
  /** Whether the machine found it and somebody only kept it. */
  readonly machine: boolean;
  /** The stored words. */
  readonly exact: string;
  /** The line around words that alone would say little. */
  readonly context?: () => ContextLine;
}

const longestQuote = 100;
/** As much of a note is parsed for its row. */
const longestRead = 2_000;
const longestNote = 200;
const longestGlance = 60;

/** What was kept: sources, below them their annotations in order of place; a single source's list stands alone. */
export function annotationTree(entries: readonly AnnotationEntry[], options: TreeOptions): readonly TreeItemModel[] {
  const bySource = new Map<string, AnnotationEntry[]>();
  for (const entry of entries) {
    addTo(bySource, entry.uri, entry);
  }
  if (!options.allSources) return annotationNodes('annotations', entries, options);
  const nameOf = ([uri]: [string, AnnotationEntry[]]): string => sourceName(uri);
  const repeated = repeatedOf([...bySource].map(nameOf));
  return bucketed({
    id: 'sources',
    items: sorted([...bySource], options.sort, ([, list]) => list.length, nameOf),
    make: ([uri, list]) => sourceNode(uri, list, repeated.has(sourceName(uri)), options),
    holds: ([uri, list], target) => uri === target.uri && list.some((entry) => holdsAnnotation(entry, target)),
    rangeLabel: (options.sort === 'name' ? nameRange : namedRange)(nameOf),
    noun: 'sources',
  });
}

function repeatedOf(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>(), repeated = new Set<string>();
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}

function sourceNode(uri: string, entries: readonly AnnotationEntry[], isRepeated: boolean, options: TreeOptions): TreeItemModel {
  const label = sourceName(uri), count = counted(entries.length, 'annotation'), folder = isRepeated ? folderName(uri) : '';
  return {
    id: `source:${uri}`,
    label,
    description: `${entries.length.toLocaleString('en')}${folder === '' ? '' : ` · ${folder}`}`,
    icon: 'file-text',
    tooltip: `${sourcePath(uri)}\n${count}`,
    accessibilityLabel: `${label}, ${count}${folder === '' ? '' : `, in ${folder}`}`,
    count: entries.length,
    contextValue: 'source',
    children: () => annotationNodes(`source:${uri}`, entries, options),
    holds: (target) => uri === target.uri && entries.some((entry) => holdsAnnotation(entry, target)),
  };
}

/** What people made comes first; what they only kept of the machine's finds is one node at the end, so that it hides nothing. */
function annotationNodes(parent: string, entries: readonly AnnotationEntry[], options: TreeOptions): readonly TreeItemModel[] {
  const people = entries.filter(({ machine }) => !machine), kept = entries.filter(({ machine }) => machine);
  if (kept.length === 0 || people.length === 0) return listNodes(parent, entries, options);
  return followedBy(listNodes(parent, people, options), [keptNode(parent, kept, options)], (nodes) => ({
    id: `${parent}/people`, label: 'Made by people', icon: 'person', tooltip: 'Made by people', accessibilityLabel: 'Made by people', contextValue: 'group',
    children: () => nodes, holds: (target) => people.some((entry) => holdsAnnotation(entry, target)),
  }));
}

function keptNode(parent: string, kept: readonly AnnotationEntry[], options: TreeOptions): TreeItemModel {
  const label = 'Found by Glossator', count = counted(kept.length, 'annotation');
  return {
    id: `${parent}/machine`,
    label,
    description: kept.length.toLocaleString('en'),
    icon: 'archive',
    tooltip: `${count} that Glossator found and you saved`,
    accessibilityLabel: `${label}, ${count}`,
    count: kept.length,
    contextValue: 'group',
    children: () => listNodes(`${parent}/machine`, kept, options),
    holds: (target) => kept.some((entry) => holdsAnnotation(entry, target)),
  };
}

function listNodes(parent: string, entries: readonly AnnotationEntry[], { sort }: TreeOptions): readonly TreeItemModel[] {
  const byName = sort === 'name';
  return bucketed({
    id: parent,
    items: [...entries].sort((a, b) => (byName ? compareNames(a.exact, b.exact) : 0) || comparePlaces(a, b)),
    make: (entry) => annotationNode(parent, entry),
    holds: holdsAnnotation,
    rangeLabel: (byName ? passageRange : placeRange)(({ exact }: AnnotationEntry) => excerpt(exact, longestQuote)),
    noun: 'annotations',
  });
}

/** In order of place; what has none comes last. */
function comparePlaces(a: AnnotationEntry, b: AnnotationEntry): number {
  const start = ({ pieces }: AnnotationEntry): number => pieces[0]?.start ?? Number.MAX_SAFE_INTEGER;
  const end = ({ pieces }: AnnotationEntry): number => pieces.at(-1)?.end ?? Number.MAX_SAFE_INTEGER;
  return start(a) - start(b) || end(a) - end(b) || compareText(a.id, b.id);
}

function holdsAnnotation({ uri, pieces }: AnnotationEntry, target: TreeTarget): boolean {
  return uri === target.uri && pieces.some(({ start, end }) => start <= target.offset && target.offset <= end);
}

function annotationNode(parent: string, entry: AnnotationEntry): TreeItemModel {
  const { pieces, state, tags, notes } = entry;
  const first = pieces[0], last = pieces.at(-1);
  const note = notes[0] === undefined ? '' : excerpt(proseOf(notes[0].slice(0, longestRead)), longestNote);
  const line = entry.context?.(), label = line?.label ?? (excerpt(entry.exact, longestQuote) || note || '(no text)');
  const facts = factsOf(entry);
  // A row without a place leads to where it stood, with nothing selected: what it is put on is for the user to select.
  const shown = state === 'orphan' ? entry.stood && { start: entry.stood.start, end: entry.stood.start } : first && last && { start: first.start, end: last.end };
  const creator = entry.machine ? 'Glossator' : visibleText(entry.creator);
  return {
    id: `${parent}/${entry.id}`,
    label,
    ...(line && { highlights: line.highlights }),
    description: [...facts, ...tags.map((tag) => `#${visibleText(tag)}`), ...(note === '' || label === note ? [] : [excerpt(note, longestGlance)])].join(' · '),
    icon: iconOf(entry),
    ...colorOf(entry),
    tooltip: [label, facts.join(', '), tags.map(visibleText).join(', '), note, creator === '' ? '' : `by ${creator}`].filter((line) => line !== '').join('\n'),
    accessibilityLabel: [label, ...facts, ...tags.map(visibleText), ...(note === '' ? [] : [`note: ${note}`])].join(', '),
    ...(shown && { location: { uri: entry.uri, ...shown } }),
    contextValue: `annotation ${state}`,
    subject: { uri: entry.uri, id: entry.id },
    holds: (target) => holdsAnnotation(entry, target),
  };
}

function factsOf({ state, type, decision, change }: AnnotationEntry): string[] {
  return [
    ...(state === 'placed' ? [] : [state === 'orphan' ? 'not found' : 'check its place']),
    ...(decision === undefined ? [] : [visibleText(decisionLabel(decision, change))]),
    ...(type === undefined ? [] : [visibleText(typeLabel(type))]),
  ];
}

function typeLabel(type: string): string {
  const kind = type.startsWith('QUOTATION/') ? type.slice('QUOTATION/'.length) : '';
  if (kind === 'direct' || kind === 'mixed' || kind === 'indirect') return kindLabels[kind];
  return type === 'QUOTATION' ? 'Quotation' : typeFacts(type).label;
}

const decisionIcons: ReadonlyMap<string, string> = new Map([['accept', 'check'], ['reject', 'close'], ['retype', 'edit'], ['reattribute', 'person'], ['respan', 'arrow-both']]);

function iconOf({ state, decision, type, tags, notes }: AnnotationEntry): string {
  if (state !== 'placed') return state === 'orphan' ? 'error' : 'warning';
  if (decision !== undefined) return decisionIcons.get(decision) ?? 'edit';
  if (type !== undefined) return isQuotationType(type) ? 'quote' : typeFacts(type).icon;
  if (notes.length > 0) return 'note';
  return tags.length > 0 ? 'tag' : 'bookmark';
}

function colorOf({ state, type, decision }: AnnotationEntry): { color?: string } {
  if (state !== 'placed') return { color: state === 'orphan' ? 'list.errorForeground' : 'list.warningForeground' };
  return type === undefined || decision === 'reject' || isQuotationType(type) ? {} : { color: typeFacts(type).color };
}
