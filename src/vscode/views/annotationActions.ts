import * as vscode from 'vscode';
import { whoseChoices, type Whose } from '../../corpus/trees/annotationsByTag';
import { annotationViewCommands } from './ids';
import type { ModelView } from './modelView';

const labels: Readonly<Record<Whose, string>> = {
  all: '$(organization) Everybody’s', mine: '$(account) Mine', others: '$(person) Other people’s', machine: '$(archive) Found by Glossator and saved',
};

/** How the annotations view groups what it shows, and whose annotations it shows. */
export function registerAnnotationActions(view: ModelView): vscode.Disposable {
  const group = (byTag: boolean) => async (): Promise<void> => {
    await view.state.setByTag(byTag);
    view.refresh();
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(annotationViewCommands.groupByTag, group(true)),
    registerCommand(annotationViewCommands.groupBySource, group(false)),
    registerCommand(annotationViewCommands.filterAnnotations, async (argument: unknown) => {
      const named = typeof argument === 'object' && argument !== null && 'whose' in argument ? argument.whose : undefined;
      const whose = whoseChoices.find((choice) => choice === named) ?? await ask(view.state.whose);
      if (!whose) return undefined;
      await view.state.setWhose(whose);
      view.refresh();
      return { whose };
    }),
  );
}

async function ask(now: Whose): Promise<Whose | undefined> {
  const rows = whoseChoices.map((whose) => ({ label: labels[whose], description: whose === now ? 'shown now' : '', whose }));
  return (await vscode.window.showQuickPick(rows, { title: 'Glossator: Whose Annotations?', placeHolder: 'What the Annotations view shows' }))?.whose;
}
