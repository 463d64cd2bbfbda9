import type { SourceView } from '../core/analysis/view';
import { compareText } from '../core/compareText';
import { familyOf, identitiesAmong, type Bearer } from '../core/entities/identity';

/** One entity over all sources, as the sources have it. */
export interface Identity {
  readonly id: string;
  /** In order of URI. */
  readonly bearers: readonly Bearer[];
  /** Ids of others who have a name with the same id in some source. */
  readonly homonyms: readonly string[];
}

interface Family {
  readonly bearers: Map<string, Bearer>;
  /** Undefined while it has to be worked out anew. */
  identities: readonly Identity[] | undefined;
}

/** Who of different sources is one. What is worked out depends on what the sources say now, not on what they said before. */
export class Identities {
  private readonly bySource = new Map<string, Map<string, Bearer>>();
  private readonly families = new Map<string, Family>();
  /** By an entity's id in a source, the families in which sources have it. */
  private readonly familiesOf = new Map<string, Map<string, number>>();
  private readonly byId = new Map<string, Identity>();
  private readonly byBearer = new Map<string, Identity>();
  private readonly dirty = new Set<string>();
  private sorted: readonly Identity[] | undefined;

  /** Takes in what a source says now; what it said before and says no more is undone, what it still says costs nothing. */
  set(view: SourceView): void {
    const before = this.bySource.get(view.uri) ?? new Map<string, Bearer>(), now = new Map<string, Bearer>();
    for (const bearer of bearersIn(view)) {
      const old = before.get(bearer.cluster.id);
      now.set(bearer.cluster.id, old && sameBearer(old, bearer) ? old : bearer);
    }
    for (const [id, bearer] of before) if (now.get(id) !== bearer) this.remove(bearer);
    for (const [id, bearer] of now) if (before.get(id) !== bearer) this.add(bearer);
    this.bySource.set(view.uri, now);
  }

  /** Forgets a source. */
  delete(uri: string): void {
    for (const bearer of this.bySource.get(uri)?.values() ?? []) this.remove(bearer);
    this.bySource.delete(uri);
  }

  private add(bearer: Bearer): void {
    const key = familyOf(bearer.cluster), family = this.families.get(key) ?? { bearers: new Map<string, Bearer>(), identities: undefined };
    this.families.set(key, family);
    family.bearers.set(keyOf(bearer.uri, bearer.cluster.id), bearer);
    count(this.familiesOf, bearer.cluster.id, key, 1);
    this.dirty.add(key);
  }

  private remove({ uri, cluster }: Bearer): void {
    const key = familyOf(cluster);
    this.families.get(key)?.bearers.delete(keyOf(uri, cluster.id));
    count(this.familiesOf, cluster.id, key, -1);
    this.dirty.add(key);
  }

  /** All, in order of id. */
  all(): readonly Identity[] {
    this.settle();
    this.sorted ??= [...this.byId.values()].sort((a, b) => compareText(a.id, b.id));
    return this.sorted;
  }

  /** By its id, or by the id that a source (any one without `uri`) has for it. */
  get(id: string, uri?: string): Identity | undefined {
    this.settle();
    const here = uri === undefined ? undefined : this.byBearer.get(keyOf(uri, id));
    if (here) return here;
    const own = this.byId.get(id);
    if (own) return own;
    for (const family of this.familiesOf.get(id)?.keys() ?? []) {
      const found = this.families.get(family)?.identities?.find(({ bearers }) => bearers.some(({ cluster }) => cluster.id === id));
      if (found) return found;
    }
    return undefined;
  }

  private settle(): void {
    for (const key of this.dirty) {
      const family = this.families.get(key);
      if (!family) continue;
      for (const identity of family.identities ?? []) this.forget(identity);
      family.identities = identified([...family.bearers.values()]);
      for (const identity of family.identities) {
        this.byId.set(identity.id, identity);
        for (const { uri, cluster } of identity.bearers) this.byBearer.set(keyOf(uri, cluster.id), identity);
      }
      if (family.bearers.size === 0) this.families.delete(key);
    }
    if (this.dirty.size > 0) this.sorted = undefined;
    this.dirty.clear();
  }

  private forget({ id, bearers }: Identity): void {
    this.byId.delete(id);
    for (const { uri, cluster } of bearers) this.byBearer.delete(keyOf(uri, cluster.id));
  }
}

const none: readonly string[] = [];

/** Gives each identity the id that most of its mentions have; a namesake's says besides in which source it is first. */
function identified(family: readonly Bearer[]): Identity[] {
  const used = new Set<string>();
  const all = identitiesAmong(family).filter((bearers) => bearers.length > 0).map((unsorted) => {
    const bearers = [...unsorted].sort((a, b) => compareText(a.uri, b.uri) || compareText(a.cluster.id, b.cluster.id));
    const counts = new Map<string, number>();
    for (const { cluster, count: mentions } of bearers) counts.set(cluster.id, (counts.get(cluster.id) ?? 0) + mentions);
    const [[base = ''] = []] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
    let id = base;
    for (const { uri } of bearers) if (used.has(id)) id = `${base}#in=${encodeURIComponent(uri)}`;
    while (used.has(id)) id += '+';
    used.add(id);
    return { id, bearers };
  });
  return all.map((one) => {
    const ids = new Set(one.bearers.map(({ cluster }) => cluster.id));
    return { ...one, homonyms: all.length === 1 ? none : all.filter((other) => other !== one && other.bearers.some(({ cluster }) => ids.has(cluster.id))).map(({ id }) => id) };
  });
}

const he = /(?<!\p{L})(?:Mr\.?|Sir)\s+$/u;
const she = /(?<!\p{L})(?:Mrs\.?|Ms\.?|Miss|Dame)\s+$/u;

function bearersIn(view: SourceView): Bearer[] {
  const roles = new Map<string, string[]>();
  for (const block of view.analysis.blocks) {
    for (const { entity, start, end } of block.roles) {
      const own = roles.get(entity) ?? [];
      roles.set(entity, own);
      own.push(view.text.slice(block.start + start, block.start + end).replace(/\s+/gu, ' '));
    }
  }
  return view.clusters.map((cluster) => {
    const mentions = view.mentionsOf(cluster.id);
    const before = cluster.type === 'PERSON' ? mentions.map(({ start }) => view.text.slice(Math.max(0, start - 6), start)) : [];
    const gender = before.some((text) => he.test(text)) ? 'he' : before.some((text) => she.test(text)) ? 'she' : null;
    return { uri: view.uri, cluster, count: mentions.length, roles: [...new Set(roles.get(cluster.id))], gender };
  });
}

function sameBearer(a: Bearer, b: Bearer): boolean {
  const same = (x: readonly string[], y: readonly string[]): boolean => x.length === y.length && x.every((each, i) => each === y[i]);
  return a.count === b.count && a.gender === b.gender && a.cluster.name === b.cluster.name && a.cluster.type === b.cluster.type && same(a.cluster.aliases, b.cluster.aliases) && same(a.roles, b.roles);
}

function keyOf(uri: string, id: string): string {
  return `${uri}\n${id}`;
}

function count(all: Map<string, Map<string, number>>, id: string, key: string, change: number): void {
  const counts = all.get(id) ?? new Map<string, number>();
  all.set(id, counts);
  const now = (counts.get(key) ?? 0) + change;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
  if (counts.size === 0) all.delete(id);
}
