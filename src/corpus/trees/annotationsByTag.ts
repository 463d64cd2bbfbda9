import { visibleText } from '../../core/card/text';
import { addTo } from '../../core/multimap';
import { annotationTree, type AnnotationEntry } from './annotations';
import { bucketed, namedRange, nameRange } from './buckets';
import { counted, sorted, type TreeItemModel, type TreeOptions } from './model';

/** Whose annotations are shown. */
export const whoseChoices = ['all', 'mine', 'others', 'machine'] as const;
export type Whose = (typeof whoseChoices)[number];

interface TagGroup {
  /** Undefined: without a tag. */
  readonly tag: string | undefined;
  readonly entries: readonly AnnotationEntry[];
}

/** All passages of each tag: tags, below them sources (or, for one source, at once) the passages; what has no tag comes last. */
export function annotationsByTag(entries: readonly AnnotationEntry[], options: TreeOptions): readonly TreeItemModel[] {
  const byTag = new Map<string, AnnotationEntry[]>(), rest: AnnotationEntry[] = [];
  for (const entry of entries) {
    if (entry.tags.length === 0) rest.push(entry);
    for (const tag of new Set(entry.tags)) {
      addTo(byTag, tag, entry);
    }
  }
  const nameOf = ({ tag }: TagGroup): string => visibleText(tag ?? '');
  const groups = sorted([...byTag].map(([tag, list]): TagGroup => ({ tag, entries: list })), options.sort, (group) => group.entries.length, nameOf);
  return bucketed({
    id: 'tags',
    items: rest.length > 0 ? [...groups, { tag: undefined, entries: rest }] : groups,
    make: (group) => tagNode(group, options),
    holds: (group, target) => group.entries.some(({ uri, pieces }) => uri === target.uri && pieces.some(({ start, end }) => start <= target.offset && target.offset <= end)),
    rangeLabel: (options.sort === 'name' ? nameRange : namedRange)(nameOf),
    noun: 'tags',
  });
}

function tagNode({ tag, entries }: TagGroup, options: TreeOptions): TreeItemModel {
  const id = tag === undefined ? 'untagged' : `tag:${tag}`, label = tag === undefined ? 'Without a tag' : visibleText(tag);
  const count = counted(entries.length, 'annotation');
  return {
    id,
    label,
    description: entries.length.toLocaleString('en'),
    icon: tag === undefined ? 'bookmark' : 'tag',
    tooltip: `${label}\n${count}`,
    accessibilityLabel: `${label}, ${count}`,
    count: entries.length,
    contextValue: tag === undefined ? 'group' : 'tag',
    ...(tag !== undefined && { subject: { tag } }),
    children: () => below(annotationTree(entries, options), id),
    holds: (target) => annotationTree(entries, options).some((node) => node.holds(target)),
  };
}

/** A passage with two tags stands in the tree twice, so that ids say under which. */
function below(nodes: readonly TreeItemModel[], parent: string): readonly TreeItemModel[] {
  return nodes.map((node) => {
    const { children } = node;
    return { ...node, id: `${parent}/${node.id}`, ...(children && { children: () => below(children(), parent) }) };
  });
}

/** The annotations of those who are meant; `me` is the user's name, undefined while it is not known. */
export function annotationsOf(entries: readonly AnnotationEntry[], whose: Whose, me: string | undefined): readonly AnnotationEntry[] {
  switch (whose) {
    case 'all': return entries;
    case 'machine': return entries.filter(({ machine }) => machine);
    case 'mine': return entries.filter(({ machine, creator }) => !machine && creator === me);
    case 'others': return entries.filter(({ machine, creator }) => !machine && creator !== me);
  }
}
