import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inRoot } from '../../scripts/lib/files.mjs';
import { clickAt, highlighted, openFile, restPointer, runCommand, screenshot, sharedWindow, underlineOf, until } from './window';

const fixture = (name: string): string => readFileSync(inRoot('test', 'fixtures', 'sidecars', name), 'utf8');
const source = 'mill.txt', sidecar = `${source}.annotations.json`, text = fixture(source), good = fixture(sidecar);

// No file event tells of an annotation file here, as on a network drive.
const windowTest = sharedWindow({
  files: { [source]: text, [sidecar]: good, 'other.txt': 'Nothing is marked in here.\n' },
  settings: { 'files.watcherExclude': { '**/*.annotations.json': true }, 'files.autoSave': 'off' },
});

/** What was told. Toasts come and go; the centre keeps what was said. */
async function told(page: Page, words: string) {
  const message = page.locator('.notifications-center .notification-list-item', { hasText: words });
  if (await page.locator('.notifications-center.visible').count() === 0) await runCommand(page, 'Notifications: Show Notifications');
  await message.first().waitFor();
  return message;
}

/** Presses a button of a message. */
async function press(page: Page, words: string, button: string): Promise<void> {
  const message = (await told(page, words)).first();
  await message.hover();
  await message.locator('.monaco-button', { hasText: button }).first().click();
}

/** Shows the source; its annotation file's name begins with its own. */
async function show(page: Page): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input.input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill(source);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${source},"], .quick-input-list .monaco-list-row[aria-label^="${source} "]`).first().click();
  await page.locator(`.tab.active[data-resource-name="${source}"]`).waitFor();
}

/** Leaves the source and comes back to it. */
async function comeBack(page: Page): Promise<void> {
  await openFile(page, 'other.txt');
  await show(page);
}

/** Both sides of a merge by git, with markers where it gave up. */
function mergedByGit(folder: string): string {
  const at = join(folder, '.repository');
  const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: at, encoding: 'utf8' });
  execFileSync('git', ['init', '-q', '-b', 'main', at]);
  const commit = (content: string, message: string): void => {
    writeFileSync(join(at, sidecar), content);
    git('add', '.');
    git('commit', '-q', '-m', message);
  };
  commit(good, 'base');
  git('checkout', '-q', '-b', 'side');
  commit(good.replaceAll('R. Reader', 'S. Reader'), 'theirs');
  git('checkout', '-q', 'main');
  commit(good.replaceAll('R. Reader', 'T. Reader'), 'ours');
  assert.throws(() => git('merge', 'side'));
  return readFileSync(join(at, sidecar), 'utf8');
}

windowTest('a broken annotation file is told of once, with the mend, although no event says that it changed', async ({ page, folder }) => {
  await show(page);
  await highlighted(page);
  writeFileSync(join(folder, sidecar), good.slice(0, good.length / 2));
  await comeBack(page);
  assert.equal(await (await told(page, `${sidecar} is not valid JSON`)).count(), 1);
  await restPointer(page);
  await screenshot(page, 'broken-sidecar');
  await clickAt(page, 'Stone Hollow');
  await page.keyboard.press('End');
  await page.keyboard.type(' Yes.');
  await page.keyboard.press('Control+S');
  await page.waitForTimeout(1_000);
  assert.equal(await (await told(page, sidecar)).count(), 1);
  assert.equal(readFileSync(join(folder, sidecar), 'utf8'), good.slice(0, good.length / 2));
  await press(page, sidecar, 'Open File');
  await page.locator(`.tab.active[data-resource-name="${sidecar}"]`).waitFor();
  writeFileSync(join(folder, sidecar), good);
});

windowTest('conflict markers of git are explained and resolved by a button, and neither side is lost', async ({ page, folder }) => {
  await comeBack(page);
  const conflict = mergedByGit(folder);
  assert.match(conflict, /^<{7} /m);
  writeFileSync(join(folder, sidecar), conflict);
  await comeBack(page);
  await told(page, 'merge conflict markers');
  await restPointer(page);
  await screenshot(page, 'conflict-markers');
  await press(page, 'merge conflict markers', 'Resolve Conflict');
  await until('the markers are gone', () => !/^<{7} /m.test(readFileSync(join(folder, sidecar), 'utf8')));
  const resolved = readFileSync(join(folder, sidecar), 'utf8');
  assert.ok(resolved.includes('S. Reader') && resolved.includes('T. Reader'));
});

windowTest('a window that is closed with unsaved changes opens with them and with the marks where they were', async ({ page, folder }) => {
  writeFileSync(join(folder, sidecar), good);
  await comeBack(page);
  await until('the mark has its line', async () => (await underlineOf(page, 'Ada Brennick'))?.style === 'solid');
  await clickAt(page, 'The mill fed');
  await page.keyboard.press('Home');
  await page.keyboard.type('Once more: ');
  await page.waitForTimeout(2_000);
  await page.reload();
  await page.locator('.view-line', { hasText: 'Once more' }).first().waitFor();
  await until('the mark has its line', async () => (await underlineOf(page, 'Ada Brennick'))?.style === 'solid');
  assert.ok(!readFileSync(join(folder, source), 'utf8').includes('Once more'));
  await runCommand(page, 'File: Revert File');
  await until('the mark has its line', async () => (await underlineOf(page, 'Ada Brennick'))?.style === 'solid' && await page.locator('.view-line', { hasText: 'Once more' }).count() === 0);
});

windowTest('a file that is saved under another name takes its marks along', async ({ page, folder }) => {
  await show(page);
  await until('the mark has its line', async () => (await underlineOf(page, 'Ada Brennick'))?.style === 'solid');
  await runCommand(page, 'File: Save As...');
  const input = page.locator('.quick-input-widget input.input').first();
  await input.waitFor({ state: 'visible' });
  await until('the dialog is ready', async () => (await input.inputValue()).endsWith(source));
  await input.fill(join(folder, 'mill-copy.txt'));
  await page.keyboard.press('Enter');
  await page.locator('.tab.active[data-resource-name="mill-copy.txt"]').waitFor();
  await until('its annotation file is there', () => {
    try {
      return readFileSync(join(folder, 'mill-copy.txt.annotations.json'), 'utf8').includes('Ada Brennick');
    } catch {
      return false;
    }
  });
  assert.equal(readFileSync(join(folder, sidecar), 'utf8'), good);
});

windowTest('a source that another program moves alone gets its annotation file by a button; of several a person chooses', async ({ page, folder }) => {
  mkdirSync(join(folder, 'archive'));
  renameSync(join(folder, source), join(folder, 'archive', 'old-mill.txt'));
  await press(page, 'belongs to old-mill.txt', 'Move It Along');
  await until('it is beside its source', () => existsSync(join(folder, 'archive', 'old-mill.txt.annotations.json')) && !existsSync(join(folder, sidecar)));
  const left = readFileSync(join(folder, 'archive', 'old-mill.txt'));
  for (const name of ['one.txt', 'two.txt']) writeFileSync(join(folder, 'archive', name), left);
  renameSync(join(folder, 'archive', 'old-mill.txt'), join(folder, 'archive', 'three.txt'));
  await press(page, 'files have the text it describes', 'Choose');
  await page.locator('.quick-input-titlebar', { hasText: 'Which File Does old-mill.txt.annotations.json Belong To?' }).waitFor();
  await screenshot(page, 'choose-source');
  await page.locator('.quick-input-list .monaco-list-row[aria-label^="two.txt"]').first().click();
  await until('it is beside the file that was chosen', () => existsSync(join(folder, 'archive', 'two.txt.annotations.json')));
});
