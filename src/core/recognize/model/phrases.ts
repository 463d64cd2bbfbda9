import { lexicon, type ListedKind } from '../lexicon';
import type { Piece, Zone } from './zones';

const codes: Record<ListedKind, number> = { country: 1, region: 2, city: 3, group: 4, org: 5 };

/** For each piece, where it stands in the longest listed name of several words: kind times 4 plus 1 (first), 2 (last) or 3; else 0. */
export function phrasesIn(prose: string, pieces: readonly Piece[], zones: readonly Zone[]): Uint8Array {
  const found = new Uint8Array(pieces.length);
  for (const zone of zones) {
    let at = zone.from;
    while (at < zone.to) at = mark(prose, pieces, zone, at, found);
  }
  return found;
}

function mark(prose: string, pieces: readonly Piece[], zone: Zone, at: number, found: Uint8Array): number {
  const piece = pieces[at];
  const phrase = piece && lexicon.phrases.get(piece.text)?.find(({ name }) => {
    return prose.startsWith(name, piece.start) && !/[\p{L}\p{N}]/u.test(prose.charAt(piece.start + name.length));
  });
  if (!piece || !phrase) return at + 1;
  const end = piece.start + phrase.name.length, code = codes[phrase.kind] * 4;
  let to = at;
  while (to < zone.to && (pieces[to]?.end ?? Infinity) <= end) found[to++] = code + 3;
  if (to === at) return at + 1;
  found[to - 1] = code + 2;
  found[at] = code + 1;
  return to;
}
