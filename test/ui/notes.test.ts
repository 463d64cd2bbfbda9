import { analysed, focusIn, select, sidecarIn, tagWithKey, workspace } from './ferry';
import { clickAt, openFile, restPointer, screenshot, sharedWindow, showTheme, until } from './window';

const windowTest = sharedWindow(workspace);

const box = '.review-widget .comment-form';
const inText = '.editor-instance .monaco-editor.inline-comment';

windowTest('a note is written with the keyboard alone: its box has the keyboard, and afterwards the text has it again', async ({ page, folder }) => {
  await openFile(page, 'ferry.txt');
  await analysed(page);
  await tagWithKey(page, folder, 'Nobody closes a main street', '2');
  await select(page, 'told reporters');
  await page.keyboard.press('Shift+Alt+M');
  await focusIn(page, box, 'the box has the keyboard');
  // A redrawn margin would take it away again.
  await page.waitForTimeout(1_500);
  await page.keyboard.type('Ask him **when** he said so.');
  await page.keyboard.press('Control+Enter');
  await until('the note is kept', () => sidecarIn(folder).includes('Ask him **when** he said so.'));
  await page.locator(box).waitFor({ state: 'detached' });
  await focusIn(page, inText, 'the text has the keyboard');
});

windowTest('no line that nobody selected anything in is marked as one that takes notes', async ({ page }) => {
  await clickAt(page, 'will sail');
  await until('the margin is empty there', async () => await page.locator('.comment-range-glyph.line-hover, .comment-range-glyph.multiline-add').count() === 0);
});

windowTest('its thread shows Markdown, takes a reply, is resolved and reopened', async ({ page, folder }) => {
  const thread = page.locator('.review-widget');
  await page.locator('.comment-thread-unresolved').first().click();
  await thread.locator('.comment-body strong', { hasText: 'when' }).waitFor();
  await thread.locator('.review-thread-reply-button').click();
  await page.keyboard.type('On Monday, he says: `all of it`.');
  await page.keyboard.press('Control+Enter');
  await until('the reply is kept', () => sidecarIn(folder).includes('On Monday, he says'));
  await thread.locator('.comment-body code', { hasText: 'all of it' }).waitFor();
  await clickAt(page, 'Port Ellery');
  await restPointer(page);
  await screenshot(page, 'notes', { keep: true });
  await thread.locator('[aria-label^="Resolve"]').click();
  await until('it is resolved', () => sidecarIn(folder).includes('"glossator:resolved":true'));
  const reopen = thread.locator('[aria-label^="Reopen"]');
  await until('it can be reopened', async () => {
    if (await reopen.count() > 0 && await reopen.first().isVisible()) return true;
    await page.locator('.comment-range-glyph').first().click();
    return reopen.first().waitFor({ timeout: 2_000 }).then(() => true, () => false);
  });
  await reopen.first().click();
  await until('it is open again', () => !sidecarIn(folder).includes('glossator:resolved'));
});

windowTest('a note is changed and deleted in its thread, and undo brings it back', async (window) => {
  const { page, folder } = window;
  const thread = page.locator('.review-widget');
  await thread.locator('.comment-body strong').waitFor();
  await thread.locator('[aria-label^="Change"]').first().click();
  const edit = thread.locator('.edit-container .monaco-editor');
  await edit.waitFor();
  await edit.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And to whom?');
  await thread.locator('.monaco-button', { hasText: 'Save' }).click();
  await until('the change is kept', () => sidecarIn(folder).includes('he said so. And to whom?'));
  for (const theme of ['dark', 'highContrast', 'highContrastLight', 'light'] as const) {
    await showTheme(window, theme);
    await restPointer(page);
    await screenshot(page, `thread-${theme}`);
  }
  await thread.locator('[aria-label^="Delete"]').first().click();
  await until('note and reply are gone', () => !sidecarIn(folder).includes('he said so') && !sidecarIn(folder).includes('On Monday, he says'));
  await clickAt(page, 'will sail');
  await page.keyboard.press('F1');
  await page.keyboard.type('Glossator: Undo Last Mark');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Undo Last Mark' }).first().waitFor();
  await page.keyboard.press('Enter');
  await until('both are back', () => sidecarIn(folder).includes('he said so') && sidecarIn(folder).includes('On Monday, he says'));
});
