import search from 'approx-string-match';

/**
 * The way of the best known web annotator, as a peer: approximate search alone (library approx-string-match), up to half
 * of the quote's characters wrong, the best of what it finds by quote 50, context 20 and 20, position 2. Written after
 * the description of hypothesis/client's `match-quote`.
 */
export function searchAlone(after, anchors) {
  return anchors.map(({ exact, prefix, suffix, start }) => {
    const scored = matches(after, exact).map((match) => {
      const quote = 1 - match.errors / exact.length;
      const before = fit(after.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
      const behind = fit(after.slice(match.end, match.end + suffix.length), suffix);
      const position = 1 - Math.abs(match.start - start) / after.length;
      return { ...match, score: (50 * quote + 20 * before + 20 * behind + 2 * position) / 92 };
    });
    const best = scored.reduce((top, match) => (top && top.score >= match.score ? top : match), undefined);
    return best ? { state: 'placed', start: best.start, end: best.end, score: best.score } : { state: 'orphan', reason: 'text-gone' };
  });
}

function matches(text, exact) {
  const found = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push({ start: at, end: at + exact.length, errors: 0 });
  return found.length > 0 ? found : search(text, exact, Math.min(256, Math.floor(exact.length / 2)));
}

function fit(text, context) {
  if (context === '') return 1;
  const [match] = search(text, context, context.length);
  return match ? 1 - match.errors / context.length : 0;
}
