import { excerpt } from '../../../core/card/text';
import { markOf, type Saying } from '../../../core/commands/markable';
import { tidyTag } from '../../../core/codebook/tags';
import { addTo } from '../../../core/multimap';
import { isMarkedSo, type Occurrence } from '../../../corpus/marking/occurrences';
import type { App } from '../../app';
import { offerUndo } from '../../commands/undo';
import { UserError } from '../../messages';
import { withProgress } from '../../progress';
import { sayingLabel } from '../annotate';
import { chooseSaying, plain } from '../choose';
import type { MarkingArguments, MarkingCommand } from '../command';
import { markingIds } from '../ids';
import { RecentMarks } from '../recent';
import { knownTags } from '../tagList';
import { chooseOccurrences } from './preview';
import { placesIn, queryOf, type Query } from './query';

const longest = 60;

/** Marks every place of a phrase or a name in the file, the folder or all sources, as one step. */
export function annotateAllOccurrencesCommand(app: App): MarkingCommand {
  return { id: markingIds.annotateAllOccurrences, execute: (args) => annotateAll(app, args) };
}

async function annotateAll(app: App, args: MarkingArguments): Promise<unknown> {
  const query = await queryOf(app, args);
  if (!query) return undefined;
  const words = plain(excerpt(query.words, longest));
  if (query.found.length === 0) throw new UserError(`“${words}” stands nowhere there.`);
  const answered = answerIn(args), saying = answered ?? await askSaying(app, query, words);
  if (!saying) return undefined;
  const open = query.found.filter(({ view, span }) => app.filter.isIndexed(query.home) && app.annotations.has(view.uri) && !isMarkedSo(app.annotations.placed(view.uri), span, saying));
  if (open.length === 0) throw new UserError(`“${words}” is marked as ${sayingLabel(saying)} everywhere there.`);
  const wanted = answered && args.preview !== true ? open : await chooseOccurrences(`Mark as ${sayingLabel(saying)}:`, open);
  if (!wanted || wanted.length === 0) return undefined;
  return keepAll(app, query, wanted, saying, words);
}

async function keepAll(app: App, { home }: Query, wanted: readonly Occurrence[], saying: Saying, words: string): Promise<unknown> {
  const who = await app.annotator.name(home);
  const bySource = new Map<Occurrence['view'], Occurrence[]>();
  for (const place of wanted) addTo(bySource, place.view, place);
  // While the preview was open a text may have been edited, so that its places are others now.
  const stale = [...bySource.keys()].filter((view) => app.session.view(view.uri)?.text !== view.text);
  const sources = [...bySource].filter(([view]) => !stale.includes(view)).map(([view, places]) => ({ uri: view.uri, marks: places.map(({ span }) => markOf(view, [span], saying)) }));
  const label = `Mark all “${words}” as ${sayingLabel(saying)}`;
  const { kept, problems, stopped } = await withProgress(`Glossator: ${label}`, (going) => app.marking.mark(label, sources, who, going));
  if (stopped) {
    app.messages.answer('information', 'Stopped: nothing was marked.');
    return undefined;
  }
  await new RecentMarks(app.context.workspaceState).remember(saying);
  for (const problem of problems) app.messages.show('warning', problem);
  if (stale.length > 0) app.messages.show('warning', `${stale.length === 1 ? 'A source was' : `${stale.length} sources were`} edited meanwhile and left out: run the command again for the rest.`);
  const done = kept.map(({ uri }) => ({ view: { uri } }));
  offerUndo(app, `${placesIn(done)} marked as ${sayingLabel(saying)}.`);
  return { count: kept.length, sources: new Set(kept.map(({ uri }) => uri)).size, ids: kept.map(({ annotation }) => annotation.id), ...saying };
}

function answerIn({ tag, type, note, highlight }: MarkingArguments): Saying | undefined {
  const tidy = tag === undefined ? '' : tidyTag(tag);
  const saying = { ...(tidy !== '' && { tag: tidy }), ...(type !== undefined && { type }), ...(note !== undefined && { note }) };
  return highlight === true || Object.keys(saying).length > 0 ? saying : undefined;
}

async function askSaying(app: App, { home, found }: Query, words: string): Promise<Saying | undefined> {
  const chosen = await chooseSaying({
    title: `Glossator: Mark “${words}” in ${placesIn(found)}`, tags: knownTags(app, home.toString()), recent: new RecentMarks(app.context.workspaceState).tags, passages: 1,
  });
  if (chosen?.note) throw new UserError('A note belongs to one place: choose a tag or a type for many.');
  return chosen?.saying;
}
