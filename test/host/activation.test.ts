import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';

/** The part of the manifest that these tests read. */
interface Contributions {
  commands?: { command: string }[];
  views?: Record<string, { id: string }[]>;
}

const id = 'glossator.glossator';

describe('Activation', () => {
  it('activates in the host', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not installed in this window`);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('registers exactly the commands that package.json declares', async () => {
    await vscode.extensions.getExtension(id)?.activate();
    const { commands = [], views = {} } = manifest.contributes as Contributions;
    const declared = commands.map(({ command }) => command).sort();
    // VS Code adds commands of its own (`.focus`, `.open` …) for each view of the extension.
    const ids = Object.values(views).flat().map((view) => view.id);
    const registered = (await vscode.commands.getCommands(true))
      .filter((command) => command.startsWith('glossator.') && !ids.some((view) => command.startsWith(`${view}.`)))
      .sort();
    assert.deepEqual(registered, declared);
  });
});
