import * as vscode from 'vscode';
import { typeFacts } from '../../core/card/kinds';
import { counted } from '../../corpus/trees/model';
import { excerpt } from '../../core/card/text';
import { findables, findByName, placeOf, type Findable } from '../../corpus/find/findables';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import { revealSpanCommand } from '../views/ids';
import type { Command, CommandArguments } from './command';

interface Row extends vscode.QuickPickItem {
  readonly findable?: Findable;
}

const longestName = 100;
const titles = { name: 'names', speaker: 'other speakers', value: 'dates and amounts' } as const;

/** Goes to anybody and anything in all sources; `{name}` or `{entity}` goes there without asking, on to the next place with `start`. */
export function findEntityCommand(app: App): Command {
  return { id: commandIds.findEntity, execute: (args) => find(app, args) };
}

async function find(app: App, args: CommandArguments): Promise<unknown> {
  const all = findables(app.session.index);
  const wanted = await chosen(app, all, args);
  if (!wanted) return undefined;
  const here = args.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  const after = args.start === undefined ? undefined : { start: args.start, end: args.end ?? args.start };
  const place = placeOf(app.session.index, wanted.key, here, after);
  if (!place) return undefined;
  await vscode.commands.executeCommand(revealSpanCommand, place);
  return { ...place, entity: wanted.key, name: wanted.name };
}

async function chosen(app: App, all: readonly Findable[], { name, entity, uri }: CommandArguments): Promise<Findable | undefined> {
  const id = entity === undefined ? undefined : app.session.index.entity(entity, uri)?.id ?? entity;
  const found = id === undefined ? undefined : all.find(({ key }) => key === id);
  if (found) return found;
  if (name !== undefined) {
    const named = findByName(all, name);
    if (!named) throw new UserError(`${excerpt(name, longestName)} is in none of the sources.`);
    return named;
  }
  if (all.length === 0) {
    throw new UserError(app.discovery.scanning ? 'The sources are still being read: try again in a moment.' : 'There are no sources yet: open a folder with texts, or a text.');
  }
  const row = await vscode.window.showQuickPick(rows(all), {
    title: 'Glossator: Find Person, Organisation or Place', placeHolder: 'A person, an organisation, a place or a speaker', matchOnDescription: true,
  });
  return row?.findable;
}

function rows(all: readonly Findable[]): Row[] {
  const result: Row[] = [];
  let group: Findable['group'] | undefined;
  for (const findable of all) {
    if (findable.group !== group) {
      group = findable.group;
      result.push({ label: titles[group], kind: vscode.QuickPickItemKind.Separator });
    }
    result.push(rowOf(findable));
  }
  return result;
}

function rowOf(findable: Findable): Row {
  const { name, type, aliases, count, sources, quotations } = findable;
  const facts = type === undefined ? { icon: 'quote', label: 'Speaker' } : typeFacts(type);
  const places = `${counted(count, type === undefined ? 'quotation' : 'mention')} in ${counted(sources, 'source')}`;
  const said = type !== undefined && quotations > 0 ? `, ${counted(quotations, 'quotation')}` : '';
  return {
    label: `$(${facts.icon}) ${plain(name)}`,
    description: [`${facts.label}, ${places}${said}`, ...(aliases.length > 0 ? [`also ${aliases.slice(0, 4).map(plain).join(', ')}`] : [])].join(' · '),
    findable,
  };
}

/** A source's words as they are: VS Code would draw `$(name)` as an icon. */
export function plain(text: string): string {
  return excerpt(text, longestName).replace(/\$\(/g, '$\u2060(');
}
