import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
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

export type ThemeName = keyof typeof themes;

export interface WindowOptions {
  /** The folder to open a copy of, inside the project; `samples` where nothing is said. */
  folder?: string;
  /** Files to write into the copy, by relative path. */
  files?: Record<string, string | Uint8Array>;
  theme?: ThemeName;
  settings?: Record<string, unknown>;
  size?: { width: number; height: number };
  /** Whether the browser build runs, in the extension host of VS Code for the web. */
  web?: boolean;
}

export interface OpenWindow {
  page: Page;
  /** The folder that is open: a copy that may be written to. */
  folder: string;
  /** Changes settings of the folder. */
  configure(settings: Record<string, unknown>): void;
  close(): Promise<void>;
}

/** Nothing but the text and what the extension adds to it; a high-contrast theme is not the machine's to choose. */
const calmSettings = {
  'window.autoDetectHighContrast': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'chat.disableAIFeatures': true,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.occurrencesHighlight': 'off',
  'workbench.reduceMotion': 'on',
  // Rows that stick to a tree's top lie over those that a test clicks.
  'workbench.tree.enableStickyScroll': false,
  'files.exclude': { '.vscode': true },
};

const limit = 30_000;

/** A test that takes longer than this hangs. */
const patience = 120_000;

/** A server of the caller's where there is one, else one of our own. */
async function server(): Promise<{ origin: string; authority: string; stop: () => Promise<void> }> {
  const authority = process.env['GLOSSATOR_UI_SERVER'];
  if (!authority) return startServer(versions.newest);
  return { authority, origin: `http://${authority}`, stop: () => Promise.resolve() };
}

/** A fresh copy of the folder, of the same name. */
function copyFolder({ folder, files = {} }: WindowOptions): string {
  const source = inRoot(folder ?? (existsSync(inRoot('samples')) ? 'samples' : 'test/host/workspace'));
  const copy = join(mkdtempSync(join(tmpdir(), 'glossator-ui-')), basename(source));
  cpSync(source, copy, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), content);
  }
  return copy;
}

/** Writes settings of a folder; what was written before stays. */
function settingsWriter(folder: string): (settings: Record<string, unknown>) => void {
  const all: Record<string, unknown> = { ...calmSettings };
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  return (settings) => {
    Object.assign(all, settings);
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(all));
  };
}

/** Switches an open window to a theme. */
export async function showTheme({ page, configure }: OpenWindow, theme: ThemeName): Promise<void> {
  configure({ 'workbench.colorTheme': themes[theme].id });
  await page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor({ timeout: limit });
}

/** Waits for a theme. A window that starts in high contrast does not always take the folder's theme, nor a change before it watches the file. */
async function themed(page: Page, theme: (typeof themes)[ThemeName], configure: OpenWindow['configure']): Promise<void> {
  const mark = page.locator(`.monaco-workbench.${theme.mark}`);
  for (let attempt = 0; attempt < 6; attempt++) {
    if (await mark.waitFor({ timeout: 4_000 }).then(() => true, () => false)) return;
    configure({ 'workbench.colorTheme': `${theme.id} again` });
    await page.waitForTimeout(500);
    configure({ 'workbench.colorTheme': theme.id });
  }
  await mark.waitFor();
}

/** Opens a copy of a folder in a window with the extension in development. Close it in the end. */
export async function openWindow(options: WindowOptions = {}): Promise<OpenWindow> {
  const folder = copyFolder(options), configure = settingsWriter(folder), theme = themes[options.theme ?? 'light'];
  configure({ 'workbench.colorTheme': theme.id, ...options.settings });
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
    await page.goto(windowAddress(host, { folder, extension: root, web: options.web === true }));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await themed(page, theme, configure);
    return { page, folder, configure, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens a window, hands it to `use`, and closes it whatever happens. */
export async function withWindow(options: WindowOptions, use: (window: OpenWindow) => Promise<void>): Promise<void> {
  const window = await openWindow(options);
  try {
    await pictured(window, use);
  } finally {
    await window.close();
  }
}

/** Runs `use`; where it fails, a picture of the window stays behind. */
async function pictured(window: OpenWindow, use: (window: OpenWindow) => Promise<void>): Promise<void> {
  try {
    await use(window);
  } catch (error) {
    await screenshot(window.page, `failed-${Date.now()}`).catch(() => undefined);
    throw error;
  }
}

/** One window for all tests of a file, in their order: opening one is what takes the time. Returns what adds a test. */
export function sharedWindow(options: WindowOptions): (name: string, use: (window: OpenWindow) => Promise<void>) => void {
  const shared: { window?: OpenWindow } = {};
  before(async () => { shared.window = await openWindow(options); }, { timeout: patience });
  after(async () => { await shared.window?.close(); }, { timeout: patience });
  return (name, use) => {
    void test(name, { timeout: patience }, async () => {
      assert.ok(shared.window, 'the window did not open');
      await pictured(shared.window, use);
    });
  };
}

/** Waits until something holds. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (await holds()) return;
  assert.fail(what);
}

/** Opens the quick input by a key and types into it. A page in the window that has only just got the focus may swallow the key: then it is pressed again. */
async function quickInput(page: Page, key: string, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input').first();
  for (let again = 3; again >= 0; again--) {
    await page.keyboard.press(key);
    const opened = input.waitFor({ state: 'visible', ...(again > 0 ? { timeout: 5_000 } : {}) });
    if (again === 0) await opened;
    else if (await opened.then(() => true, () => false)) break;
  }
  await input.fill(text);
}

/** The rows that the quick input shows. */
export const quickRows = (page: Page) => page.locator('.quick-input-widget .quick-input-list .monaco-list-row');

/** Opens a file of the folder by name and waits until its text is drawn. */
export async function openFile(page: Page, name: string): Promise<void> {
  await quickInput(page, 'Control+P', name);
  await quickRows(page).filter({ hasText: name.split('/').at(-1) ?? name }).first().click();
  await page.locator('.editor-group-container.active .view-lines .view-line').first().waitFor();
  await page.locator(`.tab.active[data-resource-name="${name.split('/').at(-1)}"]`).waitFor();
}

/** Runs a command by its title, as it stands in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await quickInput(page, 'F1', `>${title}`);
  await quickRows(page).filter({ hasText: title }).first().click();
}

/** Where the first (or `nth`) occurrence of `text` is drawn in the active editor: the middle of one of its characters, in pixels. */
export async function placeOf(page: Page, text: string, nth = 0, character = Math.floor(text.length / 2)): Promise<{ x: number; y: number }> {
  const found = await page.waitForFunction(
    ([wanted, skip, offset]) => {
      let seen = 0;
      for (const line of document.querySelectorAll('.editor-group-container.active .view-lines .view-line')) {
        // VS Code draws blanks as no-break spaces.
        const content = (line.textContent ?? '').replace(/\u00a0/gu, ' ');
        for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
          if (seen++ < skip) continue;
          const middle = at + offset;
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
    [text, nth, character] as const,
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

/** Takes the pointer to where nothing answers to it. */
export async function restPointer(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 3, height - 2);
}

/** Opens Glossator's container in the sidebar, if it is not open. */
export async function showSidebar(page: Page): Promise<void> {
  const panes = page.locator('.sidebar .pane');
  const title = page.locator('.sidebar .composite.title', { hasText: 'Glossator' });
  if (await title.count() === 0) await page.locator('.activitybar [aria-label^="Glossator"]').first().click();
  await title.waitFor();
  await panes.first().waitFor();
  await restPointer(page);
}

/** The title of one of the sidebar's views with all that stands beside it. */
export const viewHeader = (page: Page, view: string) =>
  page.locator('.sidebar .pane-header', { has: page.locator('.title', { hasText: view }) });

/** What the status bar says of the cursor. */
export const cursor = (page: Page): Promise<string> => page.locator('#status\\.editor\\.selection').innerText();

/** Waits until names are underlined in the active editor. */
export async function highlighted(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .view-line [class*="TextEditorDecorationType"]').first().waitFor({ state: 'attached' });
}

/** How a line under a text is drawn. */
export interface Underline {
  readonly style: string;
  /** As `#rrggbb`, in capitals. */
  readonly colour: string;
}

/** The line below a text in the active editor; undefined where there is none. */
export async function underlineOf(page: Page, text: string, nth = 0): Promise<Underline | undefined> {
  const place = await placeOf(page, text, nth);
  return page.evaluate(({ x, y }) => {
    for (const element of document.querySelectorAll('.editor-group-container.active .view-line [class*="TextEditorDecorationType"]')) {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      if (x < left || x > right || y < top || y > bottom) continue;
      const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(element);
      if (textDecorationLine !== 'underline') continue;
      const parts = (textDecorationColor.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Math.round(Number(part)));
      return { style: textDecorationStyle, colour: `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('').toUpperCase()}` };
    }
    return undefined;
  }, place);
}

/** The bars drawn at the first or the last character of a text in the active editor: their side, style and width. */
export async function barsAt(page: Page, text: string, end: 'first' | 'last'): Promise<string[]> {
  const place = await placeOf(page, text, 0, end === 'first' ? 0 : text.length - 1);
  return page.evaluate(({ x, y }) =>
    [...document.querySelectorAll('.editor-group-container.active .view-overlays .cdr')].flatMap((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      if (x < left || x > right || y < top || y > bottom) return [];
      const { borderLeftStyle, borderLeftWidth, borderRightStyle, borderRightWidth } = getComputedStyle(element);
      return [
        ...(borderLeftWidth === '0px' ? [] : [`left ${borderLeftStyle} ${borderLeftWidth}`]),
        ...(borderRightWidth === '0px' ? [] : [`right ${borderRightStyle} ${borderRightWidth}`]),
      ];
    }), place);
}

/** The rows of one of the sidebar's views, by the view's title. */
export const treeRows = (page: Page, view: string) =>
  page.locator('.sidebar .pane', { has: page.locator('.pane-header .title', { hasText: view }) }).locator('.monaco-list-row');

/** Part of a window, in pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Opens a row of a view until one below it is there: a tree that is being filled anew forgets a click. */
export async function unfold(page: Page, view: string, row: string, child: string | RegExp): Promise<void> {
  const parent = treeRows(page, view).filter({ hasText: row }).first();
  const found = treeRows(page, view).filter({ hasText: child });
  await until(`“${row}” unfolds in ${view}`, async () => {
    if (await found.count() > 0) return true;
    if (await parent.count() > 0 && await parent.getAttribute('aria-expanded') === 'false') {
      // What the row above says of itself would lie over this one.
      await restPointer(page);
      await parent.click();
    }
    await page.waitForTimeout(300);
    return false;
  });
}

/** Writes `test/ui/out/<name>.png`; with `keep` also `media/screenshots/<name>.png` when pictures are being updated. */
export async function screenshot(page: Page, name: string, { keep = false, area }: { keep?: boolean; area?: Area } = {}): Promise<Buffer> {
  const places = [inRoot('test', 'ui', 'out', `${name}.png`)];
  if (keep && process.env['GLOSSATOR_UPDATE_PICTURES']) places.push(inRoot('media', 'screenshots', `${name}.png`));
  const picture = await page.screenshot(area ? { clip: area } : {});
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
