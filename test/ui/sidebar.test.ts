import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { clickAt, hoverAt, openFile, screenshot, showSidebar, treeRows, withWindow } from './window';

const text = [
  'Ferry Town Keeps Its Ferry',
  'The ferry of Port Ellery will sail on, Mara Lindqvist said on Monday. Mara Lindqvist is the mayor of Port Ellery.',
  '“The ferry is our main street,” Ms. Lindqvist said. “Nobody closes a main street.”',
  'Jonas Hale, who runs the ferry company, told reporters that the ferry needed a new hull.',
  '',
].join('\n');

/** A name that a link must not trip over. */
const oddName = 'a b#1 100%25.txt';

const selection = (page: Page) => page.locator('#status\\.editor\\.selection').innerText();

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (await holds()) return;
  assert.fail(what);
}

test('a hover explains a name, and its links lead to their places', async () => {
  await withWindow({ folder: 'test/host/workspace', files: { [oddName]: text }, settings: { 'editor.wordWrap': 'on' } }, async ({ page }) => {
    await openFile(page, oddName);
    let hover = '';
    await until('the hover names the person', async () => {
      await page.keyboard.press('Escape');
      hover = await hoverAt(page, 'Lindqvist', 2).catch(() => '');
      return hover.includes('Mara Lindqvist');
    });
    assert.match(hover, /Person/);
    assert.match(hover, /mentions? here/);
    await page.locator('.monaco-hover:not(.hidden) a', { hasText: 'first mention' }).first().click();
    await until('the first mention is selected', async () => /Ln 2, Col 54 \(14 selected\)/.test(await selection(page)));
  });
});

test('the sidebar lists what is in the source, reveals it on a click and follows the cursor', async () => {
  await withWindow({ folder: 'test/host/workspace', files: { 'ferry.txt': text }, settings: { 'editor.wordWrap': 'on' } }, async ({ page }) => {
    await openFile(page, 'ferry.txt');
    await showSidebar(page);
    const person = treeRows(page, 'Entities').filter({ hasText: 'Mara Lindqvist' }).first();
    await person.waitFor();
    await person.click();
    await treeRows(page, 'Entities').filter({ hasText: /…on Monday/ }).first().click();
    await until('the second mention is selected', async () => /Ln 2, Col 85 \(14 selected\)/.test(await selection(page)));
    await treeRows(page, 'Quotations').filter({ hasText: 'Mara Lindqvist' }).first().waitFor();
    // A view that was just touched stays where it is for a moment.
    await page.waitForTimeout(1_600);
    await clickAt(page, 'main street', 0);
    await until('the quotation under the cursor is selected in its view', async () =>
      await treeRows(page, 'Quotations').filter({ hasText: 'The ferry is our main street' }).and(page.locator('.selected')).count() === 1);
    await screenshot(page, 'sidebar');
  });
});
