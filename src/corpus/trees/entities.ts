import { compareTypes, typeFacts } from '../../core/card/kinds';
import { excerpt, visibleText } from '../../core/card/text';
import { addTo } from '../../core/multimap';
import type { CorpusIndex, IndexedEntity } from '../corpusIndex';
import { bucketed, countRange, nameRange } from './buckets';
import { listMentions, mentionNodes } from './mentions';
import { counted, sorted, type TreeItemModel, type TreeOptions, type TreeTarget } from './model';

const longestRole = 120;

/** Who and what is in the index: types, below them entities, below them mentions. */
export function entityTree(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const byType = new Map<string, IndexedEntity[]>();
  for (const entity of index.entities()) {
    if (entity.count === 0) continue;
    addTo(byType, entity.type, entity);
  }
  const types = [...byType].sort(([a], [b]) => compareTypes(a, b));
  return bucketed({
    id: 'types',
    items: types,
    make: ([type, entities]) => typeNode(index, type, entities, options, type === types[0]?.[0]),
    holds: ([type], target) => target.mention?.type === type,
    rangeLabel: nameRange(([type]) => type),
    noun: 'types',
  });
}

function typeNode(index: CorpusIndex, type: string, entities: readonly IndexedEntity[], options: TreeOptions, first: boolean): TreeItemModel {
  const { plural, icon, color } = typeFacts(type);
  const label = visibleText(plural) || '(no type)';
  const names = counted(entities.length, 'entity', 'entities');
  return {
    id: `type:${type}`,
    label,
    description: entities.length.toLocaleString('en'),
    icon,
    color,
    tooltip: `${label}: ${names}`,
    accessibilityLabel: `${label}, ${names}`,
    count: entities.length,
    contextValue: 'type',
    subject: { type, ...onlySource(index, options) },
    ...(first ? { expanded: true as const } : {}),
    children: () => entityNodes(index, type, entities, options),
    holds: (target) => target.mention?.type === type,
  };
}

/** The one source that a tree of one source is about. */
function onlySource(index: CorpusIndex, { allSources }: TreeOptions): { readonly uri?: string } {
  const only = allSources ? undefined : index.sources()[0];
  return only ? { uri: only.uri } : {};
}

function entityNodes(index: CorpusIndex, type: string, entities: readonly IndexedEntity[], options: TreeOptions): readonly TreeItemModel[] {
  const nameOf = ({ name }: IndexedEntity): string => visibleText(name), countOf = ({ count }: IndexedEntity): number => count;
  return bucketed({
    id: `type:${type}`,
    items: sorted(entities, options.sort, countOf, nameOf),
    make: (entity) => entityNode(index, entity, options),
    holds: ({ id }, target) => isAbout(index, id, target),
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'mention') : nameRange(nameOf),
    noun: 'entities',
  });
}

function entityNode(index: CorpusIndex, { id, name, type, aliases, count, sources, roles }: IndexedEntity, options: TreeOptions): TreeItemModel {
  const { icon, color, label: typeLabel } = typeFacts(type);
  const label = visibleText(name) || '(no name)';
  const mentions = counted(count, 'mention'), places = options.allSources ? ` in ${counted(sources.size, 'source')}` : '';
  const also = aliases.slice(0, 5).map(visibleText).filter((alias) => alias !== '').join(', ');
  const who = roles.slice(0, 3).map((role) => excerpt(role, longestRole)).filter((role) => role !== '').join('; ');
  return {
    id: `entity:${id}`,
    label,
    description: options.allSources && sources.size > 1 ? `${count.toLocaleString('en')} in ${sources.size} sources` : count.toLocaleString('en'),
    icon,
    color,
    tooltip: `${label} (${typeLabel})${who === '' ? '' : `\n${who}`}\n${mentions}${places}${also === '' ? '' : `\nAlso: ${also}`}`,
    accessibilityLabel: `${label}, ${typeLabel}, ${mentions}${places}`,
    count,
    contextValue: 'entity',
    subject: { entity: id, ...onlySource(index, options) },
    children: () => mentionNodes(
      `entity:${id}`, index.mentionsOf(id).flatMap(({ view, mentions: all }) => listMentions(view, all)), options.allSources,
    ),
    holds: (target) => isAbout(index, id, target),
  };
}

/** Whether the name at a place is this entity's. */
function isAbout(index: CorpusIndex, id: string, { uri, mention }: TreeTarget): boolean {
  return mention !== undefined && index.entity(mention.entity, uri)?.id === id;
}
