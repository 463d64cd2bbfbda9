import { findAt, type Find } from '../../core/commands/findAt';
import { quotationType } from '../../core/annotation/types';
import type { Mark } from '../../core/annotation/build';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command, CommandArguments } from './command';
import { decideAll, meansAll } from './decideAll';
import { rejectName } from './rejectName';
import { targetOf } from './target';

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

async function decide(app: App, decision: 'accept' | 'reject', args: CommandArguments): Promise<Decided | undefined> {
  const { uri, view, span } = await targetOf(app, args);
  const find = findAt(view, span);
  if (!find) throw new UserError('There is no name or quotation at the cursor: put it into one that is highlighted.');
  const who = await app.annotator.name(uri);
  if (who === undefined) return undefined;
  // Asking took its time; what was meant may have moved or gone meanwhile.
  const fresh = app.session.view(view.uri);
  if (fresh?.version !== view.version) throw new UserError('The text was changed meanwhile: decide again.');
  const mark = markOf(find, decision);
  const kept = await app.annotations.decide(view.uri, mark, who);
  const first = mark.pieces[0], last = mark.pieces[mark.pieces.length - 1];
  return { uri: view.uri, id: kept.id, decision, type: mark.type, start: first?.start ?? 0, end: last?.end ?? 0 };
}

function markOf(find: Find, decision: 'accept' | 'reject'): Mark & { readonly type: string } {
  if (find.what === 'mention') {
    const { start, end, type, entity } = find.mention;
    return { pieces: [{ start, end }], decision, type, entity };
  }
  const { spans, kind, speaker } = find.quotation;
  return {
    pieces: [...spans].sort((a, b) => a.start - b.start),
    decision,
    type: `${quotationType}/${kind}`,
    ...(speaker === null ? {} : { speaker }),
  };
}
