import * as vscode from 'vscode';
import { globOf, separated, withoutAlias } from '../../core/entities/corrections';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { correct, entitiesChange, entityOf } from './entityTarget';
import { mentionOf } from './mentionTarget';
import { offerUndo } from './undo';

/**
 * Says that a name means somebody else: `{name}` with `{scope: 'here'}` at this place only, with `'file'` in this file;
 * with `{entity, alias}` it takes a name away that was merged into an entity.
 */
export function splitEntityCommand(app: App): Command {
  return { id: commandIds.splitEntity, execute: (args) => (args.alias === undefined ? split(app, args) : takeAway(app, args, args.alias)) };
}

async function takeAway(app: App, args: CommandArguments, alias: string): Promise<object | undefined> {
  const target = await entityOf(app, args);
  const entity = await correct(app, target, `Separate ${alias} from ${target.name}`, (file) => withoutAlias(file, target, alias));
  if (entity === undefined) throw new UserError(`${alias} is no name that somebody gave to ${target.name}: put the cursor on a mention that is somebody else.`);
  return { entity, name: target.name, alias };
}

async function split(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await mentionOf(app, args), { view, mention } = target;
  const subject = await entityOf(app, { uri: view.uri, start: mention.start, end: mention.end });
  const words = view.text.slice(mention.start, mention.end).replace(/\s+/gu, ' ');
  const count = view.mentionsOf(mention.entity).length, path = app.entities.pathOf(view.uri);
  const scope = args.scope ?? (args.name === undefined ? await askScope(count, sourceName(view.uri)) : 'here');
  if (scope !== 'here' && scope !== 'file') return undefined;
  const name = (args.name ?? await askName(subject.name))?.trim();
  if (!name) return undefined;
  const id = `urn:uuid:${app.ids.uuid()}`, label = `Separate ${name} from ${subject.name}`;
  const globs = scope === 'file' && path !== undefined ? [globOf(path)] : [];
  const said = { entity: id, name, type: subject.type, scope, uri: view.uri, mentions: scope === 'file' ? count : 1 };
  if (scope === 'file') {
    if (!await entitiesChange(app, view.uri, label, (file) => separated(file, subject, { id, name, words, in: globs }))) return undefined;
    offerUndo(app, `${subject.name} in ${sourceName(view.uri)} is ${name} now.`);
    return said;
  }
  const who = await app.annotator.name(target.uri);
  if (app.session.view(view.uri)?.version !== view.version) throw new UserError('The text was changed meanwhile: decide again.');
  const { start, end, type } = mention;
  await app.history.step(label, async (step) => {
    // A text in no workspace folder has no file about entities; the decision itself then says all there is.
    if (path !== undefined) await app.entities.change(view.uri, label, (file) => separated(file, subject, { id, name, words, in: [] }), step);
    await app.annotations.keep(view.uri, [{ mark: { pieces: [{ start, end }], decision: 'accept', type, entity: id }, decides: true }], who, step);
  });
  return said;
}

async function askScope(count: number, file: string): Promise<'here' | 'file' | undefined> {
  const rows = [
    { label: '$(location) Only this mention', scope: 'here' as const },
    { label: `$(file) All ${count} in ${file}`, scope: 'file' as const },
  ];
  if (count === 1) return 'here';
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Somebody Else', placeHolder: 'Which mentions are somebody else?' }))?.scope;
}

function askName(name: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: `Glossator: Not ${name}, but…`, value: `${name} (2)`, prompt: 'How do you tell the two apart? For example “Jonas Hale (union)”.' });
}
