import * as vscode from 'vscode';
import { withAliases, withLink } from '../../core/entities/corrections';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { correct, entityOf } from './entityTarget';

/** Sets the other names of an entity, for all sources: `{entity}` or a place, and `{aliases}`. */
export function editAliasesCommand(app: App): Command {
  return { id: commandIds.editAliases, execute: (args) => edit(app, args) };
}

async function edit(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await entityOf(app, args);
  const before = app.entities.entry(target.id)?.aliases ?? [];
  const aliases = args.aliases ?? (await vscode.window.showInputBox({
    title: `Glossator: Other Names of ${target.name}`, value: before.join('; '),
    prompt: `Names that mean ${target.name} in all sources, with semicolons between them.`, placeHolder: 'Ms. Lindqvist; the mayor of Port Ellery',
  }))?.split(';');
  if (!aliases) return undefined;
  const entity = await correct(app, target, `Change the names of ${target.name}`, (file, context) => withAliases(file, target, aliases, context));
  return entity === undefined ? undefined : { entity, name: target.name, aliases: app.entities.entry(entity)?.aliases ?? [] };
}

/** Links an entity to a page about it: `{entity}` or a place, and `{link}`. */
export function linkEntityCommand(app: App): Command {
  return { id: commandIds.linkEntity, execute: (args) => link(app, args) };
}

const uriPattern = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

async function link(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await entityOf(app, args);
  const answer = (args.link ?? await vscode.window.showInputBox({
    title: `Glossator: Link ${target.name}`, prompt: 'The address of a page or a record about it.', placeHolder: 'https://www.wikidata.org/entity/Q42',
    validateInput: (value) => (uriPattern.test(value.trim()) ? undefined : 'An address starts with something like https: and has no spaces.'),
  }))?.trim();
  if (answer === undefined) return undefined;
  if (!uriPattern.test(answer)) throw new UserError(`${answer} is no address: it has to start with something like https: and have no spaces.`);
  const entity = await correct(app, target, `Link ${target.name}`, (file, context) => withLink(file, target, answer, context), `${target.name} is linked to ${answer}.`);
  return entity === undefined ? undefined : { entity, name: target.name, links: app.entities.entry(entity)?.links ?? [] };
}
