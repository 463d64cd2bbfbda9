import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WorkspaceStorage } from '../../src/vscode/workspaceStorage';

describe('An untitled text', () => {
  it('has no files beside it, and nobody is told that they cannot be read', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'Mara Lindqvist said on Monday that the ferry sails.\n' });
    const storage = new WorkspaceStorage(), beside = uri.with({ path: `${uri.path}.annotations.json` }).toString();
    assert.equal(await storage.read(beside), undefined);
    await storage.remove(beside);
    assert.deepEqual(await storage.list(vscode.Uri.from({ scheme: 'untitled', path: 'folder' }).toString()), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
