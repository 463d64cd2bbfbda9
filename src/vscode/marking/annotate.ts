import * as vscode from 'vscode';
import { markOf, type Saying } from '../../core/commands/markable';
import { typeFacts } from '../../core/card/kinds';
import { tidyTag } from '../../core/codebook/tags';
import type { App } from '../app';
import { offerUndo } from '../commands/undo';
import { UserError } from '../messages';
import { chooseSaying, plain, type Chosen } from './choose';
import type { MarkingArguments, MarkingCommand } from './command';
import { markingIds } from './ids';
import { passagesOf, whoMarks, type Passages } from './passages';
import { RecentMarks } from './recent';
import { knownTags } from './tagList';

/** What was marked, as the commands resolve to it. */
export interface Annotated extends Saying {
  readonly uri: string;
  /** Ids of the annotations, in the order of the passages. */
  readonly ids: readonly string[];
}

/** Marks the selected passages, or the name or word at the cursor. */
export function annotateSelectionCommand(app: App): MarkingCommand {
  return {
    id: markingIds.annotateSelection,
    execute: async (args) => {
      const passages = await passagesOf(app, args);
      const chosen = sayingIn(args) ?? await ask(app, passages);
      if (!chosen) return undefined;
      if (!chosen.note) return keep(app, passages, chosen.saying, args.together ?? chosen.together);
      const first = passages.spans[0];
      return vscode.commands.executeCommand(markingIds.addNote, { uri: passages.view.uri, ...first });
    },
  };
}

/** Says of the selected passages what the last mark said. */
export function repeatLastTagCommand(app: App): MarkingCommand {
  return {
    id: markingIds.repeatLastTag,
    execute: async (args) => {
      const { last } = new RecentMarks(app.context.workspaceState);
      if (!last) return vscode.commands.executeCommand(markingIds.annotateSelection, args);
      return keep(app, await passagesOf(app, args), last, args.together ?? false);
    },
  };
}

/** Gives the selected passages the tag that has a key in the codebook. */
export function annotateWithKeyCommand(app: App): MarkingCommand {
  return {
    id: markingIds.annotateWithKey,
    execute: async (args) => {
      const passages = await passagesOf(app, args);
      const tag = app.codebook.tagsFor(passages.view.uri).find(({ key }) => key !== undefined && key.toLowerCase() === args.key?.toLowerCase());
      if (!tag) throw new UserError(`No tag has the key ${plain(args.key ?? '')}: write "key" beside a tag in .glossator/codebook.json.`);
      return keep(app, passages, { tag: tag.name }, args.together ?? false);
    },
  };
}

function sayingIn({ tag, type, note, highlight }: MarkingArguments): Chosen | undefined {
  const tidy = tag === undefined ? '' : tidyTag(tag);
  const saying = { ...(tidy !== '' && { tag: tidy }), ...(type !== undefined && type !== '' && { type }), ...(note !== undefined && note.trim() !== '' && { note }) };
  return highlight === true || Object.keys(saying).length > 0 ? { saying, note: false, together: false } : undefined;
}

function ask(app: App, { view, spans }: Passages): Promise<Chosen | undefined> {
  const [first] = spans;
  const words = plain(view.text.slice(first?.start, Math.min(first?.end ?? 0, (first?.start ?? 0) + 60)));
  return chooseSaying({
    title: spans.length === 1 ? `Glossator: Mark “${words}”` : `Glossator: Mark ${spans.length} Passages`,
    tags: knownTags(app, view.uri), recent: new RecentMarks(app.context.workspaceState).tags, passages: spans.length,
  });
}

async function keep(app: App, { uri, view, spans }: Passages, saying: Saying, together: boolean): Promise<Annotated | undefined> {
  const who = await whoMarks(app, uri, view);
  const marks = (together ? [spans] : spans.map((span) => [span])).map((pieces) => markOf(view, pieces, saying));
  const label = sayingLabel(saying);
  const { kept, problems } = await app.marking.mark(`${marks.length === 1 ? 'Mark a passage' : `Mark ${marks.length} passages`} as ${label}`, [{ uri: view.uri, marks }], who);
  for (const problem of problems) app.messages.show('warning', problem);
  if (kept.length === 0) return undefined;
  await new RecentMarks(app.context.workspaceState).remember(saying);
  if (kept.length > 1) offerUndo(app, `${kept.length} passages marked as ${label}.`);
  else vscode.window.setStatusBarMessage(`$(check) Marked as ${label}`, 4_000);
  return { uri: view.uri, ids: kept.map(({ annotation }) => annotation.id), ...saying };
}

/** What a mark says, in a few words. */
export function sayingLabel({ tag, type, note }: Saying): string {
  if (tag !== undefined) return plain(tag);
  if (type !== undefined) return plain(typeFacts(type).label);
  return note === undefined ? 'a highlight' : 'a note';
}
