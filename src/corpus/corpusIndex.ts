import { foldName } from '../core/analysis/entityId';
import type { Cluster } from '../core/analysis/model';
import type { PlacedMention, PlacedQuotation, SourceView } from '../core/analysis/view';

/** An entity over all sources. */
export interface IndexedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Other names, most frequent first. */
  readonly aliases: readonly string[];
  /** Number of mentions in all sources. */
  readonly count: number;
  /** Number of mentions by source, in order of URI. */
  readonly sources: ReadonlyMap<string, number>;
}

/** A speaker over all sources: an entity, or a generic source by its words. */
export interface IndexedSpeaker {
  /** The entity's id, or `generic:` and the folded words, or '' for quotations without a speaker. */
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

interface Contribution {
  readonly cluster: Cluster;
  readonly count: number;
}

/** Who and what is in the included sources. Kept exact by undoing what a source contributed before adding it again. */
export class CorpusIndex {
  private readonly views = new Map<string, SourceView>();
  private readonly cleanUps = new Map<string, () => void>();
  private readonly entityContributions = new Map<string, Map<string, Contribution>>();
  private readonly speakerContributions = new Map<string, Map<string, { name: string; count: number }>>();
  private readonly entityCache = new Map<string, IndexedEntity>();

  /** Adds a source or replaces what is known about it. */
  set(view: SourceView): void {
    this.cleanUps.get(view.uri)?.();
    this.views.set(view.uri, view);
    const undo: (() => void)[] = [];
    for (const cluster of view.clusters) {
      const contribution = { cluster, count: view.mentionsOf(cluster.id).length };
      this.entityCache.delete(cluster.id);
      undo.push(contribute(this.entityContributions, cluster.id, view.uri, contribution, () => this.entityCache.delete(cluster.id)));
    }
    for (const [key, speaker] of speakersOf(view)) undo.push(contribute(this.speakerContributions, key, view.uri, speaker));
    this.cleanUps.set(view.uri, () => { for (const step of undo) step(); });
  }

  /** Forgets a source. */
  delete(uri: string): void {
    this.cleanUps.get(uri)?.();
    this.cleanUps.delete(uri);
    this.views.delete(uri);
  }

  /** The sources' views in order of URI. */
  sources(): readonly SourceView[] {
    return [...this.views.values()].sort((a, b) => compare(a.uri, b.uri));
  }

  source(uri: string): SourceView | undefined {
    return this.views.get(uri);
  }

  /** All entities, in order of id. */
  entities(): readonly IndexedEntity[] {
    return [...this.entityContributions.keys()].sort(compare).flatMap((id) => this.entity(id) ?? []);
  }

  entity(id: string): IndexedEntity | undefined {
    const cached = this.entityCache.get(id);
    if (cached) return cached;
    const contributions = this.entityContributions.get(id);
    if (!contributions) return undefined;
    const entity = combine(id, [...contributions].sort(([a], [b]) => compare(a, b)));
    if (entity) this.entityCache.set(id, entity);
    return entity;
  }

  /** The mentions of an entity in all sources, by source in order of URI. */
  mentionsOf(id: string): readonly { readonly view: SourceView; readonly mentions: readonly PlacedMention[] }[] {
    return this.viewsWith(this.entityContributions.get(id)).map((view) => ({ view, mentions: view.mentionsOf(id) }));
  }

  /** Everyone who is quoted, in order of key; quotations without a speaker have the key ''. */
  speakers(): readonly IndexedSpeaker[] {
    return [...this.speakerContributions.keys()].sort(compare).map((key) => {
      const contributions = [...(this.speakerContributions.get(key) ?? new Map<string, { name: string; count: number }>())].sort(([a], [b]) => compare(a, b));
      return { key, name: contributions[0]?.[1].name ?? '', count: contributions.reduce((sum, [, { count }]) => sum + count, 0) };
    });
  }

  /** The quotations of a speaker by key, by source in order of URI. */
  quotationsOf(key: string): readonly { readonly view: SourceView; readonly quotations: readonly PlacedQuotation[] }[] {
    return this.viewsWith(this.speakerContributions.get(key))
      .map((view) => ({ view, quotations: view.quotations.filter((quotation) => speakerKey(quotation) === key) }));
  }

  private viewsWith(contributions: ReadonlyMap<string, unknown> | undefined): SourceView[] {
    return [...(contributions?.keys() ?? [])].sort(compare).flatMap((uri) => this.views.get(uri) ?? []);
  }
}

/** What the index files a quotation's speaker under; '' where there is none. */
export function speakerKey({ speaker, speakerName }: Pick<PlacedQuotation, 'speaker' | 'speakerName'>): string {
  return speaker ?? (speakerName ? `generic:${foldName(speakerName)}` : '');
}

function speakersOf(view: SourceView): Map<string, { name: string; count: number }> {
  const speakers = new Map<string, { name: string; count: number }>();
  for (const quotation of view.quotations) {
    const key = speakerKey(quotation);
    speakers.set(key, { name: quotation.speakerName ?? '', count: (speakers.get(key)?.count ?? 0) + 1 });
  }
  return speakers;
}

/** Adds a source's contribution under a key and returns what takes it back. */
function contribute<T>(all: Map<string, Map<string, T>>, key: string, uri: string, value: T, undone?: () => void): () => void {
  const contributions = all.get(key) ?? new Map<string, T>();
  contributions.set(uri, value);
  all.set(key, contributions);
  return () => {
    contributions.delete(uri);
    if (contributions.size === 0) all.delete(key);
    undone?.();
  };
}

function combine(id: string, contributions: readonly (readonly [string, Contribution])[]): IndexedEntity | undefined {
  const first = contributions[0]?.[1].cluster;
  if (!first) return undefined;
  const names = new Map<string, number>();
  const aliases = new Map<string, number>();
  for (const [, { cluster, count }] of contributions) {
    names.set(cluster.name, (names.get(cluster.name) ?? 0) + count);
    for (const [rank, alias] of cluster.aliases.entries()) aliases.set(alias, (aliases.get(alias) ?? 0) + 1 / (rank + 1));
  }
  const name = mostFrequent(names)[0] ?? first.name;
  return {
    id,
    name,
    type: first.type,
    aliases: mostFrequent(aliases).filter((alias) => alias !== name),
    count: contributions.reduce((sum, [, { count }]) => sum + count, 0),
    sources: new Map(contributions.map(([uri, { count }]) => [uri, count])),
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b)).map(([name]) => name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
