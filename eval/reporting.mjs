/**
 * What a reader calls a quotation, for gold that also marks beliefs, plans and stances as attributions ("wants to", "is seizing on", "did not
 * respond"): the attributions whose cue has a verb that tells that words were uttered or written, unless it is denied, only possible or an
 * infinitive. The list is that of English reporting verbs as grammars have it, and is not made from what Glossator finds.
 */
const verbs = new Set(('accuse acknowledge add admit advise allege announce answer argue ask assert assure boast call caution charge claim comment complain concede conclude ' +
  'confirm contend counter declare deny describe disclose dispute emphasize estimate explain indicate inform insist joke maintain mention note observe pledge point predict promise quip recall ' +
  'reiterate remark remind repeat reply report respond reveal say state stress suggest tell testify tweet urge vow warn write cite').split(' '));
const irregular = new Map(Object.entries({ said: 'say', says: 'say', told: 'tell', wrote: 'write', written: 'write' }));
const doubtful = /\b(?:not|never|would|will|could|may|might|refus\w*|declin\w*|yet|barely|seem\w*|appear\w*|to)\b|n['’]t/iu;

/** Whether an attribution's cue tells that words were uttered or written. */
export function reportsWords(cue) {
  const words = cue.toLowerCase().match(/[a-z]+/gu) ?? [];
  if (words[0] === 'according') return true;
  return !doubtful.test(cue) && words.some((word) => verbs.has(irregular.get(word) ?? word) || stems(word).some((stem) => verbs.has(stem)));
}

function stems(word) {
  return [word.replace(/s$/u, ''), word.replace(/es$/u, ''), word.replace(/ie[sd]$/u, 'y'), word.replace(/d$/u, ''), word.replace(/ed$/u, ''), word.replace(/ing$/u, ''), word.replace(/ing$/u, 'e'), word.replace(/(.)\1(?:ed|ing)$/u, '$1')];
}

/** The same gold in which indirect attributions of another kind are neither required nor wrong; null where gold has no cues. */
export function reportsOnly(gold) {
  if (!gold.some(({ quotes = [] }) => quotes.some(({ kind, cue }) => kind === 'indirect' && cue))) return null;
  return gold.map((document) => ({
    ...document,
    quotes: (document.quotes ?? []).map((quote) => (quote.kind === 'indirect' && !(quote.cue && reportsWords(document.text.slice(quote.cue.start, quote.cue.end))) ? { ...quote, optional: true } : quote)),
  }));
}
