import { tagsIn } from '../../core/codebook/codebookFile';
import type { Tag } from '../../core/codebook/codebookFile';
import type { LineFile } from '../../core/codebook/lineFile';
import { withTag } from '../../core/codebook/tags';
import { EntryFile } from '../entities/entryFile';
import { Emitter } from '../event';
import type { Change, Exchange, Refusal } from '../history/changes';
import type { History, OpenStep } from '../history/history';
import type { Disposable, Event, Log, Storage } from '../ports';

interface Folder {
  readonly uri: string;
  readonly file: EntryFile;
  tags: readonly Tag[];
  problem: string | undefined;
}

/** Something to tell the user once: one sentence that names the file and the mend. */
export interface CodebookProblem {
  /** The file. */
  readonly uri: string;
  readonly message: string;
}

/** The tags of each workspace folder: `.glossator/codebook.json`. A file that cannot be read is never overwritten. */
export class Codebook implements Disposable {
  private readonly folders = new Map<string, Folder>();
  private readonly changes: Emitter<void>;
  private readonly problems: Emitter<CodebookProblem>;

  constructor(private readonly storage: Storage, history: History, private readonly log: Log) {
    this.changes = new Emitter((error) => { log.error('A listener to the codebook failed.', error); });
    this.problems = new Emitter((error) => { log.error('A listener to problems with the codebook failed.', error); });
    history.handle('tag', (uri, exchanges) => this.exchange(uri, exchanges));
  }

  /** Fires when tags were added, changed or removed. */
  get onDidChange(): Event<void> {
    return this.changes.event;
  }

  /** Fires once for each thing that the user has to know. */
  get onProblem(): Event<CodebookProblem> {
    return this.problems.event;
  }

  /** Reads the codebooks of these folders (URIs without a slash at their end) and forgets all others. Never rejects. */
  async open(folders: readonly string[]): Promise<void> {
    for (const uri of this.folders.keys()) if (!folders.includes(uri)) this.folders.delete(uri);
    for (const uri of folders) {
      if (this.folders.has(uri)) continue;
      this.folders.set(uri, { uri, file: new EntryFile(this.storage, `${uri}/.glossator/codebook.json`, 'tags'), tags: [], problem: undefined });
    }
    await Promise.all([...this.folders.values()].map((folder) => this.read(folder)));
    this.changes.fire();
  }

  /** One of the files may have been changed, made or deleted on disk, perhaps by this program. Never rejects. */
  async fileChanged(uri: string): Promise<void> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri);
    if (folder && await this.read(folder)) this.changes.fire();
  }

  /** The tags for a source, in the order of its folder's codebook; empty without one. */
  tagsFor(source: string): readonly Tag[] {
    return this.place(source)?.tags ?? [];
  }

  /** A tag, or the nearest one above it that has a colour, for a source. */
  colorOf(source: string, tag: string): string | undefined {
    const tags = new Map(this.tagsFor(source).map((each) => [each.name, each]));
    for (let name = tag; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      const color = tags.get(name)?.color;
      if (color !== undefined) return color;
    }
    return undefined;
  }

  /** Adds tags that the codebook of a source's folder has not; part of `step`. Resolves to those that are new; a source in no folder has no codebook. */
  async add(source: string, names: readonly string[], step: OpenStep): Promise<readonly string[]> {
    const folder = this.place(source);
    const known = new Set(folder?.tags.map(({ name }) => name));
    const fresh = names.filter((name) => !known.has(name));
    if (!folder || fresh.length === 0) return [];
    await this.changeIn(folder, (file) => fresh.reduce(withTag, file), step);
    return fresh;
  }

  /** Changes the codebooks of all folders that have one, each in one write; part of `step`. Rejects with what to tell the user. */
  async changeAll(make: (file: LineFile) => LineFile, step: OpenStep): Promise<boolean> {
    let changed = false;
    for (const folder of this.folders.values()) {
      if (folder.file.seen === undefined && folder.problem === undefined) continue;
      if (await this.changeIn(folder, make, step)) changed = true;
    }
    return changed;
  }

  dispose(): void {
    this.changes.dispose();
    this.problems.dispose();
  }

  private async changeIn(folder: Folder, make: (file: LineFile) => LineFile, step: OpenStep): Promise<boolean> {
    const { file, changes, fresh } = await folder.file.change(make);
    step.add(changes.map((change): Change => ({ kind: 'tag', uri: folder.file.uri, fresh, ...change })));
    if (changes.length > 0) this.take(folder, file);
    return changes.length > 0;
  }

  private async exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri);
    if (!folder) throw new Error('The folder of .glossator/codebook.json is not open any more.');
    const { file, refused } = await folder.file.swap(exchanges, exchanges.some(({ fresh }) => fresh));
    if (refused.length < exchanges.length) this.take(folder, file);
    return refused.map(({ id }) => ({ uri, id, message: 'A tag in .glossator/codebook.json was changed by someone else meanwhile, so it stays as it is.' }));
  }

  /** Reads a folder's file; true when it says something else than before. What cannot be read changes nothing. */
  private async read(folder: Folder): Promise<boolean> {
    const before = folder.file.seen;
    try {
      const file = await folder.file.read();
      folder.problem = undefined;
      if (folder.file.seen === before) return false;
      folder.tags = file ? tagsIn(file) : [];
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (folder.problem !== message) this.problems.fire({ uri: folder.file.uri, message });
      folder.problem = message;
      this.log.error(message);
      return false;
    }
  }

  private take(folder: Folder, file: LineFile | undefined): void {
    folder.tags = file ? tagsIn(file) : [];
    folder.problem = undefined;
    this.changes.fire();
  }

  /** The innermost folder that a source is in. */
  private place(source: string): Folder | undefined {
    let best: Folder | undefined;
    for (const folder of this.folders.values()) {
      if (source.startsWith(`${folder.uri}/`) && folder.uri.length > (best?.uri.length ?? -1)) best = folder;
    }
    return best;
  }
}
