import { typeFacts } from '../../core/card/kinds';
import { visibleText } from '../../core/card/text';
import type { CorpusIndex } from '../corpusIndex';
import { bucketed, countRange, followedBy, nameRange } from './buckets';
import { counted, sorted, type TreeItemModel, type TreeOptions } from './model';
import { quotationNodes } from './quotationNodes';
import { quotationsByArticle } from './quotationsByArticle';
import { quotationsByTopic } from './quotationsByTopic';
import { isShown, saidInAll, shareOf, type Kinds, type SaidBy } from './saidBy';

const genericId = 'generic';

/** The quotations of the sources: by speaker, by topic or by article. */
export function quotationTree(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  switch (options.quotationsBy) {
    case 'topic': return quotationsByTopic(index, options);
    case 'article': return quotationsByArticle(index, options);
    default: return quotationsBySpeaker(index, options);
  }
}

/** How many quotations of some kinds there are. */
export function quotationCount(index: CorpusIndex, kinds: Kinds): number {
  return saidInAll(index, kinds).reduce((sum, { count }) => sum + count, 0);
}

/** Who says what, and how much of all that is said: speakers, below them quotations; then sources without a name as one group, and last what nobody was found to say. */
function quotationsBySpeaker(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const all = saidInAll(index, options.kinds), words = all.reduce((sum, said) => sum + said.words, 0);
  const named = all.filter(({ key }) => key !== '' && !isGeneric(key)), generic = all.filter(({ key }) => isGeneric(key)), unattributed = all.find(({ key }) => key === '');
  const context = { index, options, words };
  const last = [
    ...(generic.length > 0 ? [groupNode(context, genericId, 'Unnamed sources', 'account', generic, speakerNodes(context, genericId, generic), isGeneric)] : []),
    ...(unattributed ? [speakerNode(context, unattributed)] : []),
  ];
  return followedBy(speakerNodes(context, 'speakers', named), last, (nodes) =>
    groupNode(context, 'speakers', 'Named speakers', 'organization', named, nodes, (key) => key !== '' && !isGeneric(key)));
}

interface Context {
  readonly index: CorpusIndex;
  readonly options: TreeOptions;
  /** Of all speakers together. */
  readonly words: number;
}

function isGeneric(key: string): boolean {
  return key.startsWith('generic:');
}

function speakerNodes(context: Context, id: string, speakers: readonly SaidBy[]): readonly TreeItemModel[] {
  const { index, options } = context;
  const countOf = ({ count }: SaidBy): number => count, nameOf = (speaker: SaidBy): string => nameIn(index, speaker);
  return bucketed({
    id,
    items: sorted(speakers, options.sort, countOf, nameOf),
    make: (speaker) => speakerNode(context, speaker),
    holds: ({ key }, { uri, quotation }) => quotation !== undefined && keyIn(index, quotation.key, uri) === key,
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'quotation') : nameRange(nameOf),
    noun: 'speakers',
  });
}

function groupNode(
  { index, words }: Context, id: string, label: string, icon: string, speakers: readonly SaidBy[], nodes: readonly TreeItemModel[], holdsKey: (key: string) => boolean,
): TreeItemModel {
  const count = speakers.reduce((sum, speaker) => sum + speaker.count, 0), own = speakers.reduce((sum, speaker) => sum + speaker.words, 0);
  return {
    id: `group:${id}`,
    label,
    ...extentOf(label, { count, words: own }, words),
    icon,
    contextValue: 'speakers',
    children: () => nodes,
    holds: ({ uri, quotation }) => quotation !== undefined && holdsKey(keyIn(index, quotation.key, uri)),
  };
}

function speakerNode(context: Context, said: SaidBy): TreeItemModel {
  const { index, options, words } = context, { key } = said;
  const id = `speaker:${key}`, entity = index.entity(key), uri = index.sources()[0]?.uri;
  const { icon, color } = entity ? typeFacts(entity.type) : { icon: key === '' ? 'question' : 'account', color: undefined };
  const label = key === '' ? 'No speaker found' : nameIn(index, said) || '(no name)';
  const listed = (): readonly TreeItemModel[] => quotationNodes(id, index.quotationsOf(key)
    .flatMap(({ view, quotations }) => quotations.map((quotation, ordinal) => ({ view, quotation, ordinal }))).filter(({ quotation }) => isShown(quotation, options.kinds)), options, false);
  return {
    id,
    label,
    ...extentOf(label, said, words),
    icon,
    ...(color === undefined ? {} : { color }),
    contextValue: key === '' ? 'unattributed' : 'speaker',
    subject: { speaker: key, ...(!options.allSources && uri !== undefined && { uri }) },
    children: listed,
    holds: ({ uri: from, quotation }) => quotation !== undefined && keyIn(index, quotation.key, from) === key,
  };
}

/** Count and share of words, as they are shown and read out. */
function extentOf(label: string, { count, words }: Pick<SaidBy, 'count' | 'words'>, all: number): Pick<TreeItemModel, 'description' | 'tooltip' | 'accessibilityLabel' | 'count'> {
  const said = `${counted(count, 'quotation')}, ${counted(words, 'word')}, ${shareOf(words, all)} of all that is quoted`;
  return { description: `${count.toLocaleString('en')} · ${shareOf(words, all)}`, tooltip: `${label}: ${said}`, accessibilityLabel: `${label}, ${said}`, count };
}

/** The key over all sources of whom a source knows by another. */
function keyIn(index: CorpusIndex, key: string, uri: string): string {
  return index.entity(key, uri)?.id ?? key;
}

function nameIn(index: CorpusIndex, { key, name }: SaidBy): string {
  return visibleText(index.entity(key)?.name ?? name);
}
