import { entityUri, foldName } from '../analysis/entityId';
import type { AnalyzedBlock, Cluster } from '../analysis/model';
import type { EntityEntry, RejectedName } from '../codebook/entitiesFile';
import { compareText } from '../compareText';
import { addTo } from '../multimap';
import type { Span } from '../span';
import { globMatcher } from './glob';
import { familyOfName, mayBeOne } from './identity';
import { NameTrie } from './nameTrie';
import { OwnNames } from './ownNames';
import { clusterOfUri } from './uri';

/** What people decided about entities in a whole workspace. */
export interface EntityDecisions {
  readonly entities: readonly EntityEntry[];
  readonly rejected: readonly RejectedName[];
}

/** A name that a person gave, in a source. */
export interface OwnName extends Span {
  readonly entry: EntityEntry;
}

type Scope = (path: string) => boolean;
interface Rule {
  readonly entry: EntityEntry;
  readonly holdsIn: Scope;
}
interface Rejection {
  readonly name: RejectedName;
  readonly holdsIn: Scope;
}

/** Forms of address, which are no part of a name. */
const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'dame', 'lord', 'lady', 'the']);

/** Decisions about entities, arranged so that a source is looked up in them in the time its own names take. */
export class EntityRules {
  private readonly byId = new Map<string, Rule>();
  private readonly byReplaced = new Map<string, Rule[]>();
  private readonly byName = new Map<string, Rule[]>();
  /** By names without their form of address: "Ms. Lindqvist" is how somebody is called whom the text calls Lindqvist. */
  private readonly byBareName = new Map<string, Rule[]>();
  /** By what a name has in common with others of the same thing: an initial more or less, a country's other names. */
  private readonly byFamily = new Map<string, Rule[]>();
  private readonly rejections = new Map<string, Rejection[]>();
  private names: OwnNames | undefined;

  constructor(decisions: EntityDecisions) {
    for (const entry of decisions.entities) {
      const rule = { entry, holdsIn: scopeOf(entry.in) };
      this.byId.set(entry.id, rule);
      for (const id of entry.replaces ?? []) addTo(this.byReplaced, id, rule);
      for (const family of new Set([entry.name, ...entry.aliases].flatMap((name) => familyOfName(entry.type, name) ?? []))) addTo(this.byFamily, family, rule);
      for (const name of new Set([entry.name, ...entry.aliases].map(foldName))) {
        addTo(this.byName, name, rule);
        const bare = withoutTitle(name);
        if (bare !== name) addTo(this.byBareName, bare, rule);
      }
    }
    for (const name of decisions.rejected) addTo(this.rejections, foldName(name.name), { name, holdsIn: scopeOf(name.in) });
  }

  /** Whether there is nothing to apply. */
  get empty(): boolean {
    return this.byId.size === 0 && this.rejections.size === 0;
  }

  /** Whether any name is rejected in a source. */
  rejectsIn(path: string): boolean {
    return [...this.rejections.values()].some((list) => list.some(({ holdsIn }) => holdsIn(path)));
  }

  entry(id: string): EntityEntry | undefined {
    return this.byId.get(id)?.entry;
  }

  /** The entry that an entity found in a source belongs to. `decided`: a person named this URI, and so did not mean one that is distinct from it. */
  entryOf(cluster: Cluster, path: string, decided = false): EntityEntry | undefined {
    const own = this.byId.get(cluster.id);
    if (own) return own.entry;
    const replaced = this.byReplaced.get(cluster.id)?.find(({ holdsIn }) => holdsIn(path));
    if (replaced) return replaced.entry;
    // The second of two namesakes in one source: a name does not tell which of them is meant.
    if (cluster.id.includes('#')) return undefined;
    const fits = ({ entry, holdsIn }: Rule): boolean => holdsIn(path)
      && (!entry.distinctFrom.includes(cluster.id) || (!decided && entry.in.length > 0 && entry.type === cluster.type));
    const name = foldName(cluster.name);
    const named = this.best((this.byName.get(name) ?? []).filter((rule) => fits(rule) && canBe(rule.entry, cluster.type, name)), cluster.type);
    if (named) return named;
    for (const alias of cluster.aliases.map(foldName).filter((each) => each.includes(' '))) {
      const found = this.best((this.byName.get(alias) ?? []).filter((rule) => fits(rule) && rule.entry.type === cluster.type), cluster.type);
      if (found) return found;
    }
    const bare = (this.byBareName.get(name) ?? []).filter((rule) => fits(rule) && rule.entry.type === cluster.type);
    return bare.length > 0 ? (bare.length === 1 ? bare[0]?.entry : undefined) : this.relative(cluster, fits);
  }

  /** The only entry that is somebody or something of this name but for an initial, or a country under another name. */
  private relative(cluster: Cluster, fits: (rule: Rule) => boolean): EntityEntry | undefined {
    const family = familyOfName(cluster.type, cluster.name);
    const found = family === undefined ? [] : (this.byFamily.get(family) ?? []).filter((rule) => fits(rule) && rule.entry.type === cluster.type);
    const [only] = found;
    return found.length === 1 && only && [only.entry.name, ...only.entry.aliases].some((name) => familyOfName(cluster.type, name) === family && mayBeOne(name, cluster.name)) ? only.entry : undefined;
  }

  /** The names that people gave, where they stand in a source's text: by block, relative to its start. */
  ownNames(path: string, text: string, blocks: readonly AnalyzedBlock[]): readonly (readonly OwnName[])[] {
    this.names ??= new OwnNames(new NameTrie([...this.byId.values()].flatMap(({ entry }) => [entry.name, ...entry.aliases])));
    const entries = new Map<string, EntityEntry | undefined>();
    const entryOf = (name: string): EntityEntry | undefined => {
      if (!entries.has(name)) entries.set(name, this.entryNamed(name, path));
      return entries.get(name);
    };
    return this.names.inBlocks(path, text, blocks).map((found) => found.flatMap(({ start, end, name, plural }): OwnName[] => {
      const entry = entryOf(name);
      return entry && (!plural || entry.type !== 'PERSON') ? [{ start, end, entry }] : [];
    }));
  }

  /** The entry that a name leads to by itself; undefined where it is to lead nowhere unless a person says so. */
  private entryNamed(name: string, path: string): EntityEntry | undefined {
    const rules = (this.byName.get(foldName(name)) ?? []).filter(({ entry, holdsIn }) => holdsIn(path) && (entry.in.length > 0 || !entry.distinctFrom.includes(entityUri(entry.type, name))));
    return this.best(rules, '');
  }

  /** The URI that an entity has by now, where a person named it before the workspace decided about it. */
  canonical(uri: string, path: string): string {
    return this.entryOf(clusterOfUri(uri) ?? { id: uri, type: '', name: '', aliases: [] }, path, true)?.id ?? uri;
  }

  /** Whether these words are no name of this type in a source. */
  isRejected(words: string, type: string, path: string): boolean {
    const found = this.rejections.get(foldName(words));
    return found?.some(({ name, holdsIn }) => (name.type === undefined || name.type === type) && holdsIn(path)) ?? false;
  }

  /** Entries for the type found before others, those limited to sources before general ones; two that are to be kept apart are no answer. */
  private best(rules: readonly Rule[], type: string): EntityEntry | undefined {
    const rank = ({ entry }: Rule): number => (entry.type === type ? 2 : 0) + (entry.in.length > 0 ? 1 : 0);
    const top = rules.reduce((most, rule) => Math.max(most, rank(rule)), -1);
    const [first, ...others] = rules.filter((rule) => rank(rule) === top).sort((a, b) => compareText(a.entry.id, b.entry.id));
    const apart = first && others.some(({ entry }) => entry.distinctFrom.includes(first.entry.id) || first.entry.distinctFrom.includes(entry.id));
    return apart ? undefined : first?.entry;
  }
}

/** May is a month, whoever else is called May. */
const values: ReadonlySet<string> = new Set(['DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY']);

/** A name decides about another type only as the entity's own name, or when it has several words: an alias may be a word like any other. */
function canBe({ name, type }: EntityEntry, found: string, words: string): boolean {
  return type === found || (!values.has(found) && (foldName(name) === words || words.includes(' ')));
}

function scopeOf(globs: readonly string[]): Scope {
  if (globs.length === 0) return () => true;
  const matchers = globs.map(globMatcher);
  return (path) => matchers.some((matches) => matches(path));
}

function withoutTitle(folded: string): string {
  const [first = '', ...rest] = folded.split(' ');
  return rest.length > 0 && titles.has(first.replace(/\.$/, '')) ? rest.join(' ') : folded;
}
