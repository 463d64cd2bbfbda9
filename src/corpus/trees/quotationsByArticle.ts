import type { SourceView } from '../../core/analysis/view';
import type { CorpusIndex } from '../corpusIndex';
import { bucketed, countRange, nameRange } from './buckets';
import { counted, sorted, type TreeItemModel, type TreeOptions, type TreeTarget } from './model';
import { articleTitle, sourceName, sourcePath } from './places';
import { holdsQuotation, quotationNodes, type ListedQuotation } from './quotationNodes';
import { isShown } from './saidBy';

interface QuotingArticle {
  readonly view: SourceView;
  readonly article: number;
  readonly quotations: ListedQuotation[];
}

/** What is said in which article: articles, below them quotations in their order, each with its speaker. */
export function quotationsByArticle(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const countOf = ({ quotations }: QuotingArticle): number => quotations.length, nameOf = ({ view, article }: QuotingArticle): string => articleTitle(view, article);
  const articles = index.sources().flatMap((view) => articlesIn(view, options));
  return bucketed({
    id: 'articles',
    // In one file the reader knows the order of its articles.
    items: options.allSources || options.sort === 'name' ? sorted(articles, options.sort, countOf, nameOf) : articles,
    make: (article) => articleNode(article, options),
    holds: holdsArticle,
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'quotation') : nameRange(nameOf),
    noun: 'articles',
  });
}

function articlesIn(view: SourceView, { kinds }: TreeOptions): QuotingArticle[] {
  const articles = new Map<number, QuotingArticle>();
  for (const quotation of view.quotations) {
    if (!isShown(quotation, kinds)) continue;
    const { article } = quotation, known = articles.get(article) ?? { view, article, quotations: [] };
    known.quotations.push({ view, quotation, ordinal: known.quotations.length });
    articles.set(article, known);
  }
  return [...articles.values()].sort((a, b) => a.article - b.article);
}

function holdsArticle({ quotations }: QuotingArticle, target: TreeTarget): boolean {
  return quotations.some((quotation) => holdsQuotation(quotation, target));
}

function articleNode(item: QuotingArticle, options: TreeOptions): TreeItemModel {
  const { view, article, quotations } = item;
  const id = `article:${view.uri}#${article}`, label = articleTitle(view, article), file = sourceName(view.uri);
  const count = quotations.length.toLocaleString('en'), said = counted(quotations.length, 'quotation');
  return {
    id,
    label,
    description: options.allSources && label !== file ? `${count} · ${file}` : count,
    icon: 'file-text',
    tooltip: `${label}: ${said}\n${sourcePath(view.uri)}`,
    accessibilityLabel: `Article ${label}, ${said}, ${file}`,
    count: quotations.length,
    contextValue: 'article',
    // Where a file has several articles its name says nothing.
    children: () => quotationNodes(id, quotations, { ...options, allSources: false }, true),
    holds: (target) => holdsArticle(item, target),
  };
}
