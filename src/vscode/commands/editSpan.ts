import type { NewMark } from '../../core/annotation/edit';
import type { PlacedMention, PlacedQuotation, SourceView } from '../../core/analysis/view';
import { piecesIn } from '../../core/quotation/reshape';
import { overlaps, type Span } from '../../core/span';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { keepDecisions, markOf, ownDecision } from './mentionTarget';
import { reshape } from './reshapeQuotation';
import { targetOf } from './target';

/** Makes the selection (or the place) the extent of the name, else the quotation, that it overlaps. */
export function editSpanCommand(app: App): Command {
  return { id: commandIds.editSpan, execute: (args) => edit(app, args) };
}

async function edit(app: App, args: CommandArguments): Promise<object | undefined> {
  const target = await targetOf(app, args), span = trimmed(target.view.text, target.span);
  if (span.end <= span.start) throw new UserError('Select the right extent first: from the first to the last character of the name or the quotation.');
  const found = overlapped(target.view, span);
  if (!found) throw new UserError('The selection overlaps no name and no quotation: mark it instead.');
  if (found.start === span.start && found.end === span.end) throw new UserError('The selection is the extent that it has already.');
  if ('spans' in found) {
    const [made] = (await reshape(app, target, 'Change the extent of a quotation', [found], [piecesIn(found, span)])).quotations;
    return made && { uri: target.view.uri, decision: 'respan', ...made };
  }
  const mark = markOf({ ...found, ...span }, 'respan');
  const own = await ownDecision(app, target, found.decision);
  const marks: NewMark[] = own ? [{ mark, decides: true, changes: own.id }] : [{ mark, decides: true }];
  // Somebody else's word about the old extent stays in the file, and is answered there.
  if (!own && found.decision) marks.unshift({ mark: markOf(found, 'reject'), decides: true });
  const kept = (await keepDecisions(app, target, marks)).at(-1);
  return kept && { uri: target.view.uri, id: kept.id, decision: 'respan', type: mark.type, ...span };
}

/** The name that shares most with the selection, of several the shortest; else the quotation. */
function overlapped(view: SourceView, span: Span): PlacedMention | PlacedQuotation | undefined {
  const shared = (other: Span): number => Math.min(other.end, span.end) - Math.max(other.start, span.start);
  const most = <T extends Span>(items: readonly T[]): T | undefined => items.filter((item) => overlaps(item, span))
    .sort((a, b) => shared(b) - shared(a) || (a.end - a.start) - (b.end - b.start))[0];
  const mention = most(view.mentions), quotation = most(view.quotations);
  // A selection that is much longer than the name in it means the quotation around both.
  return mention && !(quotation && span.end - span.start > 4 * (mention.end - mention.start)) ? mention : quotation ?? mention;
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end), before = words.length - words.trimStart().length;
  return { start: start + before, end: start + Math.max(before, words.trimEnd().length) };
}
