import * as vscode from 'vscode';
import { excerpt } from '../../../core/card/text';
import { markableAt } from '../../../core/commands/markable';
import type { SourceView } from '../../../core/analysis/view';
import { occurrencesIn, sourcesIn, type Occurrence, type Scope, type Wanted } from '../../../corpus/marking/occurrences';
import type { App } from '../../app';
import { targetOf } from '../../commands/target';
import { UserError } from '../../messages';
import { plain } from '../choose';
import type { MarkingArguments } from '../command';

/** What all occurrences are looked for, and where. */
export interface Query {
  readonly home: vscode.Uri;
  readonly words: string;
  readonly scope: Scope;
  readonly found: readonly Occurrence[];
}

const longestPhrase = 60;

/** Finds what the arguments name, else what is selected: the name at the cursor under all its names, or a phrase. Asks where to look. Undefined when dismissed. */
export async function queryOf(app: App, args: MarkingArguments): Promise<Query | undefined> {
  const { uri, view, span } = await targetOf(app, args);
  const { wanted, words } = wantedOf(app, view, args, span);
  const scope = args.scope ?? await askScope(app, view, wanted, words);
  if (!scope) return undefined;
  const views = scope === 'file' ? [view] : sourcesIn(app.session.index, scope, view);
  return { home: uri, words, scope, found: occurrencesIn(views, wanted) };
}

function wantedOf(app: App, view: SourceView, { phrase, entity }: MarkingArguments, span: { start: number; end: number }): { wanted: Wanted; words: string } {
  const called = (id: string): Wanted => ({ entity: (uri) => app.session.index.idsIn(uri, id, view.uri) });
  if (entity !== undefined) return { wanted: called(entity), words: view.cluster(entity)?.name ?? entity };
  if (phrase !== undefined && phrase.trim() !== '') return { wanted: { phrase }, words: phrase };
  const place = markableAt(view, span);
  if (!place) throw new UserError('There is no word at the cursor: select the phrase to look for.');
  const mention = view.mentions.find(({ start, end }) => start === place.start && end === place.end);
  const words = view.text.slice(place.start, place.end);
  return { wanted: mention ? called(mention.entity) : { phrase: words }, words: mention ? view.cluster(mention.entity)?.name ?? words : words };
}

async function askScope(app: App, view: SourceView, wanted: Wanted, words: string): Promise<Scope | undefined> {
  const rows = (['file', 'folder', 'all'] as const).map((scope) => {
    const views = sourcesIn(app.session.index, scope, view), found = occurrencesIn(views, wanted);
    const label = { file: '$(file) This file', folder: '$(folder) This folder and those in it', all: '$(files) All sources' }[scope];
    return { scope, label, description: placesIn(found) };
  });
  const title = `Glossator: Look for “${plain(excerpt(words, longestPhrase))}” In`;
  return (await vscode.window.showQuickPick(rows, { title, placeHolder: 'Every place is shown before anything changes' }))?.scope;
}

/** "37 places in 12 sources". */
export function placesIn(found: readonly { readonly view: { readonly uri: string } }[]): string {
  const sources = new Set(found.map(({ view }) => view.uri)).size;
  return `${found.length.toLocaleString('en')} ${found.length === 1 ? 'place' : 'places'}${sources > 1 ? ` in ${sources.toLocaleString('en')} sources` : ''}`;
}
