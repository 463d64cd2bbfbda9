import * as vscode from 'vscode';
import { quotationKinds, type QuotationKind } from '../../core/analysis/types';
import { kindLabels } from '../../core/card/kinds';
import { quotationGroupings, type QuotationGrouping } from '../../corpus/trees/model';
import { quotationViewCommands } from './ids';
import type { ModelView } from './modelView';

const groupings: Readonly<Record<QuotationGrouping, string>> = { speaker: '$(person) By Speaker', topic: '$(symbol-numeric) By Topic', article: '$(file-text) By Article' };

/** How the quotations view groups what it shows, and which kinds it shows. */
export function registerQuotationActions(view: ModelView): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(quotationViewCommands.groupQuotations, async (argument: unknown) => {
      const named = memberOf(argument, 'by'), by = quotationGroupings.find((grouping) => grouping === named) ?? await askGrouping(view.state.quotationsBy);
      if (!by) return undefined;
      await view.state.setQuotationsBy(by);
      view.refresh();
      return { by };
    }),
    registerCommand(quotationViewCommands.filterQuotations, async (argument: unknown) => {
      const named = memberOf(argument, 'kinds'), kinds = Array.isArray(named) ? quotationKinds.filter((kind) => named.includes(kind)) : await askKinds(view.state.kinds);
      if (!kinds) return undefined;
      await view.state.setKinds(kinds);
      view.refresh();
      return { kinds: [...view.state.kinds ?? quotationKinds] };
    }),
  );
}

function memberOf(argument: unknown, key: string): unknown {
  return typeof argument === 'object' && argument !== null ? (argument as Record<string, unknown>)[key] : undefined;
}

async function askGrouping(now: QuotationGrouping): Promise<QuotationGrouping | undefined> {
  const rows = quotationGroupings.map((grouping) => ({ label: groupings[grouping], description: grouping === now ? 'shown now' : '', grouping }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Group Quotations', placeHolder: 'How the Quotations view is arranged' }))?.grouping;
}

async function askKinds(now: ReadonlySet<QuotationKind> | undefined): Promise<QuotationKind[] | undefined> {
  const rows = quotationKinds.map((kind) => ({ label: kindLabels[kind], picked: !now || now.has(kind), shows: kind }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Which Quotations Are Shown?', canPickMany: true, placeHolder: 'None chosen: all are shown' }))?.map(({ shows }) => shows);
}
