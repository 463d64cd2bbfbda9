import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { entityUri } from '../../../src/core/analysis/entityId';
import { NormalizedText } from '../../../src/core/anchor/normalizedText';
import type { Mark } from '../../../src/core/annotation/build';
import { addAnnotation, addDecision } from '../../../src/core/annotation/edit';
import type { Sidecar } from '../../../src/core/sidecar/model';
import { serializeSidecar } from '../../../src/core/sidecar/serialize';
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

/** Keeps decisions beside a file, a minute apart. */
function decide(name: string, text: string, marks: readonly (Omit<Mark, 'pieces'> & { readonly on: readonly string[]; readonly own?: true })[]): void {
  writeFileSync(inFolder(name), text);
  let sidecar: Sidecar | undefined;
  marks.forEach(({ on, own, ...mark }, i) => {
    const pieces = on.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }));
    const author = { who: 'R. Reader', now: `2026-03-02T08:${String(10 + i)}:00Z`, uuid: `00000000-0000-4000-8000-00000000000${i}` };
    ({ sidecar } = (own ? addAnnotation : addDecision)(sidecar, new NormalizedText(text), { ...mark, pieces }, author, { label: name, version: '1.0.0' }));
  });
  if (sidecar) writeFileSync(inFolder(`${name}.annotations.json`), serializeSidecar(sidecar));
}

test('What people decided holds: not a quotation, another speaker, a split, a quotation of their own', async () => {
  const draft = '“We will not turn off the lamp before the new year,” said Runa Falk.\n\n“Puffins nest below the second landing,” said Runa Falk.\n';
  decide('decided.md', draft, [{ on: ['“Puffins nest below the second landing,”'], decision: 'reject', type: 'QUOTATION/direct' }]);
  const rejected = await glossator('check-quotations', inFolder('decided.md'), inFolder('lamp.txt'));
  assert.deepEqual(rejected.out.trimEnd().split('\n').map((line) => line.split(':')[3]?.trim()), ['changed']);

  const words = '“We will not switch off the lamp before the new year,”';
  decide('speaker.md', `${words} said Runa Falk.\n`, [{ on: [words], decision: 'reattribute', type: 'QUOTATION/direct', speaker: entityUri('PERSON', 'Odd Moen'), speakerName: 'Odd Moen' }]);
  const other = await glossator('check-quotations', inFolder('speaker.md'), inFolder('lamp.txt'));
  assert.equal(other.code, 1);
  assert.match(other.out, /someone else/u);

  decide('split.md', `${words} said Runa Falk.\n`, [
    { on: ['“We will not switch off the lamp'], type: 'QUOTATION/direct', own: true },
    { on: ['before the new year,”'], type: 'QUOTATION/direct', own: true },
  ]);
  const split = await glossator('check-quotations', inFolder('split.md'), inFolder('lamp.txt'));
  assert.deepEqual([split.code, split.out.trimEnd().split('\n').length], [0, 2]);

  decide('own.md', 'We will not switch off the lamp, runs the motto of Runa Falk.\n', [{ on: ['We will not switch off the lamp'], type: 'QUOTATION/direct', own: true }]);
  const own = await glossator('check-quotations', inFolder('own.md'), inFolder('lamp.txt'));
  assert.match(own.out, /own\.md:1:1: .*lamp\.txt:2:2/u);
});

test('What people decided about a source holds, too; annotations that cannot be read end with 2', async () => {
  const said = '“The fog bell will ring at noon,”';
  decide('bell.txt', `Bell to ring\n${said} said Odd Moen, the mate.\n`, [{ on: [said], decision: 'reattribute', type: 'QUOTATION/direct', speakerName: 'Runa Falk', speaker: entityUri('PERSON', 'Runa Falk') }]);
  writeFileSync(inFolder('bell.md'), `${said} said Runa Falk.\n`);
  const { code, out } = await glossator('check-quotations', inFolder('bell.md'), inFolder('bell.txt'));
  assert.deepEqual([code, out.includes('verbatim')], [0, true]);
  writeFileSync(inFolder('bell.txt.annotations.json'), '<<<<<<< HEAD\n');
  const broken = await glossator('check-quotations', inFolder('bell.md'), inFolder('bell.txt'));
  assert.equal(broken.code, 2);
  assert.match(broken.err, /bell\.txt\.annotations\.json/u);
});
