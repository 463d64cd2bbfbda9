import type { SourceAnalysis } from '../../core/analysis/model';
import { applyDecisions } from '../../core/annotation/applyDecisions';
import type { KnownEntity } from '../../core/annotation/applyDecisions';
import type { Mark } from '../../core/annotation/build';
import type { NormalizedText } from '../../core/anchor/normalizedText';
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
import { Emitter } from '../event';
import type { Change, Exchange, Refusal } from '../history/changes';
import { History } from '../history/history';
import type { OpenStep } from '../history/history';
import { messageFor, stepLabel } from '../history/words';
import type { Clock, Disposable, Event, Ids, Log, Storage, TextChange } from '../ports';
import { Journal } from './journal';
import { LastSeen } from './lastSeen';
import { fileName, SidecarFile, sidecarUri } from './sidecarFile';
import { SourceAnnotations } from './sourceAnnotations';
import type { KeptState, SourceHost } from './sourceAnnotations';
import { copyAnnotations, SourceMoves } from './sourceMoves';

export interface StoreOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** URI of a folder of the extension's own for what is unwritten; without it nothing outlives the program unwritten. */
  readonly journalFolder?: string;
  /** URI of a folder of the extension's own for the texts on which annotations were last placed; without it none is kept. */
  readonly lastSeenFolder?: string;
  /** Lets others run in the middle of a long search; default: searches are not interrupted. */
  readonly pause?: () => Promise<void>;
  /** Glossator's version. */
  readonly version: string;
  /** Name and type of an entity by its URI, where the workspace knows it. */
  readonly lookup?: (uri: string) => KnownEntity | undefined;
  /** The URI that an entity has by now in a source, where the workspace knows it. */
  readonly canonical?: (source: string, uri: string) => string;
  /** The stack that everything which is marked or decided goes onto; default: one of its own. */
  readonly history?: History;
  /** The saved text of a source, for what is to be undone in one that is not loaded; undefined when it is gone. */
  readonly readText?: (uri: string) => Promise<string | undefined>;
}

/** Something to tell the user once: `message` is one sentence that names the file and the mend. */
export interface StoreProblem {
  /** The source. */
  readonly uri: string;
  readonly sidecar: string;
  readonly kind: 'blocked' | 'failed' | 'conflict';
  readonly message: string;
}

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

/** The annotations of all sources, by the sources' URIs. */
export class AnnotationStore implements Disposable {
  private readonly sources = new Map<string, { annotations: SourceAnnotations; loading: Promise<void> }>();
  /** Sources that were closed and are still being written; opened again they wait for that. */
  private readonly closing = new Map<string, Promise<void>>();
  private readonly moves: SourceMoves;
  private readonly changes: Emitter<string>;
  private readonly problems: Emitter<StoreProblem>;
  private readonly host: SourceHost;
  /** Everything that was marked or decided here, to be undone. */
  readonly history: History;

  constructor(private readonly options: StoreOptions) {
    const { storage, journalFolder, log, version } = options;
    this.changes = new Emitter((error) => { log.error('A listener to annotations failed.', error); });
    this.problems = new Emitter((error) => { log.error('A listener to problems with annotations failed.', error); });
    this.host = {
      journal: new Journal(storage, journalFolder, log),
      lastSeen: new LastSeen(storage, options.lastSeenFolder, log),
      pause: options.pause ?? (() => Promise.resolve()),
      failed: (uri, error) => { log.error(`The annotations of ${uri} could not be looked for.`, error); },
      version,
      changed: (uri) => { this.changes.fire(uri); },
      rewritten: (uri, id, from, to) => { this.history.rewritten('annotation', uri, id, from, to); },
      problem: (uri, kind, message) => {
        log.error(message);
        this.problems.fire({ uri, sidecar: sidecarUri(uri), kind, message });
      },
    };
    this.moves = new SourceMoves(this.host.journal);
    this.history = options.history ?? new History(log);
    this.history.handle('annotation', (uri, exchanges) => this.exchange(uri, exchanges));
  }

  /** Fires with a source's URI when its annotations changed, or their places other than by `edit` and `replace`. */
  get onDidChange(): Event<string> {
    return this.changes.event;
  }

  /** Fires once for each thing that the user has to know. */
  get onProblem(): Event<StoreProblem> {
    return this.problems.event;
  }

  /** Reads what is kept for a source, unless that was done before; `dirty`: the text is not the saved one. Never rejects. */
  load(uri: string, text: string, dirty = false): Promise<void> {
    const known = this.sources.get(uri);
    if (known) return known.loading;
    const annotations = new SourceAnnotations(uri, text, dirty, new SidecarFile(this.options.storage, sidecarUri(uri)), this.host);
    const from = this.moves.originOf(uri);
    const loading = annotations.load(from === undefined ? this.closing.get(uri) : this.transfer(from, uri));
    this.sources.set(uri, { annotations, loading });
    return loading;
  }

  /** Whether a source was loaded or is being loaded. */
  has(uri: string): boolean {
    return this.sources.has(uri);
  }

  /** The sources that are loaded. */
  known(): string[] {
    return [...this.sources.keys()];
  }

  /** The sources for which an earlier run left something unwritten; loading them with their saved text writes it. */
  unwrittenSources(): Promise<string[]> {
    return this.host.journal.uris();
  }

  /** Forgets a source; first writes what can be written. What still cannot be stays in the journal. */
  async close(uri: string): Promise<void> {
    const annotations = this.of(uri);
    if (!annotations) return this.closing.get(uri);
    this.sources.delete(uri);
    this.moves.remember(annotations);
    const closing = annotations.flush().finally(() => {
      if (this.closing.get(uri) === closing) this.closing.delete(uri);
    });
    this.closing.set(uri, closing);
    return closing;
  }

  /** A source's file is about to be moved; resolves when what was marked in it is safe. Its sidecar is for others to move. */
  async willMove(from: string, to: string): Promise<void> {
    this.moves.begin(from, to);
    await this.of(from)?.suspend();
  }

  /** The file was moved, or (`moved` false) was not after all. */
  async didMove(from: string, to: string, moved = true): Promise<void> {
    if (this.moves.end(to) && moved && !this.sources.has(to)) await this.transfer(from, to);
    if (!moved) await this.of(from)?.resumeWriting();
  }

  /** What is kept about one source is kept about its copy as well, when nothing is yet; resolves to how many annotations that were. */
  async copy(from: string, to: string): Promise<number> {
    const source = this.of(from) ?? this.moves.recent(from);
    await this.sources.get(to)?.loading;
    return copyAnnotations(source, this.loaded(to));
  }

  /** Forgets what was left unwritten about a document that is gone for good. */
  async discard(uri: string): Promise<void> {
    await this.close(uri);
    await this.host.journal.keep(uri, undefined);
  }

  /** The source was edited in memory: changes are applied one after the other; `text` is the text after them. */
  edit(uri: string, changes: readonly TextChange[], text: string, dirty = true): void {
    this.of(uri)?.edit(changes, text, dirty);
  }

  /** The text was replaced as a whole, by another program or by opening it: everything is found again. */
  replace(uri: string, text: string, dirty = false): void {
    this.of(uri)?.replace(text, dirty);
  }

  /** What is on disk is this text, whoever wrote it; nothing is written but what waited for that. Never rejects. */
  async found(uri: string, text: string): Promise<void> {
    await this.of(uri)?.found(text);
  }

  /** Resolves when a source's annotations are all looked for, read and written. Never rejects. */
  async settled(uri: string): Promise<void> {
    await this.of(uri)?.settled();
  }

  /** Forgets all texts that are kept to compare with; resolves to how many there were. */
  clearTexts(): Promise<number> {
    return this.host.lastSeen.clear();
  }

  /** The source was saved, or its edits were given up (`text` is what is on disk): what waited for that is written. Never rejects. */
  async saved(uri: string, text: string): Promise<void> {
    await this.of(uri)?.saved(text);
  }

  /** A sidecar was changed, made or deleted on disk, perhaps by this program. Never rejects. */
  async sidecarChanged(sidecar: string): Promise<void> {
    const found = [...this.sources.values()].filter(({ annotations }) => sidecarUri(annotations.uri) === sidecar);
    await Promise.all(found.map(({ annotations }) => annotations.reread()));
  }

  /** Tries again to write what could not be written. Never rejects. */
  async retry(uri: string): Promise<void> {
    await this.of(uri)?.flush();
  }

  /** A source's annotations, in the order of its sidecar, with their places in the present text. */
  placed(uri: string): readonly PlacedAnnotation[] {
    return this.of(uri)?.placed ?? [];
  }

  /** How far a source's annotations have come to disk. */
  state(uri: string): KeptState {
    return this.of(uri)?.state ?? { kind: 'saved' };
  }

  /** The analysis of the present text with decisions applied. */
  apply(uri: string, analysis: SourceAnalysis): SourceAnalysis {
    const { lookup, canonical } = this.options;
    return applyDecisions(analysis, this.placed(uri), { ...(lookup && { lookup }), ...(canonical && { canonical: (entity: string) => canonical(uri, entity) }) });
  }

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
    const annotations = this.loaded(uri);
    const ids = await annotations.change((sidecar) => {
      const made = addMarks(sidecar, annotations.normalized(), marks, () => this.author(who), this.fresh(uri), annotations.placed);
      const kept = made.annotations.map(({ id = '' }) => id);
      return { sidecar: made.sidecar, result: kept, known: new Map(kept.map((id, i) => [id, marks[i]?.mark.pieces ?? []])) };
    }, this.recorder(uri, stepLabel(marks), step));
    const placed = new Map(annotations.placed.map((annotation) => [annotation.id, annotation]));
    return ids.flatMap((id) => placed.get(id) ?? []);
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

  dispose(): void {
    this.changes.dispose();
    this.problems.dispose();
    this.sources.clear();
  }

  private async transfer(from: string, to: string): Promise<void> {
    this.history.moved(from, to);
    await this.close(from);
    await this.closing.get(to);
    await this.moves.moveJournal(from, to);
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
  private async exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
    const { readText } = this.options, open = this.of(uri);
    const text = open ? undefined : await readText?.(uri);
    if (!this.of(uri) && text !== undefined) await this.load(uri, text);
    const refused = await this.loaded(uri).swap(exchanges, exchanges.some(({ fresh }) => fresh));
    if (!open && text !== undefined) await this.close(uri);
    return refused.map(({ swap, reason }) => ({ uri, id: swap.id, message: messageFor(reason, fileName(uri)) }));
  }

  private of(uri: string): SourceAnnotations | undefined {
    return this.sources.get(uri)?.annotations;
  }

  private loaded(uri: string): SourceAnnotations {
    const found = this.of(uri);
    if (!found) throw new Error(`${fileName(uri)} is not open, so nothing can be marked in it.`);
    return found;
  }

  private author(who: string): { who: string; now: string; uuid: string } {
    return { who, now: this.options.clock.now(), uuid: this.options.ids.uuid() };
  }

  private fresh(uri: string): { label: string; version: string } {
    return { label: fileName(uri), version: this.options.version };
  }
}
