import { decisionLabel, kindLabels, typeFacts } from '../../core/card/kinds';
import { excerpt, visibleText } from '../../core/card/text';
import type { PlacedQuotation, SourceView } from '../../core/analysis/view';
import type { CorpusIndex, IndexedSpeaker } from '../corpusIndex';
import { bucketed, countRange, followedBy, nameRange, numberRange } from './buckets';
import { counted, sorted, type TreeItemModel, type TreeOptions, type TreeTarget } from './model';
import { sourceName, whereabouts } from './places';

const genericId = 'generic';
const longestQuotation = 120;
const longestTooltip = 600;

/** Who says what: speakers, below them quotations; then sources without a name as one group, and last what nobody was found to say. */
export function quotationTree(index: CorpusIndex, options: TreeOptions): readonly TreeItemModel[] {
  const speakers = index.speakers();
  const named = speakers.filter(({ key }) => key !== '' && !isGeneric(key));
  const generic = speakers.filter(({ key }) => isGeneric(key));
  const unattributed = speakers.find(({ key }) => key === '');
  const last = [
    ...(generic.length > 0 ? [genericNode(index, generic, options)] : []),
    ...(unattributed ? [speakerNode(index, unattributed, options)] : []),
  ];
  return followedBy(speakerNodes(index, 'speakers', named, options), last, (nodes) =>
    groupNode('speakers', 'Named speakers', 'organization', named, nodes, (key) => key !== '' && !isGeneric(key)));
}

function isGeneric(key: string): boolean {
  return key.startsWith('generic:');
}

function speakerNodes(index: CorpusIndex, id: string, speakers: readonly IndexedSpeaker[], options: TreeOptions): readonly TreeItemModel[] {
  const countOf = ({ count }: IndexedSpeaker): number => count, nameOf = ({ name }: IndexedSpeaker): string => visibleText(name);
  return bucketed({
    id,
    items: sorted(speakers, options.sort, countOf, nameOf),
    make: (speaker) => speakerNode(index, speaker, options),
    holds: ({ key }, target) => target.quotation?.key === key,
    rangeLabel: options.sort === 'count' ? countRange(countOf, 'quotation') : nameRange(nameOf),
    noun: 'speakers',
  });
}

function genericNode(index: CorpusIndex, speakers: readonly IndexedSpeaker[], options: TreeOptions): TreeItemModel {
  return groupNode(genericId, 'Unnamed sources', 'account', speakers, speakerNodes(index, genericId, speakers, options), isGeneric);
}

function groupNode(
  id: string, label: string, icon: string, speakers: readonly IndexedSpeaker[], nodes: readonly TreeItemModel[], holdsKey: (key: string) => boolean,
): TreeItemModel {
  const count = speakers.reduce((sum, speaker) => sum + speaker.count, 0);
  const quotations = counted(count, 'quotation');
  return {
    id: `group:${id}`,
    label,
    description: count.toLocaleString('en'),
    icon,
    tooltip: `${label}: ${quotations}`,
    accessibilityLabel: `${label}, ${quotations}`,
    count,
    contextValue: 'speakers',
    children: () => nodes,
    holds: ({ quotation }) => quotation !== undefined && holdsKey(quotation.key),
  };
}

function speakerNode(index: CorpusIndex, { key, name, count }: IndexedSpeaker, options: TreeOptions): TreeItemModel {
  const id = `speaker:${key}`;
  const entity = index.entity(key);
  const { icon, color } = entity ? typeFacts(entity.type) : { icon: key === '' ? 'question' : 'account', color: undefined };
  const label = key === '' ? 'No speaker found' : visibleText(entity?.name ?? name) || '(no name)';
  const quotations = counted(count, 'quotation');
  return {
    id,
    label,
    description: count.toLocaleString('en'),
    icon,
    ...(color === undefined ? {} : { color }),
    tooltip: `${label}: ${quotations}`,
    accessibilityLabel: `${label}, ${quotations}`,
    count,
    contextValue: key === '' ? 'unattributed' : 'speaker',
    children: () => quotationNodes(index, key, id, options),
    holds: ({ uri, quotation }) => quotation !== undefined && (index.entity(quotation.key, uri)?.id ?? quotation.key) === key,
  };
}

interface ListedQuotation {
  readonly view: SourceView;
  readonly quotation: PlacedQuotation;
  /** Number of the quotation among its speaker's in the source, from 0. */
  readonly ordinal: number;
}

function quotationNodes(index: CorpusIndex, key: string, id: string, options: TreeOptions): readonly TreeItemModel[] {
  return bucketed({
    id,
    items: index.quotationsOf(key).flatMap(({ view, quotations }) => quotations.map((quotation, ordinal) => ({ view, quotation, ordinal }))),
    make: (item) => quotationNode(id, item, options),
    holds: holdsQuotation,
    rangeLabel: numberRange(),
    noun: 'quotations',
  });
}

function holdsQuotation({ view, quotation }: ListedQuotation, { uri, quotation: wanted }: TreeTarget): boolean {
  return wanted !== undefined && uri === view.uri && wanted.start === quotation.start && wanted.end === quotation.end;
}

function quotationNode(parent: string, item: ListedQuotation, { allSources }: TreeOptions): TreeItemModel {
  const { view, quotation, ordinal } = item;
  const { start, end, kind, decision } = quotation;
  const file = sourceName(view.uri);
  const words = (most: number): string => excerpt(quotation.spans.map((span) => view.text.slice(span.start, Math.min(span.end, span.start + most * 4))).join(' … '), most);
  const label = words(longestQuotation) || '(empty)';
  const facts = [kindLabels[kind], ...(decision ? [decisionLabel(decision.kind)] : [])].join(', ');
  return {
    id: `${parent}/${view.uri}#${ordinal}`,
    label,
    ...(allSources ? { description: file } : {}),
    icon: decision ? 'verified' : kind === 'indirect' ? 'comment' : 'quote',
    tooltip: `${words(longestTooltip)}\n\n${facts}\n${whereabouts(view, quotation.article)}`,
    accessibilityLabel: `${label}, ${facts}, ${file}`,
    location: { uri: view.uri, start, end },
    contextValue: decision ? 'quotation decided' : 'quotation suggested',
    holds: (target) => holdsQuotation(item, target),
  };
}
