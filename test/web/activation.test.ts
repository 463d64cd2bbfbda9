import * as vscode from 'vscode';

describe('The browser host', () => {
  it('has no process, so nothing of Node can be used by mistake', () => {
    if (typeof process !== 'undefined' && process.versions?.node) throw new Error('this is Node, not the browser host');
  });

  it('activates the browser build', async () => {
    const extension = vscode.extensions.getExtension('glossator.glossator');
    if (!extension) throw new Error('the extension is not installed in this window');
    await extension.activate();
    if (!extension.isActive) throw new Error('the extension did not become active');
  });
});
