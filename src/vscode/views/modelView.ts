import * as vscode from 'vscode';
import { kindLabels } from '../../core/card/kinds';
import { annotationsOf } from '../../corpus/trees/annotationsByTag';
import type { AnnotationList } from '../../corpus/trees/annotationList';
import type { TreeItemModel, TreeOptions } from '../../corpus/trees/model';
import { sourceName } from '../../corpus/trees/places';
import type { App } from '../app';
import type { TreeInput, ViewDefinition } from './definitions';
import { setViewKey } from './ids';
import { inputFor, targetIn, type ActiveSource, type Emptiness } from './scope';
import { ModelTreeProvider, type TreeNode } from './treeProvider';
import { ViewState, type TreeScope } from './viewState';

/** Changes that come within this many milliseconds are shown together… */
const refreshTime = 150;
/** …or, where a tree is large, within this many times what it cost to make it. */
const refreshShare = 5;
/** The cursor must rest for this many milliseconds before the views follow it. */
const followTime = 200;
/** A view that the user touched stays where it is for this many milliseconds. */
const quietTime = 1_500;

/** One view of the sidebar: its tree, what it says where that is empty, and how it follows the cursor. */
export class ModelView implements vscode.Disposable {
  readonly state: ViewState;
  private readonly provider: ModelTreeProvider;
  private readonly tree: vscode.TreeView<TreeNode>;
  private readonly subscriptions: vscode.Disposable[];
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private followTimer: ReturnType<typeof setTimeout> | undefined;
  /** Ids of the node that was revealed last and of those above it. */
  private path: ReadonlySet<string> = new Set();
  private quietUntil = 0;
  /** Milliseconds that making the tree took last. */
  private cost = 0;
  private revealing = false;

  constructor(
    private readonly app: App, private readonly definition: ViewDefinition,
    private readonly annotations: AnnotationList, private readonly active: ActiveSource,
  ) {
    this.state = new ViewState(definition.name, app.context.workspaceState);
    this.provider = new ModelTreeProvider(() => this.load());
    this.tree = vscode.window.createTreeView(`glossator.${definition.name}`, { treeDataProvider: this.provider, showCollapseAll: true });
    const touched = (): void => { if (!this.revealing) this.quietUntil = Date.now() + quietTime; };
    this.subscriptions = [
      this.provider, this.tree,
      this.tree.onDidChangeSelection(touched), this.tree.onDidExpandElement(touched), this.tree.onDidCollapseElement(touched),
      this.tree.onDidChangeVisibility(({ visible }) => { if (visible) this.follow(); }),
      app.session.onDidChange((uri) => { this.changed(uri); }),
      annotations.onDidChange((uri) => { this.changed(uri); }),
      app.documents.onDidChangeFollowed((uri) => { this.changed(uri.toString()); }),
      app.discovery.onDidScan(() => { this.refresh(); }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.refresh(); }),
      active.onDidChange(() => {
        if (this.state.scope === 'file') this.refresh();
        this.follow();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => { if (textEditor === vscode.window.activeTextEditor) this.follow(); }),
    ];
  }

  /** Shows what there is now, soon: calls that follow at once are one. */
  refresh(): void {
    this.refreshTimer ??= setTimeout(() => {
      this.refreshTimer = undefined;
      this.provider.refresh();
    }, Math.max(refreshTime, this.cost * refreshShare));
  }

  dispose(): void {
    clearTimeout(this.refreshTimer);
    clearTimeout(this.followTimer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private changed(uri: string): void {
    if (this.state.scope === 'file' && uri !== this.active.current?.uri.toString()) return;
    // While the new analysis is under way there is nothing new to show.
    if (this.app.session.view(uri)?.current === false && this.app.documents.isFollowed(vscode.Uri.parse(uri))) return;
    this.refresh();
  }

  private load(): readonly TreeItemModel[] {
    const { scope, sort } = this.state, begun = performance.now();
    const input = this.filtered(inputFor(this.app, this.annotations, scope, this.active.current));
    const { byTag, quotationsBy, kinds } = this.state, options: TreeOptions = { sort, allSources: scope === 'all', byTag, quotationsBy, ...(kinds && { kinds }) };
    const models = typeof input === 'string' ? [] : this.definition.build(input, options);
    this.say(scope, input, options, models.length === 0);
    this.cost = performance.now() - begun;
    return models;
  }

  private filtered(input: TreeInput | Emptiness): TreeInput | Emptiness {
    if (typeof input === 'string' || this.state.whose === 'all') return input;
    return { ...input, annotations: annotationsOf(input.annotations, this.state.whose, this.app.annotator.known) };
  }

  /** The title's second half, and the message or the welcome of an empty view. */
  private say(scope: TreeScope, input: TreeInput | Emptiness, options: TreeOptions, empty: boolean): void {
    const reason = typeof input === 'string' ? input : '';
    setViewKey('empty', this.definition.name, reason);
    const document = this.active.current;
    const place = scope === 'all' ? 'all sources' : document ? sourceName(document.uri.toString()) : '';
    const count = typeof input === 'string' ? '' : this.definition.count(input, options).toLocaleString('en');
    const whose = { all: '', mine: 'mine', others: 'by others', machine: 'by Glossator' }[this.state.whose];
    const kinds = this.definition.name === 'quotes' && options.kinds ? [...options.kinds].map((kind) => kindLabels[kind].toLowerCase()).join(', ') : '';
    this.tree.description = [place, count, whose, kinds].filter((part) => part !== '').join(' · ');
    this.tree.message = reason === 'analysing' ? 'Reading…' : typeof input !== 'string' && empty ? this.nothing(scope, input) : '';
  }

  private nothing(scope: TreeScope, { index }: TreeInput): string {
    const language = scope === 'file' ? index.sources()[0]?.analysis.language : undefined;
    if (this.definition.name === 'annotations') return this.state.whose === 'all' ? this.definition.nothing[scope] : 'Nothing here is by those who are shown: the filter in the title says whose.';
    if (this.definition.name === 'quotes' && this.state.kinds) return 'Nothing of the kinds that are shown: the filter in the title says which.';
    if (language === 'none') return 'This file does not read as prose, so it is left unmarked.';
    if (language === 'other' && this.definition.name !== 'quotes') return 'This file does not read as English: only its quotations and your own names are marked.';
    return this.definition.nothing[scope];
  }

  private follow(): void {
    clearTimeout(this.followTimer);
    if (!this.definition.follows || !this.tree.visible) return;
    this.followTimer = setTimeout(() => { void this.revealCursor(); }, followTime);
  }

  private async revealCursor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !this.tree.visible || Date.now() < this.quietUntil) return;
    const target = targetIn(this.app, editor);
    const node = target && this.provider.find(target, this.path);
    // Half a way down would only close in on something else.
    if (!node || node.model.children) return;
    this.path = pathOf(node);
    this.revealing = true;
    try {
      await this.tree.reveal(node, { select: true, focus: false, expand: false });
    } catch (error) {
      this.app.log.info(`The view ${this.definition.name} could not follow the cursor: ${String(error)}`);
    } finally {
      // The events of what was expanded on the way arrive a moment later.
      setTimeout(() => { this.revealing = false; }, followTime);
    }
  }
}

function pathOf(node: TreeNode): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let at: TreeNode | undefined = node; at; at = at.parent) ids.add(at.model.id);
  return ids;
}
