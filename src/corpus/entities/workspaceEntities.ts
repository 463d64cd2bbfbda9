import type { KnownEntity } from '../../core/annotation/applyDecisions';
import type { SourceAnalysis } from '../../core/analysis/model';
import { entitiesIn } from '../../core/codebook/entitiesFile';
import type { EntitiesFile, EntityEntry } from '../../core/codebook/entitiesFile';
import { applyEntities } from '../../core/entities/apply';
import type { AppliedEntities } from '../../core/entities/apply';
import { EntityRules } from '../../core/entities/rules';
import type { History, OpenStep } from '../history/history';
import type { Disposable, Event, Log, Storage } from '../ports';
import { EntryFiles, type EntryFileProblem } from './entryFiles';

interface Known {
  readonly entries: readonly EntityEntry[];
  readonly rules: EntityRules;
}

/** What people decided about entities, for all sources of each workspace folder: `.glossator/entities.json`. */
export class WorkspaceEntities implements Disposable {
  private readonly files: EntryFiles<Known>;

  constructor(storage: Storage, history: History, log: Log) {
    this.files = new EntryFiles({
      name: 'entities.json', list: 'entities', kind: 'entry', noun: 'An entry of',
      read: (file) => {
        const kept = file ? entitiesIn(file) : { entities: [], rejected: [] };
        return { entries: kept.entities, rules: new EntityRules(kept) };
      },
    }, storage, history, log);
  }

  /** Fires when decisions about entities changed. */
  get onDidChange(): Event<void> {
    return this.files.onDidChange;
  }

  /** Fires once for each thing that the user has to know. */
  get onProblem(): Event<EntryFileProblem> {
    return this.files.onProblem;
  }

  /** Reads the files of these folders (URIs without a slash at their end) and forgets all others. Never rejects. */
  open(folders: readonly string[]): Promise<void> {
    return this.files.open(folders);
  }

  /** One of the files may have been changed, made or deleted on disk, perhaps by this program. Never rejects. */
  fileChanged(uri: string): Promise<void> {
    return this.files.fileChanged(uri);
  }

  /** The machine's analysis of a source with the decisions about its entities. */
  apply(uri: string, text: string, analysis: SourceAnalysis): AppliedEntities {
    const found = this.files.place(uri);
    return found ? applyEntities(analysis, text, found.folder.content.rules, found.path) : { analysis, key: '' };
  }

  /** The URI that an entity has by now, where a person named it when nobody had decided about it yet. */
  canonical(source: string, entity: string): string {
    const found = this.files.place(source);
    return found?.folder.content.rules.canonical(entity, found.path) ?? entity;
  }

  /** Name and type of an entity by its URI. */
  lookup(entity: string): KnownEntity | undefined {
    return this.entry(entity);
  }

  /** What is kept about an entity. */
  entry(entity: string): EntityEntry | undefined {
    for (const { content } of this.files.all()) {
      const entry = content.rules.entry(entity);
      if (entry) return entry;
    }
    return undefined;
  }

  /** All that is kept, in the folder that a source is in; empty without a file. */
  entriesFor(source: string): readonly EntityEntry[] {
    return this.files.place(source)?.folder.content.entries ?? [];
  }

  /** A source's path relative to its workspace folder; undefined for one that is in none. */
  pathOf(source: string): string | undefined {
    return this.files.place(source)?.path;
  }

  /**
   * Changes what is kept about entities, in the folder that a source is in; the file is made when there is none. Part of
   * `step`, or a step of its own. Resolves to whether anything changed. Rejects with what to tell the user.
   */
  async change(source: string, label: string, make: (file: EntitiesFile) => EntitiesFile, step?: OpenStep): Promise<boolean> {
    const folder = this.files.place(source)?.folder;
    if (!folder) throw new Error('This text is in no workspace folder: save it in one, so that decisions for all sources have a place.');
    return this.files.change(folder.uri, (before) => make(entitiesIn(before)).file, step ?? { label });
  }

  dispose(): void {
    this.files.dispose();
  }
}
