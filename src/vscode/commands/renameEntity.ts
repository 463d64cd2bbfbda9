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
  const name = (args.name ?? await vscode.window.showInputBox({
    title: `Glossator: Rename ${target.name}`, value: target.name, prompt: `The name for ${extent(target)}. The texts stay as they are.`,
    validateInput: (value) => (value.trim() === '' ? 'A name needs at least one character.' : undefined),
  }))?.replace(/\s+/gu, ' ').trim();
  if (!name || name === target.name) return undefined;
  const entity = await correct(app, target, `Rename ${target.name} to ${name}`, (file, context) => renamed(file, target, name, context), `${target.name} is called ${name} now: ${extent(target)}.`);
  return entity === undefined ? undefined : { entity, name, type: target.type, mentions: target.mentions, sources: target.sources };
}
