import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, run, type, write, writeAs } from './support';

interface Place { uri: string; start: number; end: number }
interface Outcome { decision: string; quotations: { id: string; type: string; start: number; end: number }[] }

const text = [
  'Weir Council hears of the bridge', '',
  'Helga Marsh, the engineer, told reporters that the bridge would hold. “It will stand. Nobody need fear it,” Marsh said in Norrby.', '',
  'Olaf Quist, a fisherman, called it “a gift to nobody.” “We were not asked,” analysts said.', '',
  '“Rain fell all the night on the river and on the town.”', '',
].join('\n');

describe('Corrections of quotations', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri;
  const at = (words: string, offset = 0): Place => {
    const start = text.indexOf(words) + offset;
    assert.ok(start >= offset, words);
    return { uri: uri.toString(), start, end: start };
  };
  const sidecar = (): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const bytes = async (): Promise<string> => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecar()));
    } catch {
      return '';
    }
  };
  /** The quotations as the API has them: kind, pieces, speaker. */
  const quotes = async (): Promise<string[]> => {
    const document = await vscode.workspace.openTextDocument(uri), now = document.getText(), analysis = await api.analysis(uri);
    return (analysis?.quotes ?? []).map(({ kind, spans, speakerName }) => `${kind} ${spans.map(([start, end]) => now.slice(start, end)).join(' … ')} — ${speakerName ?? '?'}`);
  };
  const actions = async (words: string, offset = 1): Promise<vscode.CodeAction[]> => {
    const document = await vscode.workspace.openTextDocument(uri), position = document.positionAt(at(words, offset).start);
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(position, position), vscode.CodeActionKind.QuickFix.value);
  };
  const follow = async (words: string, title: string, offset = 1): Promise<unknown> => {
    const found = (await actions(words, offset)).find((action) => action.title === title);
    assert.ok(found?.command, `${title} in ${(await actions(words, offset)).map((action) => action.title).join(', ')}`);
    return vscode.commands.executeCommand(found.command.command, ...(found.command.arguments as unknown[]));
  };
  const whole = 'direct “It will stand. Nobody need fear it,” — Helga Marsh';

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    uri = await write('quotations.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', async () => (await quotes()).includes(whole));
  });

  afterEach(async () => {
    while (await run('undo'));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  it('the light bulb offers all of them, where they would do something', async () => {
    const offered = (await actions('stand')).map(({ title }) => title);
    for (const title of ['Said by Olaf Quist', 'Change speaker…', 'Not a quotation', 'Shrink the quotation to this sentence', 'Split the quotation here', 'Merge with the next quotation (by Olaf Quist)']) {
      assert.ok(offered.includes(title), `${title} in ${offered.join(', ')}`);
    }
    assert.ok(!offered.includes('Extend the quotation to the sentence') && !offered.includes('Said by Helga Marsh'));
    assert.deepEqual((await actions('hears')).map(({ title }) => title), []);
  });

  it('the speaker can be somebody nearby with one key, and is undone and done again byte for byte', async () => {
    await follow('stand', 'Said by Olaf Quist');
    assert.ok((await quotes()).includes(whole.replace('Helga Marsh', 'Olaf Quist')));
    const kept = await bytes();
    assert.match(kept, /"glossator:decision":"reattribute"/);
    await run('undo');
    assert.ok((await quotes()).includes(whole));
    assert.equal(await bytes(), '');
    await run('redo');
    assert.equal(await bytes(), kept);
  });

  it('a speaker without a name is kept in the words of the text', async () => {
    assert.ok(await run('reassignSpeaker', { ...at('stand'), speaker: 'bystanders' }));
    assert.ok((await quotes()).includes(whole.replace('Helga Marsh', 'bystanders')));
    assert.ok(await run('reassignSpeaker', { ...at('stand'), speaker: '' }));
    assert.ok((await quotes()).includes(whole.replace('Helga Marsh', '?')));
  });

  it('what is no quotation goes, also with the cursor on a name in it, and the name stays', async () => {
    const before = (await api.analysis(uri))?.entities.length;
    await follow('stand', 'Not a quotation');
    assert.ok(!(await quotes()).includes(whole));
    assert.equal((await api.analysis(uri))?.entities.length, before);
  });

  it('splits at the cursor, merges again, shrinks to a sentence; each is one step to undo', async () => {
    const before = await quotes();
    const split = await follow('Nobody need', 'Split the quotation here') as Outcome;
    assert.deepEqual(split.quotations.map(({ start, end }) => text.slice(start, end)), ['“It will stand.', 'Nobody need fear it,”']);
    assert.ok((await quotes()).includes('direct Nobody need fear it,” — Helga Marsh'));
    assert.equal((await quotes()).length, before.length + 1);
    await run('mergeQuotations', at('It will'));
    assert.deepEqual(await quotes(), before);
    await run('undo');
    assert.equal((await quotes()).length, before.length + 1);
    await run('undo');
    assert.deepEqual(await quotes(), before);
    await follow('stand', 'Shrink the quotation to this sentence');
    assert.deepEqual(await quotes(), before.map((quote) => (quote === whole ? 'direct “It will stand. — Helga Marsh' : quote)));
  });

  it('extends to the sentence, up to the words that introduce it', async () => {
    assert.ok(await run('editSpan', { ...at('bridge would'), end: at('bridge would').start + 'bridge would hold'.length }));
    assert.ok((await quotes()).includes('indirect bridge would hold — Helga Marsh'));
    await follow('bridge would', 'Extend the quotation to the sentence', 9);
    assert.ok((await quotes()).includes('indirect the bridge would hold — Helga Marsh'), (await quotes()).join('\n'));
  });

  it('stay through edits, saving, a new analysis, and when the file is opened again', async () => {
    await run('splitQuotation', at('Nobody need'));
    await run('reassignSpeaker', { ...at('Nobody need'), speaker: 'Olaf Quist' });
    const wanted = ['direct “It will stand. — Helga Marsh', 'direct Nobody need fear it,” — Olaf Quist'];
    const holds = async (): Promise<boolean> => {
      const now = await quotes();
      return wanted.every((quote) => now.includes(quote));
    };
    assert.ok(await holds());
    const editor = await vscode.window.showTextDocument(uri);
    await type(editor, 'told reporters', 'told the reporters of the valley');
    await eventually('they hold after an edit', holds);
    await editor.document.save();
    await eventually('they hold after saving', holds);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('rebuildIndex');
    await vscode.window.showTextDocument(uri);
    await eventually('they hold when opened again', holds);
    await type(await vscode.window.showTextDocument(uri), 'told the reporters of the valley', 'told reporters');
    await editor.document.save();
  });

  it('are said of a place in one sentence where they can do nothing', async () => {
    for (const command of ['extendQuotation', 'shrinkQuotation', 'splitQuotation', 'mergeQuotations', 'rejectQuotation']) {
      assert.equal(await run(command, at('hears')), undefined, command);
    }
    assert.equal(await run('mergeQuotations', at('Rain fell')), undefined);
    assert.equal(await bytes(), '');
  });

  it('show in hovers, in what is copied, and in the check of a draft', async () => {
    await run('reassignSpeaker', { ...at('stand'), speaker: 'Olaf Quist' });
    const document = await vscode.workspace.openTextDocument(uri);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, document.positionAt(at('stand').start));
    const shown = hover?.contents.map((content) => (content as vscode.MarkdownString).value).join('\n') ?? '';
    assert.match(shown, /^\*\*Olaf Quist\*\*.*speaker corrected/u);
    assert.match(shown, /\*a fisherman\*/u);
    const copied = await run<string>('copyQuoteWithAttribution', { ...at('stand'), format: 'plain' });
    assert.equal(copied, '“It will stand. Nobody need fear it,” — Olaf Quist, a fisherman (Weir Council hears of the bridge, quotations.txt, line 3)');
    const draft = await write('README-weir.md', '“It will stand. Nobody need fear it,” said Helga Marsh.\n');
    const check = await run<{ quotations: { verdict: string; places: { speakerName: string | null }[] }[] }>('checkQuotations', { uri: draft.toString() });
    assert.deepEqual([check?.quotations[0]?.verdict, check?.quotations[0]?.places[0]?.speakerName], ['misattributed', 'Olaf Quist']);
    await run('checkQuotations', { uri: draft.toString(), on: false });
    await vscode.workspace.fs.delete(draft);
  });
});

describe('Copying quotations', () => {
  let uri: vscode.Uri;
  const at = (words: string): Place => ({ uri: uri.toString(), start: text.indexOf(words), end: text.indexOf(words) });

  before(async () => {
    const api = await glossator();
    uri = await write('copied.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', async () => (await api.analysis(uri))?.quotes.length);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  it('has a format for texts, for Markdown and for footnotes, and puts it on the clipboard', async () => {
    const copy = (format: string): Promise<string | undefined> => run<string>('copyQuoteWithAttribution', { ...at('stand'), format });
    assert.match(await copy('markdown') ?? '', /^> “It will stand\. Nobody need fear it,”\n>\n> — Helga Marsh, the engineer, \*Weir Council hears of the bridge\*, \[copied\.txt:3\]\(copied\.txt#L3\)$/u);
    const footnote = await copy('footnote');
    assert.match(footnote ?? '', /\[\^copied-3\]: Helga Marsh, the engineer, “Weir Council hears of the bridge”, copied\.txt, line 3\.$/u);
    assert.equal(await vscode.env.clipboard.readText(), footnote);
    assert.equal(await copy('runes'), undefined);
  });

  it('takes all that one speaker says, by name, by the quotation at a place, or in one file', async () => {
    const all = await run<string>('copySpeakerQuotations', { speaker: 'Olaf Quist', uri: uri.toString() });
    assert.match(all ?? '', /^## Olaf Quist\n\na fisherman\n\n> it “a gift to nobody\.”\n>\n> — \*Weir Council hears of the bridge\*, \[copied\.txt:5\]/u);
    assert.equal(await vscode.env.clipboard.readText(), all);
    assert.match(await run<string>('copySpeakerQuotations', { ...at('not asked'), scope: 'file' }) ?? '', /^## analysts\n/u);
    assert.equal(await run('copySpeakerQuotations', { speaker: 'Nobody Whosoever' }), undefined);
  });

  it('groups and filters the view without asking', async () => {
    assert.deepEqual(await run('groupQuotations', { by: 'topic' }), { by: 'topic' });
    assert.deepEqual(await run('groupQuotations', { by: 'speaker' }), { by: 'speaker' });
    assert.deepEqual(await run('filterQuotations', { kinds: ['direct', 'mixed'] }), { kinds: ['direct', 'mixed'] });
    assert.deepEqual(await run('filterQuotations', { kinds: [] }), { kinds: ['direct', 'mixed', 'indirect'] });
  });
});
