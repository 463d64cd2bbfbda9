import * as vscode from 'vscode';
import { withTags } from '../../core/annotation/revise';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { excerpt } from '../../core/card/text';
import type { Tag } from '../../core/codebook/codebookFile';
import { tidyTag } from '../../core/codebook/tags';
import type { App } from '../app';
import { targetOf } from '../commands/target';
import { plain, tagRow } from './choose';
import type { MarkingCommand } from './command';
import { markingIds } from './ids';
import { knownTags } from './tagList';
import { markMeant } from './which';

const longest = 60;

/** Gives a mark other tags: `{id}`, else the mark at the cursor, and `{tags}`; without any it is a plain highlight, or a note. */
export function changeTagsCommand(app: App): MarkingCommand {
  return {
    id: markingIds.changeTags,
    execute: async (args) => {
      const { view, span } = await targetOf(app, args);
      const mark = await markMeant(app, view.uri, span, args.id, 'Change the Tags of Which Mark?');
      if (!mark) return undefined;
      const tags = args.tags?.map(tidyTag).filter((tag) => tag !== '') ?? await askTags(mark, knownTags(app, view.uri));
      if (!tags) return undefined;
      const changed = await app.history.step('Change the tags of a mark', async (step) => {
        const count = await app.annotations.revise(view.uri, 'Change tags', (stored, now) => withTags(stored, tags, now), new Set([mark.id]), step);
        if (count > 0) await app.codebook.add(view.uri, tags, step);
        return count > 0;
      });
      if (!changed) return undefined;
      vscode.window.setStatusBarMessage(tags.length === 0 ? '$(check) The mark has no tag any more' : `$(check) Marked as ${tags.map(plain).join(', ')}`, 4_000);
      return { uri: view.uri, id: mark.id, tags };
    },
  };
}

interface Row extends vscode.QuickPickItem {
  readonly tag: string;
}

/** Shows all tags, those of the mark ticked; what is typed and no tag yet becomes one. Undefined when dismissed. */
function askTags(mark: PlacedAnnotation, known: readonly Tag[]): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick<Row>(), ticked = new Set(mark.tags);
  const names = new Set(known.map(({ name }) => name)), all = [...mark.tags.filter((name) => !names.has(name)).map((name): Tag => ({ name, terms: [] })), ...known];
  const rows = all.map((tag): Row => ({ ...tagRow(tag), tag: tag.name }));
  const typed = (): string => {
    const name = tidyTag(pick.value);
    return all.some((tag) => tag.name === name) ? '' : name;
  };
  const show = (): void => {
    const name = typed(), items = name === '' ? rows : [{ label: `$(add) New tag “${plain(name)}”`, alwaysShow: true, tag: name }, ...rows];
    pick.items = items;
    pick.selectedItems = items.filter(({ tag }) => ticked.has(tag));
  };
  pick.canSelectMany = true;
  pick.title = `Glossator: Tags of “${plain(excerpt(mark.quote, longest))}”`;
  pick.placeholder = 'Tick tags, or type a new one';
  pick.matchOnDescription = true;
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidChangeSelection((selected) => {
      for (const { tag } of pick.items) ticked.delete(tag);
      for (const { tag } of selected) ticked.add(tag);
    });
    pick.onDidAccept(() => {
      const name = typed();
      resolve([...all.map((tag) => tag.name).filter((tag) => ticked.has(tag)), ...(name === '' ? [] : [name])]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
