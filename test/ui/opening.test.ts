import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { coloursOf, openFile, runCommand, screenshot, themes, withWindow } from './window';

test('a window opens on a folder of sources and shows the first of them', async () => {
  await withWindow({}, async ({ page, folder }) => {
    const [name] = readdirSync(folder).filter((file) => file.endsWith('.txt'));
    assert.ok(name);
    await openFile(page, name);
    assert.ok((await coloursOf(page, await screenshot(page, 'opening'))) > 50);
  });
});

test('the extension is listed as active in the running window', async () => {
  await withWindow({ folder: 'test/host/workspace' }, async ({ page }) => {
    await openFile(page, 'harbour.txt');
    await runCommand(page, 'Developer: Show Running Extensions');
    const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Glossator' }).first();
    await row.waitFor();
    await screenshot(page, 'running');
    assert.match(await row.innerText(), /activat/i);
  });
});

for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
  test(`a window opens in the theme ${themes[theme].label}`, async () => {
    await withWindow({ folder: 'test/host/workspace', theme }, async ({ page }) => {
      await openFile(page, 'harbour.txt');
      await screenshot(page, `theme-${theme}`);
    });
  });
}
