import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

/** The rules that code with this text would break if it were the file at this path; syntax only, no type information. */
async function broken(filePath: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: false } },
      rules: Object.fromEntries(typed.map((name) => [`@typescript-eslint/${name}`, 'off'])),
    },
  });
  const [result] = await eslint.lintText(text, { filePath });
  assert.ok(result);
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

/** Rules that need types and so an existing file. */
const typed = [
  'await-thenable', 'no-floating-promises', 'no-misused-promises', 'no-unnecessary-type-assertion', 'switch-exhaustiveness-check',
];

const imports = '@typescript-eslint/no-restricted-imports';

const forbidden: [file: string, text: string, rule: string][] = [
  ['src/core/x.ts', "import * as vscode from 'vscode';\nvscode.window;\n", imports],
  ['src/core/x.ts', "import type { Uri } from 'vscode';\nexport type X = Uri;\n", imports],
  ['src/core/x.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n", imports],
  ['src/core/x.ts', "import { readFile } from 'fs/promises';\nvoid readFile('x');\n", imports],
  ['src/core/a/x.ts', "export { y } from '../../corpus/y';\n", imports],
  ['src/core/x.ts', "export { y } from '../worker/y';\n", imports],
  ['src/corpus/x.ts', "export { y } from '../vscode/y';\n", imports],
  ['src/corpus/x.ts', "import * as vscode from 'vscode';\nvscode.window;\n", imports],
  ['src/worker/x.ts', "import * as vscode from 'vscode';\nvscode.window;\n", imports],
  ['src/cli/x.ts', "export { y } from '../vscode/y';\n", imports],
  ['src/vscode/x.ts', "export { y } from '../cli/y';\n", imports],
  ['src/vscode/x.ts', "export { y } from '../../test/y';\n", imports],
  ['src/core/x.ts', "export const y = import('vscode');\n", 'no-restricted-syntax'],
  ['src/vscode/x.ts', 'let state = 0;\nexport const next = () => ++state;\n', 'no-restricted-syntax'],
  ['src/core/x.ts', 'export let state = 0;\nstate = 1;\n', 'no-restricted-syntax'],
  ['src/core/x.ts', 'export const now = () => new Date();\n', 'no-restricted-globals'],
  ['src/core/x.ts', 'export const pick = () => Math.random();\n', 'no-restricted-properties'],
  ['src/core/x.ts', "export const say = () => console.log('x');\n", 'no-restricted-globals'],
  ['src/corpus/x.ts', 'export const now = () => Date.now();\n', 'no-restricted-properties'],
  ['src/corpus/x.ts', 'export const later = (f: () => void) => setTimeout(f, 1);\n', 'no-restricted-globals'],
  ['src/core/x.ts', 'export const slow = /^(a+)+$/u;\n', 'regexp/no-super-linear-backtracking'],
  ['src/core/x.ts', 'export const f = () => {\n  try {\n    g();\n  } catch {}\n};\nconst g = () => 1;\n', 'no-empty'],
  ['test/unit/x.test.ts', "import { test } from 'node:test';\ntest.only('x', () => {});\n", 'no-restricted-syntax'],
];

for (const [file, text, rule] of forbidden) {
  test(`lint reports ${rule} in ${file}: ${text.split('\n')[0]}`, async () => {
    assert.ok((await broken(file, text)).includes(rule));
  });
}

const allowed: [file: string, text: string][] = [
  ['src/core/a/x.ts', "export { y } from '../parse/y';\n"],
  ['src/corpus/x.ts', "export { y } from '../core/y';\n"],
  ['src/worker/x.ts', "import { parentPort } from 'node:worker_threads';\nparentPort?.close();\nexport { y } from '../corpus/y';\n"],
  ['src/cli/x.ts', "export { y } from '../corpus/y';\n"],
  ['src/vscode/x.ts', "import * as vscode from 'vscode';\nvoid vscode.window;\nexport { y } from '../core/y';\n"],
];

for (const [file, text] of allowed) {
  test(`lint allows in ${file}: ${text.split('\n')[0]}`, async () => {
    assert.deepEqual(await broken(file, text), []);
  });
}
