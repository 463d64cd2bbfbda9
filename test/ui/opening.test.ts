import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/files.mjs';
import { barsAt, clickAt, coloursOf, highlighted, openFile, runCommand, screenshot, sharedWindow, showSidebar, showTheme, themes, treeRows, underlineOf, until, type ThemeName } from './window';

const windowTest = sharedWindow({});

interface Manifest {
  readonly contributes: { readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<ThemeName, string>> }[] };
}

/** The colour that package.json gives to a theme. */
function colour(id: string, theme: ThemeName): string {
  const { contributes } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;
  const found = contributes.colors.find((row) => row.id === id);
  assert.ok(found, id);
  return found.defaults[theme].toUpperCase();
}

windowTest('a source that was just opened has its names underlined', async ({ page }) => {
  await openFile(page, 'skerry-bridge.md');
  await highlighted(page);
  await showSidebar(page);
  await treeRows(page, 'Entities').filter({ hasText: 'People' }).first().waitFor();
  // The front matter leaves the screen to the text.
  await clickAt(page, 'somebody in the pub');
  for (let line = 0; line < 6; line++) await page.keyboard.press('Control+ArrowDown');
  assert.ok((await coloursOf(page, await screenshot(page, 'opening'))) > 50);
});

for (const theme of Object.keys(themes) as ThemeName[]) {
  windowTest(`the theme ${themes[theme].label} has its own colours and the same kinds of lines`, async (window) => {
    const { page } = window;
    await showTheme(window, theme);
    await until('the person has the colour of the theme', async () => (await underlineOf(page, 'Erik Sandvoort'))?.colour === colour('glossator.personForeground', theme));
    assert.deepEqual(await underlineOf(page, 'Erik Sandvoort'), { style: 'solid', colour: colour('glossator.personForeground', theme) });
    assert.deepEqual(await underlineOf(page, 'Ministry of'), { style: 'double', colour: colour('glossator.orgForeground', theme) });
    assert.deepEqual(await underlineOf(page, 'Port Brannock'), { style: 'dashed', colour: colour('glossator.placeForeground', theme) });
    assert.equal((await underlineOf(page, '640 million euros'))?.style, 'dotted');
    assert.equal(await underlineOf(page, 'is against'), undefined);
    const picture = { light: 'overview-light', dark: 'overview-dark', highContrast: 'overview-high-contrast', highContrastLight: 'overview-high-contrast-light' }[theme];
    await screenshot(page, picture, { keep: theme !== 'highContrastLight' });
  });
}

windowTest('bars stand at both ends of quotations: solid where all is quoted, double where a part is, dashed where nothing is', async ({ page }) => {
  assert.deepEqual(await barsAt(page, '“A bridge', 'first'), ['left solid 2px']);
  assert.deepEqual(await barsAt(page, '355 days a year,”', 'last'), ['right solid 2px']);
  assert.deepEqual(await barsAt(page, ' said that s', 'last'), ['left double 3px']);
  assert.deepEqual(await barsAt(page, '“reading it with interest.”', 'last'), ['right double 3px']);
  assert.deepEqual(await barsAt(page, '900 million euros', 'first'), ['left dashed 1px']);
  assert.deepEqual(await barsAt(page, 'closer to the truth', 'last'), ['right dashed 1px']);
});

windowTest('the extension is listed as active', async ({ page }) => {
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Glossator' }).first();
  await row.waitFor();
  assert.match(await row.innerText(), /activat/i);
});
