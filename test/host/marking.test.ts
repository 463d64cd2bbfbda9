import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Annotation, GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, run, write, writeAs } from './support';

interface Annotated { uri: string; ids: string[]; tag?: string; type?: string }

const text = [
  'The harbour promise', '',
  'The town promised a ferry. “We will keep the ferry,” said Mara Lindqvist, the mayor. The Ferry costs 2 million.', '',
  'Nobody asked Tom Reed about the ferry 🚢 or the ferryman.', '',
].join('\n');
const other = 'A ferry again.\r\nAnd one more ferry, in another source.\r\n';

describe('Marking', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri, second: vscode.Uri;
  const place = (words: string, from = 0): { uri: string; start: number; end: number } => {
    const start = text.indexOf(words, from);
    assert.ok(start >= 0, words);
    return { uri: uri.toString(), start, end: start + words.length };
  };
  const read = async (file: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const codebook = (): vscode.Uri => inFolder('.glossator', 'codebook.json');
  const kept = async (id: string | undefined, of = uri): Promise<Annotation | undefined> => (await api.annotations(of)).find((each) => each.id === id);

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    second = await write('marking/other.txt', other);
    uri = await write('marking/marking.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
    // File events may come late; that they come is another test's.
    await run('rebuildIndex');
    await eventually('the other source is read', () => api.analysis(second));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder('.glossator'), { recursive: true }).then(undefined, () => undefined);
  });

  it('annotateSelection keeps a tag, with who and when, and puts a new one into the codebook; undo and redo take both', async () => {
    const codes = (): Promise<string> => read(codebook()).catch(() => ''), before = await codes();
    const done = await run<Annotated>('annotateSelection', { ...place('promised a ferry'), tag: ' money / check ' });
    assert.equal(done?.tag, 'money/check');
    const annotation = await kept(done.ids[0]);
    assert.deepEqual(annotation?.tags, ['money/check']);
    assert.equal(annotation?.creator, 'T. Tester');
    await eventually('the codebook is written', async () => (await codes()).includes('{"name":"money/check"}'));
    await eventually('the sidecar is written', async () => (await read(uri.with({ path: `${uri.path}.annotations.json` })).catch(() => '')).includes('"created":"20'));
    await run('undo');
    assert.equal(await kept(done.ids[0]), undefined);
    assert.equal(await codes(), before);
    await run('redo');
    assert.deepEqual((await kept(done.ids[0]))?.tags, ['money/check']);
    assert.match(await read(codebook()), /money\/check/);
  });

  it('annotateSelection takes the name or the word at the cursor', async () => {
    const cursor = place('Lindqvist').start;
    const named = await run<Annotated>('annotateSelection', { uri: uri.toString(), start: cursor, end: cursor, tag: 'people' });
    const { start, end } = place('Mara Lindqvist');
    assert.deepEqual((await kept(named?.ids[0]))?.pieces, [{ start, end }]);
    const word = await run<Annotated>('annotateSelection', { uri: uri.toString(), start: place('costs').start + 2, highlight: true });
    const piece = (await kept(word?.ids[0]))?.pieces[0];
    assert.equal(text.slice(piece?.start, piece?.end), 'costs');
    await run('undo');
    await run('undo');
  });

  it('several selections become several marks in one step, or the pieces of one', async () => {
    const editor = await vscode.window.showTextDocument(uri);
    const select = (words: string): vscode.Selection => {
      const { start, end } = place(words);
      return new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(end));
    };
    editor.selections = [select('Tom Reed'), select('harbour')];
    const before = (await api.annotations(uri)).length;
    const many = await run<Annotated>('annotateSelection', { tag: 'two' });
    assert.equal(many?.ids.length, 2);
    await run('undo');
    assert.equal((await api.annotations(uri)).length, before);
    const one = await run<Annotated>('annotateSelection', { tag: 'two', together: true });
    assert.equal(one?.ids.length, 1);
    assert.equal((await kept(one.ids[0]))?.pieces.length, 2);
    await run('undo');
  });

  it('repeatLastTag says the same again, annotateWithKey takes the tag of a key', async () => {
    const repeated = await run<Annotated>('repeatLastTag', place('2 million'));
    assert.equal(repeated?.tag, 'two');
    await run('undo');
    await vscode.workspace.fs.writeFile(codebook(), new TextEncoder().encode('{"version":1,"tags":[{"name":"promise","key":"1","color":"charts.green"},{"name":"money/check"}]}'));
    const keyed = await eventually('the key is known', () => run<Annotated>('annotateWithKey', { ...place('promise'), key: '1' }));
    assert.equal(keyed.tag, 'promise');
    assert.equal(await run('annotateWithKey', { ...place('promise'), key: 'x' }), undefined);
    await run('undo');
  });

  it('a type on the very words of a suggestion is a decision about it', async () => {
    const done = await run<Annotated>('annotateSelection', { ...place('Mara Lindqvist'), type: 'ORG' });
    assert.equal((await kept(done?.ids[0]))?.decision, 'retype');
    await run('undo');
    const own = await run<Annotated>('annotateSelection', { ...place('town'), type: 'ORG' });
    assert.equal((await kept(own?.ids[0]))?.decision, undefined);
    await run('undo');
  });

  it('changeTags gives a mark other tags, the codebook the new ones, in one step; the mark at the cursor is meant where it is the only one', async () => {
    const done = await run<Annotated>('annotateSelection', { ...place('Nobody'), tag: 'who' });
    const cursor = { uri: uri.toString(), start: place('Nobody').start + 2 };
    assert.deepEqual((await run<{ tags: string[] }>('changeTags', { ...cursor, tags: ['who', ' a / b '] }))?.tags, ['who', 'a/b']);
    assert.deepEqual((await kept(done?.ids[0]))?.tags, ['who', 'a/b']);
    assert.match(await read(codebook()), /\{"name":"a\/b"\}/);
    await run('undo');
    assert.deepEqual((await kept(done?.ids[0]))?.tags, ['who']);
    assert.doesNotMatch(await read(codebook()), /a\/b/);
    assert.deepEqual((await run<{ tags: string[] }>('changeTags', { ...cursor, tags: [] }))?.tags, []);
    assert.deepEqual((await kept(done?.ids[0]))?.tags, []);
    await run('undo');
    assert.equal(await run('changeTags', { uri: uri.toString(), start: place('town').start, tags: ['x'] }), undefined);
    await run('undo');
  });

  it('removeAnnotation deletes the mark at the cursor, and undo brings it back', async () => {
    const done = await run<Annotated>('annotateSelection', { ...place('Nobody'), tag: 'gone' });
    const cursor = place('Nobody').start + 2;
    assert.deepEqual(await run('removeAnnotation', { uri: uri.toString(), start: cursor }), { uri: uri.toString(), id: done?.ids[0] });
    assert.equal(await kept(done?.ids[0]), undefined);
    await run('undo');
    assert.deepEqual((await kept(done?.ids[0]))?.tags, ['gone']);
    assert.ok(await run('removeAnnotation', { uri: uri.toString(), id: done?.ids[0] }));
    assert.equal(await run('removeAnnotation', { uri: uri.toString(), start: cursor }), undefined);
  });

  it('annotateAllOccurrences marks whole words in all sources as one step, removeAllOccurrences is its opposite', async () => {
    const all = await run<{ count: number; sources: number }>('annotateAllOccurrences', { uri: uri.toString(), phrase: 'ferry', scope: 'folder', tag: 'ferry' });
    assert.deepEqual({ count: all?.count, sources: all?.sources }, { count: 6, sources: 2 });
    const places = (await api.annotations(second)).flatMap(({ pieces }) => pieces.map(({ start, end }) => other.slice(start, end)));
    assert.deepEqual(places, ['ferry', 'ferry']);
    await run('undo');
    assert.equal((await api.annotations(second)).length, 0);
    await run('redo');
    assert.equal((await api.annotations(second)).length, 2);
    const again = await run('annotateAllOccurrences', { uri: uri.toString(), phrase: 'ferry', scope: 'folder', tag: 'ferry' });
    assert.equal(again, undefined);
    const removed = await run<{ count: number }>('removeAllOccurrences', { uri: uri.toString(), phrase: 'ferry', scope: 'folder', tag: 'ferry' });
    assert.equal(removed?.count, 6);
    await run('undo');
    assert.equal((await api.annotations(second)).length, 2);
  });

  it('renameTag and deleteTag change all sources and the codebook in one step', async () => {
    const tagsOf = async (of: vscode.Uri): Promise<string[]> => (await api.annotations(of)).flatMap(({ tags }) => tags);
    assert.ok((await tagsOf(second)).includes('ferry'));
    const renamed = await run<{ annotations: number; sources: number }>('renameTag', { tag: 'ferry', into: 'boats/ferry' });
    assert.deepEqual({ annotations: renamed?.annotations, sources: renamed?.sources }, { annotations: 6, sources: 2 });
    assert.deepEqual(await tagsOf(second), ['boats/ferry', 'boats/ferry']);
    assert.match(await read(codebook()), /boats\/ferry/);
    const deleted = await run<{ annotations: number }>('deleteTag', { tag: 'boats' });
    assert.equal(deleted?.annotations, 6);
    assert.deepEqual(await tagsOf(second), []);
    assert.equal((await api.annotations(second)).length, 2);
    await run('undo');
    await run('undo');
    assert.deepEqual(await tagsOf(second), ['ferry', 'ferry']);
    assert.match(await read(codebook()), /"promise","key":"1"/);
  });

  it('filterAnnotations and groupByTag change what the view shows', async () => {
    assert.deepEqual(await run('filterAnnotations', { whose: 'mine' }), { whose: 'mine' });
    await run('groupByTag');
    await run('groupBySource');
    assert.deepEqual(await run('filterAnnotations', { whose: 'all' }), { whose: 'all' });
  });

  it('countTags shows a table of tags and sources', async () => {
    const csv = await run<string>('countTags');
    assert.match(csv ?? '', /^tag,.*marking\.txt.*all\r\n/);
    assert.match(csv ?? '', /ferry,/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('a broken codebook is left as it is, and the mark is kept all the same', async () => {
    const before = await read(codebook());
    await vscode.workspace.fs.writeFile(codebook(), new TextEncoder().encode('{"version":1,"tags":[{'));
    const done = await run<Annotated>('annotateSelection', { ...place('Nobody asked'), tag: 'brand new' });
    assert.deepEqual((await kept(done?.ids[0]))?.tags, ['brand new']);
    assert.equal(await read(codebook()), '{"version":1,"tags":[{');
    await vscode.workspace.fs.writeFile(codebook(), new TextEncoder().encode(before));
    await run('undo');
  });

  it('marks come back when the source is opened again', async () => {
    const before = (await api.annotations(uri)).map(({ id, pieces, tags }) => ({ id, pieces, tags }));
    assert.ok(before.length > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(uri);
    await eventually('the same marks', async () => JSON.stringify((await api.annotations(uri)).map(({ id, pieces, tags }) => ({ id, pieces, tags }))) === JSON.stringify(before));
  });
});

describe('Reviewing suggestions', () => {
  interface State { current?: { start: number; end: number; words: string; label: string }; left: number; accepted: number; rejected: number; retyped: number; skipped: number }
  let api: GlossatorApi;
  let uri: vscode.Uri;

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    uri = await write('review.txt', 'The council met\n\nAda Brook flew to Lisbon on Monday. Peter Marsh met Anna Weber in Berlin, and Ada Brook agreed with Peter Marsh.\n');
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('walks in order of place, keeps what is judged, skips, undoes and leaves', async () => {
    const first = await run<State>('reviewSuggestions', { uri: uri.toString(), start: 0 });
    assert.ok(first?.current);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), first.current.words);
    const second = await run<State>('reviewAccept');
    assert.ok(second?.current && second.current.start > first.current.start);
    assert.deepEqual({ accepted: second.accepted, left: second.left }, { accepted: 1, left: first.left - 1 });
    const third = await run<State>('reviewReject');
    assert.equal(third?.rejected, 1);
    const back = await run<State>('reviewUndo');
    assert.deepEqual(back?.current, second.current);
    assert.deepEqual((await api.annotations(uri)).map(({ decision }) => decision), ['accept']);
    const skipped = await run<State>('reviewSkip');
    assert.equal(skipped?.skipped, 1);
    assert.ok(skipped.current && skipped.current.start > second.current.start);
    const retyped = await run<State>('reviewChangeType', { type: 'ORG' });
    assert.equal(retyped?.retyped, 1);
    assert.deepEqual((await api.annotations(uri)).map(({ decision }) => decision), ['accept', 'retype']);
    assert.equal(await run('leaveReview'), undefined);
    assert.equal(await run('reviewAccept'), undefined);
    assert.equal((await api.annotations(uri)).length, 2);
  });

  it('judges nothing that was not shown: with every suggestion skipped it ends', async () => {
    let state = await run<State>('reviewSuggestions', { uri: uri.toString(), start: 0 });
    for (let i = 0; i < 40 && state?.current; i++) state = await run<State>('reviewSkip');
    assert.equal(state?.current, undefined);
    assert.equal(state?.left, 0);
    assert.equal((await api.annotations(uri)).length, 2);
    await run('leaveReview');
  });

  it('has one undo with everything else: its key takes back what was done elsewhere, and the counts follow every road', async () => {
    const file = await write('review-undo.txt', 'The council met\n\nAda Brook flew to Lisbon on Monday. Peter Marsh met Anna Weber in Berlin, and Ada Brook agreed with Peter Marsh.\n');
    await vscode.window.showTextDocument(file);
    await eventually('the source is read', () => api.analysis(file));
    const decisions = async (): Promise<(string | undefined)[]> => (await api.annotations(file)).map(({ decision }) => decision);
    const first = await run<State>('reviewSuggestions', { uri: file.toString(), start: 0 });
    await run<State>('reviewAccept');
    const second = await run<State>('reviewReject');
    assert.deepEqual([second?.accepted, second?.rejected], [1, 1]);
    // Another road: the general command. The review counts one less, and one more when it is done again.
    await run('undo');
    assert.deepEqual(await decisions(), ['accept']);
    await run('redo');
    assert.deepEqual(await decisions(), ['accept', 'reject']);
    const skipped = await run<State>('reviewSkip');
    assert.deepEqual([skipped?.accepted, skipped?.rejected, skipped?.skipped], [1, 1, 1]);
    const unskipped = await run<State>('reviewUndo');
    assert.deepEqual([unskipped?.skipped, unskipped?.current], [0, second?.current]);
    await run('annotateSelection', { uri: file.toString(), start: 4, end: 11, tag: 'elsewhere' });
    const elsewhere = await run<State>('reviewUndo');
    assert.deepEqual([elsewhere?.accepted, elsewhere?.rejected, (await decisions()).length], [1, 1, 2]);
    const back = await run<State>('reviewUndo');
    assert.deepEqual([back?.accepted, back?.rejected, await decisions()], [1, 0, ['accept']]);
    const start = await run<State>('reviewUndo');
    assert.deepEqual([start?.accepted, start?.current, await decisions()], [0, first?.current, []]);
    await run('leaveReview');
  });

  it('judges all suggestions of an entity or of a type as one step, which its undo key takes back', async () => {
    const file = await write('review-all.txt', 'The council met\n\nAda Brook flew to Lisbon on Monday. Peter Marsh met Anna Weber in Berlin, and Ada Brook agreed with Peter Marsh.\n');
    await vscode.window.showTextDocument(file);
    const analysis = await eventually('the source is read', () => api.analysis(file));
    const ada = analysis.clusters.find(({ name }) => name === 'Ada Brook')?.id;
    const people = analysis.entities.filter(({ type }) => type === 'PERSON').length;
    const state = await run<State>('reviewSuggestions', { uri: file.toString(), start: 0 });
    const accepted = await run<State>('reviewAcceptAll', { entity: ada });
    assert.deepEqual([accepted?.accepted, accepted?.left], [2, (state?.left ?? 0) - 2]);
    const rejected = await run<State>('reviewRejectAll', { type: 'PERSON' });
    assert.deepEqual([rejected?.accepted, rejected?.rejected], [2, people - 2]);
    const once = await run<State>('reviewUndo');
    assert.deepEqual([once?.accepted, once?.rejected], [2, 0]);
    const twice = await run<State>('reviewUndo');
    assert.deepEqual([twice?.accepted, twice?.left, (await api.annotations(file)).length], [0, state?.left, 0]);
    await run('leaveReview');
  });
});
