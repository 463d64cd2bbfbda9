import type { LineFile } from '../../core/codebook/lineFile';
import { Emitter } from '../event';
import type { Change, ChangeKind, Exchange, Refusal } from '../history/changes';
import type { History, OpenStep } from '../history/history';
import type { Disposable, Event, Log, Storage } from '../ports';
import { EntryFile } from './entryFile';

/** Something to tell the user once: one sentence that names the file and the mend. */
export interface EntryFileProblem {
  /** The file. */
  readonly uri: string;
  readonly message: string;
}

/** What sort of file it is. */
export interface EntryFileSort<T> {
  /** Its name in `.glossator`. */
  readonly name: string;
  /** The list that it must have. */
  readonly list: string;
  /** What a change to it is in the history, and what one of its entries is called there. */
  readonly kind: ChangeKind;
  readonly noun: string;
  /** What it says; undefined: there is no file. */
  readonly read: (file: LineFile | undefined) => T;
}

/** One workspace folder's file. */
export interface EntryFolder<T> {
  readonly uri: string;
  readonly content: T;
  /** Whether there is a file, be it one that cannot be read. */
  readonly exists: boolean;
}

interface Folder<T> {
  readonly uri: string;
  readonly file: EntryFile;
  content: T;
  problem: string | undefined;
}

/** A file in `.glossator/` of each workspace folder: loaded, followed, changed and changed back. One that cannot be read is never overwritten. */
export abstract class EntryFiles<T> implements Disposable {
  private readonly folders = new Map<string, Folder<T>>();
  private readonly changes: Emitter<void>;
  private readonly problems: Emitter<EntryFileProblem>;

  protected constructor(private readonly sort: EntryFileSort<T>, private readonly storage: Storage, private readonly history: History, private readonly log: Log) {
    this.changes = new Emitter((error) => { log.error(`A listener to ${sort.name} failed.`, error); });
    this.problems = new Emitter((error) => { log.error(`A listener to problems with ${sort.name} failed.`, error); });
    history.handle(sort.kind, (uri, exchanges) => this.exchange(uri, exchanges));
  }

  /** Fires when one of the files says something else. */
  get onDidChange(): Event<void> {
    return this.changes.event;
  }

  /** Fires once for each thing that the user has to know. */
  get onProblem(): Event<EntryFileProblem> {
    return this.problems.event;
  }

  /** Reads the files of these folders (URIs without a slash at their end) and forgets all others. Never rejects. */
  async open(folders: readonly string[]): Promise<void> {
    for (const uri of this.folders.keys()) if (!folders.includes(uri)) this.folders.delete(uri);
    for (const uri of folders) {
      if (this.folders.has(uri)) continue;
      const file = new EntryFile(this.storage, `${uri}/.glossator/${this.sort.name}`, this.sort.list);
      this.folders.set(uri, { uri, file, content: this.sort.read(undefined), problem: undefined });
    }
    await Promise.all([...this.folders.values()].map((folder) => this.read(folder)));
    this.changes.fire();
  }

  /** One of the files may have been changed, made or deleted on disk, perhaps by this program. Never rejects. */
  async fileChanged(uri: string): Promise<void> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri);
    if (folder && await this.read(folder)) this.changes.fire();
  }

  /** All folders. */
  protected all(): readonly EntryFolder<T>[] {
    return [...this.folders.values()].map(shown);
  }

  /** The innermost folder that a source is in, and the source's path in it. */
  protected place(source: string): { readonly folder: EntryFolder<T>; readonly path: string } | undefined {
    let best: Folder<T> | undefined;
    for (const folder of this.folders.values()) {
      if (source.startsWith(`${folder.uri}/`) && folder.uri.length > (best?.uri.length ?? -1)) best = folder;
    }
    return best && { folder: shown(best), path: decoded(source.slice(best.uri.length + 1)) };
  }

  /** Changes a folder's file, which is made when there is none; part of `step`, or a step of its own called `label`. Resolves to whether anything changed. Rejects with what to tell the user. */
  protected async changeIn(uri: string, make: (file: LineFile) => LineFile, step: OpenStep | { readonly label: string }): Promise<boolean> {
    const folder = this.folders.get(uri);
    if (!folder) return false;
    const { file, changes, fresh } = await folder.file.change(make);
    const made = changes.map((change): Change => ({ kind: this.sort.kind, uri: folder.file.uri, fresh, ...change }));
    if ('label' in step) this.history.record(step.label, made);
    else step.add(made);
    if (made.length > 0) this.take(folder, file);
    return made.length > 0;
  }

  dispose(): void {
    this.changes.dispose();
    this.problems.dispose();
  }

  private async exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri), { name, noun } = this.sort;
    if (!folder) throw new Error(`The folder of .glossator/${name} is not open any more.`);
    const { file, refused } = await folder.file.swap(exchanges, exchanges.some(({ fresh }) => fresh));
    if (refused.length < exchanges.length) this.take(folder, file);
    return refused.map(({ id }) => ({ uri, id, message: `${noun} .glossator/${name} was changed by someone else meanwhile, so it stays as it is.` }));
  }

  /** Reads a folder's file; true when it says something else than before. What cannot be read changes nothing. */
  private async read(folder: Folder<T>): Promise<boolean> {
    const before = folder.file.seen;
    try {
      const file = await folder.file.read();
      folder.problem = undefined;
      if (folder.file.seen === before) return false;
      folder.content = this.sort.read(file);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (folder.problem !== message) this.problems.fire({ uri: folder.file.uri, message });
      folder.problem = message;
      this.log.error(message);
      return false;
    }
  }

  private take(folder: Folder<T>, file: LineFile | undefined): void {
    folder.content = this.sort.read(file);
    folder.problem = undefined;
    this.changes.fire();
  }
}

function shown<T>({ uri, content, file, problem }: Folder<T>): EntryFolder<T> {
  return { uri, content, exists: file.seen !== undefined || problem !== undefined };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
