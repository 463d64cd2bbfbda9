import { excerpt } from '../card/text';
import { foldWord } from '../quoteCheck/words';
import { sameSpeaker, speakerOf } from '../quoteCheck/speakers';
import type { PlacedQuotation, SourceView } from '../analysis/view';
import type { Problem, Rule, RuleInput } from './model';

/** Fewer words are said by many. */
const leastWords = 6;
const longestName = 60;

/** Words that one person says here and somebody else says elsewhere, in this source or in another. */
export const twoSpeakers: Rule = {
  id: 'twoSpeakers',
  across: true,
  find: (input) => [...here(input.view), ...elsewhere(input)],
};

function elsewhere({ view, check, nameOf }: RuleInput): Problem[] {
  return (check?.quotations ?? []).flatMap(({ verdict, places, pieces, start, end }): Problem[] => {
    const others = places.filter((place) => place.sameSpeaker === false), [first] = others;
    if (verdict !== 'misattributed' || !first) return [];
    if (pieces.map((piece) => wordsIn(view.text.slice(piece.start, piece.end))).join(' ').split(' ').length < leastWords) return [];
    return [{
      rule: 'twoSpeakers', start, end, message: `${nameOf(first.uri)} gives these words to ${excerpt(first.speakerName ?? '', longestName)}.`,
      related: others.map((place) => ({ uri: place.uri, start: place.start, end: place.end, message: `said by ${excerpt(place.speakerName ?? '', longestName)}` })),
      fixes: [{ kind: 'reassignSpeaker' }, { kind: 'notAQuotation' }],
    }];
  });
}

function here(view: SourceView): Problem[] {
  const said = new Map<string, PlacedQuotation[]>();
  for (const quotation of view.quotations) {
    if (quotation.kind === 'indirect') continue;
    const words = (quotation.quoted.length > 0 ? quotation.quoted : quotation.spans).map(({ start, end }) => wordsIn(view.text.slice(start, end))).join(' ');
    if (words.split(' ').length < leastWords) continue;
    const others = said.get(words);
    if (others) others.push(quotation);
    else said.set(words, [quotation]);
  }
  return [...said.values()].filter(({ length }) => length > 1).flatMap((quotations) => quotations.flatMap((quotation) => {
    // What is reported within a report stands once, not twice.
    const apart = quotations.filter(({ start, end }) => end <= quotation.start || start >= quotation.end);
    const other = apart.find((candidate) => sameSpeaker(speakerOf(view, quotation), speakerOf(view, candidate)) === false);
    if (!other) return [];
    const name = excerpt(speakerOf(view, other).name ?? '', longestName);
    return [{
      rule: 'twoSpeakers' as const, start: quotation.start, end: quotation.end, message: `The same words are given to ${name} elsewhere in this source.`,
      related: [{ uri: view.uri, start: other.start, end: other.end, message: `said by ${name}` }],
      fixes: [{ kind: 'reassignSpeaker' as const }, { kind: 'notAQuotation' as const }],
    }];
  }));
}

function wordsIn(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord).join(' ');
}
