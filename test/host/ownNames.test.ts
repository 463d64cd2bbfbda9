import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, write } from './support';

const text = 'Notes of the dive\n\nThey sat in the moonpool all day. “It leaks,” said the moonpool crew. The Moonpool’s door was shut.\n\nSee http://example.org/moonpool for more.\n';
const other = 'Der Taucher kam aus dem moonpool und sagte nichts. Er ging nach Hause und schlief lange, weil er sehr müde war und das Wasser kalt gewesen ist. Am anderen Tag war alles wie immer, und niemand sprach mehr davon.\n';

describe('Names of the workspace’s list', () => {
  let api: GlossatorApi, open: vscode.Uri, closed: vscode.Uri;
  const file = (): vscode.Uri => inFolder('.glossator', 'entities.json');
  const list = async (...entities: object[]): Promise<void> => {
    await vscode.workspace.fs.createDirectory(inFolder('.glossator'));
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(JSON.stringify({ version: 1, entities })));
  };
  const found = async (uri = open): Promise<string[]> => {
    const words = (await vscode.workspace.openTextDocument(uri)).getText(), analysis = await api.analysis(uri);
    return analysis?.entities.filter(({ type }) => type === 'ROOM').map(({ start, end }) => words.slice(start, end)) ?? [];
  };

  before(async () => {
    api = await glossator();
    open = await write('own-names.txt', text);
    closed = await write('own-names-closed.txt', other);
    await vscode.window.showTextDocument(open);
    await eventually('the source is read', () => api.analysis(open));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(open);
    await vscode.workspace.fs.delete(closed);
  });

  it('are recognised at once, in what is open, closed, or in another language, and go when they are taken back', async () => {
    assert.deepEqual(await found(), []);
    await list({ id: 'urn:x:pool', name: 'moonpool', type: 'ROOM' });
    await eventually('the list is read', async () => (await found()).length > 0);
    assert.deepEqual(await found(), ['moonpool', 'moonpool', 'Moonpool']);
    assert.deepEqual(await eventually('the closed source is known', () => api.entities().find(({ id, sources }) => id === 'urn:x:pool' && sources.length === 2)?.sources.map(({ count }) => count)), [1, 3]);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', open, (await vscode.workspace.openTextDocument(open)).positionAt(text.indexOf('moonpool') + 2));
    const shown = hover?.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n') ?? '';
    assert.match(shown, /\*\*moonpool\*\*/);
    assert.match(shown, /3 mentions here, 1 in 1 other source/);
    await list({ id: 'urn:x:pool', name: 'moonpool', type: 'ROOM', in: ['elsewhere/**'] });
    await eventually('the list is read again', async () => (await found()).length === 0);
    await vscode.workspace.fs.delete(file());
  });
});
