import * as vscode from 'vscode';
import { storedAnnotations } from '../../corpus/trees/storedAnnotations';
import type { App } from '../app';
import { viewDefinitions } from './definitions';
import { registerAnnotationActions } from './annotationActions';
import { titleActions, type TitleAction, type ViewName } from './ids';
import { ModelView } from './modelView';
import { registerRevealSpan } from './revealSpan';
import { registerQuotationActions } from './quotationActions';
import { ActiveSource } from './scope';
import type { ViewState } from './viewState';

const effects: Readonly<Record<TitleAction, (state: ViewState) => Promise<void>>> = {
  showAllSources: (state) => state.setScope('all'),
  showThisFile: (state) => state.setScope('file'),
  sortByName: (state) => state.setSort('name'),
  sortByCount: (state) => state.setSort('count'),
};

/** The views of the sidebar, the buttons in their titles, and the command that shows a place. */
export function registerViews(app: App): vscode.Disposable {
  const annotations = storedAnnotations(app.annotations, app.session.index);
  const active = new ActiveSource();
  const views = viewDefinitions.map((definition) => ({ name: definition.name, view: new ModelView(app, definition, annotations, active) }));
  return vscode.Disposable.from(
    active, registerRevealSpan(app), ...views.map(({ view }) => view), ...views.flatMap(({ name, view }) => registerTitleActions(name, view)),
    ...views.filter(({ name }) => name === 'annotations').map(({ view }) => registerAnnotationActions(view)),
    ...views.filter(({ name }) => name === 'quotes').map(({ view }) => registerQuotationActions(view)),
  );
}

function registerTitleActions(name: ViewName, view: ModelView): vscode.Disposable[] {
  return titleActions.map((action) => vscode.commands.registerCommand(`glossator.${action}.${name}`, async () => {
    await effects[action](view.state);
    view.refresh();
  }));
}
