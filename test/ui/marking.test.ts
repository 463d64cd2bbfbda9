import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { clickAt, hoverAt, openFile, quickRows, screenshot, withWindow, type themes } from './window';

const text = [
  'Ferry Town Keeps Its Ferry',
  '',
  'The ferry of Port Ellery will sail on, Mara Lindqvist said on Monday. Mara Lindqvist is the mayor of Port Ellery.',
  '',
  '“The ferry is our main street,” Ms. Lindqvist said. “Nobody closes a main street.” She promised 2.4 million euros for a new hull, to be confirmed by the council in spring.',
  '',
  'Jonas Hale, who runs the ferry company, told reporters that the ferry needed a new hull before the next winter came.',
  '',
].join('\n');

const codebook = '{\n"version": 1,\n"tags": [\n{"name":"money","color":"charts.green","description":"Any amount that someone must answer for."},\n{"name":"promise","key":"2","color":"charts.purple"}\n]\n}\n';

const settings = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false };

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (await holds()) return;
  assert.fail(what);
}

/** Selects words in the editor with nothing but the keyboard: the find widget puts the selection there. */
async function select(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const input = page.locator('.find-widget.visible textarea, .find-widget.visible .input').first();
  await input.waitFor();
  await input.fill(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await until('the words are selected', async () => new RegExp(`\\(${words.length} selected\\)`).test(await page.locator('#status\\.editor\\.selection').innerText()));
}

/** Answers the question for a name, which comes once. */
async function nameYourself(page: Page): Promise<void> {
  await page.locator('.quick-input-widget', { hasText: 'Your Name' }).waitFor();
  await page.keyboard.type('R. Reader');
  await page.keyboard.press('Enter');
}

/** Waits until names are found, which is when marking can begin. */
async function analysed(page: Page): Promise<void> {
  await until('the source is read', async () => /person|people/.test(await page.locator('#glossator\\.glossator\\.glossator\\.status, [id*="glossator.status"]').first().innerText().catch(() => '')));
}

function workspace(theme: keyof typeof themes = 'light') {
  return { folder: 'test/host/workspace', files: { 'ferry.txt': text, '.glossator/codebook.json': codebook }, settings, theme, size: { width: 1100, height: 620 } };
}

test('passages are marked and tagged with the keyboard alone, and a note has its box in the margin', async () => {
  await withWindow(workspace(), async ({ page, folder }) => {
    const sidecar = (): string => (existsSync(join(folder, 'ferry.txt.annotations.json')) ? readFileSync(join(folder, 'ferry.txt.annotations.json'), 'utf8') : '');
    await openFile(page, 'ferry.txt');
    await analysed(page);
    await select(page, '2.4 million euros');
    await page.keyboard.press('Alt+M');
    await quickRows(page).filter({ hasText: 'money' }).first().waitFor();
    await page.keyboard.type('money');
    await page.keyboard.press('Enter');
    await nameYourself(page);
    await until('the tag is kept', () => sidecar().includes('"value":"money"'));
    await select(page, 'Nobody closes a main street');
    await page.keyboard.press('Alt+Comma');
    await page.keyboard.press('2');
    await until('the tag of the key is kept', () => sidecar().includes('"value":"promise"'));
    await select(page, 'will sail on');
    await page.keyboard.press('Alt+Period');
    await until('the tag is repeated', () => sidecar().split('"value":"promise"').length === 3);
    await select(page, 'told reporters');
    await page.keyboard.press('Shift+Alt+M');
    await page.locator('.review-widget .monaco-editor').first().waitFor();
    assert.equal(await page.locator('.panel.bottom, .part.panel').isVisible(), false);
  });
});

test('a hover on a mark shows its tag, its note as it may be shown, who and when', async () => {
  await withWindow(workspace(), async ({ page }) => {
    await openFile(page, 'ferry.txt');
    await analysed(page);
    await select(page, 'to be confirmed');
    await page.keyboard.press('Alt+Comma');
    await page.keyboard.press('2');
    await nameYourself(page);
    let hover = '';
    await until('the hover shows the mark', async () => {
      await page.keyboard.press('Escape');
      hover = await hoverAt(page, 'to be confirmed').catch(() => '');
      return hover.includes('promise');
    });
    assert.match(hover, /R\. Reader/);
    await screenshot(page, 'hover-mark', { keep: true });
  });
});

test('a review goes through suggestions with single keys', async () => {
  await withWindow(workspace(), async ({ page }) => {
    const status = page.locator('[id*="glossator.review"]').first();
    await openFile(page, 'ferry.txt');
    await analysed(page);
    await clickAt(page, 'Ferry Town');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+Y');
    await nameYourself(page);
    await status.waitFor();
    for (const key of ['a', 'r', 's', 'a']) {
      const before = await status.innerText();
      await page.keyboard.press(key);
      await until(`${key} goes on`, async () => await status.innerText() !== before);
    }
    assert.match(await status.locator('a, [aria-label]').first().getAttribute('aria-label') ?? '', /2 accepted, 1 rejected, 1 skipped/);
    await screenshot(page, 'review', { keep: true });
    await page.keyboard.press('Escape');
    await status.waitFor({ state: 'hidden' });
    assert.match(await page.locator('.view-lines').first().innerText(), /Ferry.Town/);
  });
});
