import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import type { PlacedAnnotation } from '../../src/core/annotation/types';
import { storedFromJson } from '../../src/core/sidecar/model';
import type { App } from '../../src/vscode/app';
import { NoteComment, NoteThreads } from '../../src/vscode/notes/threads';
import { eventually, glossator, run, write, writeAs } from './support';

const text = 'The mill was sold for 2 million.\nNobody knew the buyer, said Ada Brook.\n';

/** As much of the app as threads need: one source with these annotations. */
function appWith(uri: vscode.Uri, changes: vscode.EventEmitter<string>, placed: () => readonly PlacedAnnotation[]): App {
  const listeners = { onDidChange: changes.event };
  return {
    annotations: { ...listeners, placed }, session: listeners, annotator: { known: 'R. Reader' },
    documents: { onDidChangeFollowed: new vscode.EventEmitter<vscode.Uri>().event, isFollowed: (each: vscode.Uri) => each.toString() === uri.toString() }, filter: { isIndexed: () => true },
  } as unknown as App;
}

describe('Notes', () => {
  let api: GlossatorApi;
  let uri: vscode.Uri;
  const read = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri.with({ path: `${uri.path}.annotations.json` })));
  const notes = async (): Promise<readonly (readonly string[])[]> => (await api.annotations(uri)).map((each) => each.notes);

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    uri = await write('notes.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri));
  });

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are written, answered, changed, resolved, reopened and deleted, each as one step', async () => {
    const start = text.indexOf('2 million');
    const note = await run<{ id: string }>('addNote', { uri: uri.toString(), start, end: start + 9, note: 'Ask for the **invoice**.' });
    assert.ok(note);
    const reply = await run<{ id: string; answers: string }>('replyToNote', { uri: uri.toString(), id: note.id, note: 'It is here.' });
    assert.equal(reply?.answers, note.id);
    await run('editNote', { uri: uri.toString(), id: note.id, note: 'Ask for the *invoice*.' });
    assert.deepEqual(await notes(), [['Ask for the *invoice*.'], ['It is here.']]);
    await run('resolveNote', { uri: uri.toString(), id: note.id });
    await eventually('it is resolved', async () => (await read()).includes('"glossator:resolved":true'));
    await run('reopenNote', { uri: uri.toString(), id: note.id });
    await eventually('it is open again', async () => !(await read()).includes('glossator:resolved'));
    await run('deleteNote', { uri: uri.toString(), id: note.id });
    assert.deepEqual(await notes(), []);
    await run('undo');
    assert.deepEqual(await notes(), [['Ask for the *invoice*.'], ['It is here.']]);
  });

  it('stay with a mark that loses its note, and nobody changes another’s words', async () => {
    const start = text.indexOf('Nobody');
    const mark = await run<{ ids: string[] }>('annotateSelection', { uri: uri.toString(), start, end: start + 6, tag: 'who' });
    const id = mark?.ids[0];
    await run('addNote', { uri: uri.toString(), id, note: 'Who?' });
    await run('deleteNote', { uri: uri.toString(), id });
    assert.deepEqual((await api.annotations(uri)).find((each) => each.id === id)?.notes, []);
    await writeAs('Somebody Else');
    const [first] = await api.annotations(uri);
    assert.equal(await run('editNote', { uri: uri.toString(), id: first?.id, note: 'Mine now.' }), undefined);
    await writeAs('T. Tester');
    assert.ok(!(await notes()).flat().includes('Mine now.'));
  });

  it('show as closed threads at the places that the store knows, also after an edit', async () => {
    const document = await vscode.workspace.openTextDocument(uri), changes = new vscode.EventEmitter<string>();
    let start = 4;
    const raw = storedFromJson('{"id":"urn:uuid:1"}');
    const note = (): PlacedAnnotation => ({
      id: 'urn:uuid:1', tags: ['money'], notes: ['See [this](command:workbench.action.quit) ![x](https://example.org/x.png)'], creator: 'R. Reader', machine: false,
      created: '2026-03-02T10:00:00Z', quote: 'mill', pieces: [{ start, end: start + 4 }], state: 'placed', raw,
    });
    const app = appWith(uri, changes, () => [note()]);
    const threads = new NoteThreads(app);
    const thread = await eventually('the thread', () => threads.threads(uri.toString()).get('urn:uuid:1'));
    assert.equal(thread.collapsibleState, vscode.CommentThreadCollapsibleState.Collapsed);
    assert.equal(document.getText(thread.range), 'mill');
    assert.equal(thread.label, '#money');
    const comment = thread.comments[0];
    assert.ok(comment instanceof NoteComment && comment.body instanceof vscode.MarkdownString);
    assert.equal(comment.contextValue, 'own');
    assert.equal(comment.body.isTrusted, false);
    assert.doesNotMatch(comment.body.value, /(?<!\\)!\[/);
    start = 9;
    changes.fire(uri.toString());
    await eventually('it moved', () => thread.range && document.getText(thread.range) === 'was ');
    threads.dispose();
  });

  it('of which there are very many have threads near what is on screen, and those in which somebody may be writing keep theirs', async function () {
    // VS Code takes its time over hundreds of threads.
    this.timeout(60_000);
    const line = 'The mill was sold again.\n', count = 1_000, long = await write('many-notes.txt', line.repeat(count));
    const raw = storedFromJson('{"id":"urn:uuid:1"}'), placed = Array.from({ length: count }, (_, i): PlacedAnnotation => ({
      id: `urn:uuid:${i}`, tags: [], notes: ['Hm.'], creator: 'R. Reader', machine: false, quote: 'mill', pieces: [{ start: i * line.length + 4, end: i * line.length + 8 }], state: 'placed', raw,
    }));
    const editor = await vscode.window.showTextDocument(long), threads = new NoteThreads(appWith(long, new vscode.EventEmitter<string>(), () => placed));
    const shown = (): ReadonlyMap<string, vscode.CommentThread> => threads.threads(long.toString());
    const first = await eventually('the first thread', () => shown().get('urn:uuid:0'));
    assert.equal(shown().size, 200);
    assert.ok(!shown().has(`urn:uuid:${count - 1}`));
    const comment = first.comments[0];
    assert.ok(comment instanceof NoteComment);
    threads.edit(comment, true);
    const open = shown().get('urn:uuid:2');
    assert.ok(open);
    // As if somebody had opened it, for a reply.
    open.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    editor.revealRange(new vscode.Range(count - 1, 0, count - 1, 0));
    await eventually('the last thread', () => shown().has(`urn:uuid:${count - 1}`));
    assert.deepEqual([shown().size, shown().get('urn:uuid:0') === first, shown().has('urn:uuid:1'), shown().get('urn:uuid:2') === open], [202, true, false, true]);
    // Beside it the same source from its beginning: what stands there has threads, too.
    const beside = await vscode.window.showTextDocument(long, { viewColumn: vscode.ViewColumn.Beside });
    beside.revealRange(new vscode.Range(0, 0, 0, 0));
    await eventually('threads in both editors', () => shown().has('urn:uuid:1') && shown().has(`urn:uuid:${count - 1}`));
    threads.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(long);
  });
});
