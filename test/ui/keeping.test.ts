import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { clickAt, highlighted, openFile, restPointer, runCommand, screenshot, sharedWindow, showSidebar, treeRows, underlineOf, unfold, until, viewHeader } from './window';

const windowTest = sharedWindow({});

const source = 'skerry-bridge.md';

interface Line {
  readonly 'glossator:decision'?: string;
  readonly creator?: unknown;
  readonly target?: unknown;
}

/** The annotations in the file beside the source. */
function kept(folder: string): Line[] {
  const file = join(folder, `${source}.annotations.json`);
  if (!existsSync(file)) return [];
  const { first } = JSON.parse(readFileSync(file, 'utf8')) as { first: { items: Line[] } };
  return first.items;
}

/** The annotation that holds a decision about some words. */
const decided = (folder: string, decision: string, words: string): boolean =>
  kept(folder).some((line) => line['glossator:decision'] === decision && JSON.stringify(line.target).includes(`"exact":"${words}"`));

/** Takes a quick fix at the cursor with nothing but the keyboard. */
async function quickFix(page: Page, title: string): Promise<void> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title });
  // Right after a decision or an edit there is a moment without any.
  await until(`“${title}” is offered`, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    return row.first().waitFor({ timeout: 3_000 }).then(() => true, () => false);
  });
  for (let step = 0; step < 10 && await row.and(page.locator('.focused')).count() === 0; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

windowTest('reading writes nothing', async ({ page, folder }) => {
  await openFile(page, source);
  await highlighted(page);
  await showSidebar(page);
  await treeRows(page, 'Entities').filter({ hasText: 'People' }).first().waitFor();
  assert.ok(!existsSync(join(folder, `${source}.annotations.json`)));
});

windowTest('a name is accepted and another rejected by keyboard, and the file beside the source says so and by whom', async ({ page, folder }) => {
  await clickAt(page, 'Ruth Adeyemi');
  await quickFix(page, 'Accept “Ruth Adeyemi”');
  // Asked once, since no Git says it.
  await page.locator('.quick-input-titlebar', { hasText: 'Your Name' }).waitFor();
  await page.keyboard.type('Nell Farrow');
  await page.keyboard.press('Enter');
  await until('the decision is written', () => decided(folder, 'accept', 'Ruth Adeyemi'));
  await clickAt(page, 'Brannock Courier');
  await quickFix(page, 'Reject “Brannock Courier”');
  await until('the decision is written', () => decided(folder, 'reject', 'Brannock Courier'));
  await until('what was rejected has no line any more', async () => await underlineOf(page, 'Brannock Courier') === undefined);
  assert.ok(await underlineOf(page, 'Ruth Adeyemi'));
  assert.ok(kept(folder).every(({ creator }) => JSON.stringify(creator).includes('Nell Farrow')));
});

windowTest('typing takes the marks along at once, and undoing brings them back', async ({ page }) => {
  await clickAt(page, 'For as long');
  await page.keyboard.press('Home');
  await page.keyboard.type('Well, said Petra Holm of Hamburg, ');
  await until('what was typed is underlined', async () => (await underlineOf(page, 'Petra Holm'))?.style === 'solid');
  assert.equal((await underlineOf(page, 'Skerry Island', 1))?.style, 'dashed');
  for (let step = 0; step < 20 && await page.locator('.view-line', { hasText: /Well|Holm/ }).count() > 0; step++) await page.keyboard.press('Control+Z');
  await until('the accepted name still has its line', async () => (await underlineOf(page, 'Ruth Adeyemi'))?.style === 'solid');
});

windowTest('Save Annotations keeps what is found, and reopening the window shows it', async ({ page, folder }) => {
  await page.keyboard.press('Control+S');
  await runCommand(page, 'Glossator: Save Annotations');
  await until('the file holds more than the decisions', () => kept(folder).length > 20);
  assert.ok(decided(folder, 'accept', 'Ruth Adeyemi') && decided(folder, 'reject', 'Brannock Courier'));
  await page.reload();
  await highlighted(page);
  await showSidebar(page);
  await treeRows(page, 'Annotations').filter({ hasText: 'Ruth Adeyemi' }).first().waitFor();
  await until('what was rejected stays without a line', async () => await underlineOf(page, 'Brannock Courier') === undefined);
  await restPointer(page);
});

windowTest('pictures of the four views and of what is kept', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await widenSidebar(page, 480);
  await unfold(page, 'Topics', 'bridge', 'A bridge to Skerry?');
  await unfold(page, 'Topics', 'A bridge to Skerry?', 'Priya Raman');
  await unfold(page, 'Entities', 'Magnus Tulloch', 'Mr. Tulloch');
  await unfold(page, 'Quotations', 'Erik Sandvoort', '355 days');
  await restPointer(page);
  await screenshot(page, 'views', { keep: true, area: { x: 0, y: 0, width: 484, height: 970 } });
  await page.setViewportSize({ width: 1280, height: 800 });
  await widenSidebar(page, 400);
  for (const view of ['Topics', 'Entities', 'Quotations']) await viewHeader(page, view).click();
  await unfold(page, 'Annotations', 'Found by Glossator', /Skerry|Bridge|Dilys/);
  await restPointer(page);
  await page.waitForTimeout(500);
  await screenshot(page, 'annotations', { keep: true });
});

async function widenSidebar(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width, 400);
  await page.mouse.down();
  await page.mouse.move(width, 400, { steps: 3 });
  await page.mouse.up();
}
