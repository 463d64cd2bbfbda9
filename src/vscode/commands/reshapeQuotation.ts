import { extendedToSentence, mergedPieces, nextQuotation, shrunkToSentence, splitAt } from '../../core/quotation/reshape';
import { reshaped } from '../../core/quotation/decisions';
import { hull, type QuotationChange } from '../../core/annotation/types';
import type { PlacedQuotation } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command } from './command';
import { keepDecisions, ownDecision, quotationOf } from './mentionTarget';
import type { Target } from './target';

/** A quotation as a command left it. */
export interface Reshaped {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Span[];
}

/** What a command resolves to that changed the extent of quotations. */
export interface ReshapeOutcome {
  readonly uri: string;
  readonly decision: 'respan';
  readonly quotations: readonly Reshaped[];
}

/** Makes the quotation reach to the ends of its sentences, up to the words that introduce it. */
export function extendQuotationCommand(app: App): Command {
  return {
    id: commandIds.extendQuotation,
    execute: async (args) => {
      const target = await quotationOf(app, args), pieces = extendedToSentence(target.view, target.quotation);
      if (!pieces) throw new UserError('The quotation reaches to the ends of its sentence already.');
      return reshape(app, target, 'Extend a quotation to its sentence', [target.quotation], [pieces], 'extended');
    },
  };
}

/** Leaves of the quotation what is in the sentence at the cursor. */
export function shrinkQuotationCommand(app: App): Command {
  return {
    id: commandIds.shrinkQuotation,
    execute: async (args) => {
      const target = await quotationOf(app, args), pieces = shrunkToSentence(target.view, target.quotation, target.span.start);
      if (!pieces) throw new UserError('The quotation has no words outside of this sentence.');
      return reshape(app, target, 'Shrink a quotation to a sentence', [target.quotation], [pieces], 'shrunk');
    },
  };
}

/** Makes two quotations of the one at the cursor, cut there. */
export function splitQuotationCommand(app: App): Command {
  return {
    id: commandIds.splitQuotation,
    execute: async (args) => {
      const target = await quotationOf(app, args), halves = splitAt(target.view, target.quotation, target.span.start);
      if (!halves) throw new UserError('Put the cursor between two words of the quotation: there it is cut in two.');
      return reshape(app, target, 'Split a quotation', [target.quotation], halves, 'split');
    },
  };
}

/** Makes one quotation of the one at the cursor and the one after it; the first one’s speaker says both. */
export function mergeQuotationsCommand(app: App): Command {
  return {
    id: commandIds.mergeQuotations,
    execute: async (args) => {
      const target = await quotationOf(app, args), { view, quotation } = target, next = nextQuotation(view, quotation);
      if (!next) throw new UserError('No quotation follows in this paragraph or the next two.');
      return reshape(app, target, 'Merge two quotations', [quotation, next], [mergedPieces(view, quotation, next)], 'merged');
    },
  };
}

/** Puts quotations of other extents in the place of some, as one step that can be undone. */
export async function reshape(
  app: App, target: Target, label: string, replaced: readonly PlacedQuotation[], extents: readonly (readonly Span[])[], change?: QuotationChange,
): Promise<ReshapeOutcome> {
  const own = new Map<PlacedQuotation, string>();
  for (const quotation of replaced) {
    const decision = await ownDecision(app, target, quotation.decision);
    if (decision) own.set(quotation, decision.id);
  }
  const marks = reshaped(target.view, replaced, extents, (quotation) => own.get(quotation), change);
  const kept = await app.history.step(label, (step) => keepDecisions(app, target, marks, step));
  const quotations = kept.slice(0, extents.length).map(({ id, type = '' }, i) => {
    const pieces = extents[i] ?? [], { start, end } = hull(pieces) ?? { start: 0, end: 0 };
    return { id, type, start, end, pieces };
  });
  return { uri: target.view.uri, decision: 'respan', quotations };
}

/** Which of these commands would do something at a place of a quotation, and what it would be merged with. */
export function reshapesAt({ view }: Pick<Target, 'view'>, quotation: PlacedQuotation, offset: number): { readonly extend: boolean; readonly shrink: boolean; readonly split: boolean; readonly merge: PlacedQuotation | undefined } {
  return {
    extend: extendedToSentence(view, quotation) !== undefined,
    shrink: shrunkToSentence(view, quotation, offset) !== undefined,
    split: offset > quotation.start && splitAt(view, quotation, offset) !== undefined,
    merge: nextQuotation(view, quotation),
  };
}

