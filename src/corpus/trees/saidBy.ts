import { quotationKinds, type QuotationKind } from '../../core/analysis/types';
import type { PlacedQuotation, SourceView } from '../../core/analysis/view';
import { speakerKey, type CorpusIndex } from '../corpusIndex';

/** How much somebody is quoted. */
export interface SaidBy {
  /** The speaker's key in the index. */
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Words of the quotations' content. */
  readonly words: number;
}

/** The kinds of quotations to be shown; all where nothing is said. */
export type Kinds = ReadonlySet<QuotationKind> | undefined;

interface Tally {
  readonly name: string;
  readonly kinds: Map<QuotationKind, { count: number; words: number }>;
}

/** Views never change, so each is counted once. */
const tallies = new WeakMap<SourceView, ReadonlyMap<string, Tally>>();

/** Everyone who is quoted in the sources, with what is to be shown of them; who has nothing of these kinds is left out. */
export function saidInAll(index: CorpusIndex, kinds: Kinds): SaidBy[] {
  const all = new Map<string, { key: string; name: string; count: number; words: number }>();
  for (const view of index.sources()) {
    for (const [own, { name, kinds: tally }] of talliesOf(view)) {
      // Two names of one entity in a source, and its names in several, are one speaker.
      const entity = index.entity(own, view.uri), key = entity?.id ?? own;
      const said = all.get(key) ?? { key, name: entity?.name ?? name, count: 0, words: 0 };
      for (const kind of quotationKinds) {
        const some = !kinds || kinds.has(kind) ? tally.get(kind) : undefined;
        said.count += some?.count ?? 0;
        said.words += some?.words ?? 0;
      }
      if (said.count > 0) all.set(key, said);
    }
  }
  return [...all.values()];
}

/** A part as a reader takes it in: "34 %", "under 1 %". */
export function shareOf(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return percent > 0 && percent < 1 ? 'under 1 %' : `${Math.round(percent)} %`;
}

/** Whether a quotation is of a kind to be shown. */
export function isShown({ kind }: PlacedQuotation, kinds: Kinds): boolean {
  return !kinds || kinds.has(kind);
}

function talliesOf(view: SourceView): ReadonlyMap<string, Tally> {
  const known = tallies.get(view);
  if (known) return known;
  const made = new Map<string, Tally>();
  for (const quotation of view.quotations) {
    const key = speakerKey(quotation), tally = made.get(key) ?? { name: quotation.speakerName ?? '', kinds: new Map() };
    const said = tally.kinds.get(quotation.kind) ?? { count: 0, words: 0 };
    said.count++;
    // What is reported within another quotation is counted there.
    if (!quotation.nested) said.words += quotation.spans.reduce((sum, { start, end }) => sum + wordCount(view.text, start, end), 0);
    tally.kinds.set(quotation.kind, said);
    made.set(key, tally);
  }
  tallies.set(view, made);
  return made;
}

/** Stretches between blanks: all that a share needs, and quick in long texts. */
function wordCount(text: string, start: number, end: number): number {
  let count = 0, inside = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at), blank = code <= 0x20 || code === 0xa0 || code === 0x2028 || code === 0x2029;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
}
