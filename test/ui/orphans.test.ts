import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analysed, select, sidecarIn, tagWithKey, text, workspace } from './ferry';
import { clickAt, openFile, quickRows, restPointer, runCommand, screenshot, sharedWindow, showSidebar, showTheme, treeRows, until, viewHeader, withWindow } from './window';

const windowTest = sharedWindow({ ...workspace, size: { width: 1300, height: 780 } });

windowTest('marks whose words changed or went are listed in the view and as problems', async (window) => {
  const { page, folder } = window;
  await openFile(page, 'ferry.txt');
  await analysed(page);
  await tagWithKey(page, folder, 'to be confirmed by the council', '2');
  await tagWithKey(page, folder, 'Nobody closes a main street', '3');
  await showSidebar(page);
  for (const view of ['Topics', 'Entities', 'Quotations']) await viewHeader(page, view).click();
  writeFileSync(join(folder, 'ferry.txt'), text.replace(', to be confirmed by the council in spring', ''));
  const row = treeRows(page, 'Annotations').filter({ hasText: 'confirmed by the council' }).first();
  await until('the orphan says so', async () => await row.count() > 0 && /not found/.test(await row.getAttribute('aria-label') ?? ''));
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'its words are gone' }).first().waitFor();
  await row.hover();
  await page.waitForTimeout(300);
  await screenshot(page, 'orphans', { keep: true });
  for (const theme of ['dark', 'highContrast', 'light'] as const) {
    await showTheme(window, theme);
    await screenshot(page, `orphans-${theme}`);
  }
});

windowTest('an orphan is put on words that are selected, from its row, and undone', async ({ page, folder }) => {
  const row = treeRows(page, 'Annotations').filter({ hasText: 'confirmed by the council' }).first();
  await row.click({ button: 'right' });
  await page.locator('.monaco-menu .action-item', { hasText: 'Delete Mark' }).first().waitFor();
  assert.deepEqual((await page.locator('.monaco-menu .action-item .action-label').allInnerTexts()).filter((item) => item !== ''), ['Move Mark to Selection', 'Change Tags of Mark…', 'Delete Mark']);
  await page.keyboard.press('Escape');
  await row.click();
  await until('it leads to where it stood', async () => /Ln 5, Col 1$/.test(await page.locator('#status\\.editor\\.selection').innerText()));
  await clickAt(page, 'for a new hull');
  await select(page, 'for a new hull');
  await row.hover();
  await row.locator('[aria-label^="Move Mark"]').first().click();
  await until('it stands there', () => sidecarIn(folder).includes('"exact":"for a new hull"'));
  await runCommand(page, 'Glossator: Undo Last Mark or Decision');
  await until('it is an orphan again', () => sidecarIn(folder).includes('"exact":"to be confirmed by the council"'));
  await restPointer(page);
});

test('Git’s name is shown before it is written for the first time, and a pseudonym will do', { timeout: 120_000 }, async () => {
  await withWindow({ ...workspace, settings: { ...workspace.settings, 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never' } }, async ({ page, folder }) => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['config', 'user.name', 'Rosa Reader'], { cwd: folder });
    await page.reload();
    await page.locator('#status\\.scm\\.0, [id*="status.scm"]').first().waitFor();
    await openFile(page, 'ferry.txt');
    await analysed(page);
    await select(page, 'main street');
    await page.keyboard.press('Alt+Comma');
    await page.keyboard.press('2');
    const question = page.locator('.quick-input-widget', { hasText: 'Your Name' });
    await question.waitFor();
    assert.match(await question.innerText(), /This name, from Git, will stand beside your decisions/);
    const input = question.locator('input.input').first();
    assert.equal(await input.inputValue(), 'Rosa Reader');
    assert.equal(sidecarIn(folder), '');
    await input.fill('A reader');
    await page.keyboard.press('Enter');
    await until('the pseudonym stands there', () => sidecarIn(folder).includes('"name":"A reader"'));
    assert.ok(!sidecarIn(folder).includes('Rosa'));
    await select(page, 'will sail on');
    await page.keyboard.press('Alt+Period');
    await until('it is not asked again', () => sidecarIn(folder).split('"name":"A reader"').length === 3);
    assert.equal(await quickRows(page).count(), 0);
  });
});
