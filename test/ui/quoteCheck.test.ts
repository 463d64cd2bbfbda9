import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clickAt, coloursOf, openFile, runCommand, screenshot, themes, withWindow } from './window';

const draft = [
  '# Draft: three weeks without a ferry',
  '',
  'Nobody on Skerry Island is in a hurry to forgive. “You can’t pay someone out of being exhausted,” said Dilys Pryce, the general secretary of the United Seafarers’ Union.',
  '',
  '“We run a safe service on thin margins,” said Erik Sandvoort, the chief executive of Northline.',
  '',
  '“People were kind about it,” said Ruth Adeyemi, the mayor of Port Brannock. “But you cannot bake without flour.”',
  '',
  '“What is settled in Port Brannock will be the starting point … in Esbjerg,” Jonas Feld, the economist, said.',
  '',
  '“We shall build the bridge before the decade is out,” said Helena Marsh, the transport minister.',
  '',
].join('\n');
const files = { 'drafts/three-weeks.md': draft };
const settings = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false };

test('a draft’s quotations are checked: findings in the text and the problems, the report, and the comparison with the source', async () => {
  await withWindow({ files, settings, size: { width: 1400, height: 860 } }, async ({ page }) => {
    await openFile(page, 'drafts/three-weeks.md');
    await runCommand(page, 'Glossator: Check Quotations Against Sources');
    await page.locator('.squiggly-warning').first().waitFor();
    // Toasts come and go; the centre keeps what was said.
    await runCommand(page, 'Notifications: Show Notifications');
    const message = page.locator('.notifications-center .notification-list-item', { hasText: 'quotations checked against' }).first();
    await message.waitFor();
    assert.match(await message.innerText(), /5 quotations checked against 7 sources: 1 attributed to someone else, 1 changed, 1 not found, 2 verbatim/);
    await message.hover();
    await message.locator('.monaco-button', { hasText: 'Show Report' }).first().click();
    await page.locator('.tab', { hasText: 'Quotations in three-weeks' }).first().waitFor();
    const report = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await report.locator('h2', { hasText: 'Changed' }).waitFor();
    assert.equal(await report.locator('#changed del').innerText(), 'exhausted');
    assert.equal(await report.locator('#changed ins').innerText(), 'tired');
    assert.equal(await report.locator('#misattributed a', { hasText: 'ferry-strike.txt, line' }).count(), 1);
    // What was said lies over the page.
    await runCommand(page, 'Notifications: Clear All Notifications');
    await screenshot(page, 'quote-check', { keep: true });
    await report.locator('#changed a', { hasText: 'ferry-strike.txt, line' }).click();
    await page.locator('.tab.active[data-resource-name="ferry-strike.txt"]').waitFor();
    assert.equal(await page.locator('.tab', { hasText: 'Quotations in three-weeks' }).count(), 1);
    await page.locator('.tab', { hasText: 'Quotations in three-weeks' }).first().click();
    await runCommand(page, 'View: Close Editor');
    await page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    await openFile(page, 'drafts/three-weeks.md');
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
    await clickAt(page, 'being exhausted');
    await runCommand(page, 'Glossator: Compare Quotation with Source');
    await page.locator('.monaco-diff-editor .char-insert').first().waitFor();
    await page.mouse.move(700, 5);
    await page.waitForTimeout(500);
    await screenshot(page, 'quote-check-compare');
  });
});

for (const theme of ['dark', 'highContrast'] as (keyof typeof themes)[]) {
  test(`the findings of a check are seen in the theme ${themes[theme].label}`, async () => {
    await withWindow({ files, settings, theme }, async ({ page }) => {
      await openFile(page, 'drafts/three-weeks.md');
      await runCommand(page, 'Glossator: Check Quotations Against Sources');
      await page.locator('.squiggly-warning').first().waitFor();
      // The list of fixes closes when the findings change below it.
      await page.waitForTimeout(2_000);
      await clickAt(page, 'being exhausted');
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row', { hasText: 'Compare with source' }).first().waitFor();
      assert.ok(await coloursOf(page, await screenshot(page, `quote-check-${theme}`)) > 20);
    });
  });
}
