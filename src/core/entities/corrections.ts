import { foldName } from '../analysis/entityId';
import type { EntityType } from '../analysis/types';
import { withEntity, withoutEntity, withRejected } from '../codebook/entitiesFile';
import type { EntitiesFile, EntityEntry } from '../codebook/entitiesFile';

/** An entity that somebody corrects, as it is shown now. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** Where others have the same name: those others, and globs of the sources in which it is this one. */
  readonly in?: readonly string[];
  readonly homonyms?: readonly string[];
}

/** What a correction needs to know besides its subject. */
export interface CorrectionContext {
  /** A fresh URI, for the first decision about an entity. */
  readonly mint: () => string;
  /** URIs of other entities with one of these names, which are to stay others. */
  readonly namesakes: (names: readonly string[], except: readonly string[]) => readonly string[];
}

/** What is kept about an entity, or what would be if somebody decided about it. */
export function entryFor({ entities }: EntitiesFile, { id, name, type, in: globs = [], homonyms = [] }: Subject, context: CorrectionContext): EntityEntry {
  const known = entities.find((entry) => entry.id === id);
  if (known) return known;
  const distinctFrom = [...new Set([...context.namesakes([name], [id]), ...(homonyms.length > 0 ? [baseOf(id)] : [])])];
  return { id: context.mint(), name, type, aliases: [], links: [], in: globs, distinctFrom, ...(/#\d+$/.test(id) && { replaces: [id] }) };
}

/** The id that a source has for one of several of one name. */
function baseOf(id: string): string {
  return id.replace(/#in=.*$/, '');
}

/** Gives an entity another name; the one it had stays an alias, so that the sources' words still lead to it. */
export function renamed(file: EntitiesFile, subject: Subject, name: string, context: CorrectionContext): EntitiesFile {
  const entry = entryFor(file, subject, context);
  return withEntity(file, { ...entry, name, aliases: names([...entry.aliases, entry.name, subject.name], name) });
}

/** Gives an entity another type wherever it occurs. */
export function retyped(file: EntitiesFile, subject: Subject, type: EntityType, context: CorrectionContext): EntitiesFile {
  return withEntity(file, { ...entryFor(file, subject, context), type });
}

/** Sets the other names of an entity. */
export function withAliases(file: EntitiesFile, subject: Subject, aliases: readonly string[], context: CorrectionContext): EntitiesFile {
  const entry = entryFor(file, subject, context);
  return withEntity(file, { ...entry, aliases: names(aliases, entry.name) });
}

/** Adds a page about an entity. */
export function withLink(file: EntitiesFile, subject: Subject, link: string, context: CorrectionContext): EntitiesFile {
  const entry = entryFor(file, subject, context);
  return withEntity(file, { ...entry, links: [...new Set([...entry.links, link])] });
}

/** Makes one entity of several: it has the type of `into` and its name, or `name`; the names, links and notes of the others become its own. */
export function merged(file: EntitiesFile, others: readonly Subject[], into: Subject, context: CorrectionContext, name?: string): EntitiesFile {
  const target = entryFor(file, into, context);
  const from = others.filter(({ id }) => id !== into.id && id !== target.id);
  const entries = from.flatMap(({ id }) => file.entities.find((entry) => entry.id === id) ?? []);
  const gone = new Set([...from.map(({ id }) => id), ...entries.map(({ id }) => id)]);
  const globs = scopeOfAll(target, from, into, entries);
  if (globs.length === 0) for (const { id, homonyms } of [into, ...from]) if (homonyms) gone.add(baseOf(id));
  const aliases = names([...target.aliases, ...from.map(({ name }) => name), ...entries.flatMap((entry) => [entry.name, ...entry.aliases]), target.name], name ?? target.name);
  const notes = [target.notes, ...entries.map((entry) => entry.notes)].filter((note) => note !== undefined && note !== '');
  // A name leads to the entity by itself, unless it is of another type, one of two namesakes, or an entity kept before.
  const replaces = from.filter(({ id, type }) => type !== target.type || /#\d+$/.test(id) || entries.some((entry) => entry.id === id)).map(({ id }) => id);
  const all = [...new Set([...(target.replaces ?? []), ...entries.flatMap((entry) => entry.replaces ?? []), ...replaces])];
  const one: EntityEntry = {
    ...target,
    name: name ?? target.name,
    aliases,
    links: [...new Set([...target.links, ...entries.flatMap(({ links }) => links)])],
    ...(notes.length > 0 && { notes: notes.join('\n\n') }),
    in: globs,
    distinctFrom: target.distinctFrom.filter((id) => !gone.has(id)),
    ...(all.length > 0 && { replaces: all }),
  };
  const rest = entries.reduce((left, { id }) => withoutEntity(left, id), file);
  return withEntity(rest, one);
}

/** All held in some sources only: together they hold in all of these; as soon as one holds everywhere, so does the whole. */
function scopeOfAll(target: EntityEntry, from: readonly Subject[], into: Subject, entries: readonly EntityEntry[]): readonly string[] {
  const ids = new Set([into.id, ...from.map(({ id }) => id)]);
  const others = [into, ...from].flatMap(({ homonyms = [] }) => homonyms).filter((id) => !ids.has(id));
  const scopes = [target.in, ...from.map(({ id, in: globs = [] }) => entries.find((entry) => entry.id === id)?.in ?? globs)];
  // Namesakes that are one now are so wherever the name occurs, unless somebody else has it too.
  const wereNamesakes = into.homonyms !== undefined && from.some(({ homonyms }) => homonyms?.includes(into.id));
  return scopes.some((globs) => globs.length === 0) || (wereNamesakes && others.length === 0) ? [] : [...new Set(scopes.flat())];
}

/** Says that in some sources (globs), or with none of them only where a person says so, a name means somebody else. */
export function separated(file: EntitiesFile, subject: Subject, other: { readonly id: string; readonly name: string; readonly words: string; readonly in: readonly string[] }): EntitiesFile {
  const known = file.entities.find(({ id }) => id === subject.id);
  const aliases = other.in.length === 0 ? [] : names([subject.name, other.words, ...(known ? [known.name, ...known.aliases] : [])], other.name);
  return withEntity(file, { id: other.id, name: other.name, type: subject.type, aliases, links: [], in: other.in, distinctFrom: [subject.id] });
}

/** Takes a name away from an entity, which then is somebody else's again; the same file when it has no such alias. */
export function withoutAlias(file: EntitiesFile, subject: Subject, alias: string): EntitiesFile {
  const entry = file.entities.find(({ id }) => id === subject.id), folded = foldName(alias);
  if (!entry) return file;
  const aliases = entry.aliases.filter((name) => foldName(name) !== folded);
  const ending = `:${encodeURIComponent(folded)}`;
  const replaces = (entry.replaces ?? []).filter((id) => !id.endsWith(ending));
  if (aliases.length === entry.aliases.length) return file;
  const { replaces: _before, ...rest } = entry;
  return withEntity(file, { ...rest, aliases, ...(replaces.length > 0 && { replaces }) });
}

/** Says that these words are no name: of this type, in the sources that globs name (none: in all). */
export function notAName(file: EntitiesFile, name: string, type: EntityType | undefined, globs: readonly string[]): EntitiesFile {
  return withRejected(file, { name, ...(type !== undefined && { type }), in: globs });
}

/** Different names in their order, without the one that is the canonical name. */
function names(all: readonly string[], canonical: string): string[] {
  const seen = new Set([foldName(canonical)]);
  return all.map((name) => name.replace(/\s+/gu, ' ').trim()).filter((name) => {
    const folded = foldName(name);
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

/** A path as a glob that matches just it. */
export function globOf(path: string): string {
  return path.replace(/[*?{}]/g, '?');
}
