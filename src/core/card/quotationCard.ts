import type { PlacedQuotation, SourceView } from '../analysis/view';
import { nothingKept, placeIn, rolesOf, tentativeBelow } from './facts';
import { kindLabels } from './kinds';
import type { AnnotationFacts, CardAction, CardLine, QuotationCard } from './model';
import { excerpt } from './text';

const longestName = 120;
const longestHeadline = 100;

/** Who says a quotation, how, and in which article. */
export function quotationCard(view: SourceView, quotation: PlacedQuotation, kept: AnnotationFacts = nothingKept): QuotationCard {
  const { speaker, speakerMention, cue, decision, confidence } = quotation;
  const cluster = speaker === null ? undefined : view.cluster(speaker);
  const name = excerpt(cluster?.name ?? quotation.speakerName ?? '', longestName);
  const role = speaker === null ? undefined : rolesOf(view, speaker, 1)[0];
  const headline = headlineOf(view, quotation.article);
  return {
    card: 'quotation',
    kind: kindLabels[quotation.kind],
    ...(name === '' ? {} : { speaker: name }),
    ...(cluster ? { speakerType: cluster.type } : {}),
    ...(role === undefined ? {} : { role }),
    ...(cue ? { cue: excerpt(view.text.slice(cue.start, cue.end), longestName) } : {}),
    ...(headline ? { headline } : {}),
    ...(speakerMention ? { speakerAt: placeIn(view, speakerMention) } : {}),
    ...(decision ? { decision: decision.kind } : {}),
    ...(!decision && confidence < tentativeBelow ? { tentative: confidence } : {}),
    tags: kept.tags,
    notes: kept.notes,
    actions: actionsOn(view, quotation),
  };
}

function headlineOf(view: SourceView, index: number): CardLine | undefined {
  const headline = view.articles[index]?.headline;
  return headline ? { text: excerpt(view.text.slice(headline.start, headline.end), longestHeadline), at: placeIn(view, headline) } : undefined;
}

function actionsOn(view: SourceView, quotation: PlacedQuotation): CardAction[] {
  const argument = { ...placeIn(view, quotation) };
  const copy: CardAction = { command: 'glossator.copyQuoteWithAttribution', title: 'Copy with Attribution', icon: 'copy', argument };
  if (quotation.decision) return [copy];
  return [
    copy,
    { command: 'glossator.acceptSuggestion', title: 'Accept', icon: 'check', argument },
    { command: 'glossator.rejectSuggestion', title: 'Reject', icon: 'close', argument },
  ];
}
