import { isNumberedSpeaker } from '../../core/articles/numberedSpeakers';
import { foldName } from '../../core/analysis/entityId';
import { findAt } from '../../core/commands/findAt';
import { globOf, type CorrectionContext, type Subject } from '../../core/entities/corrections';
import type { EntitiesFile } from '../../core/codebook/entitiesFile';
import type { IndexedEntity } from '../../corpus/corpusIndex';
import { findables, findByName } from '../../corpus/find/findables';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { UserError } from '../messages';
import type { CommandArguments } from './command';
import { targetOf } from './target';
import { offerUndo } from './undo';

/** An entity that a command is about, and a source in whose workspace folder decisions about it are kept. */
export interface EntityTarget extends Subject {
  readonly source: string;
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly sources: number;
}

/** What a correction for all sources did. */
export interface Corrected {
  readonly entity: string;
  readonly name: string;
  readonly type: string;
  readonly mentions: number;
  readonly sources: number;
}

/** The entity by its URI, else the one that is named (or quoted) at the place; throws a UserError when there is none. */
export async function entityOf(app: App, args: CommandArguments): Promise<EntityTarget> {
  if (args.entity !== undefined) {
    const entity = app.session.index.entity(args.entity, args.uri);
    if (!entity) throw new UserError('This name is in none of the sources any more.');
    return targetFor(app, entity, args.uri);
  }
  const { view, span } = await targetOf(app, args);
  const find = findAt(view, span);
  const id = find?.what === 'mention' ? find.mention.entity : find?.quotation.speaker;
  const cluster = id ? view.cluster(id) : undefined;
  if (!id || !cluster) throw new UserError('There is no name at the cursor: put it into one that is highlighted.');
  const entity = app.session.index.entity(id, view.uri);
  return entity ? targetFor(app, entity, view.uri) : { ...cluster, source: view.uri, mentions: view.mentionsOf(id).length, sources: 1 };
}

/** An entity by its URI or by its name. */
export function entityNamed(app: App, name: string): IndexedEntity | undefined {
  const { index } = app.session, found = findByName(findables(index).filter(({ group }) => group !== 'speaker'), name);
  return index.entity(name) ?? (found && index.entity(found.key));
}

/** An entity of the index as a command's target. */
export function targetFor(app: App, { id, name, type, aliases, count, sources, homonyms }: IndexedEntity, source?: string): EntityTarget {
  // Of several of one name, what is decided about one holds in that one's sources; so it does of the "Speaker 1" of a transcript, who is somebody else in the next one.
  const own = homonyms.length > 0 || isNumberedSpeaker(name), paths = !own ? [] : [...sources.keys()].flatMap((uri) => app.entities.pathOf(uri) ?? []);
  return { id, name, type, aliases, source: source ?? [...sources.keys()][0] ?? '', mentions: count, sources: sources.size, ...(own && { in: paths.map(globOf), homonyms }) };
}

/** "12 mentions in 3 sources". */
export function extent({ mentions, sources }: Pick<EntityTarget, 'mentions' | 'sources'>): string {
  return `${counted(mentions, 'mention')} in ${counted(sources, 'source')}`;
}

/** Makes a correction in the workspace's file about entities, as one step, and offers to undo it. Resolves to the entity's URI after it, undefined when it changed nothing. */
export async function correct(
  app: App, { source, id }: Pick<EntityTarget, 'source' | 'id'>, label: string, make: (file: EntitiesFile, context: CorrectionContext) => EntitiesFile, said?: string,
): Promise<string | undefined> {
  let entity = id;
  const context: CorrectionContext = {
    mint: () => (entity = `urn:uuid:${app.ids.uuid()}`),
    namesakes: (names, except) => namesakes(app, id, names, except),
  };
  const changed = await entitiesChange(app, source, label, (file) => make(file, context));
  if (changed) offerUndo(app, said ?? `${label}.`);
  return changed ? entity : undefined;
}

/** Changes the file about entities; what stands against it is told in the user's words. */
export async function entitiesChange(app: App, source: string, label: string, make: (file: EntitiesFile) => EntitiesFile): Promise<boolean> {
  try {
    return await app.entities.change(source, label, make);
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

/** Entities of another type with one of these names: deciding about one of them must not decide about the other. */
function namesakes(app: App, id: string, names: readonly string[], except: readonly string[]): string[] {
  const folded = new Set(names.map(foldName)), type = app.session.index.entity(id)?.type;
  return app.session.index.entities()
    .filter((other) => other.id !== id && other.type !== type && !except.includes(other.id) && folded.has(foldName(other.name)))
    .map((other) => other.id);
}
