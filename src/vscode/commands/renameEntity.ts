import * as vscode from 'vscode';
import { renamed } from '../../core/entities/corrections';
import type { App } from '../app';
import { commandIds } from '../ids';
import type { Command, CommandArguments } from './command';
import { correct, entityOf, extent } from './entityTarget';
import type { Corrected } from './entityTarget';

/** Gives an entity another name in all sources: `{entity}` or a place, and `{name}`. */
export function renameEntityCommand(app: App): Command {
  return { id: commandIds.renameEntity, execute: (args) => rename(app, args) };
}

async function rename(app: App, args: CommandArguments): Promise<Corrected | undefined> {
  const target = await entityOf(app, args);
  const name = args.name ?? await vscode.window.showInputBox({
    title: `Glossator: Rename ${target.name}`, value: target.name, prompt: `The name for ${extent(target)}. The texts stay as they are.`,
    validateInput: (value) => (value.trim() === '' ? 'A name needs at least one character.' : undefined),
  });
  return name === undefined ? undefined : renameTo(app, args, name);
}

/** Gives the entity by its URI, or the one that is named at a place, another name; undefined when it has that name. */
export async function renameTo(app: App, args: CommandArguments, newName: string): Promise<Corrected | undefined> {
  const target = await entityOf(app, args), name = newName.replace(/\s+/gu, ' ').trim();
  if (name === '' || name === target.name) return undefined;
  const label = `Rename ${target.name} to ${name}`, said = `${target.name} is called ${name} now: ${extent(target)}. The texts stay as they are.`;
  const entity = await correct(app, target, label, (file, context) => renamed(file, target, name, context), said);
  return entity === undefined ? undefined : { entity, name, type: target.type, mentions: target.mentions, sources: target.sources };
}
