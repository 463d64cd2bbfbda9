import { excerpt } from '../../../core/card/text';
import type { PlacedAnnotation } from '../../../core/annotation/types';
import { addTo } from '../../../core/multimap';
import { marksOn, type Occurrence } from '../../../corpus/marking/occurrences';
import type { App } from '../../app';
import { offerUndo } from '../../commands/undo';
import { UserError } from '../../messages';
import { withProgress } from '../../progress';
import { plain } from '../choose';
import type { MarkingArguments, MarkingCommand } from '../command';
import { markingIds } from '../ids';
import { chooseOccurrences } from './preview';
import { placesIn, queryOf } from './query';

interface MarkedPlace extends Occurrence {
  readonly marks: readonly PlacedAnnotation[];
}

const longest = 60;

/** Deletes the marks on every place of a phrase or a name in the file, the folder or all sources, as one step; `tag` and `type` say which. */
export function removeAllOccurrencesCommand(app: App): MarkingCommand {
  return { id: markingIds.removeAllOccurrences, execute: (args) => removeAll(app, args) };
}

async function removeAll(app: App, args: MarkingArguments): Promise<unknown> {
  const query = await queryOf(app, args);
  if (!query) return undefined;
  const fits = ({ tags, type }: PlacedAnnotation): boolean => (args.tag === undefined || tags.includes(args.tag)) && (args.type === undefined || type === args.type);
  const marked = query.found.flatMap((place): MarkedPlace[] => {
    const marks = marksOn(app.annotations.placed(place.view.uri), place.span).filter(fits);
    return marks.length > 0 ? [{ ...place, marks }] : [];
  });
  const words = plain(excerpt(query.words, longest));
  if (marked.length === 0) throw new UserError(`No mark stands on “${words}” there.`);
  // What is to be deleted is always shown, unless the caller named it and said not to ask.
  const wanted = args.preview === false || (args.preview === undefined && named(args)) ? marked : await chooseOccurrences('Delete the marks on', marked);
  if (!wanted || wanted.length === 0) return undefined;
  const bySource = new Map<string, string[]>();
  for (const { view, marks } of wanted) for (const { id } of marks) addTo(bySource, view.uri, id);
  const label = `Delete all marks on “${words}”`;
  const { removed, problems, stopped } = await withProgress(`Glossator: ${label}`, (going) => app.marking.remove(label, [...bySource].map(([uri, ids]) => ({ uri, ids })), going));
  if (stopped) {
    app.messages.answer('information', 'Stopped: no mark was deleted.');
    return undefined;
  }
  for (const problem of problems) app.messages.show('warning', problem);
  offerUndo(app, `Marks deleted in ${placesIn(wanted)}.`);
  return { count: removed, sources: bySource.size };
}

function named({ phrase, entity, scope }: MarkingArguments): boolean {
  return (phrase !== undefined || entity !== undefined) && scope !== undefined;
}
