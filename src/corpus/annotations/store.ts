import type { SourceAnalysis } from '../../core/analysis/model';
import type { NormalizedText } from '../../core/anchor/normalizedText';
import type { Mark } from '../../core/annotation/build';
import { addMarks, removeAnnotation } from '../../core/annotation/edit';
import type { NewMark, NewSidecar } from '../../core/annotation/edit';
import { putOn } from '../../core/annotation/reanchor';
import { mergeForSave } from '../../core/annotation/save';
import { saysTheSame } from '../../core/annotation/swap';
import type { AnnotationChange } from '../../core/annotation/swap';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { sourceOf } from '../../core/sidecar/model';
import type { Sidecar, StoredAnnotation } from '../../core/sidecar/model';
import { inOrder } from '../../core/sidecar/order';
import { serializeSidecar } from '../../core/sidecar/serialize';
import type { Span } from '../../core/span';
import type { Change, Exchange, Refusal } from '../history/changes';
import type { OpenStep } from '../history/history';
import { messageFor, stepLabel } from '../history/words';
import { OpenSources } from './openSources';
import { fileName, sidecarUri } from './sidecarFile';

/** A source's annotations, for what reads or changes them as a whole. */
export interface Reworked {
  readonly sidecar: Sidecar | undefined;
  /** The present text. */
  readonly text: NormalizedText;
  readonly placed: readonly PlacedAnnotation[];
  readonly fresh: NewSidecar;
}

/** What "Save Annotations" did. */
export type SaveOutcome =
  | { readonly kind: 'written' | 'unchanged'; readonly sidecar: string; readonly annotations: number }
  | { readonly kind: 'source-unsaved' }
  | { readonly kind: 'blocked' | 'failed'; readonly message: string };

/** The annotations of all sources, by the sources' URIs: kept, decided, changed and written. */
export class AnnotationStore extends OpenSources {
  /** Keeps a decision; see addDecision. Offsets are of the present text. Rejects for a source that is not loaded, or a span without text. */
  async decide(uri: string, mark: Mark, who: string, step?: OpenStep): Promise<PlacedAnnotation> {
    return this.only(uri, await this.keep(uri, [{ mark, decides: true }], who, step));
  }

  /** Keeps a mark, a note or a reply; see addAnnotation. Rejects as decide does. */
  async annotate(uri: string, mark: Mark, who: string, step?: OpenStep): Promise<PlacedAnnotation> {
    return this.only(uri, await this.keep(uri, [{ mark, decides: false }], who, step));
  }

  /** Keeps several marks and decisions in one write; what was kept, in their order. Without `step` they are a step of their own. Rejects as decide does. */
  async keep(uri: string, marks: readonly NewMark[], who: string, step?: OpenStep): Promise<readonly PlacedAnnotation[]> {
    const kept = await this.keepOnce(uri, marks, who, step);
    const gone = marks.filter((_mark, i) => !kept[i]);
    // What had been said before and was only said again may just have been deleted by someone else: then it is said anew.
    const again = gone.length > 0 ? await this.keepOnce(uri, gone, who, step) : [];
    return kept.flatMap((annotation) => annotation ?? again.shift() ?? []);
  }

  /** Puts an annotation on these pieces of the present text, whatever was known of its place; resolves to whether there was one. */
  async reanchor(uri: string, id: string, pieces: readonly Span[], step?: OpenStep): Promise<boolean> {
    const annotations = this.loaded(uri), now = this.options.clock.now();
    return annotations.change((sidecar) => {
      const at = sidecar?.items.findIndex((item) => item.id === id) ?? -1, stored = sidecar?.items[at];
      if (!sidecar || !stored) return { sidecar, result: false };
      const items = sidecar.items.with(at, putOn(stored, sourceOf(sidecar), annotations.normalized(), pieces, now));
      return { sidecar: inOrder({ ...sidecar, items }), result: true, known: new Map([[id, pieces]]) };
    }, this.recorder(uri, 'Put a mark on other words', step));
  }

  /** Deletes an annotation and the replies to it; resolves to whether there was one. */
  async remove(uri: string, id: string, step?: OpenStep): Promise<boolean> {
    return (await this.removeAll(uri, [id], step)) > 0;
  }

  /** Deletes annotations and the replies to them in one write; resolves to how many of these ids there were. */
  async removeAll(uri: string, ids: readonly string[], step?: OpenStep): Promise<number> {
    return this.loaded(uri).change((sidecar) => {
      let rest = sidecar, count = 0;
      for (const id of ids) {
        const without = rest && removeAnnotation(rest, id);
        if (without !== rest) count++;
        rest = without;
      }
      return { sidecar: rest, result: count };
    }, this.recorder(uri, ids.length === 1 ? 'Delete a mark' : `Delete ${ids.length} marks`, step));
  }

  /** Changes annotations in place in one write; `make` gives the very same object where nothing changes. Resolves to how many did. */
  async revise(uri: string, label: string, make: (stored: StoredAnnotation, now: string) => StoredAnnotation, ids?: ReadonlySet<string>, step?: OpenStep): Promise<number> {
    const now = this.options.clock.now();
    return this.loaded(uri).change((sidecar) => {
      let count = 0;
      const items = sidecar?.items.map((item) => {
        const made = item.id === undefined || (ids && !ids.has(item.id)) ? item : make(item, now);
        if (made !== item) count++;
        return made;
      });
      return { sidecar: sidecar && items && count > 0 ? { ...sidecar, items } : sidecar, result: count };
    }, this.recorder(uri, label, step));
  }

  /** Reads or changes a source's sidecar as a whole in one write, as exports and imports do; `make` gives the very same one where nothing changes. */
  rework<T>(uri: string, label: string, make: (kept: Reworked) => { sidecar: Sidecar | undefined; result: T }): Promise<T> {
    const annotations = this.loaded(uri);
    return annotations.change((sidecar) => make({ sidecar, text: annotations.normalized(), placed: annotations.placed, fresh: this.fresh(uri) }), this.recorder(uri, label));
  }

  /** Writes everything that is known now, the machine's findings included (`machine` without decisions, of the present text). */
  async saveAnnotations(uri: string, machine: SourceAnalysis): Promise<SaveOutcome> {
    const annotations = this.loaded(uri);
    await this.sources.get(uri)?.loading;
    if (annotations.isDirty) return { kind: 'source-unsaved' };
    const before = annotations.current;
    await annotations.change((sidecar) => {
      const merged = mergeForSave(sidecar, annotations.normalized(), machine, { ...this.fresh(uri), placed: annotations.placed });
      const same = sidecar !== undefined && serializeSidecar(merged) === serializeSidecar(sidecar);
      return { sidecar: same ? sidecar : merged, result: undefined };
    }, this.recorder(uri, 'Save annotations'));
    const { state } = annotations;
    if ('message' in state) return state;
    const count = annotations.current?.items.length ?? 0;
    return { kind: annotations.current === before ? 'unchanged' : 'written', sidecar: sidecarUri(uri), annotations: count };
  }

  /** What a source's sidecar would hold after "Save Annotations", as text; nothing is written. */
  sidecarText(uri: string, machine: SourceAnalysis): string {
    const annotations = this.loaded(uri);
    return serializeSidecar(mergeForSave(annotations.current, annotations.normalized(), machine, { ...this.fresh(uri), placed: annotations.placed }));
  }

  /** What was kept of each mark; undefined where it was deleted meanwhile. */
  private async keepOnce(uri: string, marks: readonly NewMark[], who: string, step?: OpenStep): Promise<(PlacedAnnotation | undefined)[]> {
    const annotations = this.loaded(uri);
    const ids = await annotations.change((sidecar) => {
      const made = addMarks(sidecar, annotations.normalized(), marks, () => this.author(who), this.fresh(uri), annotations.placed);
      const kept = made.annotations.map(({ id = '' }) => id);
      return { sidecar: made.sidecar, result: kept, known: new Map(kept.map((id, i) => [id, marks[i]?.mark.pieces ?? []])) };
    }, this.recorder(uri, stepLabel(marks), step));
    const placed = new Map(annotations.placed.map((annotation) => [annotation.id, annotation]));
    return ids.map((id) => placed.get(id));
  }

  private only(uri: string, [kept]: readonly PlacedAnnotation[]): PlacedAnnotation {
    if (!kept) throw new Error(`The annotation in ${fileName(uri)} was deleted while it was being kept.`);
    return kept;
  }

  /** Puts what changes in a source onto the stack. What was only described anew is no change that anyone wants undone. */
  private recorder(uri: string, label: string, step?: OpenStep): (changes: readonly AnnotationChange[], fresh: boolean) => void {
    return (changes, fresh) => {
      const made = changes.filter((change) => {
        if (!saysTheSame(change)) return true;
        this.history.rewritten('annotation', uri, change.id, change.before ?? '', change.after ?? '');
        return false;
      }).map((change): Change => ({ kind: 'annotation', uri, fresh, ...change }));
      if (step) step.add(made);
      else this.history.record(label, made);
    };
  }

  /** Changes annotations back, or again. */
  protected override async exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
    const { readText } = this.options, open = this.of(uri);
    const text = open ? undefined : await readText?.(uri);
    if (!this.of(uri) && text !== undefined) await this.load(uri, text);
    const refused = await this.loaded(uri).swap(exchanges, exchanges.some(({ fresh }) => fresh));
    if (!open && text !== undefined) await this.close(uri);
    return refused.map(({ swap, reason }) => ({ uri, id: swap.id, message: messageFor(reason, fileName(uri)) }));
  }

  private author(who: string): { who: string; now: string; uuid: string } {
    return { who, now: this.options.clock.now(), uuid: this.options.ids.uuid() };
  }

  private fresh(uri: string): { label: string; version: string } {
    return { label: fileName(uri), version: this.options.version };
  }
}
