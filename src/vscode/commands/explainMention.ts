import { explain, explanationText } from '../../core/commands/explain';
import { findAt } from '../../core/commands/findAt';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command } from './command';
import { targetOf } from './target';

/** Says what made Glossator highlight the name or quotation at the cursor; resolves to the explanation. */
export function explainMentionCommand(app: App): Command {
  return {
    id: commandIds.explainMention,
    execute: async (args) => {
      const { view, span } = await targetOf(app, args);
      const find = findAt(view, span);
      if (!find) throw new UserError('There is no name or quotation at the cursor: put it into one that is highlighted.');
      const explanation = explain(view, find);
      app.messages.answer('information', explanationText(explanation));
      return explanation;
    },
  };
}
