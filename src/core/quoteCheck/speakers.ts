import { foldName } from '../analysis/entityId';
import type { Cluster } from '../analysis/model';
import type { PlacedQuotation, SourceView } from '../analysis/view';
import { lengthOf, sharedLength, shift, type BlockSpan, type Span } from '../span';

/** Who says something in a source or draft, as far as it is known. */
export interface Speaker {
  readonly name: string | null;
  /** The entity's id, where it is one. */
  readonly entity: string | null;
  readonly type: string | undefined;
  /** Whether the source leaves little doubt. */
  readonly certain: boolean;
  /** The people named nearby, where it is said by a pronoun who speaks: it may be any of them. */
  readonly mayBe?: readonly string[];
}

/** Attributions that the machine is this sure of can be held against another: a name in the sentence, or a pronoun for a person just named. */
const certainFrom = 0.5;

export const nobody: Speaker = { name: null, entity: null, type: undefined, certain: false };

/** The speaker of a quotation; `block` is the index of its first paragraph. */
export function speakerOf(view: SourceView, { speaker, speakerName, speakerMention, confidence, decision, block }: Pick<PlacedQuotation, 'speaker' | 'speakerName' | 'speakerMention' | 'confidence' | 'decision' | 'block'>): Speaker {
  if (speakerName === null && speaker === null) return nobody;
  const folded = foldName(speakerName ?? '');
  const cluster = speaker === null ? namesIn(view).get(folded) : view.cluster(speaker);
  const turn = view.analysis.blocks[block]?.role === 'turn';
  return {
    name: cluster?.name ?? speakerName,
    entity: cluster?.id ?? speaker,
    // Who speaks in a transcript is a person, whether or not the name is known.
    type: cluster?.type ?? (turn && /\s/u.test(folded) ? 'PERSON' : undefined),
    certain: decision !== undefined || confidence >= certainFrom,
    ...(decision === undefined && speakerMention && pronoun.test(view.text.slice(speakerMention.start, speakerMention.end)) && { mayBe: namedNear(view, block) }),
  };
}

const pronoun = /^(?:he|she|they|him|her|his|their|them)$/iu;

/** The people named in a paragraph and in the one before it. */
function namedNear(view: SourceView, block: number): string[] {
  const entities = new Set([block - 1, block].flatMap((at) => view.analysis.blocks[at]?.mentions.filter(({ type }) => type === 'PERSON').map(({ entity }) => entity) ?? []));
  return [...entities].flatMap((entity) => view.cluster(entity)?.name ?? []);
}

function mayBeSame(one: Speaker, other: Speaker): boolean {
  return hasName(one, other.name ?? '') || hasName(other, one.name ?? '');
}

function hasName({ mayBe = [] }: Speaker, name: string): boolean {
  const words = wordsOfName(name);
  return words.length > 0 && mayBe.map(wordsOfName).some((other) => other.every((word) => words.includes(word)) || words.every((word) => other.includes(word)));
}

function wordsOfName(name: string): string[] {
  return foldName(name).split(/[\s.]+/u).filter(Boolean);
}

/** The entities of a view by their folded names; views never change, so this is made once for each. */
const names = new WeakMap<SourceView, ReadonlyMap<string, Cluster>>();

function namesIn(view: SourceView): ReadonlyMap<string, Cluster> {
  const known = names.get(view);
  if (known) return known;
  const made = new Map<string, Cluster>();
  for (const cluster of view.clusters) {
    for (const name of [cluster.name, ...cluster.aliases].map(foldName)) if (!made.has(name)) made.set(name, cluster);
  }
  names.set(view, made);
  return made;
}

/** Whether two speakers are the same one; undefined where that is not certain enough to be said, as when a pronoun may stand for either. */
export function sameSpeaker(one: Speaker, other: Speaker): boolean | undefined {
  const same = readAsSame(one, other);
  return same === false && mayBeSame(one, other) ? undefined : same;
}

/** Whether two speakers are only others because a pronoun is read as somebody else, where both are named nearby. */
export function differsByPronoun(one: Speaker, other: Speaker): boolean {
  return readAsSame(one, other) === false && mayBeSame(one, other);
}

function readAsSame(one: Speaker, other: Speaker): boolean | undefined {
  if (one.name === null || other.name === null) return undefined;
  if (one.entity !== null && one.entity === other.entity) return true;
  const a = wordsOfName(one.name), b = wordsOfName(other.name);
  if (a.join(' ') === b.join(' ')) return true;
  const people = one.type === 'PERSON' && other.type === 'PERSON';
  const shorter = a.length < b.length ? a : b, longer = new Set(a.length < b.length ? b : a);
  // “Hale” and “Jonas Hale”; “J. Hale” may be either.
  if (shorter.every((word) => longer.has(word))) return people ? true : undefined;
  if (people && a.at(-1) === b.at(-1) && a[0]?.[0] === b[0]?.[0]) return undefined;
  // A spokesman speaks for a company: only a person against a person, or a body against a body, is a contradiction.
  return one.certain && other.certain && one.type === other.type && (people || one.type === 'ORG') ? false : undefined;
}

/** The speakers of the turns of a transcript. */
const turns = new WeakMap<SourceView, readonly Speaker[]>();

function turnSpeakersOf(view: SourceView): readonly Speaker[] {
  const known = turns.get(view);
  if (known) return known;
  const byName = new Map<string, Speaker>();
  for (const quotation of view.quotations) {
    if (view.analysis.blocks[quotation.block]?.role !== 'turn' || quotation.kind !== 'direct' || quotation.quoted.length > 0) continue;
    const speaker = speakerOf(view, quotation);
    if (speaker.name !== null && !byName.has(speaker.name)) byName.set(speaker.name, speaker);
  }
  const speakers = [...byName.values()];
  turns.set(view, speakers);
  return speakers;
}

/** Whether a quotation is a turn of a transcript in which somebody has other turns, by name: then this one, “HOST”, is not theirs. */
export function speaksElsewhere(view: SourceView, speaker: Speaker, { block, speakerName }: Pick<QuotationOver, 'block' | 'speakerName'>): boolean {
  if (speaker.name === null || speakerName === null || view.analysis.blocks[block]?.role !== 'turn') return false;
  return turnSpeakersOf(view).some((other) => other.name !== speakerName && sameSpeaker(speaker, other) === true);
}

/** A quotation's pieces are looked for so many paragraphs below its first one. */
const furthestPiece = 60;

/** A quotation that a passage lies in, with its pieces in the source's text; `block` is the index of its first paragraph. */
type QuotationOver = Omit<PlacedQuotation, 'start' | 'end' | 'cue' | 'article'>;

/** The quotation that the pieces of a passage lie in, at least by half. Looks at the paragraphs around it only: a source may have many. */
export function quotationOver(view: SourceView, pieces: readonly Span[]): QuotationOver | undefined {
  const { blocks } = view.analysis, home = view.blockAt(pieces[0]?.start ?? 0);
  let best: QuotationOver | undefined, most = lengthOf(pieces) / 2;
  for (let block = Math.max(0, home - furthestPiece); block <= Math.min(home + 1, blocks.length - 1); block++) {
    const placed = ({ block: steps, start, end }: BlockSpan): Span => shift({ start, end }, blocks[block + steps]?.start ?? 0);
    for (const quotation of blocks[block]?.quotations ?? []) {
      const spans = quotation.spans.map(placed), shared = sharedLength(spans, pieces);
      if (shared > most || (shared === most && shared > 0 && !best)) [best, most] = [{ ...quotation, spans, quoted: quotation.quoted.map(placed), speakerMention: quotation.speakerMention && placed(quotation.speakerMention), block }, shared];
    }
  }
  return best;
}

/** Whether a source has a passage as somebody's words: in quotation marks, or in a transcript's turn. */
export function isQuoted({ kind, quoted, spans }: QuotationOver, pieces: readonly Span[]): boolean {
  const marked = kind === 'direct' && quoted.length === 0 ? spans : quoted;
  return sharedLength(marked, pieces) * 2 >= lengthOf(pieces);
}
