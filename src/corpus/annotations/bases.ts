import type { NormalizedText } from '../../core/anchor/normalizedText';
import { relocateAnnotations } from '../../core/annotation/relocate';
import type { Basis } from '../../core/annotation/relocate';
import type { RelocateOptions } from '../../core/anchor/relocate/types';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { addTo } from '../../core/multimap';

/** Where annotations stood when last they stood somewhere for certain, for those that do not, or are being looked for. */
export class Bases {
  private readonly byId = new Map<string, Basis>();
  /** The last texts that had annotations which were lost before it was known for certain where in them they stood. */
  private readonly lostFrom = new Map<string, NormalizedText>();

  /** What is known, by annotation id. */
  get all(): ReadonlyMap<string, Basis> {
    return this.byId;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  set(id: string, basis: Basis): void {
    this.byId.set(id, basis);
    this.lostFrom.delete(id);
  }

  delete(id: string): void {
    this.byId.delete(id);
    this.lostFrom.delete(id);
  }

  /** An edit took an annotation out of a text in which it was still being looked for. */
  lost(id: string, from: NormalizedText): void {
    this.lostFrom.set(id, from);
  }

  /**
   * Finds annotations that were lost while they were being looked for in the text that they were lost from: what comes
   * back, by a paste or an undo, comes from there.
   */
  async bringForward(annotations: readonly PlacedAnnotation[], source: string | undefined, options: RelocateOptions): Promise<void> {
    const byText = new Map<NormalizedText, PlacedAnnotation[]>();
    for (const annotation of annotations) {
      const text = this.lostFrom.get(annotation.id);
      if (text) addTo(byText, text, annotation);
    }
    for (const [text, list] of byText) {
      const found = await relocateAnnotations(list, this.byId, source, text, options);
      for (const { id } of list) {
        if (this.lostFrom.get(id) !== text) continue;
        const place = found.get(id);
        if (place?.state === 'placed') this.set(id, { text, pieces: place.pieces });
        else this.lostFrom.delete(id);
      }
    }
  }
}
