import * as vscode from 'vscode';
import { attributedQuotation } from '../../core/commands/attribution';
import { quotationAt } from '../../core/commands/findAt';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { commandIds } from '../ids';
import { UserError } from '../messages';
import type { Command } from './command';
import { targetOf } from './target';

/** Puts the quotation at the cursor on the clipboard, with who said it and where; resolves to that text. */
export function copyQuoteCommand(app: App): Command {
  return {
    id: commandIds.copyQuoteWithAttribution,
    execute: async (args) => {
      const { view, span } = await targetOf(app, args);
      const quotation = quotationAt(view, span);
      if (!quotation) throw new UserError('There is no quotation at the cursor: put it into one that is highlighted.');
      const text = attributedQuotation(view, quotation, sourceName(view.uri));
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage('$(check) Quotation copied with its attribution', 3_000);
      return text;
    },
  };
}
