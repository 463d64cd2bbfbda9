import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { asTester, eventually, glossator, run, write } from './support';

interface Outcome { decision: string; quotations: { start: number; end: number; pieces: { start: number; end: number }[] }[] }

const text = [
  'Quist: “The weir is old”', '',
  'Helga Marsh said that Olaf Quist had promised that the bridge would hold for a hundred years. Rain fell.', '',
  '“It is old,” said Olaf Quist in Norrby, “and it will go. Few will mind.” Wind rose.', '',
  'Helga Marsh, the engineer, spoke. “One is old. It can bear much.', '',
  '“Nobody ought to worry. It is grey,” Marsh said.', '',
  '“We knew of nothing,” said Olaf Quist.', '',
].join('\n');
const marked = '# Weir\n\n*“It is old. It will go,”* said **Olaf Quist**. Rain fell.\n';

describe('Quotations of every shape', () => {
  asTester('shapes');
  let api: GlossatorApi;
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;

  const offset = (words: string, more = 0, from = editor.document.getText()): number => {
    const start = from.indexOf(words);
    assert.ok(start >= 0, words);
    return start + more;
  };
  const at = (words: string, more = 0): { uri: string; start: number } => ({ uri: uri.toString(), start: offset(words, more) });
  const quotes = async (of = uri): Promise<string[]> => {
    const now = (await vscode.workspace.openTextDocument(of)).getText();
    return ((await api.analysis(of))?.quotes ?? []).map(({ spans, speakerName }) => `${spans.map(([start, end]) => now.slice(start, end)).join(' … ')} — ${speakerName ?? '?'}`);
  };
  const cursorAt = (words: string, more: number): vscode.Range => {
    const position = editor.document.positionAt(offset(words, more));
    return new vscode.Range(position, position);
  };
  const fixes = async (range: vscode.Range, of = uri): Promise<vscode.CodeAction[]> => vscode.commands.executeCommand('vscode.executeCodeActionProvider', of, range, vscode.CodeActionKind.QuickFix.value);
  const titles = async (words: string, more = 1): Promise<string[]> => (await fixes(cursorAt(words, more))).map(({ title }) => title);
  const take = async (range: vscode.Range, wanted: string | RegExp): Promise<unknown> => {
    const found = await fixes(range), action = found.find(({ title }) => (typeof wanted === 'string' ? title === wanted : wanted.test(title)));
    assert.ok(action?.command, `${String(wanted)} in ${found.map(({ title }) => title).join(', ')}`);
    return vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
  };
  const follow = (words: string, wanted: string, more = 1): Promise<unknown> => take(cursorAt(words, more), wanted);
  const select = (...words: string[]): void => {
    const { document } = editor;
    editor.selections = words.map((part) => new vscode.Selection(document.positionAt(offset(part, 2)), document.positionAt(offset(part, 2))));
  };
  const open = async (name: string, content: string): Promise<void> => {
    uri = await write(`shapes/${name}`, content);
    editor = await vscode.window.showTextDocument(uri);
    await eventually('the source is read', async () => (await api.analysis(uri))?.quotes.length);
  };
  const around = 'Olaf Quist had promised that the bridge would hold for a hundred years — Helga Marsh', within = 'the bridge would hold for a hundred years — Olaf Quist';

  before(async () => {
    api = await glossator();
    await open('shapes.txt', text);
  });

  beforeEach(async () => {
    if (!uri.path.endsWith('shapes.txt')) await open('shapes.txt', text);
  });

  afterEach(async () => {
    while (await run('undo'));
  });

  it('who points at one within another means the innermost, and the other stays', async () => {
    assert.ok((await quotes()).includes(around) && (await quotes()).includes(within), (await quotes()).join('\n'));
    await run('reassignSpeaker', { ...at('hold for'), speaker: 'bystanders' });
    assert.ok((await quotes()).includes(around) && (await quotes()).includes(within.replace('Olaf Quist', 'bystanders')), (await quotes()).join('\n'));
    await run('undo');
    await run('rejectQuotation', at('hold for'));
    assert.ok((await quotes()).includes(around) && !(await quotes()).includes(within), (await quotes()).join('\n'));
    await run('undo');
    await run('rejectQuotation', at('had promised'));
    assert.ok(!(await quotes()).includes(around) && (await quotes()).includes(within), (await quotes()).join('\n'));
  });

  it('one in pieces is meant by its cue, its speaker and what stands between its pieces', async () => {
    for (const words of ['said Olaf Quist in', 'in Norrby']) assert.ok((await titles(words)).includes('Change speaker…'), words);
    assert.equal((await run<{ start: number }>('reassignSpeaker', { ...at('in Norrby'), speaker: 'bystanders' }))?.start, offset('“It is old,” said Olaf Quist in'));
    assert.ok((await quotes()).includes('“It is old,” … “and it will go. Few will mind.” — bystanders'));
  });

  it('one in pieces is cut, put together again, and rejected whole', async () => {
    const before = await quotes();
    const cut = await follow('go. Few will mind', 'Split the quotation here', 3) as Outcome;
    assert.deepEqual(cut.quotations.map(({ pieces }) => pieces.map(({ start, end }) => text.slice(start, end))), [['“It is old,”', '“and it will go.'], ['Few will mind.”']]);
    await follow('It is old,” said', 'Merge with the next quotation');
    assert.deepEqual(await quotes(), before);
    await follow('It is old,” said', 'Not a quotation');
    assert.equal((await quotes()).length, before.length - 1);
  });

  it('one in two paragraphs is shrunk, split and extended in either', async () => {
    const whole = '“One is old. It can bear much. … “Nobody ought to worry. It is grey,” — Helga Marsh';
    assert.ok((await quotes()).includes(whole), (await quotes()).join('\n'));
    await follow('ought to', 'Shrink the quotation to this sentence');
    assert.ok((await quotes()).includes('“Nobody ought to worry. — Helga Marsh'), (await quotes()).join('\n'));
    await run('undo');
    await follow('Nobody ought', 'Split the quotation here');
    assert.deepEqual((await quotes()).filter((quote) => /One is|ought to/u.test(quote)), ['“One is old. It can bear much. — Helga Marsh', '“Nobody ought to worry. It is grey,” — Helga Marsh']);
    await run('undo');
    assert.ok((await quotes()).includes(whole));
  });

  it('one in a headline can be anybody’s, and is not merged with the text below', async () => {
    assert.ok((await quotes()).some((quote) => quote.startsWith('“The weir is old”')), (await quotes()).join('\n'));
    const offered = await titles('weir is');
    assert.ok(offered.includes('Said by Helga Marsh') && !offered.some((title) => title.startsWith('Merge')), offered.join(', '));
    await follow('weir is', 'Said by Helga Marsh');
    assert.ok((await quotes()).includes('“The weir is old” — Helga Marsh'));
  });

  it('several cursors mean several quotations: one choice, one step to undo; what changes one says so', async () => {
    const before = await quotes();
    select('We knew of', 'One is old');
    const found = await fixes(new vscode.Range(editor.selection.active, editor.selection.active));
    assert.ok(found.some(({ title }) => title === 'Change speaker of 2 quotations…'), found.map(({ title }) => title).join(', '));
    assert.ok(await run('reassignSpeaker', { speaker: 'bystanders' }));
    assert.deepEqual((await quotes()).filter((quote) => quote.endsWith('— bystanders')).length, 2);
    await run('undo');
    assert.deepEqual(await quotes(), before);
    assert.equal(await run('splitQuotation'), undefined);
    assert.ok(await run('rejectQuotation'));
    assert.equal((await quotes()).length, before.length - 2);
  });

  it('the fixes for several quotations work on all of them, and one for a selection makes it the extent', async () => {
    const before = await quotes();
    select('We knew of', 'One is old');
    await take(editor.selection, /^Said by .* \(2 quotations\)$/u);
    assert.equal(new Set((await quotes()).filter((quote) => /^“(?:We knew|One is)/u.test(quote)).map((quote) => quote.split(' — ')[1])).size, 1);
    assert.equal((await api.annotations(uri)).filter(({ decision }) => decision === 'reattribute').length, 2);
    await run('undo');
    await take(editor.selection, /^Not quotations/u);
    assert.equal((await quotes()).length, before.length - 2);
    await run('undo');
    assert.deepEqual(await quotes(), before);
    const start = offset('knew of nothing'), range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(start + 'knew of nothing'.length));
    editor.selection = new vscode.Selection(range.start, range.end);
    await take(range, /^Set the extent/u);
    assert.ok((await quotes()).includes('knew of nothing — Olaf Quist'), (await quotes()).join('\n'));
    assert.ok((await api.annotations(uri)).length > 0);
    await run('undo');
    await take(new vscode.Range(range.start, range.start), /^Accept “We knew of nothing,?” \(Direct quotation\)$/u);
    assert.deepEqual((await api.annotations(uri)).map(({ decision }) => decision), ['accept']);
  });

  it('what is merged is one annotation with a rejection that is part of it', async () => {
    const merged = await follow('to worry', 'Merge with the next quotation (by Olaf Quist)') as Outcome;
    assert.equal(merged.quotations.length, 1);
    const sidecar = await eventually('it is written', async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri.with({ path: `${uri.path}.annotations.json` })))), { items } = (JSON.parse(sidecar) as { first: { items: Record<string, unknown>[] } }).first;
    const made = items.find((item) => item['glossator:change'] === 'merged');
    assert.ok(made, sidecar);
    for (const item of items) if (item !== made) assert.equal(item['glossator:partOf'], made['id']);
    assert.ok(items.length > 1);
    assert.ok(await run('removeAnnotation', { uri: uri.toString(), id: made['id'] }));
    assert.deepEqual((await api.annotations(uri)).length, 0);
    assert.ok((await quotes()).includes('“We knew of nothing,” — Olaf Quist'));
  });

  it('emphasis of Markdown is no part of words, and stays with them', async () => {
    await open('shapes.md', marked);
    await follow('will go', 'Split the quotation here', 0);
    assert.deepEqual(await quotes(), ['“It is old. It — Olaf Quist', 'will go,” — Olaf Quist']);
    await run('undo');
    await follow('will go', 'Shrink the quotation to this sentence', 0);
    assert.deepEqual(await quotes(), ['It will go,” — Olaf Quist']);
  });

  it('an untitled text keeps what is decided while it is open', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: text });
    await vscode.window.showTextDocument(document);
    await eventually('it is read', async () => (await quotes(document.uri)).length);
    const place = { uri: document.uri.toString(), start: text.indexOf('of nothing') };
    assert.ok(await run('reassignSpeaker', { ...place, speaker: 'Helga Marsh' }));
    assert.ok((await quotes(document.uri)).includes('“We knew of nothing,” — Helga Marsh'));
    assert.ok(await run('splitQuotation', place));
    assert.ok((await quotes(document.uri)).includes('of nothing,” — Helga Marsh'));
    while (await run('undo'));
    assert.ok((await quotes(document.uri)).includes('“We knew of nothing,” — Olaf Quist'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('the old side of a diff offers nothing, and says where to decide', async () => {
    const past = vscode.workspace.registerTextDocumentContentProvider('past', { provideTextDocumentContent: () => text });
    const old = vscode.Uri.parse('past:/old/shapes.txt');
    try {
      await vscode.commands.executeCommand('vscode.diff', old, uri);
      await eventually('the old side is read', async () => (await quotes(old)).length);
      const document = await vscode.workspace.openTextDocument(old), position = document.positionAt(text.indexOf('of nothing'));
      const found = await fixes(new vscode.Range(position, position), old);
      assert.deepEqual(found.map(({ title }) => title), []);
      const place = { uri: old.toString(), start: text.indexOf('of nothing') };
      for (const command of ['reassignSpeaker', 'rejectQuotation', 'splitQuotation', 'acceptSuggestion']) assert.equal(await run(command, { ...place, speaker: 'bystanders' }), undefined, command);
      assert.ok((await quotes(old)).includes('“We knew of nothing,” — Olaf Quist'));
      assert.match(await run<string>('copyQuoteWithAttribution', { ...place, format: 'plain' }) ?? '', /Olaf Quist/u);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      past.dispose();
      await open('shapes.txt', text);
    }
  });
});
