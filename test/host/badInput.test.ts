import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, run, write, writeAs } from './support';

const sentence = 'The mayor, Mara Lindqvist, said on Monday that the harbour of Port Ellery would stay open for the winter. ';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of a file, or nothing when there is none. */
async function bytesOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('latin1').decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

const sidecarOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });

describe('Bad input', () => {
  let api: GlossatorApi;
  let made: vscode.Uri[] = [];

  /** Writes a file into a folder of the source's own. */
  async function make(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
    const uri = await write(`bad/${name}`, content);
    made.push(uri, sidecarOf(uri));
    return uri;
  }

  /** That everything else goes on: another source is read as ever. */
  async function alive(): Promise<void> {
    const uri = await make(`well-${made.length}.txt`, `${sentence}\n`);
    const found = await eventually('another source is read', async () => {
      await vscode.workspace.openTextDocument(uri);
      return (await api.analysis(uri))?.entities.find(({ type }) => type === 'PERSON');
    });
    assert.equal(sentence.slice(found.start, found.end), 'Mara Lindqvist');
  }

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made) await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    made = [];
  });

  after(async () => { await writeAs(undefined); });

  it('an empty file has an empty analysis', async () => {
    const uri = await make('empty.txt', '');
    await vscode.window.showTextDocument(uri);
    const analysis = await eventually('the analysis', () => api.analysis(uri));
    assert.deepEqual([analysis.entities, analysis.quotes, analysis.articles], [[], [], []]);
    assert.equal(await run('nextAnnotation', { uri: uri.toString() }), undefined);
    assert.equal((await run<{ kind: string }>('saveAnnotations', { uri: uri.toString() }))?.kind, 'written');
    await alive();
  });

  it('a binary file is left alone, and nothing is written beside it', async () => {
    const bytes = Uint8Array.from({ length: 60_000 }, (_, i) => (i * 7919 + (i >> 5)) % 256);
    const uri = await make('binary.txt', bytes);
    await run('rebuildIndex');
    assert.ok(!api.entities().some(({ sources }) => sources.some((source) => source.uri === uri.toString())));
    assert.equal(await run('saveAnnotations', { uri: uri.toString() }), undefined);
    assert.equal(await bytesOf(sidecarOf(uri)), undefined);
    assert.equal(await bytesOf(uri), new TextDecoder('latin1').decode(bytes));
    await alive();
  });

  it('invalid UTF-8 is read as far as it goes, with exact places', async () => {
    const uri = await make('invalid.txt', Uint8Array.from([...utf8('Caf'), 0xe9, ...utf8(` noir, ${sentence}`), 0xff, 0xfe, 0xc3, 0x28, ...utf8('\n')]));
    const document = await vscode.workspace.openTextDocument(uri);
    const analysis = await eventually('the analysis', () => api.analysis(uri));
    const person = analysis.entities.find(({ type }) => type === 'PERSON');
    assert.ok(person);
    assert.equal(document.getText().slice(person.start, person.end), 'Mara Lindqvist');
  });

  it('windows-1252 and UTF-16 are read as VS Code decodes them', async () => {
    const legacy = await make('legacy.txt', Uint8Array.from([0x93, ...utf8('We stay,'), 0x94, ...utf8(` said Mara Lindqvist on Monday. ${sentence}\n`)]));
    const decoded = await vscode.workspace.openTextDocument(legacy, { encoding: 'windows1252' });
    const quotes = await eventually('the quotation', async () => (await api.analysis(legacy))?.quotes);
    assert.equal(decoded.getText().slice(quotes[0]?.start, quotes[0]?.end), '“We stay,”');

    const words = `${sentence}\n`, wide = new Uint8Array(2 + words.length * 2), data = new DataView(wide.buffer);
    data.setUint16(0, 0xfeff, true);
    for (let i = 0; i < words.length; i++) data.setUint16(2 + i * 2, words.charCodeAt(i), true);
    const utf16 = await make('wide.txt', wide);
    await vscode.workspace.openTextDocument(utf16);
    const person = await eventually('the name', async () => (await api.analysis(utf16))?.entities.find(({ type }) => type === 'PERSON'));
    assert.equal(words.slice(person.start, person.end), 'Mara Lindqvist');
  });

  it('20 MB are declined, and the window goes on', async () => {
    const uri = await make('large.txt', `${sentence}\n`.repeat(Math.ceil(20_000_000 / (sentence.length + 1))));
    await vscode.window.showTextDocument(uri);
    assert.equal(await api.analysis(uri), undefined);
    assert.equal(await run('saveAnnotations', { uri: uri.toString() }), undefined);
    assert.equal(await bytesOf(sidecarOf(uri)), undefined);
    await alive();
  });

  it('one line of 10 MB is declined or analysed, and other sources do not wait for ever', async function () {
    this.timeout(60_000);
    const uri = await make('line.txt', sentence.repeat(Math.ceil(10_000_000 / sentence.length)));
    await vscode.workspace.openTextDocument(uri);
    await alive();
  });

  it('a line of a megabyte is analysed with exact places', async function () {
    this.timeout(60_000);
    const text = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
    const uri = await make('megabyte.txt', text);
    await vscode.workspace.openTextDocument(uri);
    const analysis = await eventually('the analysis', () => api.analysis(uri), 50_000);
    const last = analysis.entities.findLast(({ type }) => type === 'PERSON');
    assert.ok(last);
    assert.equal(text.slice(last.start, last.end), 'Mara Lindqvist');
  });

  it('a sidecar that is no JSON is never overwritten, and the marks wait', async () => {
    const uri = await make('torn.txt', `${sentence}\n`);
    await write('bad/torn.txt.annotations.json', '<<<<<<< ours\n{"half":');
    await vscode.window.showTextDocument(uri);
    await eventually('the analysis', () => api.analysis(uri));
    const outcome = await run<{ kind: string; message: string }>('saveAnnotations', { uri: uri.toString() });
    assert.equal(outcome?.kind, 'blocked');
    assert.match(outcome.message, /torn\.txt\.annotations\.json/);
    const start = sentence.indexOf('Mara');
    assert.ok(await run('acceptSuggestion', { uri: uri.toString(), start, end: start + 14 }));
    assert.equal(await bytesOf(sidecarOf(uri)), '<<<<<<< ours\n{"half":');
    assert.ok((await api.annotations(uri)).some(({ decision }) => decision === 'accept'));
  });

  it('where nothing can be written one message says so, and the marks wait', async () => {
    const uri = await make('locked.txt', `${sentence}\n`);
    // Stands in for a folder without write permission, which stops no administrator: a folder where the file belongs.
    await vscode.workspace.fs.createDirectory(sidecarOf(uri));
    await vscode.window.showTextDocument(uri);
    await eventually('the analysis', () => api.analysis(uri));
    const outcome = await run<{ kind: string; message?: string }>('saveAnnotations', { uri: uri.toString() });
    assert.ok(outcome?.kind === 'failed' || outcome?.kind === 'blocked', outcome?.kind);
    assert.match(outcome.message ?? '', /locked\.txt/);
    const start = sentence.indexOf('Mara');
    assert.ok(await run('acceptSuggestion', { uri: uri.toString(), start, end: start + 14 }));
    assert.ok((await api.annotations(uri)).some(({ decision }) => decision === 'accept'));
    await alive();
  });

  it('thousands of quotation marks and hidden characters do no harm', async () => {
    const text = `${'“'.repeat(10_000)}${sentence}${'”'.repeat(10_000)}\n\u202E\u0000\uD800 constructor __proto__ said Mara Lindqvist.\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text });
    const analysis = await eventually('the analysis', () => api.analysis(document.uri));
    for (const { start, end } of [...analysis.entities, ...analysis.quotes]) assert.ok(start >= 0 && start < end && end <= document.getText().length);
    await alive();
  });
});
