import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import type { TreeItemModel } from '../../src/corpus/trees/model';
import { annotationViewCommands, quotationViewCommands, revealSpanCommand, titleActions, viewCommands, viewContextKeys, viewNames } from '../../src/vscode/views/ids';
import { ModelTreeProvider, type TreeNode } from '../../src/vscode/views/treeProvider';

const model = (id: string, children?: TreeItemModel[], more: Partial<TreeItemModel> = {}): TreeItemModel => ({
  id, label: id, icon: 'person', tooltip: `about ${id}`, accessibilityLabel: `${id}, a thing`, contextValue: 'thing',
  holds: ({ uri }) => uri === id || (children ?? []).some((child) => child.holds({ uri, offset: 0 })),
  ...(children ? { children: () => children } : {}),
  ...more,
});

const provider = (load: () => TreeItemModel[]): { provider: ModelTreeProvider; at: (...path: string[]) => TreeNode } => {
  const tree = new ModelTreeProvider(load);
  const at = (...path: string[]): TreeNode => {
    let node: TreeNode | undefined;
    for (const id of path) {
      node = tree.getChildren(node).find((child) => child.model.id === id);
      assert.ok(node, id);
    }
    assert.ok(node);
    return node;
  };
  return { provider: tree, at };
};

describe('The tree of any model', () => {
  it('becomes items with icons, tooltips, labels for screen readers and a command that reveals the place', () => {
    const leaf = model('leaf', undefined, { label: 'the leaf here', highlights: [[4, 8]], color: 'glossator.personForeground', location: { uri: 'file:///a', start: 3, end: 7 } });
    const { provider: tree, at } = provider(() => [model('root', [leaf], { description: '1' })]);
    const root = tree.getTreeItem(at('root')), item = tree.getTreeItem(at('root', 'leaf'));
    assert.equal(root.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.equal(root.description, '1');
    assert.deepEqual(item.label, { label: 'the leaf here', highlights: [[4, 8]] });
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.deepEqual([item.iconPath.id, item.iconPath.color?.id], ['person', 'glossator.personForeground']);
    assert.deepEqual([item.tooltip, item.accessibilityInformation?.label, item.contextValue], ['about leaf', 'leaf, a thing', 'thing']);
    assert.deepEqual([item.command?.command, item.command?.arguments], [revealSpanCommand, [{ uri: 'file:///a', start: 3, end: 7, keepFocus: true }]]);
    const { uri, start, end } = at('root', 'leaf');
    assert.deepEqual([uri, start, end], ['file:///a', 3, 7]);
  });

  it('knows the parents, finds what is under the cursor, and prefers the branch it was in', () => {
    const { provider: tree, at } = provider(() => [model('a', [model('a1', [model('x', undefined, { holds: ({ uri }) => uri === 'x' })])]), model('b', [model('x2', undefined, { holds: ({ uri }) => uri === 'x' })])]);
    assert.equal(tree.getParent(at('a', 'a1', 'x')), at('a', 'a1'));
    assert.equal(tree.getParent(at('a')), undefined);
    const target = { uri: 'x', offset: 0 };
    assert.equal(tree.find(target, new Set())?.model.id, 'x');
    assert.equal(tree.find(target, new Set(['b']))?.model.id, 'x2');
    assert.equal(tree.find({ uri: 'nowhere', offset: 0 }, new Set()), undefined);
  });

  it('is made only when asked for, and anew after a refresh', () => {
    let loads = 0, children = 0;
    const { provider: tree, at } = provider(() => {
      loads++;
      return [model('root', undefined, { children: () => { children++; return []; } })];
    });
    assert.equal(loads, 0);
    at('root');
    at('root');
    assert.deepEqual([loads, children], [1, 0]);
    tree.getChildren(at('root'));
    tree.getChildren(at('root'));
    assert.equal(children, 1);
    tree.refresh();
    assert.equal(loads, 1);
    at('root');
    assert.equal(loads, 2);
  });
});

describe('The sidebar', () => {
  const folder = (): vscode.Uri => {
    const first = vscode.workspace.workspaceFolders?.[0];
    assert.ok(first);
    return first.uri;
  };

  before(async () => { await vscode.extensions.getExtension('glossator.glossator')?.activate(); });

  it('has its views, and the buttons of their titles work', async () => {
    for (const view of viewNames) {
      await vscode.commands.executeCommand(`glossator.${view}.focus`);
      for (const action of titleActions) await vscode.commands.executeCommand(`glossator.${action}.${view}`);
    }
    for (const view of viewNames) await vscode.commands.executeCommand(`glossator.showThisFile.${view}`);
  });

  it('has just the views, commands and context keys that package.json speaks of', () => {
    const { commands, views, menus, viewsWelcome } = manifest.contributes;
    assert.deepEqual(views.glossator.map(({ id }) => id), viewNames.map((name) => `glossator.${name}`));
    const declared = commands.map(({ command }) => command).filter((command) => command === revealSpanCommand || [...Object.values<string>(annotationViewCommands), ...Object.values<string>(quotationViewCommands)].includes(command) || viewNames.some((name) => command.endsWith(`.${name}`)));
    assert.deepEqual([...declared].sort(), [...viewCommands].sort());
    const conditions = [...menus['view/title'], ...viewsWelcome].map(({ when }) => when).join(' ');
    const asked = new Set(conditions.match(/glossator\.(?:scope|sort|empty|group)\.\w+/g));
    assert.deepEqual([...asked].sort(), [...viewContextKeys].sort());
  });

  it('reveals a span of a file that is not open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = vscode.Uri.joinPath(folder(), 'harbour.txt');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), start = text.indexOf('Peter Lind');
    assert.equal(await vscode.commands.executeCommand(revealSpanCommand, { uri: uri.toString(), start, end: start + 10 }), true);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.document.getText(editor.selection), 'Peter Lind');
  });

  it('answers what is no place, and a file that is gone, without harm', async () => {
    for (const argument of [undefined, null, 'x', {}, { uri: 1, start: 0, end: 1 }, { uri: 'file:///x', start: -1, end: 1 }, { uri: 'file:///x', start: 0.5, end: 1 }]) {
      assert.equal(await vscode.commands.executeCommand(revealSpanCommand, argument), false);
    }
    assert.equal(await vscode.commands.executeCommand(revealSpanCommand, { uri: vscode.Uri.joinPath(folder(), 'gone.txt').toString(), start: 0, end: 1 }), false);
  });
});
