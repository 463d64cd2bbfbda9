import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { AnalysisDocument } from '../../../src/core/export/analysisJson';
import { Program } from './program';

const root = path.resolve(__dirname, '../../..');
const text = 'Ferry strike ends\n“We are glad,” said Mara Lindqvist, the mayor of Port Ellery. Ms. Lindqvist met the union in Brussels.\n';
const program = new Program();
const { folder } = program;
const glossator = program.run.bind(program);
const file = program.write.bind(program);
const documents = (out: string): AnalysisDocument[] => out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as AnalysisDocument);
const names = (document: AnalysisDocument | undefined, source: string) => document?.entities.map(({ start, end }) => source.slice(start, end)) ?? [];

before(async () => {
  await program.build();
  file('a.txt', text);
});
after(() => { program.remove(); });

test('Wrong usage exits with 2 and one sentence', async () => {
  for (const args of [[], ['look'], ['analyze'], ['analyze', 'a.txt', '--colour'], ['analyze', 'a.txt', '--format=pdf'], ['analyze', 'a.txt', '--write'],
    ['analyze', '-', '--write', '--format=sidecar'], ['analyze', 'a.txt', '--max-file-size=big'],
    ['analyze', 'a.txt', '--threshold=2'], ['analyze', 'a.txt', '--threshold=']]) {
    const { code, out, err } = await glossator(args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(err, /^glossator: [^\n]+; see "glossator --help"\.\n$/);
  }
});

test('--help and --version print to standard output', async () => {
  const help = await glossator(['--help']);
  assert.equal(help.code, 0);
  assert.match(help.out, /glossator analyze PATH… \[options\]/);
  assert.equal((await glossator(['-v'])).out.trim(), (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version);
});

test('A missing file and a glob without files are named, and the others are still read', async () => {
  const { code, out, err } = await glossator(['analyze', 'gone.txt', 'nothing/*.txt', 'a.txt']);
  assert.equal(code, 2);
  assert.match(err, /gone\.txt: there is no such file or folder/);
  assert.match(err, /nothing\/\*\.txt: no file matches/);
  assert.deepEqual(documents(out).map(({ id }) => id), ['a.txt']);
});

test('A file becomes one line of JSON with the names and quotations in it', async () => {
  const { code, out, err } = await glossator(['analyze', 'a.txt']);
  assert.deepEqual([code, err], [0, '']);
  const [document] = documents(out);
  assert.ok(names(document, text).includes('Mara Lindqvist'));
  assert.equal(document?.quotes[0]?.speakerName, 'Mara Lindqvist');
});

test('What people are only said to plan is printed when the threshold is lowered, in every format', async () => {
  const plan = 'Mara Lindqvist plans to close the harbour in June. Mara Lindqvist said that the harbour is full.\n';
  const shown = documents((await glossator(['analyze', '-'], plan)).out)[0], all = documents((await glossator(['analyze', '-', '--threshold=0'], plan)).out)[0];
  assert.deepEqual(shown?.quotes.map(({ mode }) => mode), [undefined]);
  assert.deepEqual(all?.quotes.map(({ mode }) => mode), ['intention', undefined]);
  const rows = async (...args: string[]) => (await glossator(['analyze', '-', '--format=csv', ...args], plan)).out.split('\n').filter((row) => row.includes('to close the harbour')).length;
  assert.deepEqual([await rows(), await rows('--threshold=0')], [0, 1]);
});

test('Standard input is read for "-"; --format=json is one indented array', async () => {
  const { out } = await glossator(['analyze', '-', '--format=json'], text);
  const [document] = JSON.parse(out) as AnalysisDocument[];
  assert.equal(document?.id, '-');
  assert.ok(names(document, text).includes('Brussels'));
});

test('--input=jsonl keeps the ids, names bad lines and goes on', async () => {
  const lines = [JSON.stringify({ id: 'x', text }), '{"id": "y"', JSON.stringify({ id: 7, text: 'Line\u2028separators are text.' }), ''].join('\n');
  const { code, out, err } = await glossator(['analyze', '--input=jsonl', '-'], lines);
  assert.equal(code, 2);
  assert.deepEqual(documents(out).map(({ id }) => id), ['x', '7']);
  assert.match(err, /^glossator: -:2: the line is not an object with "id" and "text"; mend or remove it\n$/);
});

test('A folder stands for the sources in it, sorted, without what is none', async () => {
  for (const name of ['in/b.md', 'in/a.txt', 'in/deep/c.markdown', 'in/README.md', 'in/requirements-dev.txt', 'in/node_modules/d.txt', 'in/e.json', 'in/a.txt.annotations.json']) file(name, text);
  const { out } = await glossator(['analyze', 'in', './in/a.txt']);
  assert.deepEqual(documents(out).map(({ id }) => id), ['in/a.txt', 'in/b.md', 'in/deep/c.markdown'].map((name) => path.normalize(name)));
  const globbed = await glossator(['analyze', 'in/**/*.m*']);
  assert.deepEqual(documents(globbed.out).map(({ id }) => id), ['in/README.md', 'in/b.md', 'in/deep/c.markdown'].map((name) => path.normalize(name)));
});

test('Texts are read as UTF-8 and UTF-16 with a mark, and as windows-1252 with a note', async () => {
  const price = '“Fine,” said Zoë Núñez on Tuesday.\n';
  file('bom.txt', Buffer.from(`\uFEFF${price}`));
  file('le.txt', Buffer.from(`\uFEFF${price}`, 'utf16le'));
  file('be.txt', Buffer.from(`\uFEFF${price}`, 'utf16le').swap16());
  file('ansi.txt', Buffer.from('\x93Fine,\x94 said Zo\xEB N\xFA\xF1ez on Tuesday.\n', 'latin1'));
  const { code, out, err } = await glossator(['analyze', 'bom.txt', 'le.txt', 'be.txt', 'ansi.txt']);
  assert.equal(code, 0);
  for (const document of documents(out)) assert.equal(names(document, price)[0], 'Zoë Núñez', document.id);
  assert.match(err, /^glossator: ansi\.txt: it is not valid UTF-8 and was read as windows-1252; save it as UTF-8 to be sure\n$/);
});

test('Binary and too large files are declined with the way out; in a folder that is no error', async () => {
  file('bin/a.txt', Buffer.from([0x50, 0x4b, 0, 1, 2, 3]));
  file('bin/b.txt', 'word '.repeat(500_000));
  const folderRun = await glossator(['analyze', 'bin', '--max-file-size=1']);
  assert.equal(folderRun.code, 0);
  assert.equal(folderRun.out, '');
  assert.match(folderRun.err, /a\.txt: it is not a text; if it is one, save it as UTF-8/);
  assert.match(folderRun.err, /b\.txt: it is larger than 1 MB; raise --max-file-size to read it/);
  assert.equal((await glossator(['analyze', 'bin/a.txt'])).code, 2);
});

test('An empty file has an empty analysis', async () => {
  file('empty.txt', '');
  const [document] = documents((await glossator(['analyze', 'empty.txt'])).out);
  assert.deepEqual([document?.articles, document?.entities, document?.quotes], [[], [], []]);
});

test('--write keeps what was found beside the source, the same bytes twice, and check finds nothing wrong', async () => {
  file('keep/a.txt', text);
  const printed = await glossator(['analyze', 'keep/a.txt', '--format=sidecar']);
  assert.equal((await glossator(['analyze', 'keep', '--format=sidecar', '--write'])).code, 0);
  const sidecar = path.join(folder, 'keep', 'a.txt.annotations.json');
  const first = readFileSync(sidecar, 'utf8');
  assert.equal(first, printed.out);
  await glossator(['analyze', 'keep', '--format=sidecar', '--write']);
  assert.equal(readFileSync(sidecar, 'utf8'), first);
  assert.deepEqual(readdirSync(path.join(folder, 'keep')).sort(), ['a.txt', 'a.txt.annotations.json']);
  assert.deepEqual(await glossator(['check', 'keep']), { code: 0, out: '', err: '' });
});

test('check names what is gone and what is not valid, one line each, and exits with 1', async () => {
  cpSync(path.join(folder, 'keep'), path.join(folder, 'wrong'), { recursive: true });
  file('wrong/a.txt', 'Nothing of it is left here.\n');
  file('wrong/b.txt', text);
  file('wrong/b.txt.annotations.json', '{"first": \n<<<<<<< HEAD\n');
  file('wrong/c.txt.annotations.json', readFileSync(path.join(folder, 'keep', 'a.txt.annotations.json')));
  const { code, out } = await glossator(['check', 'wrong']);
  assert.equal(code, 1);
  const lines = out.trim().split('\n');
  assert.ok(lines.some((line) => /a\.txt\.annotations\.json:\d+: urn:uuid:\S+ is not in \S+a\.txt any more: "/.test(line)), out);
  assert.equal(lines.filter((line) => /b\.txt\.annotations\.json:2: it has merge conflict markers at line 2; resolve the conflict/.test(line)).length, 1, out);
  assert.equal(lines.filter((line) => /c\.txt\.annotations\.json:1: its source cannot be read/.test(line)).length, 1, out);
});

test('An annotation file that does not parse is never overwritten', async () => {
  const broken = '{"first": \n<<<<<<< HEAD\n';
  file('broken/a.txt', text);
  file('broken/a.txt.annotations.json', broken);
  const { code, err } = await glossator(['analyze', 'broken', '--format=sidecar', '--write']);
  assert.equal(code, 2);
  assert.match(err, /has merge conflict markers at line 2/);
  assert.equal(readFileSync(path.join(folder, 'broken', 'a.txt.annotations.json'), 'utf8'), broken);
});

test('A folder that may not be written to is named, and nothing is left in it', { skip: process.platform === 'win32' || process.getuid?.() === 0 }, async () => {
  file('locked/a.txt', text);
  chmodSync(path.join(folder, 'locked'), 0o555);
  const { code, err } = await glossator(['analyze', 'locked', '--format=sidecar', '--write']);
  chmodSync(path.join(folder, 'locked'), 0o755);
  assert.equal(code, 2);
  assert.match(err, /a\.txt\.annotations\.json: no permission; nothing was written/);
  assert.deepEqual(readdirSync(path.join(folder, 'locked')), ['a.txt']);
});

test('--decisions applies what people decided', async () => {
  file('decided/a.txt', text);
  await glossator(['analyze', 'decided', '--format=sidecar', '--write']);
  const sidecar = path.join(folder, 'decided', 'a.txt.annotations.json');
  const rejection = JSON.stringify({
    type: 'Annotation', id: 'urn:uuid:00000000-0000-4000-8000-000000000001', motivation: 'assessing', creator: { type: 'Person', name: 'Ida' },
    created: '2026-01-01T00:00:00Z', 'glossator:decision': 'reject', body: [{ type: 'TextualBody', purpose: 'classifying', value: 'PLACE' }],
    target: { source: 'x', selector: [{ type: 'TextQuoteSelector', exact: 'Brussels', prefix: 'met the union in ', suffix: '.' }] },
  });
  const kept = readFileSync(sidecar, 'utf8');
  const source = /"glossator:source": "([^"]+)"/.exec(kept)?.[1] ?? '';
  writeFileSync(sidecar, kept.replace('"items": [\n', `"items": [\n${rejection.replace('"source":"x"', `"source":"${source}"`)},\n`));
  const plain = documents((await glossator(['analyze', 'decided/a.txt'])).out)[0];
  const decided = documents((await glossator(['analyze', 'decided/a.txt', '--decisions'])).out)[0];
  assert.ok(names(plain, text).includes('Brussels'));
  assert.ok(!names(decided, text).includes('Brussels'));
});

test('A reader that stops early ends the program quietly', async () => {
  const child = spawn(process.execPath, [program.file, 'analyze', 'in', 'in', 'a.txt'], { cwd: folder });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { err += chunk; });
  child.stdout.destroy();
  const code = await new Promise((resolve) => { child.on('close', resolve); });
  assert.deepEqual([code, err], [0, '']);
});
