import * as vscode from 'vscode';
import type { TreeItemModel, TreeTarget } from '../../corpus/trees/model';
import { revealSpanCommand } from './ids';

/** A node as VS Code holds it. Commands of its menu take it as their argument, hence the place it stands for. */
export class TreeNode {
  readonly uri?: string;
  readonly start?: number;
  readonly end?: number;
  readonly entity?: string;
  readonly speaker?: string;
  readonly type?: string;
  readonly tag?: string;
  readonly id?: string;

  constructor(readonly model: TreeItemModel, readonly parent: TreeNode | undefined) {
    if (model.subject) Object.assign(this, model.subject);
    if (model.location) ({ uri: this.uri, start: this.start, end: this.end } = model.location);
  }
}

/** Whether a command was given a row of a view. */
export function isRow(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'model' in argument;
}

/** Shows any tree of models. Knows nothing of what they are about. */
export class ModelTreeProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private roots: readonly TreeNode[] | undefined;
  private children = new WeakMap<TreeNode, readonly TreeNode[]>();
  private readonly emitter = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(private readonly load: () => readonly TreeItemModel[]) {}

  /** Forgets all nodes; VS Code asks again for those it shows. */
  refresh(): void {
    this.roots = undefined;
    this.children = new WeakMap();
    this.emitter.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node ? this.childrenOf(node) : this.rootNodes())];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem({ model }: TreeNode): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const label = model.highlights ? { label: model.label, highlights: model.highlights.map(([start, end]): [number, number] => [start, end]) } : model.label;
    const item = new vscode.TreeItem(label, model.children ? (model.expanded ? Expanded : Collapsed) : None);
    item.id = model.id;
    if (model.description !== undefined) item.description = model.description;
    item.iconPath = new vscode.ThemeIcon(model.icon, model.color === undefined ? undefined : new vscode.ThemeColor(model.color));
    item.tooltip = model.tooltip;
    item.accessibilityInformation = { label: model.accessibilityLabel };
    item.contextValue = model.contextValue;
    if (model.location && !model.children) {
      item.command = { command: revealSpanCommand, title: 'Show in Editor', arguments: [{ ...model.location, keepFocus: true }] };
    }
    return item;
  }

  /** The deepest node that holds the target; where several branches do, one through `preferred` ids. */
  find(target: TreeTarget, preferred: ReadonlySet<string>): TreeNode | undefined {
    let found: TreeNode | undefined;
    let nodes = this.rootNodes();
    for (;;) {
      const holding = nodes.filter(({ model }) => model.holds(target));
      const next = holding.find(({ model }) => preferred.has(model.id)) ?? holding[0];
      if (!next) return found;
      found = next;
      nodes = this.childrenOf(next);
    }
  }

  dispose(): void {
    this.emitter.dispose();
  }

  private rootNodes(): readonly TreeNode[] {
    this.roots ??= this.load().map((model) => new TreeNode(model, undefined));
    return this.roots;
  }

  private childrenOf(node: TreeNode): readonly TreeNode[] {
    const known = this.children.get(node);
    if (known) return known;
    const nodes = (node.model.children?.() ?? []).map((model) => new TreeNode(model, node));
    this.children.set(node, nodes);
    return nodes;
  }
}
