import { typeFacts } from '../../core/card/kinds';
import type { PlacedMention, SourceView } from '../../core/analysis/view';
import { bucketed, numberRange } from './buckets';
import type { TreeItemModel, TreeTarget } from './model';
import { contextLine, paragraphOf, sourceName, whereabouts } from './places';

/** A mention with what tells it from the others of its entity, whatever is edited around it. */
export interface ListedMention {
  readonly view: SourceView;
  readonly mention: PlacedMention;
  /** Number of the mention among those listed of its source, from 0. */
  readonly ordinal: number;
}

/** Numbers the mentions of one entity in one source. */
export function listMentions(view: SourceView, mentions: readonly PlacedMention[]): ListedMention[] {
  return mentions.map((mention, ordinal) => ({ view, mention, ordinal }));
}

/** The nodes of mentions, in order of source and place. */
export function mentionNodes(parent: string, items: readonly ListedMention[], allSources: boolean): readonly TreeItemModel[] {
  return bucketed({
    id: parent,
    items,
    make: (item) => mentionNode(parent, item, allSources),
    holds: holdsMention,
    rangeLabel: numberRange(),
    noun: 'mentions',
  });
}

function mentionNode(parent: string, item: ListedMention, allSources: boolean): TreeItemModel {
  const { view, mention, ordinal } = item;
  const { icon, color, label: type } = typeFacts(mention.type);
  const context = contextLine(view, mention);
  const file = sourceName(view.uri);
  return {
    id: `${parent}/${view.uri}#${ordinal}`,
    ...context,
    ...(allSources ? { description: file } : {}),
    icon: mention.decision ? 'verified' : icon,
    color,
    tooltip: `${paragraphOf(view, mention)}\n\n${whereabouts(view, mention.article)}`,
    accessibilityLabel: `${context.label}, ${type}${mention.decision ? ', decided' : ''}, ${file}`,
    location: { uri: view.uri, start: mention.start, end: mention.end },
    contextValue: mention.decision ? 'mention decided' : 'mention suggested',
    holds: (target) => holdsMention(item, target),
  };
}

function holdsMention({ view, mention }: ListedMention, { uri, mention: wanted }: TreeTarget): boolean {
  return wanted !== undefined && uri === view.uri && wanted.start === mention.start && wanted.end === mention.end && wanted.entity === mention.entity;
}
