import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import type { QuotationCheck } from '../../src/core/quoteCheck/model';
import { checkDocumentOf } from '../../src/vscode/quoteCheck/uris';
import { eventually, glossator, inFolder, run, type, withSetting, write, writeAs } from './support';

type Checked = QuotationCheck & { readonly uri: string };

const source = [
  'Lighthouse keepers to stay', '',
  '“We will not switch off the lamp before the new year, whatever the ministry says,” said Runa Falk, the keeper of Skerrymore.', '',
  'Tobias Wren, an engineer, told reporters that the lens was cracked. “Nobody has cleaned the gallery since the autumn storms,” Mr. Wren said.', '',
].join('\n');
const draft = [
  'Runa Falk was firm. “We will not turn off the lamp before the new year,” said Runa Falk, the keeper.', '',
  '“Nobody has cleaned the gallery since the autumn storms,” said Runa Falk on Friday.', '',
  '“Nobody has cleaned the gallery … the autumn storms,” said Tobias Wren.', '',
  '“Puffins always nest below the second landing in spring,” said Tobias Wren.', '',
].join('\n');

describe('Checking quotations', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri;
  let sourceUri: vscode.Uri;
  const own = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ code }) => ['changed', 'attributed to someone else', 'not found'].includes(String(code)));
  const actionsAt = async (words: string, from = draft): Promise<vscode.CodeAction[]> => {
    const document = await vscode.workspace.openTextDocument(uri), position = document.positionAt(from.indexOf(words) + 1);
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(position, position), vscode.CodeActionKind.QuickFix.value);
  };
  const follow = async ({ command }: vscode.CodeAction): Promise<unknown> => vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments as unknown[] | undefined ?? []));

  before(async () => {
    api = await glossator();
    sourceUri = await write('lamp.txt', source);
    // No source: its ending is excluded by the default settings.
    uri = await write('README-draft.md', draft);
    await eventually('the source is read', () => api.analysis(sourceUri));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(sourceUri);
    await vscode.workspace.fs.delete(uri);
  });

  it('resolves to each quotation with its verdict and its place, for a file that is no source', async () => {
    const checked = await run<Checked>('checkQuotations', { uri: uri.toString() });
    assert.deepEqual(checked?.quotations.map(({ verdict }) => verdict), ['changed', 'misattributed', 'verbatim', 'notFound']);
    assert.equal(checked.uri, uri.toString());
    const [changed, other, cut] = checked.quotations;
    assert.deepEqual(changed?.changes.map(({ draft: here, source: there }) => [here, there]), [['turn', 'switch']]);
    assert.equal(changed.places[0]?.uri, sourceUri.toString());
    assert.equal(source.slice(changed.places[0].start, changed.places[0].end), 'We will not switch off the lamp before the new year');
    assert.equal(other?.places[0]?.speakerName, 'Tobias Wren');
    assert.deepEqual(cut?.remarks, ['ellipsis']);
  });

  it('shows in the draft what differs, with links to the places', () => {
    const found = own();
    assert.deepEqual(found.map(({ severity }) => severity), [vscode.DiagnosticSeverity.Warning, vscode.DiagnosticSeverity.Warning, vscode.DiagnosticSeverity.Information]);
    assert.equal(found[0]?.message, 'This differs from lamp.txt: “turn” is “switch” there.');
    assert.equal(found[1]?.message, 'In lamp.txt these are the words of Tobias Wren, not of Runa Falk.');
    const [place] = found[0].relatedInformation ?? [];
    assert.equal(place?.location.uri.toString(), sourceUri.toString());
    assert.equal(place.location.range.start.line, 2);
  });

  it('offers to compare a changed quotation, which opens the diff editor on the differing words', async () => {
    // VS Code asks for fixes only where somebody looks.
    await vscode.window.showTextDocument(uri);
    const compare = await eventually('the fix is offered', async () => (await actionsAt('We will not turn')).find(({ title }) => title === 'Compare with source'));
    assert.ok(compare.isPreferred);
    const sides = await follow(compare) as { source: string; draft: string };
    const text = async (side: string): Promise<string> => (await vscode.workspace.openTextDocument(vscode.Uri.parse(side))).getText();
    assert.equal(await text(sides.source), 'We will not switch off the lamp before the new year\n');
    assert.equal(await text(sides.draft), 'We will not turn off the lamp before the new year\n');
    const input = await eventually('the diff editor is open', () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.equal(checkDocumentOf(input.modified)?.kind, 'draft');
    assert.equal(await api.analysis(input.modified), undefined);
  });

  it('writes the source’s words in place of those that differ, as one step', async () => {
    await vscode.window.showTextDocument(uri);
    const mend = await eventually('the fix is offered', async () => (await actionsAt('We will not turn')).find(({ title }) => title === 'Use the source’s words'));
    assert.ok(mend.edit && await vscode.workspace.applyEdit(mend.edit));
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /“We will not switch off the lamp before the new year,”/u);
    await eventually('nothing differs any more', () => own().every(({ code }) => code !== 'changed'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('it differs again', () => own().some(({ code }) => code === 'changed'));
    assert.equal((await actionsAt('Puffins always')).some(({ title }) => title === 'Use the source’s words'), false);
  });

  it('shows a report as a page beside the draft, which stays what is typed in', async () => {
    await vscode.window.showTextDocument(uri, { preview: false });
    const shown = await run<Checked>('showQuotationReport', { uri: uri.toString() });
    assert.equal(shown?.quotations.length, 4);
    const tab = await eventually('the page is open', () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input instanceof vscode.TabInputWebview));
    assert.equal(tab.label, 'Quotations in README-draft');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await run('showQuotationReport', { uri: uri.toString() });
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1);
    await vscode.window.tabGroups.close(tab);
  });

  it('shows a report as Markdown whose links lead to the places', async () => {
    const report = await run<{ uri: string; text: string }>('showQuotationReport', { uri: uri.toString(), format: 'markdown' });
    assert.match(report?.text ?? '', /^# Quotations in README-draft\.md\n\n4 quotations checked against \d+ sources?: 1 attributed to someone else, 1 changed, 1 not found, 1 verbatim\.\n/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', vscode.Uri.parse(report?.uri ?? ''));
    assert.ok(links.some(({ target }) => target?.path === sourceUri.path && target.fragment === 'L3,2-L3,53'), JSON.stringify(links));
  });

  it('follows the draft: what is mended is no longer reported', async () => {
    const editor = await vscode.window.showTextDocument(uri);
    await type(editor, 'turn off', 'switch off');
    await eventually('the finding is gone', () => own().length === 2);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('ends when it is asked to', async () => {
    await run('checkQuotations', { uri: uri.toString() });
    assert.ok(own().length > 0);
    assert.equal(await run('checkQuotations', { uri: uri.toString(), on: false }), undefined);
    assert.equal(own().length, 0);
  });

  it('says what is wrong with a file that is gone', async () => {
    assert.equal(await run('checkQuotations', { uri: inFolder('nowhere.txt').toString() }), undefined);
  });
});

describe('Diagnostics', () => {
  const text = [
    'Ferry row in Port Ellery', '',
    '“We will not sell the pier to anybody this summer,” said Mara Lindqvist, the mayor. “It belongs to the town.”', '',
    'Jonas Hale said: “The boats are old. Nobody will pay for them.', '',
    'It rained all night on the pier and in the town.', '',
    '“I have been at sea for thirty years and I have seldom prayed at all.”', '',
  ].join('\n');
  const other = '“We will not sell the pier to anybody this winter,” said Mara Lindqvist, the mayor. “It belongs to the town.”\n';
  let uri: vscode.Uri, otherUri: vscode.Uri;
  const rules = (): string[] => vscode.languages.getDiagnostics(uri).filter(({ source: by }) => by === 'Glossator').map(({ code }) => String(code)).sort();
  const titlesAt = async (words: string): Promise<vscode.CodeAction[]> => {
    const document = await vscode.workspace.openTextDocument(uri), position = document.positionAt(document.getText().indexOf(words) + words.length);
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(position, position), vscode.CodeActionKind.QuickFix.value);
  };

  before(async () => {
    await glossator();
    await writeAs('T. Tester');
    otherUri = await write('pier-other.txt', other);
    uri = await write('pier.txt', text);
    await vscode.window.showTextDocument(uri);
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const file of [uri, otherUri]) await vscode.workspace.fs.delete(file);
  });

  it('point out what a reader should look at in an open source, as information', async () => {
    await eventually('the rules have looked', () => rules().length === 3 || undefined).catch(() => undefined);
    assert.deepEqual(rules(), ['differsBetweenSources', 'unattributedQuotation', 'unbalancedQuotationMark']);
    const differs = vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'differsBetweenSources');
    assert.equal(differs?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(differs.message, /^pier-other\.txt has this quotation with other words: “summer” is “winter” there/);
    assert.equal(differs.relatedInformation?.[0]?.location.uri.toString(), otherUri.toString());
    assert.deepEqual(vscode.languages.getDiagnostics(otherUri), []);
  });

  it('offer what can be done about each', async () => {
    const titles = async (words: string): Promise<string[]> => (await titlesAt(words)).map(({ title }) => title);
    const unattributed = await titles('thirty years');
    for (const title of ['Say who says this…', 'Not a quotation', 'Turn this rule off (unattributedQuotation)']) assert.ok(unattributed.includes(title), `${title} in ${unattributed.join(', ')}`);
    assert.ok((await titles('sell the')).includes('Compare with source'));
    assert.ok((await titles('said: ')).includes('Insert ” at the end of the paragraph'));
  });

  it('go away when the text is mended', async () => {
    const mend = (await titlesAt('said: ')).find(({ title }) => title.startsWith('Insert'));
    assert.ok(mend?.edit && await vscode.workspace.applyEdit(mend.edit));
    await eventually('the mark is balanced', () => !rules().includes('unbalancedQuotationMark'));
  });

  it('go away for what is not a quotation', async () => {
    const reject = (await titlesAt('thirty years')).find(({ title }) => title === 'Not a quotation');
    assert.ok(reject?.command);
    assert.ok(await vscode.commands.executeCommand(reject.command.command, ...(reject.command.arguments as unknown[])));
    await eventually('it is reported no more', () => !rules().includes('unattributedQuotation'));
  });

  it('are switched off one by one', async () => {
    assert.ok(rules().includes('differsBetweenSources'));
    assert.deepEqual(await run('switchDiagnostic', { name: 'differsBetweenSources', on: false }), { rule: 'differsBetweenSources', on: false });
    await eventually('the rule is silent', () => !rules().includes('differsBetweenSources'));
    await withSetting('diagnostics', undefined, async () => { await eventually('it speaks again', () => rules().includes('differsBetweenSources')); });
    assert.equal(await run('switchDiagnostic', { name: 'noSuchRule' }), undefined);
  });
});
