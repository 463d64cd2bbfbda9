import * as vscode from 'vscode';
import { merged } from '../../core/entities/corrections';
import { typeFacts } from '../../core/card/kinds';
import type { IndexedEntity } from '../../corpus/corpusIndex';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { correct, entityNamed, entityOf, extent, targetFor } from './entityTarget';
import type { Corrected, EntityTarget } from './entityTarget';
import { plain } from './findEntity';

/** Makes one entity of two in all sources: `{entity}` or a place becomes part of `{into}` (URI or name), called `{name}` or as that one is. */
export function mergeEntitiesCommand(app: App): Command {
  return { id: commandIds.mergeEntities, execute: (args) => merge(app, args) };
}

async function merge(app: App, args: CommandArguments): Promise<Corrected | undefined> {
  const target = await entityOf(app, args);
  const other = args.into === undefined ? await chosen(app, target) : entityNamed(app, args.into);
  if (!other) {
    if (args.into !== undefined) throw new UserError(`${args.into} is in none of the sources, so nothing can be merged into it.`);
    return undefined;
  }
  if (other.id === target.id) throw new UserError(`${target.name} is one already.`);
  const into = targetFor(app, other, target.source);
  const name = args.name?.trim() ?? (args.into === undefined ? await keptName(target, into) : into.name);
  if (!name) return undefined;
  const both = { mentions: target.mentions + into.mentions, sources: new Set([...(app.session.index.entity(target.id)?.sources.keys() ?? []), ...other.sources.keys()]).size };
  const entity = await correct(app, into, `Merge ${target.name} into ${into.name}`, (file, context) => merged(file, [target], into, context, name), `${target.name} and ${into.name} are one now, called ${name}: ${extent(both)}.`);
  return entity === undefined ? undefined : { entity, name, type: into.type, ...both };
}

async function chosen(app: App, target: EntityTarget): Promise<IndexedEntity | undefined> {
  const words = new Set(target.name.toLowerCase().split(/\s+/u));
  const alike = ({ name, type }: IndexedEntity): number => (type === target.type ? 1 : 0) + (name.toLowerCase().split(/\s+/u).some((word) => words.has(word)) ? 2 : 0);
  const others = app.session.index.entities().filter(({ id, count }) => id !== target.id && count > 0)
    .sort((a, b) => alike(b) - alike(a) || b.count - a.count);
  const rows = others.map((entity) => ({
    label: plain(entity.name), description: `${typeFacts(entity.type).label}, ${counted(entity.count, 'mention')} in ${counted(entity.sources.size, 'source')}`, entity,
  }));
  const row = await vscode.window.showQuickPick(rows, { title: `Glossator: Merge ${target.name} (${extent(target)})`, placeHolder: 'Who or what is it the same as?', matchOnDescription: true });
  return row?.entity;
}

async function keptName(target: EntityTarget, into: EntityTarget): Promise<string | undefined> {
  const rows = [{ label: plain(into.name), name: into.name, description: extent(into) }, { label: plain(target.name), name: target.name, description: extent(target) }];
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Merge', placeHolder: 'Which name is kept? The other one becomes an alias.' }))?.name;
}
