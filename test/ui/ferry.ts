import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './window';

/** A source to be marked. */
export const text = [
  'Ferry Town Keeps Its Ferry',
  '',
  'The ferry of Port Ellery will sail on, Mara Lindqvist said on Monday. Mara Lindqvist is the mayor of Port Ellery.',
  '',
  '“The ferry is our main street,” Ms. Lindqvist said. “Nobody closes a main street.” She promised 2.4 million euros for a new hull, to be confirmed by the council in spring.',
  '',
  'Jonas Hale, who runs the ferry company, told reporters that the ferry needed a new hull before the next winter came.',
  '',
].join('\n');

const codebook = [
  '{', '"version": 1,', '"tags": [',
  '{"name":"money","color":"charts.green","description":"Any amount that someone must answer for."},',
  '{"name":"promise","key":"2","color":"charts.purple"},',
  '{"name":"doubt","key":"3","color":"charts.orange"}',
  ']', '}', '',
].join('\n');

/** The window that most tests of marks begin with. */
export const workspace = {
  folder: 'test/host/workspace', files: { 'ferry.txt': text, '.glossator/codebook.json': codebook }, settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
  theme: 'light' as const, size: { width: 1100, height: 620 },
};

/** The file that keeps what is marked; empty while there is none. */
export function sidecarIn(folder: string): string {
  const file = join(folder, 'ferry.txt.annotations.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Selects words in the editor with nothing but the keyboard: the find widget puts the selection there. */
export async function select(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const input = page.locator('.find-widget.visible textarea, .find-widget.visible .input').first();
  await input.waitFor();
  await input.fill(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await until('the words are selected', async () => new RegExp(`\\(${words.length} selected\\)`).test(await page.locator('#status\\.editor\\.selection').innerText()));
}

/** Answers the question for a name, which comes once. */
export async function nameYourself(page: Page): Promise<void> {
  await page.locator('.quick-input-widget', { hasText: 'Your Name' }).waitFor();
  await page.keyboard.type('R. Reader');
  await page.keyboard.press('Enter');
}

/** Gives words the tag of a key. */
export async function tagWithKey(page: Page, folder: string, words: string, key: string): Promise<void> {
  const before = sidecarIn(folder);
  await select(page, words);
  await page.keyboard.press('Alt+Comma');
  await page.keyboard.press(key);
  if (before === '') await nameYourself(page);
  await until(`“${words}” is marked`, () => sidecarIn(folder).includes(`"exact":"${words}"`));
}

/** Waits until names are found, which is when marking can begin. */
export async function analysed(page: Page): Promise<void> {
  await until('the source is read', async () => /person|people/.test(await page.locator('#glossator\\.glossator\\.glossator\\.status, [id*="glossator.status"]').first().innerText().catch(() => '')));
}

/** Waits until the keyboard goes into an element. */
export async function focusIn(page: Page, selector: string, what: string): Promise<void> {
  await until(what, () => page.evaluate((wanted) => (document.activeElement?.closest(wanted) ?? null) !== null, selector));
}
