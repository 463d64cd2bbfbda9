import type { EntityType } from '../../analysis/types';
import { lowerBound } from '../../lowerBound';
import type { MentionCandidate } from '../context';
import type { Piece } from './zones';

/** What the rules say of a piece: the best candidate that covers it, and the next best of another type. */
export interface RuleOpinion {
  readonly first: number;
  readonly second: number;
}

const none: RuleOpinion = { first: 0, second: 0 };
const codes = new Map<EntityType | null, number>([[null, 1], ['PERSON', 2], ['ORG', 3], ['PLACE', 4], ['NORP', 5], ['DATE', 6], ['EVENT', 7], ['WORK', 8], ['LAW', 9]]);

/** The opinion of the rules on each piece: type, place in the candidate and sureness, packed into small numbers. */
export function opinionsOf(pieces: readonly Piece[], mentions: readonly MentionCandidate[]): RuleOpinion[] {
  const opinions: RuleOpinion[] = new Array<RuleOpinion>(pieces.length).fill(none);
  const order = [...mentions].sort((a, b) => rank(b) - rank(a));
  for (const mention of order) {
    let at = pieceAt(pieces, mention.start);
    for (; at < pieces.length; at++) {
      const piece = pieces[at];
      if (!piece || piece.start >= mention.end) break;
      const code = encode(mention, piece), before = opinions[at] ?? none;
      if (before.first === 0) opinions[at] = { first: code, second: 0 };
      else if (before.second === 0 && before.first >> 8 !== code >> 8) opinions[at] = { first: before.first, second: code };
    }
  }
  return opinions;
}

/** Longer and surer candidates first, as resolution has it; what has no type last. */
function rank({ start, end, type, confidence }: MentionCandidate): number {
  return (type === null ? 0 : confidence >= 0.5 ? 2000 : 1000) + Math.min(end - start, 200) + confidence;
}

/** Bits 8 and up: type; 4 to 7: place in the candidate; 0 to 3: sureness. */
function encode({ start, end, type, confidence }: MentionCandidate, piece: Piece): number {
  const place = (piece.start <= start ? 1 : 0) + (piece.end >= end ? 2 : 0);
  const sureness = confidence >= 0.9 ? 4 : confidence >= 0.7 ? 3 : confidence >= 0.5 ? 2 : confidence >= 0.3 ? 1 : 0;
  return ((codes.get(type) ?? 10) << 8) | (place << 4) | sureness;
}

/** Index of the first piece that ends after `offset`. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  return lowerBound(pieces.length, (i) => (pieces[i]?.end ?? 0) > offset);
}
