import type * as vscode from 'vscode';
import { markableAt } from '../../core/commands/markable';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { onlyOwn, selectionsIn, targetOf } from '../commands/target';
import { UserError } from '../messages';
import type { MarkingArguments } from './command';

/** What is to be marked: passages of a source as it is now, in order, none twice. */
export interface Passages {
  readonly uri: vscode.Uri;
  readonly view: SourceView;
  readonly spans: readonly Span[];
}

/** The passages that a command is about: its arguments', else all selections of the editor. Throws a UserError where nothing can be marked. */
export async function passagesOf(app: App, args: MarkingArguments): Promise<Passages> {
  const { uri, view, span } = await targetOf(app, args);
  onlyOwn(app, uri);
  const selected = args.start === undefined ? selectionsIn(uri) : [];
  const wanted = args.spans ?? (selected.length > 0 ? selected : [span]);
  const spans = new Map(wanted.flatMap((each) => markableAt(view, each) ?? []).map((each) => [`${each.start} ${each.end}`, each]));
  if (spans.size === 0) throw new UserError('There is no word at the cursor: select the passage to mark.');
  return { uri, view, spans: [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** Who marks. Throws a UserError when the text was changed while it was asked. */
export async function whoMarks(app: App, uri: vscode.Uri, view: SourceView): Promise<string> {
  const who = await app.annotator.name(uri);
  if (app.session.view(view.uri)?.version !== view.version) throw new UserError('The text was changed meanwhile: mark the passage again.');
  return who;
}
