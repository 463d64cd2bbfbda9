import type { Mark } from '../../core/annotation/build';
import type { PlacedAnnotation } from '../../core/annotation/types';
import { foldName } from '../../core/analysis/entityId';
import type { PlacedMention, PlacedQuotation, SourceView } from '../../core/analysis/view';
import { findAt, quotationAt, quotationsAt } from '../../core/commands/findAt';
import type { NewMark } from '../../core/annotation/edit';
import type { OpenStep } from '../../corpus/history/history';
import type { App } from '../app';
import { UserError } from '../messages';
import type { CommandArguments } from './command';
import { onlyOwn, selectionsIn, targetOf, type Target } from './target';

/** The name that a command is about; throws a UserError when there is none at the place. */
export async function mentionOf(app: App, args: CommandArguments): Promise<Target & { readonly mention: PlacedMention }> {
  const target = await targetOf(app, args), find = findAt(target.view, target.span);
  const mention = find?.what === 'mention' ? find.mention : target.view.mentionAt(target.span.start);
  if (!mention) throw new UserError('There is no name at the cursor: put it into one that is highlighted.');
  return { ...target, mention };
}

const noQuotation = 'There is no quotation at the cursor: put it into one that is highlighted.';

/** The one quotation that a command is about; throws a UserError when there is none at the place, or several are selected. */
export async function quotationOf(app: App, args: CommandArguments): Promise<Target & { readonly quotation: PlacedQuotation }> {
  const target = await targetOf(app, args);
  if (args.start === undefined && quotationsAt(target.view, selectionsIn(target.uri)).length > 1) throw new UserError('Several quotations are selected: put one cursor into the one that is meant.');
  const quotation = quotationAt(target.view, target.span);
  if (!quotation) throw new UserError(noQuotation);
  return { ...target, quotation };
}

/** The quotations that a command is about: the one at the place, else all that are selected; throws a UserError when there is none. */
export async function quotationsOf(app: App, args: CommandArguments): Promise<Target & { readonly quotations: readonly [PlacedQuotation, ...PlacedQuotation[]] }> {
  const target = await targetOf(app, args), selected = args.start === undefined ? selectionsIn(target.uri) : [];
  const [first, ...others] = quotationsAt(target.view, selected.length > 0 ? selected : [target.span]);
  if (!first) throw new UserError(noQuotation);
  return { ...target, quotations: [first, ...others] };
}

/** Keeps decisions about places in one source as a person's. Throws a UserError where nothing can be kept, or when the text changed meanwhile. */
export async function keepDecisions(app: App, { uri, view }: Target, marks: readonly NewMark[], step?: OpenStep): Promise<readonly PlacedAnnotation[]> {
  onlyOwn(app, uri);
  const who = await app.annotator.name(uri);
  if (app.session.view(view.uri)?.version !== view.version) throw new UserError('The text was changed meanwhile: decide again.');
  return app.annotations.keep(view.uri, marks, who, step);
}

/** A person's own decision that made something what it is, so that it is changed instead of a second one being made. */
export async function ownDecision(app: App, { uri, view }: Target, decision: { readonly annotation: string } | undefined): Promise<PlacedAnnotation | undefined> {
  const found = decision && app.annotations.placed(view.uri).find(({ id }) => id === decision.annotation);
  if (!found || found.machine) return undefined;
  return found.creator === await app.annotator.name(uri) ? found : undefined;
}

/** The entity of a type that these words name in a source, where there is one. */
export function entityHere(view: SourceView, words: string, type: string): string | undefined {
  const folded = foldName(words);
  return view.clusters.find((cluster) => cluster.type === type && [cluster.name, ...cluster.aliases].some((name) => foldName(name) === folded))?.id;
}

/** What a person says about a name. */
export function markOf({ start, end, type, entity }: PlacedMention, decision: NonNullable<Mark['decision']>): Mark & { readonly type: string } {
  return { pieces: [{ start, end }], decision, type, entity };
}
