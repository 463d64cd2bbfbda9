import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { argumentsOf } from '../../src/vscode/commands/command';
import { Messages, UserError, type Message } from '../../src/vscode/messages';
import { eventually, glossator, inFolder, run, write, writeAs } from './support';

interface Place { uri: string; start: number; end: number }

const text = [
  'Port Ellery keeps its ferry', '',
  'The mayor, Mara Lindqvist, said on Monday that the boats would sail. “We will not close it,” Ms. Lindqvist told reporters.', '',
  'Jonas Hale, a captain, called the plan “a gift to our rivals.” Mr. Hale works in Tallinn.', '',
].join('\n');

describe('Commands', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri;
  const span = (words: string, from = 0): Place => {
    const start = text.indexOf(words, from);
    assert.ok(start >= 0, words);
    return { uri: uri.toString(), start, end: start + words.length };
  };
  const sidecar = (): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const read = async (file: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    uri = await write('commands.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('take a place and answers, and leave out what is neither', () => {
    assert.deepEqual(argumentsOf({ uri: vscode.Uri.file('/a'), start: 3, end: 1, name: 'x', on: false, other: 1 }), { uri: 'file:///a', start: 3, end: 3, name: 'x', on: false });
    for (const wrong of [undefined, null, 3, 'x', { uri: 1, start: -1, end: 2, type: {}, name: 4, on: 'no' }, { start: 0.5 }]) assert.deepEqual(argumentsOf(wrong), {});
    assert.deepEqual(argumentsOf(vscode.Uri.file('/a')), { uri: 'file:///a' });
  });

  it('explainMention tells why a name is highlighted', async () => {
    const answer = await run<{ words: string; label: string; why: string[] }>('explainMention', span('Mara Lindqvist'));
    assert.equal(answer?.words, 'Mara Lindqvist');
    assert.equal(answer.label, 'Person');
    assert.ok(answer.why.length > 0);
  });

  it('copyQuoteWithAttribution copies the words, the speaker and the source', async () => {
    const copied = await run<string>('copyQuoteWithAttribution', { ...span('a gift to our rivals'), format: 'plain' });
    assert.match(copied ?? '', /“a gift to our rivals\.” — Jonas Hale.*commands\.txt, line \d+\)$/);
    assert.equal(await vscode.env.clipboard.readText(), copied);
  });

  it('findEntity goes to a name, and from there on to its next mention', async () => {
    const first = await run<Place & { name: string }>('findEntity', { name: 'mara lindqvist' });
    assert.equal(first?.name, 'Mara Lindqvist');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'Mara Lindqvist');
    const next = await run<Place>('findEntity', { name: 'Mara Lindqvist', uri: first.uri, start: first.start });
    assert.ok(next && next.start > first.start);
    assert.equal(await run('findEntity', { name: 'Nobody At All' }), undefined);
  });

  it('acceptSuggestion keeps a name as it is, and says so in the analysis', async () => {
    const place = span('Mara Lindqvist');
    const done = await run<{ id: string; decision: string; type: string }>('acceptSuggestion', place);
    assert.equal(done?.decision, 'accept');
    assert.equal(done.type, 'PERSON');
    const kept = await eventually('the decision is kept', async () => (await api.annotations(uri)).find(({ id }) => id === done.id));
    assert.equal(kept.creator, 'T. Tester');
    assert.deepEqual(kept.pieces, [{ start: place.start, end: place.end }]);
    await eventually('the file is written', async () => (await read(sidecar()).catch(() => '')).includes('"glossator:decision":"accept"'));
  });

  it('rejectSuggestion takes a name away for good', async () => {
    const place = span('Tallinn');
    const has = async (): Promise<boolean> => (await api.analysis(uri))?.entities.some(({ start, end }) => start === place.start && end === place.end) ?? false;
    assert.ok(await has());
    assert.ok(await run('rejectSuggestion', place));
    assert.ok(!await has());
  });

  it('acceptSuggestion keeps a quotation with its speaker', async () => {
    const done = await run<{ type: string; id: string }>('acceptSuggestion', span('“We will not close it,”'));
    assert.equal(done?.type, 'QUOTATION/direct');
    const kept = (await api.annotations(uri)).find(({ id }) => id === done.id);
    assert.match(kept?.speaker ?? '', /^urn:/);
  });

  it('decide nothing where nothing is', async () => {
    assert.equal(await run('acceptSuggestion', span('keeps its')), undefined);
    assert.equal(await run('rejectSuggestion', { uri: inFolder('nowhere.txt').toString(), start: 0, end: 1 }), undefined);
  });

  it('the light bulb offers to accept and reject a suggestion, and not what is decided', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const fixes = async (words: string): Promise<string[]> => {
      const start = text.indexOf(words), position = document.positionAt(start + 1);
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, new vscode.Range(position, position), vscode.CodeActionKind.QuickFix.value);
      return found.map(({ title }) => title).filter((title) => /^(Accept|Reject)/.test(title));
    };
    assert.deepEqual(await fixes('Jonas Hale'), ['Accept “Jonas Hale” (Person)', 'Reject “Jonas Hale” (Person)']);
    assert.deepEqual(await fixes('Mara Lindqvist'), []);
  });

  it('nextAnnotation and previousAnnotation walk round what people marked', async () => {
    const stops: number[] = [];
    let at = 0;
    for (let i = 0; i < 3; i++) {
      const stop = await run<Place & { kind: string }>('nextAnnotation', { uri: uri.toString(), start: at, end: at });
      assert.equal(stop?.kind, 'own');
      stops.push(stop.start);
      at = stop.start + 1;
    }
    assert.deepEqual(stops, [...stops].sort((a, b) => a - b));
    assert.equal((await run<Place>('nextAnnotation', { uri: uri.toString(), start: text.length, end: text.length }))?.start, stops[0]);
    assert.equal((await run<Place>('previousAnnotation', { uri: uri.toString(), start: 0, end: 0 }))?.start, stops[2]);
  });

  it('saveAnnotations writes the file beside the source, and the same bytes again', async () => {
    const first = await run<{ kind: string; annotations: number }>('saveAnnotations', { uri: uri.toString() });
    assert.equal(first?.kind, 'written');
    const bytes = await read(sidecar());
    assert.equal((await run<{ kind: string }>('saveAnnotations', { uri: uri.toString() }))?.kind, 'unchanged');
    assert.equal(await read(sidecar()), bytes);
    assert.match(bytes, /Jonas Hale/);
  });

  it('saveAnnotations writes nothing for unsaved text', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'Mara Lindqvist said on Monday that it rained and that she would stay at home.' });
    assert.equal(await run('saveAnnotations', { uri: document.uri.toString() }), undefined);
  });

  it('toggle switches a file off and on', async () => {
    assert.deepEqual(await run('toggle', { uri: uri.toString(), on: false }), { uri: uri.toString(), on: false });
    assert.deepEqual(await run('toggle', { uri: uri.toString() }), { uri: uri.toString(), on: true });
    assert.ok(await api.analysis(uri));
  });

  it('rebuildIndex reads all sources and says how many', async () => {
    const answer = await run<{ sources: number }>('rebuildIndex');
    assert.ok(answer && answer.sources >= 2);
    assert.ok(api.entities().some(({ name, sources }) => name === 'Jonas Hale' && sources.some((source) => source.uri === uri.toString())));
  });
});

describe('Notifications', () => {
  const silent = { info: () => undefined, error: () => undefined, show: () => undefined };

  it('come one at a time and none twice', async () => {
    const shown: string[] = [], dismiss: (() => void)[] = [];
    const messages = new Messages(silent, ({ text: sentence }: Message) => {
      shown.push(sentence);
      return new Promise((resolve) => { dismiss.push(() => { resolve(undefined); }); });
    });
    for (const sentence of ['a', 'b', 'a', 'b']) messages.show('warning', sentence);
    assert.deepEqual(shown, ['a']);
    dismiss[0]?.();
    await eventually('the second comes', () => shown.length === 2);
    dismiss[1]?.();
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    assert.deepEqual(shown, ['a', 'b']);
  });

  it('that answer somebody do not wait for what is shown, and are followed by what waits', async () => {
    const shown: string[] = [], dismiss: (() => void)[] = [];
    const messages = new Messages(silent, ({ text: sentence }: Message) => {
      shown.push(sentence);
      return new Promise((resolve) => { dismiss.push(() => { resolve(undefined); }); });
    });
    messages.show('warning', 'a');
    messages.show('warning', 'b');
    messages.answer('information', 'why');
    await eventually('the answer comes', () => shown.length === 2);
    messages.answer('information', 'why');
    messages.fail(new UserError('Nothing is at the cursor.'), 'It failed.');
    await eventually('what went wrong comes', () => shown.length === 3);
    dismiss[2]?.();
    await eventually('what waits comes', () => shown.length === 4);
    assert.deepEqual(shown, ['a', 'why', 'Nothing is at the cursor.', 'b']);
  });

  it('show what the user can mend as it is, and anything else without its details', () => {
    const shown: Message[] = [];
    const messages = new Messages(silent, (message: Message) => {
      shown.push(message);
      return new Promise(() => undefined);
    });
    messages.fail(new UserError('Save a.txt first.'), 'It failed.');
    new Messages(silent, (message: Message) => {
      shown.push(message);
      return Promise.resolve(undefined);
    }).fail(new Error('secret detail'), 'It failed.');
    assert.equal(shown[0]?.text, 'Save a.txt first.');
    assert.doesNotMatch(shown[1]?.text ?? '', /secret/);
    assert.deepEqual(shown[1]?.actions.map(({ title }) => title), ['Show Output']);
  });
});
