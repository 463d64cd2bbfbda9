import assert from 'node:assert/strict';
import { clickAt, highlighted, hoverAt, openFile, quickRows, runCommand, screenshot, sharedWindow, showSidebar, showTheme, treeRows, unfold, until, viewHeader, type ThemeName } from './window';

const test = sharedWindow({ size: { width: 1400, height: 900 } });
const view = 'Quotations';

test('the view has speakers with counts and shares, is grouped by article, and filtered by kind', async ({ page }) => {
  await openFile(page, 'ferry-strike.txt');
  await highlighted(page);
  await showSidebar(page);
  for (const other of ['Topics', 'Entities', 'Annotations']) if (await viewHeader(page, other).getAttribute('aria-expanded') === 'true') await viewHeader(page, other).click();
  await unfold(page, view, 'Dilys Pryce', 'You can’t pay');
  assert.match(await treeRows(page, view).filter({ hasText: 'Dilys Pryce' }).first().innerText(), /· \d{1,3} %/u);
  await screenshot(page, 'quotations', { keep: true });
  await runCommand(page, 'Glossator: Group Quotations…');
  await quickRows(page).filter({ hasText: 'By Article' }).click();
  await treeRows(page, view).filter({ hasText: 'Dilys Pryce' }).first().waitFor({ state: 'detached' });
  await runCommand(page, 'Glossator: Group Quotations…');
  await quickRows(page).filter({ hasText: 'By Speaker' }).click();
  await treeRows(page, view).filter({ hasText: 'Dilys Pryce' }).first().waitFor();
});

test('the light bulb offers to correct a quotation; the speaker is chosen among those nearby, and undone', async ({ page }) => {
  await clickAt(page, 'someone out of being');
  await page.keyboard.press('Control+.');
  const fixes = page.locator('.action-widget .monaco-list-row');
  for (const title of ['Said by', 'Change speaker…', 'Not a quotation', 'Shrink the quotation to this sentence', 'Split the quotation here', 'Merge with the next quotation']) await fixes.filter({ hasText: title }).first().waitFor();
  await screenshot(page, 'quotation-fixes');
  await fixes.filter({ hasText: 'Change speaker…' }).first().click();
  await quickRows(page).filter({ hasText: 'Erik Sandvoort' }).first().waitFor();
  await screenshot(page, 'quotation-speakers');
  await page.locator('.quick-input-widget input.input').first().fill('a tired captain');
  await quickRows(page).filter({ hasText: 'a tired captain' }).first().click();
  // Whose decisions these are is asked with the first of them; whoever does not say it loses nothing, and can say it later.
  const name = page.locator('.quick-input-widget', { hasText: 'Your Name' }).first();
  await name.waitFor();
  await page.keyboard.press('Escape');
  await until('the hover says who was chosen', async () => /a tired captain.*speaker corrected/su.test(await hoverAt(page, 'someone out of being')));
  await page.mouse.move(700, 880);
  await runCommand(page, 'Notifications: Show Notifications');
  const told = page.locator('.notifications-center .notification-list-item', { hasText: 'You gave no name: this was kept without one.' }).first();
  await told.hover();
  await told.locator('.monaco-button', { hasText: 'Give a Name' }).click();
  await name.waitFor();
  await page.keyboard.type('R. Reader');
  await page.keyboard.press('Enter');
  await runCommand(page, 'Glossator: Undo Last Mark or Decision');
  await until('the machine’s speaker is back', async () => /Dilys Pryce/u.test(await hoverAt(page, 'someone out of being')));
});

test('an unsure speaker looks tentative in every theme', async (window) => {
  const { page } = window;
  for (const theme of ['light', 'dark', 'highContrast'] as ThemeName[]) {
    await showTheme(window, theme);
    await page.mouse.move(700, 880);
    assert.match(await hoverAt(page, 'There is a way'), /Perhaps Helena Marsh.*speaker uncertain, \d+ %/su);
    await screenshot(page, `quotation-unsure-${theme}`);
  }
});
