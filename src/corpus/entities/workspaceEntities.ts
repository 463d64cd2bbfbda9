import type { KnownEntity } from '../../core/annotation/applyDecisions';
import type { SourceAnalysis } from '../../core/analysis/model';
import { entitiesIn } from '../../core/codebook/entitiesFile';
import type { EntitiesFile, EntityEntry } from '../../core/codebook/entitiesFile';
import { applyEntities } from '../../core/entities/apply';
import type { AppliedEntities } from '../../core/entities/apply';
import { EntityRules } from '../../core/entities/rules';
import type { History, OpenStep } from '../history/history';
import type { Log, Storage } from '../ports';
import { EntryFiles } from './entryFiles';

interface Known {
  readonly entries: readonly EntityEntry[];
  readonly rules: EntityRules;
}

/** What people decided about entities, for all sources of each workspace folder: `.glossator/entities.json`. */
export class WorkspaceEntities extends EntryFiles<Known> {
  constructor(storage: Storage, history: History, log: Log) {
    super({
      name: 'entities.json', list: 'entities', kind: 'entry', noun: 'An entry of',
      read: (file) => {
        const kept = file ? entitiesIn(file) : { entities: [], rejected: [] };
        return { entries: kept.entities, rules: new EntityRules(kept) };
      },
    }, storage, history, log);
  }

  /** The machine's analysis of a source with the decisions about its entities. */
  apply(uri: string, text: string, analysis: SourceAnalysis): AppliedEntities {
    const found = this.place(uri);
    return found ? applyEntities(analysis, text, found.folder.content.rules, found.path) : { analysis, key: '' };
  }

  /** The URI that an entity has by now, where a person named it when nobody had decided about it yet. */
  canonical(source: string, entity: string): string {
    const found = this.place(source);
    return found?.folder.content.rules.canonical(entity, found.path) ?? entity;
  }

  /** Name and type of an entity by its URI. */
  lookup(entity: string): KnownEntity | undefined {
    return this.entry(entity);
  }

  /** What is kept about an entity. */
  entry(entity: string): EntityEntry | undefined {
    for (const { content } of this.all()) {
      const entry = content.rules.entry(entity);
      if (entry) return entry;
    }
    return undefined;
  }

  /** All that is kept, in the folder that a source is in; empty without a file. */
  entriesFor(source: string): readonly EntityEntry[] {
    return this.place(source)?.folder.content.entries ?? [];
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
    return this.changeIn(folder.uri, (before) => make(entitiesIn(before)).file, step ?? { label });
  }
}
