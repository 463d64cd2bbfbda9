import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import type { AnalyzedBlock, Mention, SourceAnalysis } from '../../src/core/analysis/model';
import { SourceView } from '../../src/core/analysis/view';
import { DecorationTypes } from '../../src/vscode/highlights/decorationTypes';
import { EditorHighlights } from '../../src/vscode/highlights/editorHighlights';
import { eventually, glossator, type as typeInto, write } from './support';

const words = 'Mara Lindqvist';
const text = `Port Ellery waits\n\n“It will sail,” said ${words}, the mayor, on Monday.\n\nThe council of Port Ellery agreed with ${words} that the ferry should stay where it is.\n`;

/** Where a hover says that a name is, in the document as it is at this moment. */
async function hovered(document: vscode.TextDocument, offset: number): Promise<string | undefined> {
  const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(offset));
  return hover?.range && document.getText(hover.range);
}

describe('A source in an editor', () => {
  let api: GlossatorApi;
  before(async () => { api = await glossator(); });
  after(async () => { await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'); });

  it('is analysed when it is opened, in the text as the editor has it', async () => {
    const uri = await write('opened.txt', text);
    await vscode.window.showTextDocument(uri);
    const analysis = await eventually('the analysis', () => api.analysis(uri));
    assert.ok(analysis.entities.some(({ start, end, type }) => text.slice(start, end) === words && type === 'PERSON'));
    assert.equal(analysis.quotes[0]?.speakerName, words);
  });

  it('has its names at the right place at once after every keystroke, and the new analysis soon', async () => {
    const uri = await write('typed.txt', text);
    const editor = await vscode.window.showTextDocument(uri);
    const { document } = editor;
    await eventually('the first analysis', () => api.analysis(uri));
    await eventually('the hover', () => hovered(document, text.indexOf(words) + 1));
    for (const letter of 'Now ') {
      await typeInto(editor, 'Port Ellery waits', `${letter}Port Ellery waits`);
      assert.equal(await hovered(document, document.getText().indexOf(words) + 1), words);
    }
    await typeInto(editor, 'The council', 'Jonas Hale, the captain, said he agreed. The council');
    const found = await eventually('the new name', async () => {
      const entities = (await api.analysis(uri))?.entities ?? [];
      return entities.find(({ start, end }) => document.getText().slice(start, end) === 'Jonas Hale');
    });
    assert.equal(found.type, 'PERSON');
  });

  it('tells others when what is known has changed', async () => {
    const uri = await write('told.txt', text);
    const heard: string[] = [];
    const subscription = api.onDidChange((changed) => { heard.push(changed.toString()); });
    await vscode.window.showTextDocument(uri);
    await eventually('the event', () => heard.includes(uri.toString()));
    subscription.dispose();
  });
});

describe('Drawing', () => {
  const at = (start: number, confidence = 1): Mention => ({ start, end: start + 4, type: 'PERSON', entity: 'urn:x', confidence, why: [] });
  const analysis = (mentions: readonly Mention[], end: number): SourceAnalysis => {
    const block: AnalyzedBlock = { start: 0, end, role: 'body', startsArticle: true, mentions, references: [], roles: [], quotations: [] };
    return { blocks: [block], clusters: [], topics: [], language: 'en' };
  };
  const options = { showsType: () => true, showsQuotation: () => true, threshold: 0.5 };

  async function fake(content: string): Promise<{ editor: vscode.TextEditor; calls: vscode.Range[][]; visible: vscode.Range[] }> {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    const calls: vscode.Range[][] = [], visible = [new vscode.Range(0, 0, 0, 10)];
    const editor = { document, visibleRanges: visible, setDecorations: (_type: unknown, ranges: vscode.Range[]) => { calls.push(ranges); } };
    return { editor: editor as unknown as vscode.TextEditor, calls, visible };
  }

  /** The window answers in the order in which it is told: what was drawn before has arrived. */
  const arrived = (): Thenable<unknown> => vscode.commands.executeCommand('setContext', 'glossator.drawn', true);

  it('sends a kind to the editor only when its places differ', async () => {
    const { editor, calls } = await fake('Mara said that Mara left.');
    const types = new DecorationTypes('underline'), highlights = new EditorHighlights(editor, types);
    const view = (version: number, mentions: readonly Mention[], current = true): SourceView => new SourceView('x', version, editor.document.getText(), analysis(mentions, 25), current);
    highlights.draw(view(1, [at(0), at(15)]), options);
    assert.equal(calls.length, 1);
    highlights.draw(view(1, [at(0), at(15)]), options);
    assert.equal(calls.length, 1);
    await arrived();
    highlights.edit([{ start: 5, end: 5, text: 'xx' }]);
    highlights.draw(view(2, [at(0), at(17)], false), options);
    highlights.draw(view(2, [at(0), at(17)]), options);
    assert.equal(calls.length, 1, 'the editor moved them by itself');
    highlights.edit([{ start: 1, end: 6, text: '' }]);
    highlights.draw(view(3, [at(12)]), options);
    assert.equal(calls.length, 2, 'a name was cut');
    highlights.clear();
    assert.deepEqual(calls[2], []);
    types.dispose();
  });

  it('sends a kind again when the text changed before the window can have had it', async () => {
    const { editor, calls } = await fake('Mara said that Mara left.');
    const types = new DecorationTypes('underline'), highlights = new EditorHighlights(editor, types);
    const view = (version: number, first: number): SourceView => new SourceView('x', version, editor.document.getText(), analysis([at(first), at(15)], 25), true);
    highlights.draw(view(1, 0), options);
    highlights.edit([{ start: 0, end: 0, text: '' }]);
    highlights.draw(view(2, 0), options);
    assert.equal(calls.length, 2);
    await arrived();
    highlights.edit([{ start: 0, end: 0, text: '' }]);
    highlights.draw(view(3, 0), options);
    assert.equal(calls.length, 2);
    highlights.clear();
    types.dispose();
  });

  it('draws a long text around what is on screen, and asks for more when that has moved on', async () => {
    const content = 'Mara left.\n'.repeat(20_000);
    const { editor, calls, visible } = await fake(content);
    const types = new DecorationTypes('both'), highlights = new EditorHighlights(editor, types);
    const mentions = Array.from({ length: 20_000 }, (_, i) => at(i * 11));
    highlights.draw(new SourceView('x', 1, content, analysis(mentions, content.length), true), options);
    assert.ok((calls[0]?.length ?? 0) > 100 && (calls[0]?.length ?? 0) < 6_000, `${calls[0]?.length} places`);
    assert.equal(highlights.needsMore(), false);
    visible[0] = new vscode.Range(15_000, 0, 15_040, 0);
    assert.equal(highlights.needsMore(), true);
    types.dispose();
  });
});
