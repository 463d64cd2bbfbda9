import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { clickAt, cursor, highlighted, hoverAt, openFile, quickRows, restPointer, runCommand, screenshot, sharedWindow, showSidebar, treeRows, underlineOf, unfold, until, viewHeader } from './window';

/** A name that a link must not trip over. */
const oddName = 'a b#1 100%25.txt';

const text = [
  'Ferry Town Keeps Its Ferry',
  'The ferry of Port Ellery will sail on, Mara Lindqvist said on Monday. Mara Lindqvist is the mayor of Port Ellery.',
  '“The ferry is our main street,” Ms. Lindqvist said. “Nobody closes a main street.”',
  'Jonas Hale, who runs the ferry company, told reporters that the ferry needed a new hull.',
  '',
].join('\n');

const windowTest = sharedWindow({ files: { [oddName]: text } });

const entities = (page: Page) => treeRows(page, 'Entities');

/** The first row of a level of the topics: topic, article, name, place. */
const topicRow = (page: Page, level: number) => treeRows(page, 'Topics').and(page.locator(`[aria-level="${level}"]`)).first();

windowTest('a hover says who a name is, and its links lead to their places', async ({ page }) => {
  await openFile(page, oddName);
  await highlighted(page);
  const hover = await hoverAt(page, 'Lindqvist', 2);
  assert.match(hover, /Mara Lindqvist/);
  assert.match(hover, /Person/);
  assert.match(hover, /mentions? here/);
  await page.locator('.monaco-hover:not(.hidden) a', { hasText: 'first mention' }).first().click();
  await until('the first mention is selected', async () => /Ln 2, Col 54 \(14 selected\)/.test(await cursor(page)));
});

windowTest('a hover says on demand why a name is marked', async ({ page }) => {
  await openFile(page, oddName);
  await highlighted(page);
  await hoverAt(page, 'Lindqvist', 2);
  await page.locator('.monaco-hover:not(.hidden) a', { hasText: 'Why?' }).first().click();
  await runCommand(page, 'Notifications: Show Notifications');
  const answer = page.locator('.notifications-center .notification-list-item', { hasText: 'Lindqvist' }).first();
  await answer.waitFor();
  assert.match(await answer.innerText(), /Person.*same as Mara Lindqvist in line 2/su);
  await screenshot(page, 'hover-why');
  await runCommand(page, 'Notifications: Clear All Notifications');
});

windowTest('the views follow the cursor', async ({ page }) => {
  await showSidebar(page);
  await entities(page).filter({ hasText: 'Mara Lindqvist' }).first().waitFor();
  await clickAt(page, 'main street', 0);
  await until('the quotation under the cursor is selected in its view', async () =>
    await treeRows(page, 'Quotations').filter({ hasText: 'The ferry is our main street' }).and(page.locator('.selected')).count() === 1);
});

windowTest('the hover on a person tells of all sources, the one on a quotation who says it', async ({ page }) => {
  await runCommand(page, 'View: Close All Editors');
  await openFile(page, 'seabird-winter.txt');
  await highlighted(page);
  const editor = { x: 353, y: 0, width: 720, height: 546 };
  const person = await hoverAt(page, 'Raman', 1);
  assert.match(person, /Priya Raman/);
  assert.match(person, /Person/);
  assert.match(person, /the oceanographer who led the study/);
  assert.match(person, /in \d other sources/);
  assert.match(person, /The fish are not gone/);
  await page.waitForTimeout(500);
  await screenshot(page, 'hover-mention', { keep: true, area: editor });
  await page.keyboard.press('Escape');
  const quotation = await hoverAt(page, 'every winter');
  assert.match(quotation, /Wilma Aguirre/);
  assert.match(quotation, /Direct quotation/);
  assert.match(quotation, /said/);
  assert.match(quotation, /Copy with Attribution/);
  await page.waitForTimeout(500);
  await screenshot(page, 'hover-quotation', { keep: true, area: { ...editor, height: 394 } });
  await page.keyboard.press('Escape');
  await restPointer(page);
});

windowTest('topics, entities and quotations have counts, and a click on what is below them goes to its place', async ({ page }) => {
  await openFile(page, 'skerry-bridge.md');
  for (const view of ['Topics', 'Entities', 'Quotations']) {
    await until(`${view} names the file and counts`, async () => /skerry-bridge\.md · \d+/.test(await viewHeader(page, view).innerText()));
  }
  await until('people are counted', async () => /People\s*\d+/.test(await entities(page).filter({ hasText: 'People' }).first().innerText()));
  for (let level = 1; level < 4; level++) {
    await until(`level ${level} of the topics unfolds`, async () => {
      if (await topicRow(page, level + 1).count() > 0) return true;
      if (await topicRow(page, level).getAttribute('aria-expanded') === 'false') await topicRow(page, level).click();
      return false;
    });
  }
  await topicRow(page, 4).click();
  await until('the mention below the topic is selected', async () => /selected/.test(await cursor(page)));
  await unfold(page, 'Entities', 'Magnus Tulloch', 'Mr. Tulloch');
  await entities(page).filter({ hasText: 'Mr. Tulloch' }).first().click();
  await until('the mention is selected', async () => /Ln 46, .*\(7 selected\)/.test(await cursor(page)));
  await unfold(page, 'Quotations', 'Erik Sandvoort', '355 days a year');
  // What a screen reader says: each view by its name, each row in words, what it stands for among them.
  const said = (view: string, row: string | RegExp) => page.getByRole('tree', { name: view }).getByRole('treeitem', { name: row });
  for (const [view, row] of [['Topics', /^bridge, used \d+ times in 1 article$/], ['Entities', 'Magnus Tulloch, Person, 2 mentions'], ['Entities', /Mr\. Tulloch .*, Person, skerry-bridge\.md$/],
    ['Quotations', /^Erik Sandvoort, 1 quotation, \d+ words, \d+ % of all that is quoted$/], ['Quotations', /355 days a year.*, Direct quotation, skerry-bridge\.md$/]] as const) assert.equal(await said(view, row).count(), 1, `${view}: ${row}`);
  const labels = await page.locator('.sidebar .monaco-list-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  assert.deepEqual(labels.filter((label) => !/\p{L}/u.test(label) || /\p{Co}/u.test(label)), [], 'no row is an icon only');
  assert.ok(await page.getByRole('button', { name: /^Glossator: 8 people · 10 quotations\. / }).count() > 0, 'the status bar is a button that says what it counts');
  await treeRows(page, 'Quotations').filter({ hasText: '355 days a year' }).first().click();
  await until('the quotation is selected', async () => /Ln 20, .*selected/.test(await cursor(page)));
});

windowTest('anybody is found in all sources by typing a part of the name', async ({ page }) => {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+G');
  await quickRows(page).first().waitFor();
  await page.keyboard.type('tul');
  await until('the two that have it are left', async () => await quickRows(page).filter({ hasText: /Tulloch/ }).count() === 2);
  await screenshot(page, 'quickpick', { keep: true });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('brandsma');
  await quickRows(page).filter({ hasText: 'Lotte Brandsma' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active[data-resource-name="northline-accounts.txt"]').waitFor();
  await until('the name is selected', async () => /\(14 selected\)/.test(await cursor(page)));
});

windowTest('the status bar counts the people that the view has, whatever the threshold is', async ({ page, configure }) => {
  await openFile(page, 'ferry-strike.txt');
  const status = page.locator('[id*="glossator.status"]').first(), people = entities(page).filter({ hasText: /^People/ }).first();
  const counts = async (): Promise<(string | undefined)[]> => [/^\D{0,9}(\d+) people/.exec(await status.innerText())?.[1], /^People\D{0,4}(\d+)/.exec(await people.innerText())?.[1]];
  await until('nine people are seen', async () => (await counts()).join() === '9,9');
  configure({ 'glossator.suggestions.threshold': 0.97 });
  await until('there are fewer, and as many here as there', async () => {
    const [here, there] = await counts();
    return here === there && Number(here) < 9;
  });
});

windowTest('names stay underlined where they are when the window is ahead of what it is told to underline', async ({ page, configure }) => {
  configure({ 'glossator.suggestions.threshold': 0.5 });
  await openFile(page, oddName);
  await highlighted(page);
  await clickAt(page, 'The ferry of Port');
  for (let round = 0; round < 3; round++) {
    await page.keyboard.press('Home');
    await page.keyboard.insertText('Mara Lindqvist nods. ');
    // What is found now comes to a window that has no time for it, and that then has keys to attend to first.
    const busy = page.evaluate(() => { for (const end = performance.now() + 1_000; performance.now() < end;); });
    await Promise.all([...Array.from('and so on, ', (key) => page.keyboard.press(key === ' ' ? 'Space' : key)), busy]);
  }
  await page.waitForTimeout(1_500);
  for (let nth = 0; nth < 5; nth++) await until(`mention ${nth} is underlined`, async () => (await underlineOf(page, 'Mara Lindqvist', nth))?.style === 'solid');
  assert.equal(await underlineOf(page, 'and so on,'), undefined);
});
