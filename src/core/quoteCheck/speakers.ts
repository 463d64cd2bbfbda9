import { lowerBound } from '../lowerBound';
import { foldName } from '../analysis/entityId';
import type { PlacedQuotation, SourceView } from '../analysis/view';
import type { Span } from '../span';

/** Who says something in a source or draft, as far as it is known. */
export interface Speaker {
  readonly name: string | null;
  /** The entity's id, where it is one. */
  readonly entity: string | null;
  readonly type: string | undefined;
  /** Whether the source leaves little doubt. */
  readonly certain: boolean;
}

/** Attributions that the machine is this sure of can be held against another: a name in the sentence, or a pronoun for a person just named. */
const certainFrom = 0.5;

export const nobody: Speaker = { name: null, entity: null, type: undefined, certain: false };

/** The speaker of a quotation. */
export function speakerOf(view: SourceView, { speaker, speakerName, confidence, decision, block }: PlacedQuotation): Speaker {
  if (speakerName === null && speaker === null) return nobody;
  const folded = foldName(speakerName ?? '');
  const cluster = speaker === null
    ? view.clusters.find(({ name, aliases }) => foldName(name) === folded || aliases.some((alias) => foldName(alias) === folded))
    : view.cluster(speaker);
  const turn = view.analysis.blocks[block]?.role === 'turn';
  return {
    name: cluster?.name ?? speakerName,
    entity: cluster?.id ?? speaker,
    // Who speaks in a transcript is a person, whether or not the name is known.
    type: cluster?.type ?? (turn && /\s/u.test(folded) ? 'PERSON' : undefined),
    certain: decision !== undefined || confidence >= certainFrom,
  };
}

/** Whether two speakers are the same one; undefined where that is not certain enough to be said. */
export function sameSpeaker(one: Speaker, other: Speaker): boolean | undefined {
  if (one.name === null || other.name === null) return undefined;
  if (one.entity !== null && one.entity === other.entity) return true;
  const a = foldName(one.name).split(/[\s.]+/u).filter(Boolean), b = foldName(other.name).split(/[\s.]+/u).filter(Boolean);
  if (a.join(' ') === b.join(' ')) return true;
  const people = one.type === 'PERSON' && other.type === 'PERSON';
  const shorter = a.length < b.length ? a : b, longer = new Set(a.length < b.length ? b : a);
  // “Hale” and “Jonas Hale”; “J. Hale” may be either.
  if (shorter.every((word) => longer.has(word))) return people ? true : undefined;
  if (people && a.at(-1) === b.at(-1) && a[0]?.[0] === b[0]?.[0]) return undefined;
  // A spokesman speaks for a company: only a person against a person, or a body against a body, is a contradiction.
  return one.certain && other.certain && one.type === other.type && (people || one.type === 'ORG') ? false : undefined;
}

/** A quotation's pieces are looked for so many paragraphs below its first one. */
const furthestPiece = 60;

/** The quotation that a passage of a source lies in, at least by half. */
export function quotationOver(view: SourceView, place: Span): PlacedQuotation | undefined {
  let best: PlacedQuotation | undefined, most = (place.end - place.start) / 2;
  const { quotations } = view, home = view.blockAt(place.start);
  for (let i = firstFrom(quotations, home - furthestPiece); i < quotations.length; i++) {
    const quotation = quotations[i];
    if (!quotation || quotation.block > home + 1) break;
    if (quotation.start >= place.end || quotation.end <= place.start) continue;
    const shared = sharedWith(quotation.spans, place);
    if (shared > most || (shared === most && !best)) [best, most] = [quotation, shared];
  }
  return best;
}

/** Whether a source has a passage as somebody's words: in quotation marks, or in a transcript's turn. */
export function isQuoted({ kind, quoted, spans }: PlacedQuotation, place: Span): boolean {
  return sharedWith(kind === 'direct' && quoted.length === 0 ? spans : quoted, place) >= (place.end - place.start) / 2;
}

/** The first quotation whose first paragraph is this one or comes after it. */
function firstFrom(quotations: readonly PlacedQuotation[], block: number): number {
  return lowerBound(quotations.length, (i) => (quotations[i]?.block ?? 0) >= block);
}

function sharedWith(spans: readonly Span[], { start, end }: Span): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)), 0);
}
