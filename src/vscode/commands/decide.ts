import { findAt, type Find } from '../../core/commands/findAt';
import type { Mark } from '../../core/annotation/build';
import { hull } from '../../core/annotation/types';
import { quotationDecision } from '../../core/quotation/decisions';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { decideAll, meansAll } from './decideAll';
import { keepDecisions, quotationsOf } from './mentionTarget';
import { rejectName } from './rejectName';
import { targetOf, type Target } from './target';

/** What a decision was about, as the command resolves to it. */
export interface Decided {
  readonly uri: string;
  /** The id of the annotation that holds the decision. */
  readonly id: string;
  readonly decision: 'accept' | 'reject';
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps the name or quotation at the cursor as right or as wrong; a person's word wins over the machine's from then on.
 * With `{entity}` or `{type}` instead of a place it decides about all of them, with `{scope: 'file' | 'all'}` a name is rejected for good.
 */
export function decisionCommand(app: App, decision: 'accept' | 'reject'): Command {
  return {
    id: decision === 'accept' ? commandIds.acceptSuggestion : commandIds.rejectSuggestion,
    execute: (args) => {
      if (meansAll(args)) return decideAll(app, decision, args);
      const everywhere = decision === 'reject' && (args.scope === 'file' || args.scope === 'all');
      return everywhere ? rejectName(app, args) : decide(app, decision, args);
    },
  };
}

/** Says that the quotation at the cursor is none, wherever in it the cursor is, or that all selected are none; a name there stays. */
export function rejectQuotationCommand(app: App): Command {
  return {
    id: commandIds.rejectQuotation,
    execute: async (args) => {
      const target = await quotationsOf(app, args);
      return decideAbout(app, 'reject', target, target.quotations.map((quotation) => ({ what: 'quotation', quotation })));
    },
  };
}

async function decide(app: App, decision: 'accept' | 'reject', args: CommandArguments): Promise<Decided | undefined> {
  const target = await targetOf(app, args), find = findAt(target.view, target.span);
  if (!find) throw new UserError('There is no name or quotation at the cursor: put it into one that is highlighted.');
  return decideAbout(app, decision, target, [find]);
}

/** Keeps the decision about each; resolves to what was decided about the first. */
async function decideAbout(app: App, decision: 'accept' | 'reject', target: Target, finds: readonly Find[]): Promise<Decided | undefined> {
  const marks = finds.map((find) => markOf(find, decision)), [mark] = marks;
  const [kept] = await keepDecisions(app, target, marks.map((each) => ({ mark: each, decides: true })));
  const { start, end } = hull(mark?.pieces ?? []) ?? target.span;
  return kept && mark && { uri: target.view.uri, id: kept.id, decision, type: mark.type, start, end };
}

function markOf(find: Find, decision: 'accept' | 'reject'): Mark & { readonly type: string } {
  if (find.what === 'mention') {
    const { start, end, type, entity } = find.mention;
    return { pieces: [{ start, end }], decision, type, entity };
  }
  return quotationDecision(find.quotation, decision);
}
