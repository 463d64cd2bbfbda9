import type * as vscode from 'vscode';
import type { TreeSort } from '../../corpus/trees/model';
import { setViewKey, type ViewName } from './ids';

export type TreeScope = 'file' | 'all';

/** What a view shows and how it is sorted: remembered for the workspace, and known to the buttons in its title. */
export class ViewState {
  constructor(private readonly view: ViewName, private readonly memento: vscode.Memento) {
    setViewKey('scope', view, this.scope);
    setViewKey('sort', view, this.sort);
  }

  get scope(): TreeScope {
    return this.memento.get<TreeScope>(this.key('scope')) === 'all' ? 'all' : 'file';
  }

  get sort(): TreeSort {
    return this.memento.get<TreeSort>(this.key('sort')) === 'name' ? 'name' : 'count';
  }

  async setScope(scope: TreeScope): Promise<void> {
    await this.memento.update(this.key('scope'), scope);
    setViewKey('scope', this.view, scope);
  }

  async setSort(sort: TreeSort): Promise<void> {
    await this.memento.update(this.key('sort'), sort);
    setViewKey('sort', this.view, sort);
  }

  private key(what: string): string {
    return `glossator.views.${this.view}.${what}`;
  }
}
