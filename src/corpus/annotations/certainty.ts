import type { NormalizedText } from '../../core/anchor/normalizedText';
import type { PlacedAnnotation } from '../../core/annotation/types';
import type { TextChange } from '../ports';
import { Bases } from './bases';
import { length } from './placesBasis';

/** Shorter insertions bring back nothing that was cut, and move nothing. */
export const substantial = 4;

/** What edits take from annotations, noted so that a search can give it back. */
export class Certainty extends Bases {
  /** Annotations that an edit only cut: a search may give them back more, and takes nothing from them. */
  private readonly cut = new Set<string>();

  /** `sought` are the ids of the annotations that are being looked for. */
  constructor(private readonly sought: () => Set<string> | undefined) {
    super();
  }

  /** Whether an edit only cut an annotation since something was found last. */
  isCut(id: string): boolean {
    return this.cut.has(id);
  }

  /** Remembers where those stood that stand nowhere for certain any more; tells whether there are such. */
  noteChange(before: readonly PlacedAnnotation[], after: readonly PlacedAnnotation[], basis: () => NormalizedText): boolean {
    let lossy = false;
    for (const [i, now] of after.entries()) {
      const old = before[i];
      if (!old || old === now) continue;
      const searched = this.sought()?.has(now.id) === true;
      if (now.state !== 'placed' && old.state === 'placed') {
        lossy = true;
        if (searched) this.lost(now.id, basis());
        else this.set(now.id, { text: basis(), pieces: old.pieces });
      } else if (now.state === 'placed' && old.state !== 'placed') {
        this.delete(now.id);
        this.sought()?.delete(now.id);
      } else if (old.pieces.some((piece, k) => length(piece) > length(now.pieces[k] ?? piece))) lossy = true;
    }
    return lossy;
  }

  /** Annotations of which an edit replaced an end with other text: part of that may be theirs. */
  noteCut(before: readonly PlacedAnnotation[], changes: readonly TextChange[], basis: () => NormalizedText): string[] {
    const [change] = changes;
    if (!change || changes.length > 1 || change.text.length < substantial || change.end - change.start < substantial) return [];
    const cut = before.filter(({ state, pieces }) => state === 'placed' && pieces.some(({ start, end }) => (
      change.start < end && change.end > start && (change.start < start || change.end > end))));
    for (const { id, pieces } of cut) {
      if (this.sought()?.has(id) === true) continue;
      this.set(id, { text: basis(), pieces });
      this.cut.add(id);
    }
    return cut.map(({ id }) => id);
  }

  /** A search has come to its end: who stands somewhere for certain needs nothing remembered. */
  noteFound(list: readonly PlacedAnnotation[]): void {
    this.cut.clear();
    for (const { id, state } of list) if (state === 'placed') this.delete(id);
  }
}
