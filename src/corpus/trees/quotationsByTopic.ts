import { foldName } from '../../core/analysis/entityId';
import { visibleText } from '../../core/card/text';
import type { CorpusIndex } from '../corpusIndex';
import { bucketed, countRange, followedBy, nameRange } from './buckets';
import { counted, sorted, type TreeItemModel, type TreeOptions } from './model';
import { holdsQuotation, quotationNodes, type ListedQuotation } from './quotationNodes';
import { isShown } from './saidBy';

interface QuotedTopic {
  readonly key: string;
  readonly label: string;
  readonly quotations: ListedQuotation[];
}

/** What is said about what: topics, below them the quotations whose paragraphs use their words, each with its speaker; last those about no topic. */
export function quotationsByTopic(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const { topics, others } = topicsOf(index, options);
  const countOf = ({ quotations }: QuotedTopic): number => quotations.length, nameOf = ({ label }: QuotedTopic): string => label;
  const nodes = bucketed({
    id: 'quoted topics',
    items: sorted(topics, options.sort, countOf, nameOf),
    make: (topic) => topicNode(topic, 'symbol-numeric', options),
    holds: ({ quotations }, target) => quotations.some((quotation) => holdsQuotation(quotation, target)),
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'quotation') : nameRange(nameOf),
    noun: 'topics',
  });
  const last = others.quotations.length > 0 ? [topicNode(others, 'circle-slash', options)] : [];
  return followedBy(nodes, last, (all) => topicNode({ key: 'all', label: 'Topics', quotations: topics.flatMap(({ quotations }) => quotations) }, 'folder', options, all));
}

function topicsOf(index: CorpusIndex, { kinds }: TreeOptions): { topics: QuotedTopic[]; others: QuotedTopic } {
  const topics = new Map<string, QuotedTopic>(), others: QuotedTopic = { key: '', label: 'No topic', quotations: [] };
  const add = (topic: QuotedTopic, { view, quotation }: Pick<ListedQuotation, 'view' | 'quotation'>): void => {
    const { quotations } = topic, last = quotations.at(-1);
    quotations.push({ view, quotation, ordinal: last?.view === view ? last.ordinal + 1 : 0 });
  };
  for (const view of index.sources()) {
    const about = new Map<number, Map<string, string>>();
    for (const { label, mentions } of view.analysis.topics) {
      for (const { block } of mentions) about.set(block, (about.get(block) ?? new Map<string, string>()).set(foldName(label), label));
    }
    for (const quotation of view.quotations) {
      if (!isShown(quotation, kinds)) continue;
      const blocks = new Set(quotation.spans.map(({ start }) => view.blockAt(start)));
      const found = new Map([...blocks].flatMap((block) => [...(about.get(block) ?? [])]));
      for (const [key, label] of found) {
        const topic = topics.get(key) ?? { key, label: visibleText(label) || '(no label)', quotations: [] };
        topics.set(key, topic);
        add(topic, { view, quotation });
      }
      if (found.size === 0) add(others, { view, quotation });
    }
  }
  return { topics: [...topics.values()], others };
}

function topicNode({ key, label, quotations }: QuotedTopic, icon: string, options: TreeOptions, nodes?: readonly TreeItemModel[]): TreeItemModel {
  const id = `quoted topic:${key}`, said = counted(quotations.length, 'quotation');
  return {
    id,
    label,
    description: quotations.length.toLocaleString('en'),
    icon,
    tooltip: `${label}: ${said}`,
    accessibilityLabel: `${label}, ${said}`,
    count: quotations.length,
    contextValue: 'topic',
    children: () => nodes ?? quotationNodes(id, quotations, options, true),
    holds: (target) => quotations.some((quotation) => holdsQuotation(quotation, target)),
  };
}
