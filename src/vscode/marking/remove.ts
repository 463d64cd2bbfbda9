import * as vscode from 'vscode';
import { excerpt } from '../../core/card/text';
import { marksAt } from '../../corpus/marking/occurrences';
import type { App } from '../app';
import { targetOf } from '../commands/target';
import { UserError } from '../messages';
import { plain } from './choose';
import type { MarkingCommand } from './command';
import { markingIds } from './ids';

const longest = 60;

/** Deletes a mark: the one of `id`, else the one at the cursor; of several there one is chosen. */
export function removeAnnotationCommand(app: App): MarkingCommand {
  return {
    id: markingIds.removeAnnotation,
    execute: async (args) => {
      const { view, span } = await targetOf(app, args);
      const placed = app.annotations.placed(view.uri);
      const id = args.id ?? await chosen(marksAt(placed, span));
      if (id === undefined) return undefined;
      const gone = placed.find((each) => each.id === id);
      const removed = gone !== undefined && await app.annotations.remove(view.uri, id);
      if (!removed) throw new UserError('This mark is gone already.');
      vscode.window.setStatusBarMessage('$(check) Mark deleted; Glossator: Undo brings it back', 4_000);
      return { uri: view.uri, id };
    },
  };
}

async function chosen(marks: ReturnType<typeof marksAt>): Promise<string | undefined> {
  const [first] = marks;
  if (!first) throw new UserError('There is no mark at the cursor: put it into one that you or others made.');
  if (marks.length === 1) return first.id;
  const rows = marks.map(({ id, quote, tags, notes, creator }) => ({
    id, label: plain(excerpt(quote, longest)), description: plain([...tags.map((tag) => `#${tag}`), ...notes.map((note) => excerpt(note, longest)), creator].filter((part) => part !== '').join(' · ')),
  }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Delete Which Mark?' }))?.id;
}
