import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { StoredAnnotation } from '../../../src/core/sidecar/model';
import { parseSidecar } from '../../../src/core/sidecar/parse';
import { serializeSidecar } from '../../../src/core/sidecar/serialize';
import { at, hardText, sidecarOf } from '../core/import/sources';
import { Program } from './program';

const program = new Program();
const kept = serializeSidecar(sidecarOf());
const note = (sidecar: string, value: string, id: string): string =>
  sidecar.replace('"items": [\n', `"items": [\n{"id":"urn:uuid:00000000-0000-4000-8000-0000000000${id}","type":"Annotation","motivation":"commenting","body":{"type":"TextualBody","purpose":"commenting","value":"${value}"},"target":{"source":"${/"glossator:source": "([^"]+)"/.exec(sidecar)?.[1] ?? ''}","selector":[{"type":"TextQuoteSelector","exact":"Café","prefix":"","suffix":" Nord 🧭 reopens"},{"type":"TextPositionSelector","start":0,"end":4}]}},\n`);

before(async () => {
  await program.build();
  program.write('in/hard.txt', hardText);
  program.write('in/hard.txt.annotations.json', kept);
  program.write('in/deep/other.md', 'Nothing is marked here but *this*.\n');
});
after(() => { program.remove(); });

function items(file: string): readonly StoredAnnotation[] {
  const parsed = parseSidecar(file);
  assert.ok(parsed.ok);
  return parsed.sidecar.items;
}

function git(...args: string[]): number {
  try {
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', ...args], { cwd: program.path('repo'), stdio: ['ignore', 'ignore', 'pipe'] });
    return 0;
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number };
    if (code === 'ENOENT') throw new Error('These tests need git; install it, or put it on the PATH.', { cause: error });
    return status ?? 1;
  }
}

/** A repository in which both branches changed the same annotation file, with a merge begun. */
function conflicted(driver?: string): number {
  rmSync(program.path('repo'), { recursive: true, force: true });
  program.write('repo/hard.txt', hardText);
  program.write('repo/hard.txt.annotations.json', kept);
  git('init', '-q');
  if (driver !== undefined) {
    program.write('repo/.gitattributes', '*.annotations.json merge=glossator\n');
    git('config', 'merge.glossator.driver', driver);
  }
  git('add', '.');
  git('commit', '-qm', 'begin');
  git('checkout', '-qb', 'side');
  program.write('repo/hard.txt.annotations.json', note(kept, 'theirs', '91'));
  git('commit', '-qam', 'theirs');
  git('checkout', '-q', 'main');
  program.write('repo/hard.txt.annotations.json', note(kept, 'ours', '92').replace('"value":"a b"', '"value":"a b c"'));
  git('commit', '-qam', 'ours');
  return git('merge', '-q', 'side');
}

test('options that a command does not take, and missing ones, are wrong usage', async () => {
  for (const args of [['check', 'in', '--write'], ['merge', 'a', 'b'], ['merge', 'a', 'b', 'c', '--base=d'], ['export', 'in'], ['export', 'in', '--format=pdf'], ['import', 'a.ann', '--format=markdown'], ['analyze', 'in', '-o', 'x'], ['import']]) {
    const { code, err } = await program.run(args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, /^glossator: [^\n]+; see "glossator --help"\.\n$/);
  }
});

test('each format is printed for one source, and written below a folder for many; a source is never overwritten', async () => {
  assert.match((await program.run(['export', 'in/hard.txt', '--format=brat'])).out, /^T1\tORG 0 11\tCafé Nord 🧭\n/);
  assert.match((await program.run(['export', 'in', '--format=csv', '--bom'])).out, /^\uFEFFfile,line,.*\r\nin\/hard\.txt,1,0,11,/);
  assert.match((await program.run(['export', 'in', '--format=markdown'])).out, /^# Notes on hard\.txt\n/);
  assert.equal((await program.run(['export', 'in', '--format=markdown', '-o', 'out/notes/report.md'])).code, 0);
  assert.match(program.read('out/notes/report.md'), /\]\(\.\.\/\.\.\/in\/hard\.txt#L1\)/);
  assert.equal((await program.run(['export', 'in', '--format=jsonld', '--output=out/'])).code, 0);
  assert.equal((JSON.parse(program.read('out/hard.jsonld')) as { type: string }).type, 'AnnotationPage');
  const refused = await program.run(['export', 'in/hard.txt', '--format=csv', '-o', 'in/hard.txt']);
  assert.deepEqual([refused.code, program.read('in/hard.txt')], [2, hardText]);
  assert.match(refused.err, /is not overwritten; choose another name/);
  const many = await program.run(['analyze', 'in', '--format=brat']);
  assert.equal(many.code, 2);
  assert.match(many.err, /brat has a file for each source; name a folder with --output=DIR\//);
  assert.equal((await program.run(['analyze', 'in', '--format=brat', '-o', 'found/'])).code, 0);
  assert.deepEqual(readdirSync(program.path('found'), { recursive: true }).sort(), ['deep', 'deep/other.md.ann', 'hard.ann'].map((name) => name.replaceAll('/', process.platform === 'win32' ? '\\' : '/')));
});

test('what was exported is imported without loss, once', async () => {
  for (const [format, file] of [['brat', 'hard.ann'], ['csv', 'hard.csv'], ['jsonld', 'hard.jsonld']] as const) {
    const { out } = await program.run(['export', 'in/hard.txt', `--format=${format}`]);
    program.write(`${format}/hard.txt`, hardText);
    program.write(`${format}/${file}`, out);
    const first = await program.run(['import', `${format}/${file}`]);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^\d+ annotations imported into \S+hard\.txt\.\n$/);
    const after = program.read(`${format}/hard.txt.annotations.json`);
    if (format !== 'brat') assert.equal(after, kept);
    assert.match((await program.run(['import', `${format}/${file}`, `--source=${format}`])).out, /^0 annotations imported into \S+hard\.txt; \d+ were there already\.\n$/);
    assert.equal(program.read(`${format}/hard.txt.annotations.json`), after);
    assert.equal((await program.run(['check', format])).code, 0);
  }
});

test('a source that is saved in another encoding keeps every mark in its place', async () => {
  const source = 'Café Orléans closes. “All of it,” said Zoë Núñez, “is for sale.”\r\nThe owner is Zoë Núñez’s aunt.\r\n';
  const words = ['Café Orléans', '“All of it,”', 'Zoë Núñez', '“is for sale.”', 'Zoë Núñez’s', 'aunt'];
  const sidecar = serializeSidecar(sidecarOf(source, words.map((exact) => ({ pieces: [at(exact, source)], tags: ['kept'] }))));
  const legacy = source.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('’', '\x92');
  const wide = Buffer.from(`\uFEFF${source}`, 'utf16le');
  const rows: string[] = [];
  for (const bytes of [Buffer.from(source), Buffer.from(`\uFEFF${source}`), Buffer.from(legacy, 'latin1'), wide, Buffer.from(wide).swap16()]) {
    program.write('encoded/hard.txt', bytes);
    program.write('encoded/hard.txt.annotations.json', sidecar);
    const check = await program.run(['check', 'encoded', '--strict']);
    assert.deepEqual([check.code, check.out], [0, '']);
    rows.push((await program.run(['export', 'encoded/hard.txt', '--format=csv'])).out);
    assert.equal((await program.run(['analyze', 'encoded/hard.txt', '--format=sidecar', '--write'])).code, 0);
    for (const { id, json } of items(sidecar)) assert.ok(items(program.read('encoded/hard.txt.annotations.json')).some((item) => item.id === id && item.json === json), json);
  }
  assert.equal(new Set(rows).size, 1);
  for (const exact of words) assert.ok(rows[0]?.includes(exact), exact);
});

test('files that cannot be imported are named with the mend, and nothing is written', async () => {
  program.write('bad/hard.txt', hardText);
  program.write('bad/hard.ann', 'T1\tPERSON 0 99999\tCafé\nT2\tORG 0 4\tnot this\n');
  program.write('bad/lonely.ann', '');
  program.write('bad/odd.xyz', '');
  const { code, err } = await program.run(['import', 'bad/hard.ann', 'bad/lonely.ann', 'bad/odd.xyz', 'bad/gone.ann']);
  assert.equal(code, 2);
  assert.match(err, /hard\.ann: line 1: T1 says 0 to 99999, and the text has \d+ characters; is it another text\?/);
  assert.match(err, /hard\.ann: line 2: T2 says "not this", but the text has "Café" there/);
  assert.match(err, /lonely\.ann: there is no lonely\.txt beside it; say with --source/);
  assert.match(err, /odd\.xyz: its format is not known by its name; say --format=/);
  assert.ok(!readdirSync(program.path('bad')).includes('hard.txt.annotations.json'));
});

test('a conflict of two git branches is resolved by "merge", and check is content with it', async () => {
  assert.notEqual(conflicted(), 0);
  assert.match((await program.run(['check', 'repo'])).out, /hard\.txt\.annotations\.json:\d+: it has merge conflict markers/);
  const { code, err } = await program.run(['merge', 'repo/hard.txt.annotations.json']);
  assert.equal(code, 0, err);
  assert.match(err, /^glossator: Merged: 12 annotations in hard\.txt\.annotations\.json; 1 new or changed by HEAD, 1 by side\.\n$/);
  const merged = program.read('repo/hard.txt.annotations.json');
  for (const words of ['"ours"', '"theirs"', '"a b c"']) assert.ok(merged.includes(words), words);
  assert.deepEqual(await program.run(['check', 'repo', '--strict', '--root=repo']).then(({ out }) => out.split('\n').filter((line) => line && !line.includes('names the entity'))), []);
  assert.equal((await program.run(['merge', 'repo/hard.txt.annotations.json'])).code, 2, 'there is nothing left to resolve');
});

test('as a merge driver of git it merges without any conflict, or says that one annotation is kept twice', async () => {
  const driver = `"${process.execPath}" "${program.file}" merge %O %A %B -o %A`;
  assert.equal(conflicted(driver), 0);
  const merged = program.read('repo/hard.txt.annotations.json');
  for (const words of ['"ours"', '"theirs"', '"a b c"']) assert.ok(merged.includes(words), words);
  program.write('base.json', note(kept, 'begin', '91'));
  program.write('ours.json', note(kept, 'ours', '91'));
  program.write('theirs.json', note(kept, 'theirs', '91'));
  const { code, out, err } = await program.run(['merge', 'base.json', 'ours.json', 'theirs.json']);
  assert.equal(code, 1);
  assert.match(err, /1 annotation was changed on both sides and kept twice; delete the version that is wrong/);
  assert.ok(out.includes('"ours"') && out.includes('"theirs"') && out.includes('"glossator:conflict"'));
  program.write('empty.json', '');
  assert.equal((await program.run(['merge', 'empty.json', 'ours.json', 'ours.json'])).out, program.read('ours.json'));
});

test('versions that cannot be merged are named, and nothing is written', async () => {
  program.write('broken.json', '{');
  const { code, err, out } = await program.run(['merge', 'broken.json', 'ours.json', 'theirs.json', '-o', 'never.json']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /broken\.json is not valid JSON at line 1, column 2/);
  assert.ok(!readdirSync(program.folder).includes('never.json'));
});
