import { tagsIn } from '../../core/codebook/codebookFile';
import type { Tag } from '../../core/codebook/codebookFile';
import type { LineFile } from '../../core/codebook/lineFile';
import { withTag } from '../../core/codebook/tags';
import { EntryFiles } from '../entities/entryFiles';
import type { History, OpenStep } from '../history/history';
import type { Log, Storage } from '../ports';

/** The tags of each workspace folder: `.glossator/codebook.json`. A file that cannot be read is never overwritten. */
export class Codebook extends EntryFiles<readonly Tag[]> {
  constructor(storage: Storage, history: History, log: Log) {
    super({ name: 'codebook.json', list: 'tags', kind: 'tag', noun: 'A tag in', read: (file) => (file ? tagsIn(file) : []) }, storage, history, log);
  }

  /** The tags for a source, in the order of its folder's codebook; empty without one. */
  tagsFor(source: string): readonly Tag[] {
    return this.place(source)?.folder.content ?? [];
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
    const folder = this.place(source)?.folder;
    const known = new Set(folder?.content.map(({ name }) => name));
    const fresh = names.filter((name) => !known.has(name));
    if (!folder || fresh.length === 0) return [];
    await this.changeIn(folder.uri, (file) => fresh.reduce(withTag, file), step);
    return fresh;
  }

  /** Changes the codebooks of all folders that have one, each in one write; part of `step`. Rejects with what to tell the user. */
  async changeAll(make: (file: LineFile) => LineFile, step: OpenStep): Promise<boolean> {
    let changed = false;
    for (const { uri, exists } of this.all()) {
      if (exists && await this.changeIn(uri, make, step)) changed = true;
    }
    return changed;
  }
}
