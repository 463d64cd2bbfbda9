import { mintedFor, settleInSlices, settleOnText, withHonestHash } from '../../core/annotation/settle';
import type { Settled } from '../../core/annotation/settle';
import { annotationChanges, swapAnnotations } from '../../core/annotation/swap';
import type { AnnotationChange, Swap, Swapped } from '../../core/annotation/swap';
import { sidecarFor } from '../../core/annotation/edit';
import { mergeSidecars } from '../../core/sidecar/merge';
import { sourceOf } from '../../core/sidecar/model';
import type { Sidecar } from '../../core/sidecar/model';
import { parseSidecar } from '../../core/sidecar/parse';
import { serializeSidecar } from '../../core/sidecar/serialize';
import { FollowedText } from './followedText';
import { Heads } from './heads';
import type { JournalEntry } from './journal';
import { placesToRemember } from './lastSeen';
import { fileName } from './sidecarFile';
import type { SidecarFile } from './sidecarFile';
import { conflictMessage, stateAfter } from './sourceHost';
import type { KeptState, SidecarChange, SourceHost } from './sourceHost';

/** The annotations of one source: in memory for the present text, on disk for the saved one. */
export class SourceAnnotations extends FollowedText {
  state: KeptState = { kind: 'saved' };
  private sidecar: Sidecar | undefined;
  /** Whether the sidecar in memory has what the file has not. */
  private unwritten = false;
  private loaded = false;
  /** Whether the sidecar is to be deleted rather than written without annotations. */
  private endsEmpty = false;
  /** Whether its file is being moved: until that is over nothing is read or written beside it. */
  private suspended = false;
  private queue: Promise<void> = Promise.resolve();
  private readonly heads = new Heads();

  constructor(uri: string, text: string, dirty: boolean, private readonly file: SidecarFile, host: SourceHost) {
    super(uri, text, dirty, host);
  }

  /** The sidecar in memory, unwritten changes included. */
  get current(): Sidecar | undefined {
    return this.sidecar;
  }

  /** Resolves when everything was looked for, read and written. Never rejects. */
  async settled(): Promise<void> {
    await this.places.settled();
    await this.queue;
  }

  /** Reads sidecar and journal; what an earlier run left unwritten is taken up again. Waits for `before`, which must not reject. Never rejects. */
  load(before?: Promise<void>): Promise<void> {
    return this.enqueue(async () => {
      await before;
      const entry = await this.host.journal.load(this.uri);
      try {
        this.sidecar = entry ? await this.resume(entry) : await this.file.read();
        this.setState({ kind: 'saved' });
      } catch (error) {
        this.fail(error, 'read');
      }
      const seen = this.sidecar ? await this.host.lastSeen.load(sourceOf(this.sidecar) ?? this.uri) : [];
      if (this.sidecar) await this.places.prepare(this.sidecar);
      this.loaded = true;
      this.places.start(this.sidecar, seen);
      if (this.placed.length > 0) this.host.changed(this.uri);
      void this.remember();
      if (!this.unwritten) return;
      await this.settleWhenFound();
      await this.write();
    });
  }

  /** The file's text is this, by no word of the user: nothing is described anew but what waits to be written. */
  found(text: string): Promise<void> {
    this.replace(text, false);
    return this.enqueue(async () => {
      if (this.dirty || !this.sidecar) return;
      if (!this.unwritten) return this.remember();
      await this.settleWhenFound();
      await this.write();
    });
  }

  /** The source was saved with this text: what waited for that is described for it and written. */
  saved(text: string): Promise<void> {
    this.replace(text, false);
    return this.enqueue(async () => {
      if (this.dirty || !this.sidecar) return;
      await this.settleWhenFound();
      if (this.unwritten) await this.write();
      await this.remember();
    });
  }

  /**
   * Changes the sidecar in memory and writes it as soon as the source is saved; resolves when it is on disk or waits.
   * `report` is told what changed, before anything else happens, and whether the sidecar began with that.
   */
  async change<T>(
    make: (sidecar: Sidecar | undefined) => SidecarChange<T>, report?: (changes: readonly AnnotationChange[], fresh: boolean) => void,
  ): Promise<T> {
    if (!this.loaded) await this.queue;
    const before = this.sidecar, fresh = !before && this.file.baseText === undefined && this.state.kind === 'saved';
    const { sidecar, result, known, anew, endsEmpty = false } = make(before);
    if (sidecar !== before) {
      this.heads.keep(before, sidecar);
      this.sidecar = sidecar;
      this.unwritten = true;
      this.endsEmpty = endsEmpty;
      report?.(annotationChanges(before, sidecar), fresh);
      this.places.relink(sidecar, { ours: true, ...(known && { known }), ...(anew && { anew }) });
      this.host.changed(this.uri);
    }
    await this.flush();
    return result;
  }

  /** Makes swaps in one go; see swapAnnotations. With `endsEmpty` a sidecar that has no annotation then is deleted. */
  swap(swaps: readonly Swap[], endsEmpty: boolean): Promise<Swapped['refused']> {
    return this.change((before) => {
      const made = swapAnnotations(sidecarFor(before, this.normalized(), { label: fileName(this.uri), version: this.host.version }), swaps, this.normalized());
      for (const { id, from, to } of made.rewritten) this.host.rewritten(this.uri, id, from, to);
      return { sidecar: made.refused.length === swaps.length ? before : this.heads.restored(made.sidecar), result: made.refused, anew: made.anew, endsEmpty };
    });
  }

  /** Tries to write what is unwritten. Never rejects: what went wrong is in `state`. */
  flush(): Promise<void> {
    return this.enqueue(() => (this.unwritten ? this.write() : Promise.resolve()));
  }

  /** Writes what can be written, and from then on only to the journal; the source's file is about to be moved. */
  async suspend(): Promise<void> {
    await this.flush();
    this.suspended = true;
  }

  /** The file was not moved after all. */
  resumeWriting(): Promise<void> {
    this.suspended = false;
    return this.flush();
  }

  /** Someone else may have changed the sidecar: takes their changes up. */
  reread(): Promise<void> {
    return this.enqueue(async () => {
      if (this.suspended) return;
      try {
        await this.takeTheirs();
        if (!this.unwritten) this.setState({ kind: 'saved' });
      } catch (error) {
        this.fail(error, 'read');
      }
      if (this.unwritten) await this.write();
    });
  }

  /** Remembers an unsaved text too, which the next run may begin with. Never rejects. */
  async rememberUnsaved(): Promise<void> {
    await this.settled();
    await this.remember(true);
  }

  protected override remember(unsaved = false): Promise<void> {
    const { sidecar } = this;
    if (!this.loaded || (this.dirty && !unsaved) || !sidecar || this.places.searching) return Promise.resolve();
    const text = this.normalized(), source = sourceOf(sidecar) ?? this.uri;
    if (!this.host.lastSeen.takes(text.text, this.placed.length)) return this.host.lastSeen.forget(source);
    return this.host.lastSeen.keep(source, {
      sha256: text.sha256, text: text.text, places: placesToRemember(this.placed, text), ...(this.dirty && { unsaved: true }),
    });
  }

  /** One thing after the other, so that no two writes of a file ever meet. */
  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => { this.fail(error, 'write'); });
    return this.queue;
  }

  private resume(entry: JournalEntry): Promise<Sidecar | undefined> {
    const mine = parseSidecar(entry.mine);
    if (!mine.ok) return this.file.read();
    this.unwritten = true;
    this.sidecar = mine.sidecar;
    return this.file.takeUp(entry.base, entry.mine, mine.sidecar);
  }

  /** Settles on the saved text when it is known where everything stands in it. */
  private async settleWhenFound(): Promise<void> {
    await this.places.settled();
    if (!this.sidecar || this.dirty) return;
    const ready = await settleInSlices(this.sidecar, this.normalized(), this.placed, this.file.base, this.host.pause);
    await this.places.settled();
    if (!this.dirty) this.settle(ready);
  }

  /** Describes people's annotations for the saved text, where what is stored would not find them. */
  private settle(ready: Settled): void {
    if (!this.sidecar) return;
    const text = this.normalized();
    const minted = this.unwritten && !this.file.base ? mintedFor(this.sidecar, text, fileName(this.uri), this.host.version) : this.sidecar;
    if (minted !== this.sidecar) this.take(minted, true);
    const settled = settleOnText(minted, text, this.placed, this.file.base, ready);
    if (settled === minted) return;
    this.take(settled, true);
    this.unwritten = true;
  }

  private take(sidecar: Sidecar | undefined, ours: boolean): void {
    const before = this.sidecar;
    if (sidecar === before) return;
    this.sidecar = sidecar;
    for (const { id, before: from, after: to } of ours ? annotationChanges(before, sidecar) : []) {
      if (from !== undefined && to !== undefined) this.host.rewritten(this.uri, id, from, to);
    }
    this.places.relink(sidecar, { ours });
  }

  /** Merges with the file, and with what was marked while that was read. */
  private async takeTheirs(): Promise<void> {
    const before = this.sidecar;
    const { sidecar, conflicts } = await this.file.merge(before);
    if (sidecar === before) return;
    const merged = this.sidecar === before || !this.sidecar ? sidecar : sidecar ? mergeSidecars(before, this.sidecar, sidecar).sidecar : this.sidecar;
    this.take(merged, false);
    this.host.changed(this.uri);
    if (conflicts.length > 0) this.host.problem(this.uri, 'conflict', conflictMessage(fileName(this.file.uri), conflicts.length));
  }

  private async write(): Promise<void> {
    if (this.dirty || !this.loaded || this.suspended) {
      this.setState({ kind: 'unsaved' });
      return this.keepInJournal();
    }
    try {
      await this.keepInJournal();
      await this.file.alone(() => this.mergeAndWrite());
    } catch (error) {
      this.fail(error, 'write');
    }
  }

  private async mergeAndWrite(): Promise<void> {
    await this.takeTheirs();
    if (!this.sidecar) return this.written();
    if (this.dirty) return this.setState({ kind: 'unsaved' });
    this.take(withHonestHash(this.sidecar, this.normalized(), this.placed), true);
    const writing = this.sidecar, ends = this.endsEmpty && writing.items.length === 0;
    if (ends) await this.file.remove();
    else await this.file.write(writing);
    if (ends && this.sidecar === writing) this.sidecar = undefined;
    if (ends ? !this.sidecar : this.sidecar === writing) await this.written();
  }

  private async written(): Promise<void> {
    this.unwritten = false;
    this.setState({ kind: 'saved' });
    void this.remember();
    await this.host.journal.keep(this.uri, undefined);
  }

  private async keepInJournal(): Promise<void> {
    if (!this.sidecar) return;
    await this.host.journal.keep(this.uri, { uri: this.uri, base: this.file.baseText, mine: serializeSidecar(this.sidecar) });
    if (this.dirty) void this.remember(true);
  }

  private fail(error: unknown, doing: 'read' | 'write'): void {
    this.setState(stateAfter(error, doing, fileName(this.file.uri)));
  }

  private setState(state: KeptState): void {
    const before = this.state;
    this.state = state;
    if ('message' in state && !('message' in before && before.message === state.message)) this.host.problem(this.uri, state.kind, state.message);
  }
}
