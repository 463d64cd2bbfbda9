import { globOf, notAName } from '../../core/entities/corrections';
import { foldName } from '../../core/analysis/entityId';
import { typeFacts } from '../../core/card/kinds';
import { sourceName } from '../../corpus/trees/places';
import { counted } from '../../corpus/trees/model';
import type { App } from '../app';
import { UserError } from '../messages';
import type { CommandArguments } from './command';
import { entitiesChange } from './entityTarget';
import { mentionOf } from './mentionTarget';
import { offerUndo } from './undo';

/** Says that the words at a place are no name of this type, in this file or in all sources, now and whenever they occur. */
export async function rejectName(app: App, args: CommandArguments): Promise<object | undefined> {
  const { view, mention } = await mentionOf(app, args), { type } = mention;
  const name = view.text.slice(mention.start, mention.end).replace(/\s+/gu, ' ');
  const path = app.entities.pathOf(view.uri), here = args.scope === 'file';
  if (path === undefined) throw new UserError('This text is in no workspace folder: reject the name here, or save the text in a folder.');
  const folded = foldName(name);
  const found = (here ? [view] : app.session.index.sources()).map((source) => source.mentions.filter((each) => each.type === type && foldName(source.text.slice(each.start, each.end)) === folded).length);
  const mentions = found.reduce((sum, next) => sum + next, 0), sources = found.filter((count) => count > 0).length;
  const where = here ? `in ${sourceName(view.uri)}` : 'in all sources';
  const changed = await entitiesChange(app, view.uri, `Reject ${name} ${where}`, (file) => notAName(file, name, type, here ? [globOf(path)] : []));
  if (!changed) return undefined;
  offerUndo(app, `“${name}” is not a name (${typeFacts(type).label}) ${where} any more: ${counted(mentions, 'mention')} in ${counted(sources, 'source')}.`);
  return { decision: 'reject', name, type, scope: here ? 'file' : 'all', mentions, sources };
}
