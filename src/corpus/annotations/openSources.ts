import type { SourceAnalysis } from '../../core/analysis/model';
import { applyDecisions } from '../../core/annotation/applyDecisions';
import type { KnownEntity } from '../../core/annotation/applyDecisions';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { Emitter } from '../event';
import type { Exchange, Refusal } from '../history/changes';
import { History } from '../history/history';
import type { Clock, Disposable, Event, Ids, Log, Storage, TextChange } from '../ports';
import { Journal } from './journal';
import { LastSeen } from './lastSeen';
import { fileName, SidecarFile, sidecarUri } from './sidecarFile';
import { SourceAnnotations } from './sourceAnnotations';
import type { KeptState, SourceHost } from './sourceHost';
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

/** The sources whose annotations are kept in memory, by URI: how they are opened, followed, moved and closed. */
export abstract class OpenSources implements Disposable {
  protected readonly sources = new Map<string, { annotations: SourceAnnotations; loading: Promise<void> }>();
  /** Sources that were closed and are still being written; opened again they wait for that. */
  private readonly closing = new Map<string, Promise<void>>();
  private readonly moves: SourceMoves;
  private readonly changes: Emitter<string>;
  private readonly problems: Emitter<StoreProblem>;
  private readonly host: SourceHost;
  /** Everything that was marked or decided here, to be undone. */
  readonly history: History;

  constructor(protected readonly options: StoreOptions) {
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
    const annotations = new SourceAnnotations(uri, text, dirty, new SidecarFile(this.options.storage, sidecarUri(uri), this.host.pause), this.host);
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

  /** The present text is not the file's. */
  unsaved(uri: string): void {
    this.of(uri)?.unsaved();
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

  /** The hashes of the texts that a source was seen to have (by its URN, else its URI), the newest first. */
  async seenTexts(source: string): Promise<readonly string[]> {
    return (await this.host.lastSeen.load(source)).map(({ sha256 }) => sha256);
  }

  /** Forgets all texts that are kept to compare with; resolves to how many there were. */
  clearTexts(): Promise<number> {
    return this.host.lastSeen.clear();
  }

  /** The source was saved with this text: what waited for that is written. Never rejects. */
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
  apply(uri: string, analysis: SourceAnalysis, text?: string): SourceAnalysis {
    const { lookup, canonical } = this.options;
    return applyDecisions(analysis, this.placed(uri), { ...(text !== undefined && { text }), ...(lookup && { lookup }), ...(canonical && { canonical: (entity: string) => canonical(uri, entity) }) });
  }

  /** The program is about to end: keeps what is known of texts that are not saved. Never rejects. */
  async shutDown(): Promise<void> {
    await Promise.all([...this.sources.values()].map(({ annotations }) => (annotations.isDirty ? annotations.rememberUnsaved() : annotations.settled())));
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

  /** A source's annotations, if it is open. */
  protected of(uri: string): SourceAnnotations | undefined {
    return this.sources.get(uri)?.annotations;
  }

  /** Likewise; throws when it is not open. */
  protected loaded(uri: string): SourceAnnotations {
    const found = this.of(uri);
    if (!found) throw new Error(`${fileName(uri)} is not open, so nothing can be marked in it.`);
    return found;
  }

  /** Changes annotations back, or again. */
  protected abstract exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]>;
}
