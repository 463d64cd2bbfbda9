import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cardCommands } from '../../src/core/card/model';

const patience = 10_000;

async function hoversAt(document: vscode.TextDocument, words: string): Promise<vscode.Hover[]> {
  const position = document.positionAt(document.getText().indexOf(words) + 1);
  return vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
}

/** Hovers until there is something: a document that was just opened is being read. */
async function awaitHover(document: vscode.TextDocument, words: string): Promise<vscode.Hover> {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const [hover] = await hoversAt(document, words);
    if (hover) return hover;
  }
  throw new Error(`no hover on “${words}”`);
}

const textOf = (hover: vscode.Hover): string[] => hover.contents.map((content) => (content as vscode.MarkdownString).value);

async function harbour(): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'harbour.txt'));
}

describe('Hovers', () => {
  before(async () => { await vscode.extensions.getExtension('glossator.glossator')?.activate(); });

  it('say who a name is, on just the name', async () => {
    const document = await harbour();
    const hover = await awaitHover(document, 'Peter Lind');
    assert.match(textOf(hover)[0] ?? '', /^\*\*Peter Lind\*\* · \$\(person\) Person/);
    assert.ok(hover.range);
    assert.equal(document.getText(hover.range), 'Peter Lind');
  });

  it('trust the fixed list of commands and no HTML', async () => {
    const hover = await awaitHover(await harbour(), 'Peter Lind');
    for (const content of hover.contents as vscode.MarkdownString[]) {
      assert.ok(typeof content.isTrusted === 'object');
      assert.deepEqual(content.isTrusted.enabledCommands, [...cardCommands]);
      assert.ok(!content.supportHtml);
    }
  });

  it('say who says a quotation', async () => {
    const hover = await awaitHover(await harbour(), 'a gift to our');
    const [text] = textOf(hover);
    assert.match(text ?? '', /\*\*Peter Lind\*\*/);
    assert.match(text ?? '', /copyQuoteWithAttribution/);
  });

  it('work in an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'The mayor, Maria Kask, spoke.\nMaria Kask said on Monday that it rained, and that she would stay.' });
    assert.match(textOf(await awaitHover(document, 'Maria Kask'))[0] ?? '', /Maria Kask/);
  });

  it('are absent where there is nothing, and where they are switched off', async () => {
    const document = await harbour();
    await awaitHover(document, 'Peter Lind');
    assert.deepEqual(await hoversAt(document, 'divides'), []);
    const configuration = vscode.workspace.getConfiguration('glossator');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await hoversAt(document, 'Peter Lind'), []);
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('link only to commands that exist', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const command of cardCommands) assert.ok(commands.has(command), command);
  });
});
