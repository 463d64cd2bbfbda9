import * as vscode from 'vscode';
import { tagCountsCsv } from '../../core/export/tagCounts';
import { tagsUsed } from '../../corpus/marking/tags';
import type { App } from '../app';
import { UserError } from '../messages';
import type { MarkingCommand } from './command';
import { markingIds } from './ids';
import { allSources } from './tagList';

/** Opens a table of how many passages of each source have each tag, as CSV that is not saved anywhere; resolves to its text. */
export function countTagsCommand(app: App): MarkingCommand {
  return {
    id: markingIds.countTags,
    execute: async () => {
      const uses = tagsUsed(app.annotations, allSources(app));
      if (uses.length === 0) throw new UserError('No passage has a tag yet: mark one first.');
      const uris = [...new Set(uses.flatMap(({ sources }) => [...sources.keys()]))].sort();
      const name = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
      const text = tagCountsCsv(uses.map(({ tag, sources }) => ({ tag, sources: new Map([...sources].map(([uri, count]) => [name(uri), count])) })), uris.map(name));
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language: 'csv' }));
      return text;
    },
  };
}
