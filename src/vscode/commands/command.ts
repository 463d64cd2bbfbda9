import * as vscode from 'vscode';
import type { App } from '../app';
import type { CommandId } from '../ids';

/**
 * What commands take instead of asking: a place in a source (offsets in UTF-16 code units; without `uri` the active editor,
 * without `start` its selection), and answers.
 */
export interface CommandArguments {
  readonly uri?: string;
  readonly start?: number;
  readonly end?: number;
  readonly type?: string;
  readonly name?: string;
  readonly entity?: string;
  readonly on?: boolean;
  /** URI or name of the entity that another one becomes part of. */
  readonly into?: string;
  /** URI or name of the entity that says a quotation, or other words for who does; empty: nobody knows. */
  readonly speaker?: string;
  /** Where a correction holds. */
  readonly scope?: Scope;
  readonly aliases?: readonly string[];
  /** A name to be taken away from an entity. */
  readonly alias?: string;
  /** A page about an entity. */
  readonly link?: string;
  /** Id of a format to export to or to import from. */
  readonly format?: string;
  /** URI of the file, or of the folder for formats with a file a source, that is written. */
  readonly to?: string;
  /** URI of the file that is read. */
  readonly from?: string;
  /** The number of places was seen and agreed to. */
  readonly confirmed?: boolean;
}

const scopes = ['here', 'file', 'folder', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** One command: it resolves to what it did, and to undefined when it did nothing. */
export interface Command {
  readonly id: CommandId;
  execute(args: CommandArguments): Promise<unknown>;
}

/** Registers commands, reads their arguments, and turns what they throw into one message. */
export function registerCommand(app: App, command: Command): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument: unknown) => {
    try {
      return await command.execute(argumentsOf(argument));
    } catch (error) {
      app.messages.fail(error, 'The command did not work.');
      return undefined;
    }
  });
}

/** Menus hand over a URI, trees an element with a place, other callers the argument object; whatever does not fit is left out. */
export function argumentsOf(argument: unknown): CommandArguments {
  if (argument instanceof vscode.Uri) return { uri: argument.toString() };
  if (typeof argument !== 'object' || argument === null) return {};
  const { uri, start, end, type, name, entity, on, into, speaker, scope, aliases, alias, link, format, to, from, confirmed } = argument as Record<string, unknown>;
  const where = scopes.find((known) => known === scope);
  return {
    ...(uri instanceof vscode.Uri ? { uri: uri.toString() } : typeof uri === 'string' ? { uri } : {}),
    ...(isOffset(start) ? { start, end: isOffset(end) ? Math.max(start, end) : start } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof entity === 'string' ? { entity } : {}),
    ...(typeof on === 'boolean' ? { on } : {}),
    ...(typeof into === 'string' ? { into } : {}),
    ...(typeof speaker === 'string' ? { speaker } : {}),
    ...(where === undefined ? {} : { scope: where }),
    ...(Array.isArray(aliases) ? { aliases: aliases.filter((item) => typeof item === 'string') } : {}),
    ...(typeof alias === 'string' ? { alias } : {}),
    ...(typeof link === 'string' ? { link } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof to === 'string' ? { to } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof confirmed === 'boolean' ? { confirmed } : {}),
  };
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
