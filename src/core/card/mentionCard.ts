import type { PlacedMention, SourceView } from '../analysis/view';
import { isSubtitles } from '../parse/subtitles';
import { wordsOfPieces } from '../quotation/wordsOf';
import { nothingElsewhere, nothingKept, placeIn, rolesOf, tentativeBelow, togetherWith } from './facts';
import { isValueType } from './kinds';
import type { AnnotationFacts, CardAction, CardLine, CorpusFacts, MentionCard } from './model';
import { excerpt, visibleText } from './text';

const mostRoles = 2;
const mostAliases = 6;
const mostLines = 3;
const mostPieces = 12;
const mostTogether = 5;
const longestLine = 88;
const longestName = 120;

/**
 * Who or what a mention names, from its source and what is known elsewhere. A pronoun or noun phrase that stands for an
 * entity (`reference`) gets the entity's card.
 */
export function mentionCard(
  view: SourceView, mention: PlacedMention, elsewhere: CorpusFacts = nothingElsewhere, kept: AnnotationFacts = nothingKept, reference = false,
): MentionCard {
  const cluster = view.cluster(mention.entity);
  const words = excerpt(view.text.slice(mention.start, mention.end), longestName);
  const isValue = isValueType(mention.type);
  const mentions = view.mentionsOf(mention.entity), first = mentions[0];
  const quotations = isValue ? [] : view.quotations.filter(({ speaker }) => speaker === mention.entity);
  return {
    card: 'mention',
    name: excerpt(cluster?.name ?? '', longestName) || words,
    type: cluster?.type ?? mention.type,
    ...(reference ? { standsFor: words } : {}),
    roles: isValue ? [] : rolesHereOrElsewhere(view, mention.entity, elsewhere),
    aliases: (cluster?.aliases ?? []).slice(0, mostAliases).map((alias) => excerpt(alias, longestName)).filter((alias) => alias !== ''),
    ...(mention.value === undefined ? {} : { value: visibleText(mention.value) }),
    here: mentions.length,
    elsewhere,
    ...(first && first.start !== mention.start ? { first: placeIn(view, first) } : {}),
    says: quotations.slice(0, mostLines).map((quotation) => lineOf(view, quotation)),
    quotations: quotations.length,
    together: isValue ? [] : togetherWith(view, mention.entity, mostTogether),
    ...(mention.decision ? { decision: mention.decision.kind } : {}),
    ...(!mention.decision && mention.confidence < tentativeBelow ? { tentative: mention.confidence } : {}),
    tags: kept.tags,
    notes: kept.notes,
    actions: reference ? [] : actionsOn(view, mention, mentions.length + elsewhere.mentions <= 1),
  };
}

function rolesHereOrElsewhere(view: SourceView, entity: string, elsewhere: CorpusFacts): string[] {
  const here = rolesOf(view, entity, mostRoles);
  return here.length > 0 ? here : (elsewhere.roles ?? []).slice(0, mostRoles).map((role) => excerpt(role, longestName));
}

function lineOf(view: SourceView, quotation: { readonly start: number; readonly end: number; readonly spans: readonly { start: number; end: number }[] }): CardLine {
  // Captions are cut into many pieces: all that fit are one line.
  const shown = isSubtitles(view.text) ? quotation.spans.slice(0, mostPieces) : quotation.spans.slice(0, 1);
  const more = quotation.spans.length > shown.length;
  const line = excerpt(wordsOfPieces(view.text, shown.length > 0 ? shown : [quotation]), longestLine);
  return { text: more && !line.endsWith('…') ? `${line} …` : line, at: placeIn(view, quotation) };
}

function actionsOn(view: SourceView, mention: PlacedMention, isOnly: boolean): CardAction[] {
  const argument = { ...placeIn(view, mention) };
  const next: CardAction = { command: 'glossator.findEntity', title: 'Next Mention', icon: 'arrow-right', argument: { ...argument, entity: mention.entity } };
  return [
    ...(mention.decision ? [] : [
      { command: 'glossator.acceptSuggestion', title: 'Accept', icon: 'check', argument },
      { command: 'glossator.rejectSuggestion', title: 'Reject', icon: 'close', argument },
    ] as const),
    ...(isOnly ? [] : [next]),
    { command: 'glossator.explainMention', title: 'Why?', icon: 'info', argument },
  ];
}
