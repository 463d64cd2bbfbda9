/** Numbers that look random and are the same for the same seed: 0 ≤ n < 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A replacement in a text; `units` are the identities of the characters put in, where they came from somewhere. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly units?: readonly number[];
}

/** A text in which every character has an identity, so that it is known where each has gone. */
export interface Shadow {
  readonly text: string;
  readonly units: readonly number[];
  /** Marks that were typed over exactly: they stay on what was typed, which has no identity of theirs. */
  readonly retyped: ReadonlySet<string>;
}

/** A marked passage by the identities of its characters. */
export interface Passage {
  readonly id: string;
  readonly units: readonly number[];
}

/** Where a passage must be. */
export type Expected =
  | { readonly kind: 'exact'; readonly start: number; readonly end: number }
  | { readonly kind: 'changed'; readonly start: number; readonly end: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'anywhere' };

const wordUnit = /[\p{L}\p{N}]/u;

/** Makes texts with identities and changes them. */
export class Shadows {
  private next = 0;
  readonly passages: Passage[] = [];
  /** Marks that were touched in whatever version: what was cut and saved is cut in older texts as well. */
  private readonly everTouched = new Set<string>();
  /** Marks into which something was put: that may be all that is left of them. */
  private readonly grown = new Set<string>();

  fresh(text: string): Shadow {
    return { text, units: this.mint(text.length), retyped: new Set() };
  }

  mark(shadow: Shadow, id: string, start: number, end: number): void {
    this.passages.push({ id, units: shadow.units.slice(start, end) });
  }

  /** Applies edits given in offsets of the text before all of them, none overlapping. */
  apply(shadow: Shadow, edits: readonly Edit[]): Shadow {
    const retyped = new Set(shadow.retyped);
    for (const { id, units } of this.passages) {
      if (this.touches(shadow, units, edits)) this.everTouched.add(id);
      if (this.touches(shadow, units, edits.filter(({ text }) => text !== ''))) this.grown.add(id);
      if (this.retypes(shadow, units, edits)) retyped.add(id);
    }
    let { text } = shadow, units = [...shadow.units];
    for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      units = [...units.slice(0, edit.start), ...(edit.units ?? this.mint(edit.text.length)), ...units.slice(edit.end)];
    }
    return { text, units, retyped };
  }

  expected(shadow: Shadow, passage: Passage): Expected {
    if (shadow.retyped.has(passage.id)) return { kind: 'anywhere' };
    const at = new Map(shadow.units.map((unit, i) => [unit, i]));
    const places = passage.units.flatMap((unit) => at.get(unit) ?? []);
    if (places.length === 0) return { kind: this.grown.has(passage.id) ? 'anywhere' : 'gone' };
    const start = Math.min(...places), end = Math.max(...places) + 1;
    const intact = places.length === passage.units.length && places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
    // Words that were typed onto an end are one word with it.
    const joined = wordUnit.test(shadow.text.charAt(start - 1)) || wordUnit.test(shadow.text.charAt(end));
    if (this.grown.has(passage.id)) return { kind: 'anywhere' };
    return { kind: intact && !joined && !this.everTouched.has(passage.id) ? 'exact' : 'changed', start, end };
  }

  private mint(count: number): number[] {
    return Array.from({ length: count }, () => this.next++);
  }

  private touches(shadow: Shadow, units: readonly number[], edits: readonly Edit[]): boolean {
    const first = shadow.units.indexOf(units[0]!), last = shadow.units.indexOf(units.at(-1)!);
    if (first < 0 || last < 0) return false;
    return edits.some(({ start, end, text }) => {
      const within = start <= first && end > last;
      const crosses = start <= last && end > first && !within;
      return crosses || (start === end && start > first && start <= last) || (within && text !== '');
    });
  }

  /** An undo or a rewrite came as one edit: what it put in the place of just a mark's words is marked from then on. */
  jumped(from: Shadow, edit: Edit): void {
    for (const { id, units } of this.passages) if (this.retypes(from, units, [edit])) this.grown.add(id);
  }

  private retypes(shadow: Shadow, units: readonly number[], edits: readonly Edit[]): boolean {
    const places = units.map((unit) => shadow.units.indexOf(unit)).filter((at) => at >= 0);
    return places.length > 0 && edits.some(({ start, end, text }) => start === Math.min(...places) && end === Math.max(...places) + 1 && text !== '');
  }
}

/** What is wrong with where a mark is shown; undefined when nothing is. */
export function complaint(text: string, expected: Expected, state: string, pieces: readonly { start: number; end: number }[]): string | undefined {
  if (expected.kind === 'anywhere') return undefined;
  const [piece] = pieces;
  const shown = piece ? `${state} ${piece.start}-${piece.end} “${text.slice(piece.start, piece.end)}”` : state;
  if (expected.kind === 'gone') return state === 'placed' ? `its text is gone, but it is ${shown}` : undefined;
  const belongs = `${expected.start}-${expected.end} “${text.slice(expected.start, expected.end)}”`;
  if (expected.kind === 'exact') {
    // Where all around it is new, a mark may ask to be confirmed, or even be listed as lost; that is counted elsewhere.
    return !piece || (piece.start === expected.start && piece.end === expected.end) ? undefined : `it belongs to ${belongs}, but is ${shown}`;
  }
  if (state !== 'placed' || !piece) return undefined;
  return piece.start < expected.end + 40 && piece.end > expected.start - 40 ? undefined : `what is left of it is at ${belongs}, but it is ${shown}`;
}
