import assert from 'node:assert/strict';
import { highlighted, openFile, sharedWindow, showSidebar, treeRows, underlineOf, until } from './window';

const windowTest = sharedWindow({ web: true });

windowTest('the browser build underlines names and fills the views', async ({ page }) => {
  await openFile(page, 'skerry-bridge.md');
  await highlighted(page);
  await until('the person is underlined', async () => (await underlineOf(page, 'Erik Sandvoort'))?.style === 'solid');
  await showSidebar(page);
  await treeRows(page, 'Entities').filter({ hasText: 'People' }).first().waitFor();
  assert.match(await treeRows(page, 'Quotations').filter({ hasText: 'Erik Sandvoort' }).first().innerText(), /1/);
});
