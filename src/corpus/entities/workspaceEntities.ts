import type { KnownEntity } from '../../core/annotation/applyDecisions';
import type { SourceAnalysis } from '../../core/analysis/model';
import { entitiesIn } from '../../core/codebook/entitiesFile';
import type { EntitiesFile, EntityEntry } from '../../core/codebook/entitiesFile';
import { applyEntities } from '../../core/entities/apply';
import type { AppliedEntities } from '../../core/entities/apply';
import { EntityRules } from '../../core/entities/rules';
import { Emitter } from '../event';
import type { Change, Exchange, Refusal } from '../history/changes';
import type { History, OpenStep } from '../history/history';
import type { Disposable, Event, Log, Storage } from '../ports';
import { EntryFile } from './entryFile';

interface Folder {
  readonly uri: string;
  readonly file: EntryFile;
  entities: EntitiesFile | undefined;
  rules: EntityRules;
  problem: string | undefined;
}

/** Something to tell the user once: one sentence that names the file and the mend. */
export interface EntitiesProblem {
  /** The file. */
  readonly uri: string;
  readonly message: string;
}

const nothing = { entities: [], rejected: [] };

/** What people decided about entities, for all sources of each workspace folder: `.glossator/entities.json`. */
export class WorkspaceEntities implements Disposable {
  private readonly folders = new Map<string, Folder>();
  private readonly changes: Emitter<void>;
  private readonly problems: Emitter<EntitiesProblem>;

  constructor(private readonly storage: Storage, private readonly history: History, private readonly log: Log) {
    this.changes = new Emitter((error) => { log.error('A listener to entities failed.', error); });
    this.problems = new Emitter((error) => { log.error('A listener to problems with entities failed.', error); });
    history.handle('entry', (uri, exchanges) => this.exchange(uri, exchanges));
  }

  /** Fires when decisions about entities changed. */
  get onDidChange(): Event<void> {
    return this.changes.event;
  }

  /** Fires once for each thing that the user has to know. */
  get onProblem(): Event<EntitiesProblem> {
    return this.problems.event;
  }

  /** Reads the files of these folders (URIs without a slash at their end) and forgets all others. Never rejects. */
  async open(folders: readonly string[]): Promise<void> {
    for (const uri of this.folders.keys()) if (!folders.includes(uri)) this.folders.delete(uri);
    for (const uri of folders) {
      if (this.folders.has(uri)) continue;
      const file = new EntryFile(this.storage, `${uri}/.glossator/entities.json`, 'entities');
      this.folders.set(uri, { uri, file, entities: undefined, rules: new EntityRules(nothing), problem: undefined });
    }
    await Promise.all([...this.folders.values()].map((folder) => this.read(folder)));
    this.changes.fire();
  }

  /** One of the files may have been changed, made or deleted on disk, perhaps by this program. Never rejects. */
  async fileChanged(uri: string): Promise<void> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri);
    if (folder && await this.read(folder)) this.changes.fire();
  }

  /** The machine's analysis of a source with the decisions about its entities. */
  apply(uri: string, text: string, analysis: SourceAnalysis): AppliedEntities {
    const found = this.place(uri);
    return found ? applyEntities(analysis, text, found.folder.rules, found.path) : { analysis, key: '' };
  }

  /** The URI that an entity has by now, where a person named it when nobody had decided about it yet. */
  canonical(source: string, entity: string): string {
    const found = this.place(source);
    return found?.folder.rules.canonical(entity, found.path) ?? entity;
  }

  /** Name and type of an entity by its URI. */
  lookup(entity: string): KnownEntity | undefined {
    return this.entry(entity);
  }

  /** What is kept about an entity. */
  entry(entity: string): EntityEntry | undefined {
    for (const { rules } of this.folders.values()) {
      const entry = rules.entry(entity);
      if (entry) return entry;
    }
    return undefined;
  }

  /** All that is kept, in the folder that a source is in; empty without a file. */
  entriesFor(source: string): readonly EntityEntry[] {
    return this.place(source)?.folder.entities?.entities ?? [];
  }

  /** A source's path relative to its workspace folder; undefined for one that is in none. */
  pathOf(source: string): string | undefined {
    return this.place(source)?.path;
  }

  /**
   * Changes what is kept about entities, in the folder that a source is in; the file is made when there is none. Part of
   * `step`, or a step of its own. Resolves to whether anything changed. Rejects with what to tell the user.
   */
  async change(source: string, label: string, make: (file: EntitiesFile) => EntitiesFile, step?: OpenStep): Promise<boolean> {
    const folder = this.place(source)?.folder;
    if (!folder) throw new Error('This text is in no workspace folder: save it in one, so that decisions for all sources have a place.');
    const { file, changes, fresh } = await folder.file.change((before) => make(entitiesIn(before)).file);
    const made = changes.map((change): Change => ({ kind: 'entry', uri: folder.file.uri, fresh, ...change }));
    if (step) step.add(made);
    else this.history.record(label, made);
    if (made.length > 0) this.take(folder, entitiesIn(file));
    return made.length > 0;
  }

  dispose(): void {
    this.changes.dispose();
    this.problems.dispose();
  }

  private async exchange(uri: string, exchanges: readonly Exchange[]): Promise<readonly Refusal[]> {
    const folder = [...this.folders.values()].find(({ file }) => file.uri === uri);
    if (!folder) throw new Error('The folder of .glossator/entities.json is not open any more.');
    const { file, refused } = await folder.file.swap(exchanges, exchanges.some(({ fresh }) => fresh));
    if (refused.length < exchanges.length) this.take(folder, file && entitiesIn(file));
    return refused.map(({ id }) => ({ uri, id, message: 'An entry of .glossator/entities.json was changed by someone else meanwhile, so it stays as it is.' }));
  }

  /** Reads a folder's file; true when it says something else than before. What cannot be read changes nothing. */
  private async read(folder: Folder): Promise<boolean> {
    const before = folder.file.seen;
    try {
      const file = await folder.file.read();
      folder.problem = undefined;
      if (folder.file.seen === before) return false;
      folder.entities = file && entitiesIn(file);
      folder.rules = new EntityRules(folder.entities ?? nothing);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (folder.problem !== message) this.problems.fire({ uri: folder.file.uri, message });
      folder.problem = message;
      this.log.error(message);
      return false;
    }
  }

  private take(folder: Folder, entities: EntitiesFile | undefined): void {
    folder.entities = entities;
    folder.rules = new EntityRules(entities ?? nothing);
    folder.problem = undefined;
    this.changes.fire();
  }

  /** The innermost folder that a source is in. */
  private place(source: string): { readonly folder: Folder; readonly path: string } | undefined {
    let best: Folder | undefined;
    for (const folder of this.folders.values()) {
      if (source.startsWith(`${folder.uri}/`) && folder.uri.length > (best?.uri.length ?? -1)) best = folder;
    }
    return best && { folder: best, path: decoded(source.slice(best.uri.length + 1)) };
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
