#!/usr/bin/env node
/**
 * Stands in for the `code` executable where no desktop VS Code can run: `@vscode/test-electron` starts it with
 * `--extensionDevelopmentPath=… --extensionTestsPath=… [--extensionDevelopmentKind=web] [--embedded-version=oldest] FOLDER`.
 * It runs the tests in a VS Code that is a server and a page in a headless browser, and ends with their exit code.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumOptions } from './lib/chromium.mjs';
import { startServer, windowAddress } from './lib/server.mjs';
import { versions } from './lib/vscode.mjs';

const limit = Number(process.env['GLOSSATOR_HOST_TIMEOUT'] ?? 240_000);

/** In the browser host no test can write a file: the runner logs its results behind this mark. */
const resultsMark = 'GLOSSATOR_TEST_RESULTS ';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'embedded-version': { type: 'string', default: 'newest' },
  },
});

/** What the window said: its last words are shown when it ends without a word from the tests. */
const heard = { tail: [], tests: false };

/** Shows what the tests say; the window's own lines only on request, for it complains about much that does no harm. */
function takeLog(type, args) {
  const values = Array.isArray(args) ? args : [args];
  const line = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
  const at = line.indexOf(resultsMark);
  if (at >= 0) {
    if (process.env['GLOSSATOR_TEST_RESULTS']) writeFileSync(process.env['GLOSSATOR_TEST_RESULTS'], line.slice(at + resultsMark.length));
  } else if (/^(%c|%s)?\s*[✔✖]/.test(line)) {
    heard.tests = true;
    console.log(line);
  } else if (process.env['GLOSSATOR_VERBOSE']) {
    console.log(line);
  } else if (!line.includes('Could not locate the bindings file')) {
    heard.tail.push(`${type}: ${line}`);
    if (heard.tail.length > 40) heard.tail.shift();
  }
}

/** Opens the window and resolves to the code that the tests end with. */
async function runInPage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the tests did not end within ${limit / 1000} s`)), limit);
    const settle = (act) => (value) => {
      clearTimeout(timer);
      act(value);
    };
    page.on('crash', settle(() => reject(new Error('the page crashed'))));
    page
      .exposeFunction('codeAutomationLog', takeLog)
      .then(() => page.exposeFunction('codeAutomationExit', settle(resolve)))
      .then(() => page.goto(address))
      .catch(settle(reject));
  });
}

async function main() {
  const row = versions[values['embedded-version']];
  const options = await chromiumOptions();
  const web = values.extensionDevelopmentKind === 'web';
  // An extension with both builds runs in the Node host of a server unless this setting moves it to the page.
  const server = await startServer(row, web ? { settings: { 'remote.extensionKind': { 'glossator.glossator': ['web'] } } } : {});
  const address = windowAddress(server, {
    folder: positionals.at(-1),
    extension: values.extensionDevelopmentPath,
    tests: values.extensionTestsPath,
    web,
  });
  const browser = await chromium.launch({ ...options, headless: true });
  try {
    const code = await runInPage(browser, address);
    if (code !== 0 && !heard.tests) console.log(heard.tail.join('\n'));
    return code;
  } catch (error) {
    console.log(heard.tail.join('\n'));
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  process.exitCode = await main();
} catch (error) {
  console.error(`embedded VS Code: ${error.message}`);
  process.exitCode = 1;
}
