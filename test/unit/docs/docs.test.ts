import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import packageJson from '../../../package.json';

const root = path.resolve(__dirname, '../../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

test('The README names every command of the palette and every setting', () => {
  const readme = read('README.md'), titles = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const { commands, menus, configuration } = packageJson.contributes;
  const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
  for (const { command, title } of commands) {
    if (!hidden.has(command)) assert.ok(readme.includes(titles[title.slice(1, -1)] ?? title), command);
  }
  for (const key of Object.keys(configuration.properties)) assert.ok(readme.includes(`\`${key}\``), key);
});

test('What the README says of untrusted and virtual workspaces VS Code is told too: it starts no other extension there', () => {
  assert.match(read('README.md'), /works in untrusted,\s+virtual and remote workspaces/);
  assert.deepEqual(packageJson.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
});

/** Whether the command palette lists a title for what was typed: its words begin with those, in their order. */
function isListed(title: string, typed: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}’]+/gu) ?? [], wanted = words(typed);
  const found = words(title).reduce((next, word) => (word.startsWith(wanted[next] ?? ' ') ? next + 1 : next), 0);
  return found === wanted.length;
}

test('Who types a command’s title gets that command first, and not one that does the opposite', () => {
  const texts = JSON.parse(read('package.nls.json')) as Record<string, string>, { commands, menus } = packageJson.contributes;
  const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
  const titles = commands.filter(({ command }) => !hidden.has(command)).map(({ title }) => texts[title.slice(1, -1)] ?? title).sort((a, b) => a.localeCompare(b, 'en'));
  assert.ok(isListed('Change Tags of Mark…', 'change mark') && !isListed('Delete Mark', 'mark all'));
  titles.forEach((title, i) => { assert.deepEqual(titles.slice(0, i).filter((before) => isListed(before, title)), [], title); });
});

test('CONTRIBUTING names every dependency, and no other', () => {
  const rows = read('CONTRIBUTING.md').split('\n').map((line) => line.split('|')).filter(({ length }) => length === 5);
  const named = rows.map((cells) => cells[1]?.trim() ?? '').filter((cell) => cell !== 'package' && !cell.startsWith('---')).flatMap((cell) => cell.split(', ')).sort();
  assert.deepEqual(named, Object.keys(packageJson.devDependencies).sort());
});

test('Links between the documents lead somewhere', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    for (const [, target] of read(name).matchAll(/\]\(((?!https?:|media\/screenshots\/)[^)]+)\)/g)) assert.doesNotThrow(() => read(target ?? ''), `${name}: ${target}`);
  }
});
