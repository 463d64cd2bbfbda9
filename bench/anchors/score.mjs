/** Characters that an end may be off where an edit fell into the span. */
const tolerance = 6;

/** What became of the annotations, by the edit script: counts of all that a table needs. */
export function score(found, truths) {
  const counts = { there: 0, right: 0, drifted: 0, wrong: 0, lost: 0, gone: 0, reattached: 0, suspected: 0, replaced: 0, misplaced: 0, split: 0 };
  found.forEach((result, i) => {
    const { kind, start, end, touched } = truths[i];
    const off = result.state === 'orphan' ? Infinity : Math.max(Math.abs(result.start - start), Math.abs(result.end - end));
    if (kind === 'split') counts.split++;
    else if (kind === 'gone') {
      counts.gone++;
      if (result.state !== 'orphan') counts.reattached++;
      if (result.state === 'drifted') counts.suspected++;
    } else if (kind === 'replaced') {
      counts.replaced++;
      if (off > tolerance && off < Infinity) counts.misplaced++;
    } else {
      counts.there++;
      if (result.state === 'orphan') counts.lost++;
      else if (off > (touched ? tolerance : 0)) counts.wrong++;
      else {
        counts.right++;
        if (result.state === 'drifted') counts.drifted++;
      }
    }
  });
  return counts;
}

/** Sums counts. */
export function add(one, other) {
  return Object.fromEntries(Object.keys(other).map((key) => [key, (one?.[key] ?? 0) + other[key]]));
}
