import * as vscode from 'vscode';
import { typeFacts } from '../../core/card/kinds';
import type { SourceView } from '../../core/analysis/view';
import type { NewMark } from '../../core/annotation/edit';
import { sourceName } from '../../corpus/trees/places';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { UserError } from '../messages';
import { settings } from '../settings';
import type { CommandArguments } from './command';
import { markOf } from './mentionTarget';
import { uriOf } from './target';
import { offerUndo } from './undo';

/** Whether a command is to decide about all suggestions of an entity, or of a type, instead of the one at a place. */
export function meansAll({ entity, type, start, scope }: CommandArguments): boolean {
  return start === undefined && scope !== 'here' && (entity !== undefined || type !== undefined);
}

/** What was decided about many suggestions at once. */
export interface DecidedAll {
  readonly decision: 'accept' | 'reject';
  readonly count: number;
  readonly sources: readonly string[];
  readonly entity?: string;
  readonly type?: string;
}

/**
 * Accepts or rejects all suggestions of an entity (in one source with `uri`, else in all), or of a type in one source, as
 * one step. The number is stated and agreed to before, unless `confirmed`.
 */
export async function decideAll(app: App, decision: 'accept' | 'reject', args: CommandArguments): Promise<DecidedAll | undefined> {
  const { entity, type } = args;
  const what = entity === undefined ? `the type ${typeFacts(type ?? '').label}` : app.session.index.entity(entity, args.uri)?.name ?? 'this name';
  const sources = sourcesOf(app, args);
  await Promise.all(sources.map((uri) => app.session.currentView(uri)));
  const open = sources.map((uri) => suggestions(app, uri, args).length), count = open.reduce((sum, next) => sum + next, 0);
  if (count === 0) throw new UserError(`No suggestion of ${what} is left to decide about.`);
  const where = sources.length === 1 ? sourceName(sources[0] ?? '') : counted(open.filter((each) => each > 0).length, 'source');
  const many = `${counted(count, 'suggestion')} of ${what} in ${where}`;
  const verb = decision === 'accept' ? 'Accept' : 'Reject';
  if (args.confirmed !== true && await vscode.window.showWarningMessage(`${verb} ${many}?`, { modal: true, detail: 'This can be undone with one step.' }, verb) !== verb) return undefined;
  const who = await app.annotator.name(vscode.Uri.parse(sources[0] ?? ''));
  const done = await app.history.step(`${verb} ${many}`, async (step) => {
    const kept = await Promise.all(sources.map(async (uri) => {
      // Looked for anew at the moment of writing: asking took its time, and places move.
      const marks = suggestions(app, uri, args).map((mark): NewMark => ({ mark: markOf(mark, decision), decides: true }));
      return marks.length === 0 ? 0 : (await app.annotations.keep(uri, marks, who, step)).length;
    }));
    return kept.reduce((sum, next) => sum + next, 0);
  });
  offerUndo(app, `${decision === 'accept' ? 'Accepted' : 'Rejected'}: ${many}.`);
  return { decision, count: done, sources: sources.filter((_uri, i) => (open[i] ?? 0) > 0), ...(entity !== undefined ? { entity } : type !== undefined && { type }) };
}

/** How many suggestions of an entity, or of a type, nobody has decided about, and in how many sources. */
export function countOpen(app: App, args: CommandArguments): { readonly suggestions: number; readonly sources: number } {
  const open = sourcesOf(app, args).map((uri) => suggestions(app, uri, args).length).filter((count) => count > 0);
  return { suggestions: open.reduce((sum, next) => sum + next, 0), sources: open.length };
}

function sourcesOf(app: App, args: CommandArguments): readonly string[] {
  return args.entity !== undefined && args.uri === undefined ? app.session.index.mentionsOf(args.entity).map(({ view }) => view.uri) : [uriOf(args).toString()];
}

function suggestions(app: App, uri: string, { entity, type }: CommandArguments): SourceView['mentions'] {
  const view = app.session.view(uri), threshold = settings.suggestionsThreshold(vscode.Uri.parse(uri));
  const mentions = (entity === undefined ? view?.mentions : app.session.index.idsIn(uri, entity).flatMap((id) => view?.mentionsOf(id) ?? [])) ?? [];
  return mentions.filter((mention) => !mention.decision && mention.confidence >= threshold && (type === undefined || mention.type === type));
}
