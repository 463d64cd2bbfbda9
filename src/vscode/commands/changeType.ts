import * as vscode from 'vscode';
import { builtInTypes } from '../../core/analysis/types';
import { isQuotationType } from '../../core/annotation/types';
import { compareTypes, typeFacts } from '../../core/card/kinds';
import { retyped } from '../../core/entities/corrections';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { correct, entityOf, extent } from './entityTarget';
import { entityHere, keepDecisions, mentionOf } from './mentionTarget';

/** Says that a name is of another type: `{type}`, here or with `{scope: 'all'}` (or `{entity}`) wherever the entity occurs. */
export function changeTypeCommand(app: App): Command {
  return { id: commandIds.changeType, execute: (args) => change(app, args) };
}

async function change(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await entityOf(app, args), everywhereOnly = args.entity !== undefined;
  const type = args.type ?? await askType(app, target.type, target.name);
  if (type === undefined) return undefined;
  if (type.trim() === '' || isQuotationType(type)) throw new UserError(`“${type}” cannot be the type of a name.`);
  const scope = everywhereOnly ? 'all' : args.scope ?? (args.type === undefined && target.mentions > 1 ? await askScope(extent(target)) : 'here');
  if (scope === undefined) return undefined;
  return scope === 'here' ? changeHere(app, args, type) : changeEverywhere(app, args, type);
}

async function changeHere(app: App, args: CommandArguments, type: string): Promise<object | undefined> {
  const target = await mentionOf(app, args), { view, mention } = target;
  const { start, end } = mention, entity = entityHere(view, view.text.slice(start, end), type);
  const kept = await keepDecisions(app, target, [{ mark: { pieces: [{ start, end }], decision: 'retype', type, ...(entity !== undefined && { entity }) }, decides: true }]);
  return kept[0] && { uri: view.uri, id: kept[0].id, decision: 'retype', type, start, end };
}

async function changeEverywhere(app: App, args: CommandArguments, type: string): Promise<object | undefined> {
  const target = await entityOf(app, args), { label } = typeFacts(type);
  const entity = await correct(app, target, `Change the type of ${target.name} to ${label}`, (file, context) => retyped(file, target, type, context), `${target.name} is of the type ${label} now: ${extent(target)}.`);
  return entity === undefined ? undefined : { entity, name: target.name, type, mentions: target.mentions, sources: target.sources };
}

/** Asks for an entity type: the built-in ones, those in use, or a new one. */
export async function askType(app: App, present: string | undefined, name: string): Promise<string | undefined> {
  const used = new Set([...builtInTypes, ...app.session.index.entities().map(({ type }) => type)]);
  const rows = [...used].filter((type) => type !== present).sort(compareTypes).map((type) => ({ label: `$(${typeFacts(type).icon}) ${typeFacts(type).label}`, type }));
  const other = { label: '$(add) Another type…', type: '' };
  const row = await vscode.window.showQuickPick([...rows, other], { title: 'Glossator: Change Type', placeHolder: `What is “${name}”?` });
  if (row !== other) return row?.type;
  const answer = await vscode.window.showInputBox({
    title: 'Glossator: Another Type', placeHolder: 'Ship', prompt: 'A type of your own, by any word.',
    validateInput: (value) => (isQuotationType(value.trim()) ? 'That is a kind of quotation, and no type of a name.' : undefined),
  });
  return answer?.trim() || undefined;
}

async function askScope(everywhere: string): Promise<'here' | 'all' | undefined> {
  const rows = [
    { label: '$(location) Only here', scope: 'here' as const, description: 'A decision beside this text' },
    { label: '$(globe) Everywhere', scope: 'all' as const, description: `${everywhere}, and whatever comes` },
  ];
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Change Type', placeHolder: 'Where does that hold?' }))?.scope;
}
