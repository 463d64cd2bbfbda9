import type * as vscode from 'vscode';
import { whoseChoices, type Whose } from '../../corpus/trees/annotationsByTag';
import { quotationKinds, type QuotationKind } from '../../core/analysis/types';
import { quotationGroupings, type QuotationGrouping, type TreeSort } from '../../corpus/trees/model';
import { setViewKey, type ViewName } from './ids';

export type TreeScope = 'file' | 'all';

/** What a view shows and how it is sorted: remembered for the workspace, and known to the buttons in its title. */
export class ViewState {
  constructor(private readonly view: ViewName, private readonly memento: vscode.Memento) {
    setViewKey('scope', view, this.scope);
    setViewKey('sort', view, this.sort);
    if (view === 'annotations') setViewKey('group', view, this.byTag ? 'tag' : 'source');
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

  /** Whether annotations are grouped by tag instead of by source. */
  get byTag(): boolean {
    return this.memento.get<boolean>(this.key('byTag')) === true;
  }

  async setByTag(byTag: boolean): Promise<void> {
    await this.memento.update(this.key('byTag'), byTag);
    setViewKey('group', this.view, byTag ? 'tag' : 'source');
  }

  /** Whose annotations are shown. */
  get whose(): Whose {
    const kept = this.memento.get<string>(this.key('whose'));
    return whoseChoices.find((choice) => choice === kept) ?? 'all';
  }

  async setWhose(whose: Whose): Promise<void> {
    await this.memento.update(this.key('whose'), whose);
  }

  /** What quotations are grouped by. */
  get quotationsBy(): QuotationGrouping {
    const kept = this.memento.get<string>(this.key('by'));
    return quotationGroupings.find((grouping) => grouping === kept) ?? 'speaker';
  }

  async setQuotationsBy(grouping: QuotationGrouping): Promise<void> {
    await this.memento.update(this.key('by'), grouping);
  }

  /** The kinds of quotations that are shown; undefined: all. */
  get kinds(): ReadonlySet<QuotationKind> | undefined {
    const kept = new Set(this.memento.get<string[]>(this.key('kinds'))), kinds = quotationKinds.filter((kind) => kept.has(kind));
    return kinds.length === 0 || kinds.length === quotationKinds.length ? undefined : new Set(kinds);
  }

  async setKinds(kinds: readonly QuotationKind[]): Promise<void> {
    await this.memento.update(this.key('kinds'), kinds);
  }

  private key(what: string): string {
    return `glossator.views.${this.view}.${what}`;
  }
}
