/** Both sides of a text with conflict markers; whatever stands outside of the markers is on both. */
export interface ConflictSides {
  readonly ours: string;
  readonly theirs: string;
  /** Where both began; undefined when the markers do not tell. */
  readonly base: string | undefined;
  /** What the markers call the sides; a branch or commit, perhaps empty. */
  readonly ourName: string;
  readonly theirName: string;
  /** How many places were in conflict. */
  readonly places: number;
}

/** Why markers cannot be taken apart; lines count from 1. */
export type MarkerProblem = { readonly kind: 'no-markers' } | { readonly kind: 'incomplete'; readonly line: number };

/** A side of a place in conflict, in the order in which they stand; `both` is outside. */
type Part = 'both' | 'ours' | 'base' | 'theirs';

const signs = new Map<string, Part>([['<', 'ours'], ['|', 'base'], ['=', 'theirs'], ['>', 'both']]);

/** What a line opens when it is a marker of `size` signs (undefined: of seven or more). */
function markerOf(line: string, size: number | undefined): { opens: Part; size: number; name: string } | undefined {
  const sign = line.charAt(0), opens = signs.get(sign);
  if (!opens) return undefined;
  let length = 1;
  while (line.charAt(length) === sign) length++;
  const rest = line.slice(length).replace(/\r?\n?$/, '');
  if (rest !== '' && !rest.startsWith(' ')) return undefined;
  return (size === undefined ? length >= 7 : length === size) ? { opens, size: length, name: rest.trim() } : undefined;
}

/** The line of the first conflict marker, from 1; undefined when there is none. No line of JSON can begin like one. */
export function firstMarker(text: string): number | undefined {
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (markerOf(line, undefined)) return number;
  }
  return undefined;
}

/** Takes a text with conflict markers apart, as git, Mercurial and Subversion write them, with or without the base (diff3, zdiff3). */
export function splitConflict(text: string): ({ readonly ok: true } & ConflictSides) | { readonly ok: false; readonly problem: MarkerProblem } {
  const sides = { ours: [] as string[], base: [] as string[], theirs: [] as string[] };
  let part: Part = 'both', size: number | undefined, opened = 0, number = 0, places = 0, bases = 0, ourName = '', theirName = '';
  const incomplete = (line: number) => ({ ok: false, problem: { kind: 'incomplete', line } } as const);
  for (const line of linesOf(text)) {
    number++;
    // Inside a place only markers of its own size count: a base may hold the markers of an earlier merge, which are longer.
    const marker = markerOf(line, size);
    if (!marker) {
      if (part === 'both') for (const side of [sides.ours, sides.base, sides.theirs]) side.push(line);
      else sides[part].push(line);
      continue;
    }
    if (!follows(part, marker.opens)) return incomplete(number);
    part = marker.opens;
    size = part === 'both' ? undefined : marker.size;
    if (part === 'ours') {
      opened = number;
      places++;
      ourName ||= marker.name;
    } else if (part === 'base') bases++;
    else if (part === 'both') theirName ||= marker.name;
  }
  if (part !== 'both') return incomplete(opened);
  if (places === 0) return { ok: false, problem: { kind: 'no-markers' } };
  const base = bases === places ? sides.base.join('') : undefined;
  return { ok: true, ours: sides.ours.join(''), theirs: sides.theirs.join(''), base, ourName, theirName, places };
}

function follows(before: Part, next: Part): boolean {
  switch (next) {
    case 'ours': return before === 'both';
    case 'base': return before === 'ours';
    case 'theirs': return before === 'ours' || before === 'base';
    case 'both': return before === 'theirs';
  }
}

/** The lines of a text with their ends. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const at = text.indexOf('\n', from), to = at < 0 ? text.length : at + 1;
    yield text.slice(from, to);
    from = to;
  }
}
