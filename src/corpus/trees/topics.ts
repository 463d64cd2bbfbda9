import { foldName } from '../../core/analysis/entityId';
import type { PlacedMention, SourceView } from '../../core/analysis/view';
import { isValueType, typeFacts } from '../../core/card/kinds';
import { visibleText } from '../../core/card/text';
import { compareText } from '../../core/compareText';
import type { CorpusIndex } from '../corpusIndex';
import { bucketed, countRange, nameRange } from './buckets';
import { listMentions, mentionNodes } from './mentions';
import { counted, sorted, type TreeItemModel, type TreeOptions, type TreeTarget } from './model';
import { articleTitle, sourceName, sourcePath } from './places';

interface TopicArticle {
  readonly view: SourceView;
  readonly article: number;
}

/** A subject over all sources: labels that fold to the same are one. */
interface MergedTopic {
  readonly key: string;
  readonly label: string;
  mentions: number;
  readonly articles: TopicArticle[];
}

/** What the articles are about: topics, below them articles, below them the entities named there, below them mentions. */
export function topicTree(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const countOf = ({ mentions }: MergedTopic): number => mentions, nameOf = ({ label }: MergedTopic): string => label;
  return bucketed({
    id: 'topics',
    items: sorted(mergedTopics(index.sources()), options.sort, countOf, nameOf),
    make: (topic) => topicNode(topic, options),
    holds: ({ articles }, target) => articles.some((article) => holdsArticle(article, target)),
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'mention') : nameRange(nameOf),
    noun: 'topics',
  });
}

/** How many topics the tree has. */
export function topicCount(index: CorpusIndex): number {
  return new Set(index.sources().flatMap((view) => view.analysis.topics.map(({ label }) => foldName(label)))).size;
}

function mergedTopics(views: readonly SourceView[]): MergedTopic[] {
  const topics = new Map<string, MergedTopic>();
  for (const view of views) {
    for (const { label, articles, mentions } of view.analysis.topics) {
      const key = foldName(label);
      const topic = topics.get(key) ?? { key, label: visibleText(label) || '(no label)', mentions: 0, articles: [] };
      topics.set(key, topic);
      topic.mentions += mentions.length;
      for (const article of articles) {
        if (!topic.articles.some((known) => known.view === view && known.article === article)) topic.articles.push({ view, article });
      }
    }
  }
  return [...topics.values()];
}

function topicNode({ key, label, mentions, articles }: MergedTopic, options: TreeOptions): TreeItemModel {
  const id = `topic:${key}`;
  const inArticles = counted(articles.length, 'article');
  const nameOf = ({ view, article }: TopicArticle): string => articleTitle(view, article);
  const order = options.sort === 'name'
    ? sorted(articles, 'name', () => 0, nameOf)
    : [...articles].sort((a, b) => compareText(a.view.uri, b.view.uri) || a.article - b.article);
  return {
    id,
    label,
    description: `${mentions.toLocaleString('en')}${articles.length > 1 ? ` in ${inArticles}` : ''}`,
    icon: 'symbol-numeric',
    tooltip: `${label}: used ${counted(mentions, 'time')} in ${inArticles}`,
    accessibilityLabel: `${label}, used ${counted(mentions, 'time')} in ${inArticles}`,
    count: mentions,
    contextValue: 'topic',
    children: () => bucketed({
      id, items: order, make: (article) => articleNode(id, article, options), holds: holdsArticle, rangeLabel: nameRange(nameOf), noun: 'articles',
    }),
    holds: (target) => articles.some((article) => holdsArticle(article, target)),
  };
}

function holdsArticle({ view, article }: TopicArticle, { uri, mention }: TreeTarget): boolean {
  return mention !== undefined && uri === view.uri && mention.article === article && !isValueType(mention.type);
}

function articleNode(topic: string, item: TopicArticle, options: TreeOptions): TreeItemModel {
  const { view, article } = item;
  const id = `${topic}/${view.uri}#${article}`;
  const label = articleTitle(view, article), file = sourceName(view.uri);
  const span = view.articles[article]?.headline ?? view.articles[article];
  return {
    id,
    label,
    ...(options.allSources ? { description: file } : {}),
    icon: 'file-text',
    tooltip: `${label}\n${sourcePath(view.uri)}`,
    accessibilityLabel: `Article ${label}, ${file}`,
    ...(span ? { location: { uri: view.uri, start: span.start, end: span.end } } : {}),
    contextValue: 'article',
    children: () => entityNodes(id, item, options),
    holds: (target) => holdsArticle(item, target),
  };
}

interface ArticleEntity {
  readonly entity: string;
  readonly name: string;
  readonly type: string;
  readonly mentions: PlacedMention[];
}

/** Dates and amounts are left to the view of entities: here the question is who and what an article is about. */
function entitiesIn({ view, article }: TopicArticle): ArticleEntity[] {
  const entities = new Map<string, ArticleEntity>();
  for (const mention of view.mentions) {
    if (mention.article !== article || isValueType(mention.type)) continue;
    const known = entities.get(mention.entity);
    if (known) known.mentions.push(mention);
    else {
      const cluster = view.cluster(mention.entity);
      const name = visibleText(cluster?.name ?? view.text.slice(mention.start, mention.end)) || '(no name)';
      entities.set(mention.entity, { entity: mention.entity, name, type: cluster?.type ?? mention.type, mentions: [mention] });
    }
  }
  return [...entities.values()];
}

function entityNodes(parent: string, item: TopicArticle, options: TreeOptions): readonly TreeItemModel[] {
  const countOf = ({ mentions }: ArticleEntity): number => mentions.length, nameOf = ({ name }: ArticleEntity): string => name;
  return bucketed({
    id: parent,
    items: sorted(entitiesIn(item), options.sort, countOf, nameOf),
    make: (entity) => entityNode(parent, item.view, entity),
    holds: ({ entity }, target) => target.mention?.entity === entity,
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'mention') : nameRange(nameOf),
    noun: 'entities',
  });
}

function entityNode(parent: string, view: SourceView, { entity, name, type, mentions }: ArticleEntity): TreeItemModel {
  const { icon, color, label: typeLabel } = typeFacts(type);
  const id = `${parent}/${entity}`, count = counted(mentions.length, 'mention');
  return {
    id,
    label: name,
    description: mentions.length.toLocaleString('en'),
    icon,
    color,
    tooltip: `${name} (${typeLabel})\n${count} in this article`,
    accessibilityLabel: `${name}, ${typeLabel}, ${count}`,
    count: mentions.length,
    contextValue: 'entity',
    children: () => mentionNodes(id, listMentions(view, mentions), false),
    holds: (target) => target.mention?.entity === entity,
  };
}
