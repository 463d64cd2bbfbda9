import { foldName } from '../core/analysis/entityId';
import type { PlacedMention, PlacedQuotation, SourceView } from '../core/analysis/view';
import { compareText } from '../core/compareText';
import { addTo } from '../core/multimap';
import { Identities, type Identity } from './identities';

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
  /** The phrases that say who or what it is, those that most sources have first. */
  readonly roles: readonly string[];
  /** Ids of others of the same name. */
  readonly homonyms: readonly string[];
}

/** A speaker over all sources: an entity, or a generic source by its words. */
export interface IndexedSpeaker {
  /** The entity's id, or `generic:` and the folded words, or '' for quotations without a speaker. */
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** Who and what is in the included sources. Kept exact by undoing what a source contributed before adding it again. */
export class CorpusIndex {
  private readonly views = new Map<string, SourceView>();
  private readonly cleanUps = new Map<string, () => void>();
  private readonly identities = new Identities();
  private readonly speakerContributions = new Map<string, Map<string, { name: string; count: number }>>();
  private readonly combined = new WeakMap<Identity, IndexedEntity>();

  /** Adds a source or replaces what is known about it. */
  set(view: SourceView): void {
    this.cleanUps.get(view.uri)?.();
    this.views.set(view.uri, view);
    this.identities.set(view);
    const undo: (() => void)[] = [];
    for (const [key, speaker] of speakersOf(view)) undo.push(contribute(this.speakerContributions, key, view.uri, speaker));
    this.cleanUps.set(view.uri, () => { for (const step of undo) step(); });
  }

  /** Forgets a source. */
  delete(uri: string): void {
    this.cleanUps.get(uri)?.();
    this.cleanUps.delete(uri);
    this.identities.delete(uri);
    this.views.delete(uri);
  }

  /** The sources' views in order of URI. */
  sources(): readonly SourceView[] {
    return [...this.views.values()].sort((a, b) => compareText(a.uri, b.uri));
  }

  source(uri: string): SourceView | undefined {
    return this.views.get(uri);
  }

  /** All entities, in order of id. */
  entities(): readonly IndexedEntity[] {
    return this.identities.all().map((identity) => this.combine(identity));
  }

  /** An entity by its id here, or by the id that the source `uri`, or any source, has for it. */
  entity(id: string, uri?: string): IndexedEntity | undefined {
    const identity = this.identities.get(id, uri);
    return identity && this.combine(identity);
  }

  /** The ids that a source itself has for an entity, which is known by one of `home`’s. */
  idsIn(uri: string, id: string, home: string = uri): readonly string[] {
    return this.identities.get(id, home)?.bearers.flatMap((bearer) => (bearer.uri === uri ? bearer.cluster.id : [])) ?? [id];
  }

  /** The mentions of an entity (by such an id) in all sources, by source in order of URI. */
  mentionsOf(id: string, uri?: string): readonly { readonly view: SourceView; readonly mentions: readonly PlacedMention[] }[] {
    const bySource = new Map<string, string[]>();
    for (const { uri: source, cluster } of this.identities.get(id, uri)?.bearers ?? []) addTo(bySource, source, cluster.id);
    return [...bySource].flatMap(([source, ids]) => {
      const view = this.views.get(source), [only] = ids;
      if (!view || only === undefined) return [];
      return [{ view, mentions: ids.length === 1 ? view.mentionsOf(only) : ids.flatMap((each) => view.mentionsOf(each)).sort((a, b) => a.start - b.start) }];
    });
  }

  /** Everyone who is quoted, in order of key; quotations without a speaker have the key ''. */
  speakers(): readonly IndexedSpeaker[] {
    const speakers = new Map<string, { name: string; count: number }>();
    for (const key of [...this.speakerContributions.keys()].sort(compareText)) {
      for (const [uri, { name, count }] of [...(this.speakerContributions.get(key) ?? [])].sort(([a], [b]) => compareText(a, b))) {
        const entity = this.entity(key, uri), id = entity?.id ?? key, known = speakers.get(id);
        speakers.set(id, { name: known?.name ?? entity?.name ?? name, count: (known?.count ?? 0) + count });
      }
    }
    return [...speakers].map(([key, speaker]) => ({ key, ...speaker })).sort((a, b) => compareText(a.key, b.key));
  }

  /** The quotations of a speaker by key, by source in order of URI. */
  quotationsOf(key: string, uri?: string): readonly { readonly view: SourceView; readonly quotations: readonly PlacedQuotation[] }[] {
    const identity = this.identities.get(key, uri);
    const keys = identity ? identity.bearers.map(({ uri: source, cluster }) => [source, cluster.id] as const) : [...(this.speakerContributions.get(key)?.keys() ?? [])].sort(compareText).map((source) => [source, key] as const);
    const bySource = new Map<string, Set<string>>();
    for (const [source, id] of keys) if (this.speakerContributions.get(id)?.has(source)) bySource.set(source, (bySource.get(source) ?? new Set()).add(id));
    return [...bySource].flatMap(([source, ids]) => {
      const view = this.views.get(source);
      return view ? [{ view, quotations: view.quotations.filter((quotation) => ids.has(speakerKey(quotation))) }] : [];
    });
  }

  private combine(identity: Identity): IndexedEntity {
    let entity = this.combined.get(identity);
    if (!entity) this.combined.set(identity, entity = combine(identity));
    return entity;
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
function contribute<T>(all: Map<string, Map<string, T>>, key: string, uri: string, value: T): () => void {
  const contributions = all.get(key) ?? new Map<string, T>();
  contributions.set(uri, value);
  all.set(key, contributions);
  return () => {
    contributions.delete(uri);
    if (contributions.size === 0) all.delete(key);
  };
}

function combine({ id, bearers, homonyms }: Identity): IndexedEntity {
  const names = new Map<string, number>(), aliases = new Map<string, number>(), sources = new Map<string, number>(), roles = new Map<string, number>();
  for (const { uri, cluster, count, roles: own } of bearers) {
    names.set(cluster.name, (names.get(cluster.name) ?? 0) + count);
    for (const [rank, alias] of [cluster.name, ...cluster.aliases].entries()) aliases.set(alias, (aliases.get(alias) ?? 0) + 1 / (rank + 1));
    sources.set(uri, (sources.get(uri) ?? 0) + count);
    for (const role of own) roles.set(role, (roles.get(role) ?? 0) + 1);
  }
  // "EU" in ten sources is the European Union of the eleventh.
  const full = new Map([...names].filter(([name]) => /\p{Ll}/u.test(name)));
  const name = mostFrequent(full.size > 0 ? full : names)[0] ?? '';
  return {
    id, name, type: bearers[0]?.cluster.type ?? '',
    aliases: mostFrequent(aliases).filter((alias) => alias !== name),
    count: [...sources.values()].reduce((sum, count) => sum + count, 0),
    sources, roles: mostFrequent(roles), homonyms,
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([name]) => name);
}
