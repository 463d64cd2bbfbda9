import { excerpt, visibleText } from '../card/text';
import type { Span } from '../span';
import { onOneLine } from './typography';
import { verdicts, type CheckedQuotation, type QuotationCheck, type Remark, type Verdict, type WordChange } from './model';

/** Names a source as people call it. */
export type NameOf = (uri: string) => string;

/** The verdicts in plain words. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  misattributed: 'Attributed to someone else',
  changed: 'Changed',
  notFound: 'Not found',
  tooShort: 'Too short to check',
  verbatim: 'Verbatim',
};

const remarkTexts: Readonly<Record<Remark, string>> = {
  edgeCase: 'a capital at an edge differs',
  capitals: 'capitals differ',
  marks: 'marks differ',
  ellipsis: 'words are left out at an ellipsis',
  inserted: 'words are added in brackets',
  joined: 'the source has it in pieces, with words of its own between',
  leftOut: 'words between the pieces are passed over',
  apart: 'the parts do not stand in this order near each other',
  fromSeveral: 'the pieces are from several sources',
  unquoted: 'the source does not have it in quotation marks',
  otherSpeaker: 'the source has another speaker',
  unsureSpeaker: 'a pronoun says who speaks, which may mean somebody else',
};

const longestWords = 60, mostChanges = 4;

/** The remarks about a quotation in plain words; what the verdict says already is left out. */
export function remarkLabels({ remarks, verdict }: Pick<CheckedQuotation, 'remarks' | 'verdict'>): string[] {
  return remarks.filter((remark) => remark !== 'otherSpeaker' || verdict !== 'misattributed').map((remark) => remarkTexts[remark]);
}

/** How one stretch of words differs, in plain words. */
export function changeLabel({ draft, source }: WordChange): string {
  const own = excerpt(draft, longestWords), there = excerpt(source, longestWords);
  if (own === '') return `“${there}” is missing here`;
  return there === '' ? `“${own}” is not there` : `“${own}” is “${there}” there`;
}

/** What was found out about a quotation, in a sentence. */
export function findingLabel(checked: CheckedQuotation, sources: number, nameOf: NameOf): string {
  const { verdict, places: [place], changes, speakerName } = checked;
  const where = place ? visibleText(nameOf(place.uri)) : '';
  const said = remarkLabels(checked), more = said.length > 0 ? `; ${said.join('; ')}` : '';
  switch (verdict) {
    case 'verbatim': return `${where} has these words${more}.`;
    case 'misattributed': return `In ${where} these are the words of ${excerpt(place?.speakerName ?? '', longestWords)}, not of ${excerpt(speakerName ?? '', longestWords)}${more}.`;
    case 'notFound': return sources === 1 ? 'These words are not in the only source.' : `These words are in none of ${sources} sources.`;
    case 'tooShort': return 'These words are too few to tell whether they are the same quotation.';
    case 'changed': return `This differs from ${comparedNames(checked, nameOf)}: ${[...changesLabels(changes), ...said].join('; ')}.`;
  }
}

function comparedNames({ compared }: CheckedQuotation, nameOf: NameOf): string {
  return [...new Set(compared.map(({ uri }) => visibleText(nameOf(uri))))].join(' and ');
}

function changesLabels(changes: readonly WordChange[]): string[] {
  const labels = changes.slice(0, mostChanges).map(changeLabel);
  return changes.length > mostChanges ? [...labels, `and ${changes.length - mostChanges} more`] : labels;
}

/** How a check came out, in a sentence or two. */
export function checkLabel(check: QuotationCheck): string {
  const { quotations, counts } = check, reported = reportedLabel(check);
  const found = verdicts.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdictLabels[verdict].toLowerCase()}`);
  const said = quotations.length === 0 ? searchedLabel(check) : `${searchedLabel(check).slice(0, -1)}: ${found.join(', ')}.`;
  return reported === '' ? said : `${said} ${reported}`;
}

/** What was checked against how much, in a sentence. */
export function searchedLabel({ quotations, sources }: QuotationCheck): string {
  if (quotations.length === 0) return 'There are no quotations to check.';
  return `${quotations.length} ${quotations.length === 1 ? 'quotation' : 'quotations'} checked against ${sources} ${sources === 1 ? 'source' : 'sources'}.`;
}

/** What could not be checked, in a sentence; empty where there is nothing. */
export function reportedLabel({ reported }: QuotationCheck): string {
  if (reported === 0) return '';
  return reported === 1 ? 'One report without quotation marks is not checked.' : `${reported} reports without quotation marks are not checked.`;
}

/** Stretches of a text, one sentence a line and without the marks around each: what the two sides of a comparison hold. */
export function oneSentenceALine(text: string, pieces: readonly Span[]): string {
  const lines = pieces.flatMap(({ start, end }) => {
    const words = onOneLine(text.slice(start, end)).replace(/^[\s"“„«‘']+/u, '');
    return words.slice(0, lastWordEnd(words)).split(/(?<=[.!?…]["”’»]?) (?=["“‘«[]?[\p{Lu}\p{N}])/u);
  });
  return `${lines.join('\n')}\n`;
}

/** Behind the last word: a closing comma is the writer's, not the speaker's. */
function lastWordEnd(text: string): number {
  let end = text.length;
  while (end > 0 && !/[\p{L}\p{M}\p{N}%\p{Sc}\])]/u.test(text.charAt(end - 1))) end--;
  return end;
}
