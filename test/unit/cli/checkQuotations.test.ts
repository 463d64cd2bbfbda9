import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { run } from '../../../src/cli/run';
import type { Streams } from '../../../src/cli/streams';
import { FileStorage } from '../../../src/platform/node/fileStorage';

const folder = mkdtempSync(path.join(tmpdir(), 'glossator-quotations-'));
const inFolder = (name: string): string => path.join(folder, name);
after(() => { rmSync(folder, { recursive: true, force: true }); });

async function glossator(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '', err = '';
  const streams = { print: (text: string) => { out += text; return Promise.resolve(); }, say: (text: string) => { err += `${text}\n`; } };
  const code = await run(args, streams as unknown as Streams, new FileStorage());
  return { code, out: out.replaceAll(`${folder}${path.sep}`, ''), err: err.replaceAll(`${folder}${path.sep}`, '') };
}

writeFileSync(inFolder('lamp.txt'), 'Keepers to stay\n“We will not switch off the lamp before the new year,” said Runa Falk, the keeper.\n');

test('Each quotation is a line; what differs ends with 1, what is verbatim with 0', async () => {
  writeFileSync(inFolder('good.md'), 'Ms. Falk was firm.\n\n“We will not switch off the lamp,” said Runa Falk.\n');
  writeFileSync(inFolder('bad.md'), '“We will not turn off the lamp before the new year,” said Runa Falk.\n\n“Puffins nest below the second landing,” said Runa Falk.\n');
  assert.deepEqual(await glossator('check-quotations', inFolder('good.md'), folder), {
    code: 0, err: '1 quotation checked against 2 sources: 1 verbatim\n', out: 'good.md:3:1: verbatim: “We will not switch off the lamp,” lamp.txt:2:2: Runa Falk\n',
  });
  const bad = await glossator('check-quotations', inFolder('bad.md'), inFolder('lamp.txt'));
  assert.equal(bad.code, 1);
  assert.deepEqual(bad.out.split('\n'), [
    'bad.md:1:1: changed: “We will not turn off the lamp before the new year,” (“turn” is “switch” there) lamp.txt:2:2: Runa Falk',
    'bad.md:3:1: not found: “Puffins nest below the second landing,”', '',
  ]);
});

test('Wrong usage, missing files and no sources end with 2', async () => {
  for (const args of [[inFolder('good.md')], [inFolder('gone.md'), folder], [inFolder('good.md'), inFolder('gone.txt')], [inFolder('good.md'), inFolder('good.md')]]) {
    const { code, err } = await glossator('check-quotations', ...args);
    assert.equal(code, 2, args.join(' '));
    assert.notEqual(err, '');
  }
});
