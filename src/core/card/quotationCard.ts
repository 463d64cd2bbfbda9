import type { PlacedQuotation, SourceView } from '../analysis/view';
import { aroundOf } from '../quotation/reshape';
import { nothingKept, placeIn, roleAt, tentativeBelow } from './facts';
import { kindLabels } from './kinds';
import type { AnnotationFacts, CardAction, CardLine, QuotationCard } from './model';
import { excerpt } from './text';

const longestName = 120;
const longestHeadline = 100;
/** From here on nothing is said about how sure the machine is. */
const likelyBelow = 0.85;

/** Who says a quotation, how, and in which article. */
export function quotationCard(view: SourceView, quotation: PlacedQuotation, kept: AnnotationFacts = nothingKept): QuotationCard {
  const { speaker, speakerMention, cue, decision, confidence } = quotation;
  const cluster = speaker === null ? undefined : view.cluster(speaker);
  const name = nameOf(view, quotation);
  const role = speaker === null ? undefined : roleAt(view, speaker, quotation);
  const headline = headlineOf(view, quotation.article), outer = aroundOf(view, quotation), reporter = outer ? nameOf(view, outer) : '';
  return {
    card: 'quotation',
    kind: kindLabels[quotation.kind],
    ...(name === '' ? {} : { speaker: name }),
    ...(cluster ? { speakerType: cluster.type } : {}),
    ...(role === undefined ? {} : { role }),
    ...(cue ? { cue: excerpt(view.text.slice(cue.start, cue.end), longestName) } : {}),
    ...(headline ? { headline } : {}),
    ...(reporter === '' ? {} : { reporter }),
    ...(speakerMention ? { speakerAt: placeIn(view, speakerMention) } : {}),
    ...(decision ? { decision: decision.change ?? decision.kind } : {}),
    ...(!decision && confidence < tentativeBelow ? { tentative: confidence } : {}),
    ...(!decision && confidence >= tentativeBelow && confidence < likelyBelow ? { likely: true as const } : {}),
    about: quotation.kind === 'indirect' ? 'words' : 'speaker',
    tags: kept.tags,
    notes: kept.notes,
    actions: actionsOn(view, quotation),
  };
}

function nameOf(view: SourceView, { speaker, speakerName }: PlacedQuotation): string {
  return excerpt((speaker === null ? undefined : view.cluster(speaker)?.name) ?? speakerName ?? '', longestName);
}

function headlineOf(view: SourceView, index: number): CardLine | undefined {
  const headline = view.articles[index]?.headline;
  return headline ? { text: excerpt(view.text.slice(headline.start, headline.end), longestHeadline), at: placeIn(view, headline) } : undefined;
}

function actionsOn(view: SourceView, quotation: PlacedQuotation): CardAction[] {
  const argument = { ...placeIn(view, quotation) };
  const copy: CardAction = { command: 'glossator.copyQuoteWithAttribution', title: 'Copy with Attribution', icon: 'copy', argument };
  return [
    copy,
    ...(quotation.decision ? [] : [{ command: 'glossator.acceptSuggestion', title: 'Accept', icon: 'check', argument }] as const),
    { command: 'glossator.reassignSpeaker', title: 'Change Speaker', icon: 'person', argument },
    { command: 'glossator.rejectQuotation', title: 'Not a Quotation', icon: 'close', argument },
    { command: 'glossator.explainMention', title: 'Why?', icon: 'info', argument },
  ];
}
