import * as vscode from 'vscode';
import { proseLanguages } from '../../core/analysis/types';
import { referenceAt } from '../../core/card/facts';
import type { SourceView } from '../../core/analysis/view';
import type { Span } from '../../core/span';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import { renameTo } from '../commands/renameEntity';
import { rangeOf } from '../positions';

/** The rename key on a name gives the entity another one, in all sources; no text is changed. A file of another language has other things to rename. */
export function registerRename(app: App): vscode.Disposable {
  return vscode.languages.registerRenameProvider(proseLanguages.map((language) => ({ language })), new EntityRenameProvider(app));
}

class EntityRenameProvider implements vscode.RenameProvider {
  constructor(private readonly app: App) {}

  /** The box stands at the words of the text and holds the name that the entity has by now. */
  async prepareRename(document: vscode.TextDocument, position: vscode.Position): Promise<{ range: vscode.Range; placeholder: string }> {
    const { span, name } = await this.named(document, position);
    return { range: rangeOf(document, span), placeholder: name };
  }

  /** The decision is kept here; the edit is empty, since the texts stay as they are. */
  async provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, newName: string): Promise<vscode.WorkspaceEdit> {
    const { uri, entity } = await this.named(document, position);
    await renameTo(this.app, { uri, entity }, newName);
    return new vscode.WorkspaceEdit();
  }

  /** The entity at a place; throws an error whose message VS Code shows where there is none. */
  private async named(document: vscode.TextDocument, position: vscode.Position): Promise<{ uri: string; entity: string; span: Span; name: string }> {
    const uri = document.uri.toString();
    if (!this.app.documents.isFollowed(document.uri)) throw new Error(`${sourceName(uri)} is not read as a source: switch Glossator on for it to rename names in it.`);
    const view = await this.app.session.currentView(uri), found = view && nameAt(view, document.offsetAt(position));
    if (!found) throw new Error('There is no name at the cursor: put it into one that is highlighted to rename whom it means.');
    return { uri, ...found };
  }
}

/** A name, else words such as “the mayor” or “she” that stand for one. */
function nameAt(view: SourceView, offset: number): { entity: string; span: Span; name: string } | undefined {
  const span = view.mentionAt(offset) ?? referenceAt(view, offset), cluster = span && view.cluster(span.entity);
  return cluster && { entity: cluster.id, span, name: cluster.name };
}
