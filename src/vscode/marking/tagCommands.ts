import * as vscode from 'vscode';
import { tidyTag } from '../../core/codebook/tags';
import { counted } from '../../corpus/trees/model';
import { deleteTag, renameTag, tagsUsed, type TagsChanged } from '../../corpus/marking/tags';
import type { App } from '../app';
import { UserError } from '../messages';
import { withProgress } from '../progress';
import { uriOf } from '../commands/target';
import { offerUndo } from '../commands/undo';
import { chooseSaying, plain } from './choose';
import type { MarkingArguments, MarkingCommand } from './command';
import { markingIds } from './ids';
import { allSources, knownTags } from './tagList';

/** Calls a tag otherwise in all sources and the codebook; where the new name is in use the two become one. */
export function renameTagCommand(app: App): MarkingCommand {
  return {
    id: markingIds.renameTag,
    execute: async (args) => {
      const tag = await chosenTag(app, args, 'Rename or Merge Which Tag?');
      if (tag === undefined) return undefined;
      const into = tidyTag(args.into ?? await askName(app, tag) ?? '');
      if (into === '' || into === tag) return undefined;
      if (into.startsWith(`${tag}/`)) throw new UserError(`${plain(into)} is below ${plain(tag)}: a tag cannot be moved below itself.`);
      const renamed = await withProgress(`Glossator: Renaming ${plain(tag)}`, (going) => renameTag(app.annotations, app.codebook, allSources(app), tag, into, going));
      return told(app, renamed, `${plain(tag)} is called ${plain(into)} now`);
    },
  };
}

/** Takes a tag, and what is below it, off all passages and out of the codebook; the passages stay marked. */
export function deleteTagCommand(app: App): MarkingCommand {
  return {
    id: markingIds.deleteTag,
    execute: async (args) => {
      const tag = await chosenTag(app, args, 'Delete Which Tag?');
      if (tag === undefined || (args.tag === undefined && !await confirmed(app, tag))) return undefined;
      const deleted = await withProgress(`Glossator: Deleting ${plain(tag)}`, (going) => deleteTag(app.annotations, app.codebook, allSources(app), tag, going));
      return told(app, deleted, `The tag ${plain(tag)} is deleted`);
    },
  };
}

async function chosenTag(app: App, { tag, uri }: MarkingArguments, title: string): Promise<string | undefined> {
  if (tag !== undefined) return tag;
  const home = uri ?? vscode.window.activeTextEditor?.document.uri.toString() ?? vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? uriOf({}).toString();
  const tags = knownTags(app, home);
  if (tags.length === 0) throw new UserError('There are no tags yet: mark a passage with one first.');
  return (await vscode.window.showQuickPick(tags.map(({ name }) => ({ label: `$(tag) ${plain(name)}`, name })), { title: `Glossator: ${title}`, placeHolder: 'A tag in use or in the codebook' }))?.name;
}

async function askName(app: App, tag: string): Promise<string | undefined> {
  const chosen = await chooseSaying({
    title: `Glossator: Call ${plain(tag)}`, tags: knownTags(app, uriOf({}).toString()).filter(({ name }) => name !== tag), recent: [], passages: 1, tagsOnly: true,
  });
  return chosen?.saying.tag;
}

async function confirmed(app: App, tag: string): Promise<boolean> {
  const uses = tagsUsed(app.annotations, allSources(app)).filter((use) => use.tag === tag || use.tag.startsWith(`${tag}/`));
  const count = uses.reduce((sum, { sources }) => [...sources.values()].reduce((all, each) => all + each, sum), 0);
  const rows = [{ label: `$(trash) Delete ${plain(tag)}`, description: count === 0 ? 'no passage has it' : `${counted(count, 'passage')} ${count === 1 ? 'keeps its mark' : 'keep their marks'} without it`, yes: true }, { label: '$(close) Keep It', yes: false }];
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Delete a Tag', placeHolder: 'It goes from all sources; one step brings it back' }))?.yes === true;
}

function told(app: App, changed: TagsChanged, what: string): TagsChanged | undefined {
  if (changed.stopped) {
    app.messages.answer('information', 'Stopped: all tags are as they were.');
    return undefined;
  }
  for (const problem of changed.problems) app.messages.show('warning', problem);
  const where = changed.annotations === 0 ? '' : `, in ${changed.annotations} ${changed.annotations === 1 ? 'mark' : 'marks'} of ${changed.sources} ${changed.sources === 1 ? 'source' : 'sources'}`;
  offerUndo(app, `${what}${where}.`);
  return changed;
}
