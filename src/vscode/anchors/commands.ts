import * as vscode from 'vscode';
import { sourceName } from '../../corpus/trees/places';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { argumentsOf } from '../commands/command';
import { selectionsIn, targetOf } from '../commands/target';
import { UserError } from '../messages';
import { revealSpanCommand } from '../views/ids';
import { isRow } from '../views/treeProvider';
import { anchorIds } from './ids';
import { lostMarks, pickLost } from './lost';

/** What `reanchor` and `confirmPlace` did. */
export interface Reanchored {
  readonly uri: string;
  readonly id: string;
  readonly pieces: readonly Span[];
}

/** The commands that say where marks belong, and the one that forgets the texts kept to find them. */
export function registerAnchorCommands(app: App): vscode.Disposable {
  const commands: readonly (readonly [string, (raw: unknown) => Promise<unknown>])[] = [
    [anchorIds.reanchor, (raw) => reanchor(app, raw)],
    [anchorIds.confirmPlace, (raw) => confirm(app, raw)],
    [anchorIds.clearTextCache, () => clearTexts(app)],
  ];
  return vscode.Disposable.from(...commands.map(([id, execute]) => vscode.commands.registerCommand(id, async (raw: unknown) => {
    try {
      return await execute(raw);
    } catch (error) {
      app.messages.fail(error, 'The command did not work.');
      return undefined;
    }
  })));
}

/** Puts a mark on the selected words (its pieces, where several are selected): the one of `id`, else one of those that were not found for certain. */
async function reanchor(app: App, raw: unknown): Promise<Reanchored | undefined> {
  const args = argumentsOf(raw), known = idOf(raw);
  // A row of a view hands over where the mark stands now; where it is to be is what is selected.
  const { start, end, ...source } = args, given = start !== undefined && !isRow(raw);
  const { uri, view } = await targetOf(app, source), spans = given ? [{ start, end: end ?? start }] : selectionsIn(uri);
  const words = spans.filter((span) => span.start < span.end);
  if (words.some((span) => span.end > view.text.length)) throw new UserError(`${sourceName(view.uri)} is shorter than that: select words in it.`);
  if (words.length === 0 || (!given && known !== undefined && onlyShown(app, view.uri, known, words))) return askForWords(app, uri, known);
  const id = known ?? await chosen(app, view.uri, 'Glossator: Move Which Mark to the Selection?');
  return id === undefined ? undefined : put(app, view.uri, view.version, id, words);
}

/** Whoever comes from the list of problems has just what is listed selected, which nobody chose for the mark. */
function onlyShown(app: App, uri: string, id: string, [first, ...others]: readonly Span[]): boolean {
  const shown = lostMarks(app, uri).find((mark) => mark.id === id)?.span;
  return others.length === 0 && shown !== undefined && first?.start === shown.start && first.end === shown.end;
}

/** Shows where the mark stood, and waits for words to be selected there. */
async function askForWords(app: App, uri: vscode.Uri, id: string | undefined): Promise<undefined> {
  if (id === undefined) throw new UserError('Select the words that the mark belongs on, then run the command again.');
  const mark = lostMarks(app, uri.toString()).find((each) => each.id === id);
  if (mark) await vscode.commands.executeCommand(revealSpanCommand, { uri: uri.toString(), start: mark.span.start, end: mark.span.start });
  const which = mark && mark.words !== '' ? `the mark on “${mark.words}”` : 'the mark';
  throw new UserError(`Select the words that ${which} belongs on, then press the button.`, [{
    title: 'Put It There', run: () => {
      const [first, ...others] = selectionsIn(uri).filter((span) => span.start < span.end);
      return vscode.commands.executeCommand(anchorIds.reanchor, { uri: uri.toString(), id, ...(others.length === 0 && first) });
    },
  }]);
}

/** Says that a mark stands where it belongs: the one of `id`, else the one at the cursor, else one of all that may not. */
async function confirm(app: App, raw: unknown): Promise<Reanchored | undefined> {
  const { view, span } = await targetOf(app, argumentsOf(raw));
  const drifted = lostMarks(app, view.uri).filter(({ state }) => state === 'drifted'), id = idOf(raw);
  const here = drifted.filter((mark) => mark.span.start <= span.end && mark.span.end >= span.start);
  const mark = id === undefined ? await pickLost(here.length > 0 ? here : drifted, 'Glossator: Which Mark Stands Where It Belongs?') : drifted.find((each) => each.id === id);
  if (!mark && id === undefined && drifted.length > 0) return undefined;
  if (!mark) throw new UserError(`No mark in ${sourceName(view.uri)} has a place to be confirmed.`);
  return put(app, view.uri, view.version, mark.id, mark.pieces);
}

async function put(app: App, uri: string, version: number, id: string, pieces: readonly Span[]): Promise<Reanchored> {
  // Choosing took its time; what was meant may have moved or gone meanwhile.
  if (app.session.view(uri)?.version !== version) throw new UserError('The text was changed meanwhile: select the words again.');
  if (!await app.annotations.reanchor(uri, id, pieces)) throw new UserError('This mark is gone already.');
  return { uri, id, pieces };
}

async function chosen(app: App, uri: string, title: string): Promise<string | undefined> {
  const lost = lostMarks(app, uri);
  if (lost.length === 0) throw new UserError(`All marks in ${sourceName(uri)} were found: there is none to put on other words.`);
  return (await pickLost(lost, title))?.id;
}

async function clearTexts(app: App): Promise<{ texts: number }> {
  const texts = await app.annotations.clearTexts();
  vscode.window.setStatusBarMessage(`$(check) ${texts === 1 ? 'One text is' : `${texts} texts are`} forgotten`, 5_000);
  return { texts };
}

function idOf(raw: unknown): string | undefined {
  const { id } = (typeof raw === 'object' && raw !== null ? raw : {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
