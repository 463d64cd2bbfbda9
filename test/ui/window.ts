import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumOptions } from '../../scripts/lib/chromium.mjs';
import { inRoot, root } from '../../scripts/lib/files.mjs';
import { startServer, windowAddress } from '../../scripts/lib/server.mjs';
import { versions } from '../../scripts/lib/vscode.mjs';

/** The four kinds of theme that VS Code has: its own theme of each kind, how its picker calls it, and the mark it leaves in the page. */
export const themes = {
  light: { id: 'Default Light Modern', label: 'Light Modern', mark: 'vs' },
  dark: { id: 'Default Dark Modern', label: 'Dark Modern', mark: 'vs-dark' },
  highContrast: { id: 'Default High Contrast', label: 'Dark High Contrast', mark: 'hc-black' },
  highContrastLight: { id: 'Default High Contrast Light', label: 'Light High Contrast', mark: 'hc-light' },
} as const;

export interface WindowOptions {
  /** The folder to open a copy of, inside the project; `samples` where nothing is said. */
  folder?: string;
  /** Files to write into the copy, by relative path. */
  files?: Record<string, string | Uint8Array>;
  theme?: keyof typeof themes;
  settings?: Record<string, unknown>;
  size?: { width: number; height: number };
}

export interface OpenWindow {
  page: Page;
  /** The folder that is open: a copy that may be written to. */
  folder: string;
  close(): Promise<void>;
}

const limit = 30_000;

/** A server of the caller's where there is one, else one of our own. */
async function server(): Promise<{ origin: string; authority: string; stop: () => Promise<void> }> {
  const authority = process.env['GLOSSATOR_UI_SERVER'];
  if (!authority) return startServer(versions.newest);
  return { authority, origin: `http://${authority}`, stop: () => Promise.resolve() };
}

/** A fresh copy of the folder with the window's settings in its workspace settings. */
function prepareFolder({ folder, files = {}, theme = 'light', settings = {} }: WindowOptions): string {
  const source = inRoot(folder ?? (existsSync(inRoot('samples')) ? 'samples' : 'test/host/workspace'));
  const copy = join(mkdtempSync(join(tmpdir(), 'glossator-ui-')), 'sources');
  cpSync(source, copy, { recursive: true });
  const all = {
    ...files,
    '.vscode/settings.json': JSON.stringify({ 'workbench.colorTheme': themes[theme].id, 'files.exclude': { '.vscode': true }, ...settings }),
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), content);
  }
  return copy;
}

/** Makes sure of the theme: the settings of a folder do not bring the high-contrast ones, so those are picked as a user would. */
async function applyTheme(page: Page, { label, mark }: (typeof themes)[keyof typeof themes]): Promise<void> {
  const shown = page.locator(`.monaco-workbench.${mark}`);
  if (mark.startsWith('hc')) {
    await runCommand(page, 'Preferences: Color Theme');
    await page.locator('.quick-input-widget input[placeholder*="Color Theme"]').waitFor();
    await quickInput(page, label);
    await quickRows(page).filter({ hasText: label }).first().click();
  }
  await shown.waitFor({ timeout: limit });
}

/** Opens a copy of a folder in a window with the extension in development. Close it in the end. */
export async function openWindow(options: WindowOptions = {}): Promise<OpenWindow> {
  const folder = prepareFolder(options);
  const host = await server();
  const browser: Browser = await chromium.launch({ ...(await chromiumOptions()), headless: true });
  const close = async (): Promise<void> => {
    await browser.close();
    await host.stop();
    rmSync(dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(limit);
    await page.goto(windowAddress(host, { folder, extension: root }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await applyTheme(page, themes[options.theme ?? 'light']);
    return { page, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens windows, hands them to `use`, and closes them whatever happens. */
export async function withWindow(options: WindowOptions, use: (window: OpenWindow) => Promise<void>): Promise<void> {
  const window = await openWindow(options);
  try {
    await use(window);
  } catch (error) {
    await screenshot(window.page, `failed-${Date.now()}`);
    throw error;
  } finally {
    await window.close();
  }
}

/** Types into the quick input. */
async function quickInput(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill(text);
}

/** The rows that the quick input shows. */
export const quickRows = (page: Page) => page.locator('.quick-input-widget .quick-input-list .monaco-list-row');

/** Opens a file of the folder by name and waits until its text is drawn. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await quickInput(page, name);
  await quickRows(page).filter({ hasText: name.split('/').at(-1) ?? name }).first().click();
  await page.locator('.editor-group-container.active .view-lines .view-line').first().waitFor();
  await page.locator(`.tab.active[data-resource-name="${name.split('/').at(-1)}"]`).waitFor();
}

/** Runs a command by its title, as it stands in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput(page, `>${title}`);
  await quickRows(page).filter({ hasText: title }).first().click();
}

/** Where the first (or `nth`) occurrence of `text` is drawn in the active editor: its middle, in pixels. */
export async function placeOf(page: Page, text: string, nth = 0): Promise<{ x: number; y: number }> {
  const found = await page.waitForFunction(
    ([wanted, skip]) => {
      let seen = 0;
      for (const line of document.querySelectorAll('.editor-group-container.active .view-lines .view-line')) {
        // VS Code draws blanks as no-break spaces.
        const content = (line.textContent ?? '').replace(/\u00a0/gu, ' ');
        for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
          if (seen++ < skip) continue;
          const middle = at + Math.floor(wanted.length / 2);
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let before = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (middle < before + length) {
              const range = document.createRange();
              range.setStart(node, middle - before);
              range.setEnd(node, middle - before + 1);
              const box = range.getBoundingClientRect();
              return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
            }
            before += length;
          }
        }
      }
      return null;
    },
    [text, nth] as const,
    { timeout: limit },
  );
  const place = await found.jsonValue();
  assert.ok(place, `“${text}” is not on the screen`);
  return place;
}

/** Puts the pointer on a text in the active editor; resolves to the hover's text once it shows one. */
export async function hoverAt(page: Page, text: string, nth = 0): Promise<string> {
  const { x, y } = await placeOf(page, text, nth);
  await page.mouse.move(x, y + 60);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  await hover.waitFor({ state: 'visible' });
  return hover.innerText();
}

/** Clicks on a text in the active editor, which puts the cursor into its middle. */
export async function clickAt(page: Page, text: string, nth = 0): Promise<void> {
  const { x, y } = await placeOf(page, text, nth);
  await page.mouse.click(x, y);
}

/** Opens Glossator's container in the sidebar. */
export async function showSidebar(page: Page): Promise<void> {
  await page.locator('.activitybar [aria-label^="Glossator"]').first().click();
  await page.locator('.sidebar .pane').first().waitFor();
}

/** The rows of one of the sidebar's views, by the view's title. */
export const treeRows = (page: Page, view: string) =>
  page.locator('.sidebar .pane', { has: page.locator('.pane-header .title', { hasText: view }) }).locator('.monaco-list-row');

/** Writes `test/ui/out/<name>.png`; with `keep` also `media/screenshots/<name>.png` when pictures are being updated. */
export async function screenshot(page: Page, name: string, { keep = false } = {}): Promise<Buffer> {
  const places = [inRoot('test', 'ui', 'out', `${name}.png`)];
  if (keep && process.env['GLOSSATOR_UPDATE_PICTURES']) places.push(inRoot('media', 'screenshots', `${name}.png`));
  const picture = await page.screenshot();
  for (const place of places) {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, picture);
  }
  return picture;
}

/** How many different colours a picture has, counted up to a thousand: a blank one has very few. */
export async function coloursOf(page: Page, picture: Buffer): Promise<number> {
  return page.evaluate(async (data) => {
    // The window's policy forbids to fetch data addresses.
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const seen = new Set<number>();
    for (const pixel of pixels) if (seen.size < 1000) seen.add(pixel);
    return seen.size;
  }, picture.toString('base64'));
}
