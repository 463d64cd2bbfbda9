import { decisionLabel, kindLabels } from '../../core/card/kinds';
import { tentativeBelow } from '../../core/card/facts';
import { excerpt, visibleText } from '../../core/card/text';
import type { PlacedQuotation, SourceView } from '../../core/analysis/view';
import { bucketed, numberRange } from './buckets';
import type { TreeItemModel, TreeOptions, TreeTarget } from './model';
import { sourceName, whereabouts, wordsOf } from './places';

const longestQuotation = 120;
const longestTooltip = 600;
const longestSpeaker = 60;

/** A quotation with what tells it from the others of its list, whatever is edited around it. */
export interface ListedQuotation {
  readonly view: SourceView;
  readonly quotation: PlacedQuotation;
  /** Number of the quotation among those listed of its source, from 0. */
  readonly ordinal: number;
}

/** The nodes of quotations, in the order given; `named` says who speaks where the nodes above do not. */
export function quotationNodes(parent: string, items: readonly ListedQuotation[], options: TreeOptions, named: boolean): readonly TreeItemModel[] {
  return bucketed({ id: parent, items, make: (item) => quotationNode(parent, item, options, named), holds: holdsQuotation, rangeLabel: numberRange(), noun: 'quotations' });
}

/** Whether a quotation is the one that is asked for. */
export function holdsQuotation({ view, quotation }: Pick<ListedQuotation, 'view' | 'quotation'>, { uri, quotation: wanted }: TreeTarget): boolean {
  return wanted !== undefined && uri === view.uri && wanted.start === quotation.start && wanted.end === quotation.end;
}

function quotationNode(parent: string, item: ListedQuotation, { allSources }: TreeOptions, named: boolean): TreeItemModel {
  const { view, quotation, ordinal } = item;
  const { start, end, kind, decision } = quotation, file = sourceName(view.uri), speaker = speakerName(item);
  const words = (most: number): string => excerpt(wordsOf(view, quotation.spans.map((span) => ({ start: span.start, end: Math.min(span.end, span.start + most * 4) }))), most);
  const label = words(longestQuotation) || '(empty)';
  const unsure = !decision && kind !== 'indirect' && speaker !== '' && quotation.confidence < tentativeBelow;
  const facts = [kindLabels[kind], ...(decision ? [decisionLabel(decision.kind)] : []), ...(unsure ? ['speaker uncertain'] : [])].join(', ');
  const description = [...(named ? [`${speaker || 'no speaker found'}${unsure ? ' (?)' : ''}`] : unsure ? ['speaker uncertain'] : []), ...(allSources ? [file] : [])].join(' · ');
  return {
    id: `${parent}/${view.uri}#${ordinal}`,
    label,
    ...(description === '' ? {} : { description }),
    icon: decision ? 'verified' : unsure ? 'question' : kind === 'indirect' ? 'comment' : 'quote',
    tooltip: `${words(longestTooltip)}\n\n${[...(speaker === '' ? [] : [speaker]), facts].join(' · ')}\n${whereabouts(view, quotation.article)}`,
    accessibilityLabel: [label, ...(named ? [speaker || 'no speaker found'] : []), facts, file].join(', '),
    location: { uri: view.uri, start, end },
    contextValue: decision ? 'quotation decided' : 'quotation suggested',
    holds: (target) => holdsQuotation(item, target),
  };
}

/** The name of a quotation's speaker; empty where there is none. */
function speakerName({ view, quotation: { speaker, speakerName: name } }: ListedQuotation): string {
  return excerpt(visibleText((speaker === null ? undefined : view.cluster(speaker)?.name) ?? name ?? ''), longestSpeaker);
}
