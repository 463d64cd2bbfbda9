import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import { colourIds, commandIds, contextKeys, settingIds } from '../../src/vscode/ids';
import { viewCommands, viewContextKeys } from '../../src/vscode/views/ids';
import { glossator, withSetting } from './support';

const { contributes } = manifest;
const sorted = (names: readonly string[]): string[] => [...names].sort();

/** All strings in a JSON value, with their keys. */
function strings(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => strings(inner, name)) : [];
}

describe('What package.json contributes', () => {
  before(glossator);

  it('is the commands that the code knows by name', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted([...Object.values(commandIds), ...viewCommands]));
  });

  it('is the settings that the code reads', () => {
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(settingIds));
  });

  it('is the colours that the code draws with, each for all four kinds of theme', () => {
    assert.deepEqual(sorted(contributes.colors.map(({ id }) => id)), sorted(colourIds));
    for (const { id, defaults } of contributes.colors) assert.deepEqual(Object.keys(defaults), ['light', 'dark', 'highContrast', 'highContrastLight'], id);
  });

  it('asks only for context keys that the code sets', () => {
    const known = new Set<string>([...contextKeys, ...viewContextKeys]);
    const views = new Set(Object.values(contributes.views).flat().map(({ id }) => id));
    for (const [, clause] of strings(contributes).filter(([key]) => key === 'when')) {
      for (const [name] of clause.matchAll(/glossator\.[\w.]+/g)) assert.ok(known.has(name) || views.has(name), `${name} in “${clause}”`);
    }
  });

  it('has a text for every placeholder, and no text without one', async () => {
    const extension = vscode.extensions.getExtension('glossator.glossator');
    assert.ok(extension);
    const texts = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, 'package.nls.json')))) as object;
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual(sorted([...new Set(used)]), sorted(Object.keys(texts)));
  });

  it('binds commands that exist to keys that VS Code leaves free', async () => {
    const defaults = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const taken = new Map<string, string>();
    // Extensions' keys are in the list too, ours among them; the coverage of tests has no meaning in prose.
    for (const [, key, command] of defaults.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)) {
      if (key && command && !/^(glossator|testing\.coverage)\./.test(command)) taken.set(key, command);
    }
    assert.ok(taken.size > 300, `${taken.size} default keys were read`);
    for (const { command, key, ...binding } of contributes.keybindings) {
      assert.ok(Object.values<string>(commandIds).includes(command), command);
      // The box of a note is a text editor too: what is written there is no command.
      if ('when' in binding && binding.when.includes('editorTextFocus')) assert.ok(binding.when.endsWith('&& !commentEditorFocused'), `${key}: ${binding.when}`);
      // A review has the keyboard to itself until it is left.
      if ('when' in binding && binding.when.includes('glossator.reviewing')) continue;
      assert.equal(taken.get(key), undefined, key);
    }
  });

  it('shows Source Text as plain text is shown: no boxes round curly apostrophes', () => {
    const of = (languageId: string): unknown[] => ['ambiguousCharacters', 'invisibleCharacters'].map((key) => vscode.workspace.getConfiguration('editor.unicodeHighlight', { languageId }).get(key));
    assert.deepEqual(of('sourcetext'), of('plaintext'));
    assert.deepEqual(of('sourcetext'), [false, false]);
  });

  it('lets users add to what is excluded without repeating it', async () => {
    await withSetting('exclude', { '**/drafts/**': true, '**/README*': false }, () => {
      const exclude = vscode.workspace.getConfiguration('glossator').get<Record<string, boolean>>('exclude', {});
      assert.equal(exclude['**/drafts/**'], true);
      assert.equal(exclude['**/README*'], false);
      assert.equal(exclude['**/node_modules/**'], true);
      return Promise.resolve();
    });
  });
});
