import * as vscode from 'vscode';
import type { Saying } from '../../core/commands/markable';
import { scopes, type Scope } from '../../corpus/marking/occurrences';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { argumentsOf, type CommandArguments } from '../commands/command';
import type { MarkingId } from './ids';

/** What the commands about marks take besides a place: answers to what they would ask. */
export interface MarkingArguments extends Omit<CommandArguments, 'scope'>, Saying {
  /** Several passages at once, instead of `start` and `end`. */
  readonly spans?: readonly Span[];
  /** Whether several passages are the pieces of one mark. */
  readonly together?: boolean;
  /** A plain highlight: no tag, no type, no note. */
  readonly highlight?: boolean;
  /** The key of a tag. */
  readonly key?: string;
  /** The id of an annotation. */
  readonly id?: string;
  readonly phrase?: string;
  readonly scope?: Scope;
  /** The tags that a mark is to have. */
  readonly tags?: readonly string[];
  /** A tag's new name. */
  readonly into?: string;
  /** Whether to show what is going to happen and let single places be left out. */
  readonly preview?: boolean;
}

/** One command about marks; `raw` is what VS Code handed over. It resolves to what it did, and to undefined when it did nothing. */
export interface MarkingCommand {
  readonly id: MarkingId;
  execute(args: MarkingArguments, raw: unknown): Promise<unknown>;
}

/** Registers commands, reads their arguments, and turns what they throw into one message. */
export function registerMarkingCommands(app: App, commands: readonly MarkingCommand[]): vscode.Disposable {
  return vscode.Disposable.from(...commands.map((command) => vscode.commands.registerCommand(command.id, async (raw: unknown) => {
    try {
      return await command.execute(markingArguments(raw), raw);
    } catch (error) {
      app.messages.fail(error, 'The command did not work.');
      return undefined;
    }
  })));
}

/** Reads the argument object of a command about marks; whatever does not fit is left out. */
export function markingArguments(raw: unknown): MarkingArguments {
  const { scope: _other, ...base } = argumentsOf(raw);
  if (typeof raw !== 'object' || raw === null || raw instanceof vscode.Uri) return base;
  const values = raw as Record<string, unknown>;
  const text = <K extends string>(key: K): { [P in K]?: string } => (typeof values[key] === 'string' ? { [key]: values[key] } as { [P in K]?: string } : {});
  const flag = <K extends string>(key: K): { [P in K]?: boolean } => (typeof values[key] === 'boolean' ? { [key]: values[key] } as { [P in K]?: boolean } : {});
  const { scope } = values, known = scopes.find((each) => each === scope);
  const spans = Array.isArray(values['spans']) ? values['spans'].filter(isSpan).map(({ start, end }) => ({ start, end })) : [];
  const { tags } = values;
  return {
    ...base, ...(Array.isArray(tags) && { tags: tags.filter((tag) => typeof tag === 'string') }), ...text('tag'), ...text('note'), ...text('key'), ...text('id'), ...text('phrase'), ...text('into'),
    ...flag('together'), ...flag('highlight'), ...flag('preview'), ...(known && { scope: known }), ...(spans.length > 0 && { spans }),
  };
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Record<string, unknown>;
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && (start as number) >= 0 && (end as number) > (start as number);
}
