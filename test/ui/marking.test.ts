import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { analysed, focusIn, nameYourself, select, sidecarIn, tagWithKey, workspace } from './ferry';
import { clickAt, hoverAt, openFile, quickRows, restPointer, runCommand, screenshot, sharedWindow, showTheme, until } from './window';

const windowTest = sharedWindow(workspace);

windowTest('passages are marked and tagged with the keyboard alone', async ({ page, folder }) => {
  const kept = (tag: string): number => sidecarIn(folder).split(`"value":"${tag}"`).length - 1;
  await openFile(page, 'ferry.txt');
  await analysed(page);
  await select(page, '2.4 million euros');
  await page.keyboard.press('Alt+M');
  await quickRows(page).filter({ hasText: 'money' }).first().waitFor();
  await page.keyboard.type('money');
  await quickRows(page).filter({ hasText: 'Any amount' }).first().waitFor();
  await page.keyboard.press('Enter');
  await nameYourself(page);
  await until('the tag is kept', () => kept('money') === 1);
  await tagWithKey(page, folder, 'promised 2.4 million euros for a new hull', '2');
  await select(page, 'will sail on');
  await page.keyboard.press('Alt+Period');
  await until('the tag is repeated', () => kept('promise') === 2);
  await select(page, 'main street');
  await page.keyboard.press('Alt+M');
  await quickRows(page).first().waitFor();
  // A tag that is new, and typed faster than its row comes.
  await page.keyboard.type('slogan');
  await page.keyboard.press('Enter');
  await until('the new tag is kept', () => kept('slogan') === 1);
});

windowTest('of marks that lie over each other a hover tells all, and one is chosen to be deleted or tagged anew', async ({ page, folder }) => {
  await tagWithKey(page, folder, 'to be confirmed by the council', '3');
  await clickAt(page, 'Ferry Town');
  let hover = '';
  await until('the hover shows both marks', async () => {
    await page.keyboard.press('Escape');
    hover = await hoverAt(page, 'million euros').catch(() => '');
    return hover.includes('money') && hover.includes('promise');
  });
  assert.match(hover, /R\. Reader/);
  await page.waitForTimeout(500);
  await screenshot(page, 'marking', { keep: true });
  await page.keyboard.press('Escape');
  await restPointer(page);
  await clickAt(page, 'million euros');
  await runCommand(page, 'Glossator: Delete Mark');
  await quickRows(page).filter({ hasText: 'promised 2.4 million euros' }).first().waitFor();
  assert.deepEqual((await quickRows(page).allInnerTexts()).map((row) => /#\w+/.exec(row)?.[0]), ['#money', '#promise']);
  await page.keyboard.press('Escape');
  await clickAt(page, 'by the council');
  await runCommand(page, 'Glossator: Change Tags of Mark');
  await quickRows(page).filter({ hasText: 'doubt' }).first().waitFor();
  await page.keyboard.type('spring');
  await page.keyboard.press('Enter');
  await until('the mark has both tags', () => /"value":"doubt"[^\n]*"value":"spring"/.test(sidecarIn(folder)));
});

windowTest('a hover on a mark shows its tag, who and when', async ({ page }) => {
  let hover = '';
  await until('the hover shows the mark', async () => {
    await page.keyboard.press('Escape');
    hover = await hoverAt(page, 'confirmed by').catch(() => '');
    return hover.includes('doubt');
  });
  assert.match(hover, /R\. Reader/);
  await screenshot(page, 'hover-mark');
  await page.keyboard.press('Escape');
  await restPointer(page);
});

windowTest('F2 renames whom a name means in all places, changes no text, and says so where there is no name', async ({ page, folder }) => {
  const before = readFileSync(join(folder, 'ferry.txt'), 'utf8'), entities = join(folder, '.glossator', 'entities.json');
  await clickAt(page, 'Ms. Lindqvist', 0);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box .rename-input');
  await box.waitFor();
  assert.equal(await box.inputValue(), 'Mara Lindqvist');
  await box.fill('Mara Lindqvist-Dahl');
  await page.keyboard.press('Enter');
  await until('the decision is written', () => existsSync(entities) && readFileSync(entities, 'utf8').includes('"name":"Mara Lindqvist-Dahl"'));
  assert.match(await hoverAt(page, 'Mara Lindqvist'), /Mara Lindqvist-Dahl/);
  await page.keyboard.press('Escape');
  await restPointer(page);
  assert.equal(readFileSync(join(folder, 'ferry.txt'), 'utf8'), before);
  await runCommand(page, 'Glossator: Undo Last Mark or Decision');
  await until('the decision is taken back', () => !existsSync(entities));
  await clickAt(page, 'Ferry Town');
  await page.keyboard.press('F2');
  await page.locator('.monaco-editor-overlaymessage', { hasText: 'There is no name at the cursor' }).waitFor();
  await page.keyboard.press('Escape');
});

windowTest('a review goes through suggestions with single keys', async (window) => {
  const { page, folder } = window, status = page.locator('[id*="glossator.review"]').first();
  await clickAt(page, 'Ferry Town');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+Y');
  await status.waitFor();
  const counts = async (): Promise<string> => await status.locator('a, [aria-label]').first().getAttribute('aria-label') ?? '';
  for (const key of ['a', 'r', 's', 'a']) {
    const before = await status.innerText();
    await page.keyboard.press(key);
    await until(`${key} goes on`, async () => await status.innerText() !== before);
  }
  assert.match(await counts(), /2 accepted, 1 rejected, 1 skipped/);
  await restPointer(page);
  await screenshot(page, 'review', { keep: true });
  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    await showTheme(window, theme);
    await screenshot(page, `review-${theme}`);
  }
  await clickAt(page, 'Ferry Town');
  await page.keyboard.press('u');
  await until('the last one is taken back', async () => /1 accepted, 1 rejected, 1 skipped/.test(await counts()));
  await page.keyboard.press('Shift+A');
  await quickRows(page).filter({ hasText: /\d suggestions?/ }).first().waitFor();
  await screenshot(page, 'review-all');
  await page.keyboard.press('Enter');
  await until('all of a name are accepted', async () => /[3-9] accepted/.test(await counts()));
  await page.keyboard.press('u');
  await until('one key takes all of them back', async () => /1 accepted, 1 rejected, 1 skipped/.test(await counts()));
  await page.keyboard.press('Shift+Alt+M');
  await focusIn(page, '.review-widget', 'a note can be written meanwhile');
  await page.keyboard.type('as a rat');
  await page.keyboard.press('Control+Enter');
  await until('its letters are words', () => sidecarIn(folder).includes('"value":"as a rat"'));
  assert.match(await counts(), /1 accepted, 1 rejected, 1 skipped/, 'and judge nothing');
  await focusIn(page, '.editor-instance .monaco-editor.inline-comment', 'the text has the keyboard again');
  // Right after the box has gone the key may still be the box's.
  await until('the review ends', async () => {
    await page.keyboard.press('Escape');
    return status.waitFor({ state: 'hidden', timeout: 2_000 }).then(() => true, () => false);
  });
  assert.match(await page.locator('.view-lines').first().innerText(), /Ferry.Town/);
});
