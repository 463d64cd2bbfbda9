import { changeLabel } from '../quoteCheck/describe';
import type { Rule } from './model';

/** People say similar things on different days: only what is this much the same, with so few differences, is taken for one quotation. */
const leastScore = 0.8;
const mostChanges = 3;
/** Fewer words are said on many days, a little differently. */
const leastWords = 8;

function wordsIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/gu) ?? []).length, 0);
}

/** A quotation that another source has with other words, by the same speaker. Who only quotes less of it changes nothing. */
export const differsBetweenSources: Rule = {
  id: 'differsBetweenSources',
  across: true,
  find: ({ view, check, nameOf }) => (check?.quotations ?? [])
    .filter(({ verdict, places: [place], remarks }) => verdict === 'changed' && place?.sameSpeaker === true && place.score >= leastScore && !remarks.includes('unquoted'))
    .filter(({ pieces, changes }) => wordsIn(pieces.map(({ start, end }) => view.text.slice(start, end))) - wordsIn(changes.map(({ quotedLess, draft }) => (quotedLess ? draft : ''))) >= leastWords)
    .map((quotation) => ({ ...quotation, changes: quotation.changes.filter(({ quotedLess }) => !quotedLess) }))
    .filter(({ changes }) => changes.length > 0 && changes.length <= mostChanges)
    .map(({ start, end, places, changes }) => ({
      rule: 'differsBetweenSources', start, end,
      message: `${nameOf(places[0]?.uri ?? '')} has this quotation with other words: ${changes.map(changeLabel).join('; ')}.`,
      related: places.filter(({ score }) => score >= leastScore).map(({ uri, start: from, end: to }) => ({ uri, start: from, end: to, message: 'the other words' })),
      fixes: [{ kind: 'compare' }, { kind: 'notAQuotation' }],
    })),
};
