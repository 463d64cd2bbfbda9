import { confident } from '../core/analysis/confident';
import { editAnalysis, replaceIn } from '../core/analysis/edit';
import type { SourceAnalysis } from '../core/analysis/model';
import type { TextFormat } from '../core/analysis/types';
import { SourceView } from '../core/analysis/view';
import { CorpusIndex } from './corpusIndex';
import { Emitter } from './event';
import type { AnalysisService, Disposable, Event, Log, SourceReader, TextChange } from './ports';
import type { Annotations, Entities, OpenedDocument, Source } from './sessionModel';
import { Slices } from './slices';

/** Characters of sources that are looked through at a stretch: some hundredths of a second. */
const atOnce = 200_000;

/** A moment's texts, analyses and decisions of all included sources; everything that is shown reads it here. */
export class Session implements Disposable {
  readonly index = new CorpusIndex();
  private readonly sources = new Map<string, Source>();
  private readonly files = new Set<string>();
  private readonly declinedFiles = new Map<string, string>();
  private readonly emitter: Emitter<string>;
  private readonly subscriptions: readonly Disposable[];
  /** The sources for which it is to be found out what is known about entities now. */
  private readonly knowing: Slices;
  private refreshing = new Map<string, Promise<void>>();

  constructor(
    private readonly service: AnalysisService,
    private readonly reader: SourceReader,
    private readonly annotations: Annotations,
    private readonly log: Log,
    private readonly entities?: Entities,
    /** How certain (0-1) suggestions in a source must be; less certain ones are nowhere. */
    private readonly threshold: (uri: string) => number = () => 0,
    /** Lets others run while many sources are looked through. */
    pause: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.knowing = new Slices((uri) => this.learn(uri), { budget: atOnce, pause, failed: (uri, error) => { log.error(`What is known about ${uri} could not be applied.`, error); } });
    this.emitter = new Emitter((error) => { log.error('A listener to the session failed.', error); });
    this.subscriptions = [
      service.onAnalysis(({ uri, version, analysis }) => { this.analyzed(uri, version, analysis); }),
      annotations.onDidChange((uri) => { this.publish(uri); }),
      ...(entities ? [entities.onDidChange(() => { this.learnAll(); })] : []),
    ];
  }

  /** Fires with a source's URI when its view has changed or is gone. */
  get onDidChange(): Event<string> {
    return this.emitter.event;
  }

  /** The newest view of a source; its places fit the newest text, its finds may be of the text before. */
  view(uri: string): SourceView | undefined {
    return this.sources.get(uri)?.view;
  }

  /** The view for the text as it is now; undefined when the source is unknown or goes away meanwhile. */
  async currentView(uri: string): Promise<SourceView | undefined> {
    await this.refreshing.get(uri);
    this.knowing.now(uri);
    const view = this.view(uri);
    if (view?.current || !this.sources.has(uri)) return view;
    return new Promise((resolve) => {
      const subscription = this.onDidChange((changed) => {
        const now = this.view(uri);
        if (changed !== uri || (now && !now.current)) return;
        subscription.dispose();
        resolve(now);
      });
    });
  }

  /** What the machine found in the text as it is now, by the names the workspace has for it; no decision about a place applied. */
  async machineAnalysis(uri: string): Promise<SourceAnalysis | undefined> {
    await this.currentView(uri);
    const source = this.sources.get(uri);
    return source?.machine && this.knownOf(uri, source, source.machine).analysis;
  }

  /** Analyses a text that is none of the sources. */
  analyze(text: string, format: TextFormat): Promise<SourceAnalysis> {
    return this.service.analyze(text, format);
  }

  /** Why a file is left alone, where it is. */
  declined(uri: string): string | undefined {
    return this.declinedFiles.get(uri);
  }

  /** A document was opened: from now on its text counts. */
  openDocument({ uri, version, text, format, indexed, dirty }: OpenedDocument): void {
    const known = this.sources.get(uri);
    // The file's analysis serves until the document's own is there, so that highlights appear at once.
    const reusable = known && known.text === text && known.format === format ? known : undefined;
    const source = { text, version, format, open: true, indexed, dirty, machine: reusable?.machine, analyzed: -1, view: undefined };
    this.sources.set(uri, source);
    this.declinedFiles.delete(uri);
    if (reusable?.machine) this.publish(uri);
    this.service.open(uri, version, text, format);
    if (!indexed) return;
    void this.annotations.load(uri, text, dirty).then(() => {
      if (this.sources.get(uri) !== source) return;
      this.annotations.replace(uri, source.text, source.dirty);
      this.publish(uri);
    });
  }

  /** The open document's text changed; `changes` apply one after the other. */
  changeDocument(uri: string, version: number, changes: readonly TextChange[], dirty = true): void {
    const source = this.sources.get(uri);
    if (!source?.open) return;
    for (const change of changes) {
      source.text = replaceIn(source.text, change);
      if (source.machine) source.machine = editAnalysis(source.machine, { start: change.start, end: change.end, length: change.text.length });
    }
    source.version = version;
    source.dirty = dirty;
    if (source.indexed) this.annotations.edit(uri, changes, source.text, dirty);
    this.service.change(uri, version, changes);
    this.publish(uri);
  }

  /** The open document has changes that are not saved. */
  dirtyDocument(uri: string): void {
    const source = this.sources.get(uri);
    if (!source?.open) return;
    source.dirty = true;
    if (source.indexed) this.annotations.unsaved(uri);
  }

  /** The open document's text is the file's again: its edits were given up, or it was read anew, perhaps in another encoding. */
  async revertDocument(uri: string): Promise<void> {
    const source = this.sources.get(uri);
    if (!source?.open) return;
    source.dirty = false;
    if (source.indexed) await this.annotations.found(uri, source.text);
  }

  /** The open document was saved. */
  async saveDocument(uri: string): Promise<void> {
    const source = this.sources.get(uri);
    if (!source?.open) return;
    source.dirty = false;
    if (source.indexed) await this.annotations.saved(uri, source.text);
  }

  /** The document was closed: the file counts again, if it is an included one. */
  async closeDocument(uri: string): Promise<void> {
    const source = this.sources.get(uri);
    if (!source?.open) return;
    this.service.close(uri);
    source.open = false;
    if (this.files.has(uri)) await this.refreshFile(uri);
    else {
      this.forget(uri);
      if (source.indexed) await this.annotations.close(uri);
    }
  }

  /** A file is included, or its content may have changed on disk. Open documents are not affected. */
  refreshFile(uri: string): Promise<void> {
    this.files.add(uri);
    const previous = this.refreshing.get(uri) ?? Promise.resolve();
    const refresh = previous.then(() => this.readFile(uri)).catch((error: unknown) => {
      this.log.error(`${uri} could not be read.`, error);
    }).finally(() => {
      if (this.refreshing.get(uri) === refresh) this.refreshing.delete(uri);
    });
    this.refreshing.set(uri, refresh);
    return refresh;
  }

  /** A file is gone or no longer included. */
  removeFile(uri: string): void {
    this.files.delete(uri);
    if (this.sources.get(uri)?.open) return;
    this.forget(uri);
    void this.annotations.close(uri);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.knowing.stop();
    this.emitter.dispose();
  }

  private async readFile(uri: string): Promise<void> {
    if (this.sources.get(uri)?.open) return;
    const read = await this.reader.read(uri);
    const before = this.sources.get(uri);
    if (before?.open || !this.files.has(uri)) return;
    if (!read || 'declined' in read) {
      if (read) this.declinedFiles.set(uri, read.declined);
      this.forget(uri);
      return;
    }
    this.declinedFiles.delete(uri);
    const same = before?.text === read.text && before.format === read.format;
    if (same && before.view?.current) return this.settle(uri, read.text);
    const [analysis] = await Promise.all([same && before.machine && before.analyzed === before.version ? before.machine : this.service.analyze(read.text, read.format, uri), this.settle(uri, read.text)]);
    if (this.sources.get(uri)?.open || !this.files.has(uri)) return;
    const version = (before?.version ?? 0) + 1;
    this.sources.set(uri, { ...read, version, open: false, indexed: true, dirty: false, machine: analysis, analyzed: version, view: undefined });
    this.publish(uri);
  }

  /** The file's text is this: its annotations are found in it, and what waited for its being saved is written. */
  private async settle(uri: string, text: string): Promise<void> {
    await this.annotations.load(uri, text);
    if (!this.sources.get(uri)?.open) await this.annotations.found(uri, text);
  }

  private analyzed(uri: string, version: number, analysis: SourceAnalysis): void {
    const source = this.sources.get(uri);
    if (!source?.open || source.version !== version) return;
    source.machine = analysis;
    source.analyzed = version;
    this.publish(uri);
  }

  private publish(uri: string): void {
    const source = this.sources.get(uri);
    if (!source?.machine) return;
    const { text, version, machine, analyzed, indexed } = source;
    const { analysis: known } = this.knownOf(uri, source, machine), analysis = indexed ? this.annotations.apply(uri, known, text) : known;
    source.view = new SourceView(uri, version, text, analysis, analyzed === version, source.format);
    // Between a keystroke and its analysis nothing new is known, so the index can wait.
    if (source.indexed && (source.view.current || !this.index.source(uri))) this.index.set(source.view);
    this.emitter.fire(uri);
  }

  /** Finds out for all sources what is known about their entities now, for those that are open first. */
  private learnAll(): void {
    const uris = [...this.sources.keys()], isOpen = (uri: string): boolean => this.sources.get(uri)?.open === true;
    this.knowing.start([...uris.filter(isOpen), ...uris.filter((uri) => !isOpen(uri))]);
  }

  /** Publishes a source if it is another one by what is known now; how much was looked through. */
  private learn(uri: string): number {
    const source = this.sources.get(uri);
    if (!source?.machine) return 0;
    const before = source.known, known = this.withEntities(uri, source, source.machine);
    // A person's decisions in the source may name an entity that is another one now.
    const differs = known.key !== before?.key || (source.indexed && this.annotations.placed(uri).some(({ entity, speaker }) => entity !== undefined || speaker !== undefined));
    if (differs) {
      source.known = known;
      this.publish(uri);
    }
    return source.text.length;
  }

  /** The threshold changed: everything is published anew. */
  publishAll(): void {
    for (const source of this.sources.values()) delete source.known;
    this.learnAll();
  }

  private knownOf(uri: string, source: Source, machine: SourceAnalysis): NonNullable<Source['known']> {
    if (source.known?.machine !== machine) source.known = this.withEntities(uri, source, machine);
    return source.known;
  }

  private withEntities(uri: string, { text, indexed }: Source, machine: SourceAnalysis): NonNullable<Source['known']> {
    const analysis = confident(machine, this.threshold(uri));
    return { machine, ...(this.entities && indexed ? this.entities.apply(uri, text, analysis) : { analysis, key: '' }) };
  }

  private forget(uri: string): void {
    if (!this.sources.delete(uri)) return;
    this.index.delete(uri);
    this.emitter.fire(uri);
  }
}
