import type { CorpusIndex } from '../../corpus/corpusIndex';
import { annotationTree, type AnnotationEntry } from '../../corpus/trees/annotations';
import { annotationsByTag } from '../../corpus/trees/annotationsByTag';
import { entityTree } from '../../corpus/trees/entities';
import type { TreeItemModel, TreeOptions } from '../../corpus/trees/model';
import { quotationCount, quotationTree } from '../../corpus/trees/quotations';
import { topicCount, topicTree } from '../../corpus/trees/topics';
import type { ViewName } from './ids';

/** What a view's tree is made of: all that is known of the sources in its scope. */
export interface TreeInput {
  readonly index: CorpusIndex;
  readonly annotations: readonly AnnotationEntry[];
}

/** A view of the sidebar. A new one is a row here and its entries in package.json. */
export interface ViewDefinition {
  readonly name: ViewName;
  readonly build: (input: TreeInput, options: TreeOptions) => readonly TreeItemModel[];
  /** How many things there are in all, for the title. */
  readonly count: (input: TreeInput, options: TreeOptions) => number;
  /** Whether the cursor's place is shown in it: not where one place stands under many heads. */
  readonly follows: boolean;
  /** What to say where there is nothing to show. */
  readonly nothing: { readonly file: string; readonly all: string };
}

/** The views in their order. */
export const viewDefinitions: readonly ViewDefinition[] = [
  {
    name: 'topics',
    follows: false,
    build: ({ index }, options) => topicTree(index, options),
    count: ({ index }) => topicCount(index),
    nothing: { file: 'No topics in this file: it repeats no phrase often enough.', all: 'No topics in these sources: they repeat no phrase often enough.' },
  },
  {
    name: 'entities',
    follows: true,
    build: ({ index }, options) => entityTree(index, options),
    count: ({ index }) => index.entities().filter(({ count }) => count > 0).length,
    nothing: { file: 'No names, dates or amounts were found in this file.', all: 'No names, dates or amounts were found in these sources.' },
  },
  {
    name: 'quotes',
    follows: true,
    build: ({ index }, options) => quotationTree(index, options),
    count: ({ index }, { kinds }) => quotationCount(index, kinds),
    nothing: { file: 'Nobody is quoted in this file.', all: 'Nobody is quoted in these sources.' },
  },
  {
    name: 'annotations',
    follows: true,
    build: ({ annotations }, options) => (options.byTag === true ? annotationsByTag : annotationTree)(annotations, options),
    count: ({ annotations }) => annotations.length,
    nothing: {
      file: 'Nothing is kept for this file yet. Select words and run “Glossator: Mark Selection…”, or accept or reject what is highlighted.',
      all: 'Nothing is kept yet. Select words in a source and run “Glossator: Mark Selection…”, or accept or reject what is highlighted.',
    },
  },
];
