import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, inFolder, run, write, writeAs } from './support';

interface Place { uri: string; start: number; end: number }

const one = [
  'Weir Council hears of the bridge', '',
  'The engineer, Helga Marsh, said on Monday that the bridge would hold. “It will stand,” Marsh told reporters in Norrby.', '',
  'Olaf Quist, a fisherman, called it “a gift to nobody.” Mr. Quist lives in Norrby.', '',
].join('\n');
const two = [
  'Helga Marsh was back in Norrby on Tuesday.', '',
  'Olaf Quist said that he had seen her. “She came by boat,” Quist said.', '',
].join('\n');

describe('Corrections', () => {
  let api: GlossatorApi;
  let first: vscode.Uri, second: vscode.Uri;
  const place = (words: string, uri = first, text = one): Place => {
    const start = text.indexOf(words);
    assert.ok(start >= 0, words);
    return { uri: uri.toString(), start, end: start + words.length };
  };
  const beside = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.annotations.json` });
  const read = async (uri: vscode.Uri): Promise<string> => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return '';
    }
  };
  const entitiesFile = (): vscode.Uri => inFolder('.glossator', 'entities.json');
  const mention = async ({ uri, start, end }: Place): Promise<{ type: string; entity: string; name: string | undefined } | undefined> => {
    const analysis = await api.analysis(vscode.Uri.parse(uri));
    const found = analysis?.entities.find((entity) => entity.start === start && entity.end === end);
    return found && { type: found.type, entity: found.entity, name: analysis?.clusters.find(({ id }) => id === found.entity)?.name };
  };
  const speaker = async (words: string): Promise<string | null | undefined> => {
    const { start } = place(words);
    return (await api.analysis(first))?.quotes.find((quote) => quote.start <= start && start < quote.end)?.speakerName;
  };
  const undoAll = async (): Promise<void> => {
    while (await run('undo'));
  };

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
    first = await write('corrections-1.txt', one);
    second = await write('corrections-2.txt', two);
    await vscode.window.showTextDocument(first);
    await eventually('the sources are read', async () => (await api.analysis(first)) && api.entities().some(({ name, sources }) => name === 'Helga Marsh' && sources.length === 2));
  });

  afterEach(undoAll);

  after(async () => {
    await writeAs(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(first);
    await vscode.workspace.fs.delete(second);
  });

  it('changeType here holds here, is undone and done again, byte for byte, and is still there when the file is opened again', async () => {
    const name = place('Helga Marsh');
    const done = await run<{ decision: string; id: string }>('changeType', { ...name, type: 'ORG' });
    assert.equal(done?.decision, 'retype');
    assert.equal((await mention(name))?.type, 'ORG');
    const bytes = await read(beside(first));
    assert.match(bytes, /"creator":\{"type":"Person","name":"T\. Tester"\}/);
    await run('undo');
    assert.equal((await mention(name))?.type, 'PERSON');
    assert.equal(await read(beside(first)), '');
    await run('redo');
    assert.equal(await read(beside(first)), bytes);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(first);
    assert.equal((await mention(name))?.type, 'ORG');
  });

  it('changeType everywhere holds in all sources', async () => {
    const done = await run<{ sources: number; mentions: number }>('changeType', { ...place('Norrby'), type: 'EVENT', scope: 'all' });
    assert.equal(done?.sources, 2);
    assert.equal((await mention(place('Norrby', second, two)))?.type, 'EVENT');
    assert.match(await read(entitiesFile()), /"name":"Norrby","type":"EVENT"/);
    await run('undo');
    assert.notEqual((await mention(place('Norrby', second, two)))?.type, 'EVENT');
    assert.equal(await read(entitiesFile()), '');
    await run('redo');
    assert.equal((await mention(place('Norrby')))?.type, 'EVENT');
  });

  it('renameEntity, editAliases and linkEntity change what is kept about an entity, in all sources', async () => {
    const done = await run<{ entity: string }>('renameEntity', { ...place('Helga Marsh'), name: 'Helga M. Marsh' });
    assert.ok(done);
    assert.equal((await mention(place('Helga Marsh', second, two)))?.name, 'Helga M. Marsh');
    assert.equal((await mention(place('Helga Marsh')))?.entity, done.entity);
    assert.deepEqual((await run<{ aliases: string[] }>('editAliases', { entity: done.entity, aliases: ['Helga Marsh', 'the engineer'] }))?.aliases, ['Helga Marsh', 'the engineer']);
    assert.deepEqual((await run<{ links: string[] }>('linkEntity', { entity: done.entity, link: 'https://example.org/marsh' }))?.links, ['https://example.org/marsh']);
    assert.equal(await run('linkEntity', { entity: done.entity, link: 'no address' }), undefined);
    const text = await read(entitiesFile());
    await undoAll();
    assert.equal((await mention(place('Helga Marsh')))?.name, 'Helga Marsh');
    for (let i = 0; i < 3; i++) await run('redo');
    assert.equal(await read(entitiesFile()), text);
  });

  it('mergeEntities makes one of two, splitEntity two of one', async () => {
    const marsh = await mention(place('Helga Marsh')), quist = await mention(place('Olaf Quist'));
    const done = await run<{ entity: string; sources: number }>('mergeEntities', { entity: marsh?.entity, into: quist?.entity });
    assert.equal(done?.sources, 2);
    assert.deepEqual([(await mention(place('Helga Marsh', second, two)))?.name, (await mention(place('Olaf Quist')))?.entity], ['Olaf Quist', done.entity]);
    assert.equal(await speaker('“It will stand,”'), 'Olaf Quist');
    assert.ok(await run('splitEntity', { entity: done.entity, alias: 'Helga Marsh' }));
    assert.equal((await mention(place('Helga Marsh')))?.name, 'Helga Marsh');
    await run('undo');
    assert.equal((await mention(place('Helga Marsh')))?.name, 'Olaf Quist');
    await run('undo');
    assert.deepEqual(await mention(place('Helga Marsh')), marsh);
  });

  it('splitEntity says that a mention, or a file’s, is somebody else', async () => {
    const inFile = await run<{ entity: string }>('splitEntity', { ...place('Olaf Quist', second, two), name: 'Olaf Quist (boat)', scope: 'file' });
    assert.deepEqual([(await mention(place('Olaf Quist', second, two)))?.entity, (await mention(place('Olaf Quist')))?.name], [inFile?.entity, 'Olaf Quist']);
    await run('undo');
    assert.equal((await mention(place('Olaf Quist', second, two)))?.name, 'Olaf Quist');
    const here = await run<{ entity: string }>('splitEntity', { ...place('Olaf Quist'), name: 'Young Quist', scope: 'here' });
    assert.deepEqual([(await mention(place('Olaf Quist')))?.name, (await mention(place('Olaf Quist')))?.entity], ['Young Quist', here?.entity]);
    assert.equal((await mention(place('Olaf Quist', second, two)))?.name, 'Olaf Quist');
    await run('undo');
    assert.deepEqual([await read(beside(first)), await read(entitiesFile())], ['', '']);
  });

  it('rejectSuggestion rejects a name here, in this file, or in all sources', async () => {
    const done = await run<{ mentions: number; sources: number }>('rejectSuggestion', { ...place('Norrby'), scope: 'all' });
    assert.deepEqual([done?.mentions, done?.sources], [3, 2]);
    assert.deepEqual([await mention(place('Norrby')), await mention(place('Norrby', second, two))], [undefined, undefined]);
    await run('undo');
    assert.ok(await mention(place('Norrby', second, two)));
    await run('rejectSuggestion', { ...place('Norrby'), scope: 'file' });
    assert.equal(await mention(place('Norrby')), undefined);
    assert.ok(await mention(place('Norrby', second, two)));
    assert.match(await read(entitiesFile()), /"in":\["corrections-1\.txt"\]/);
  });

  it('acceptSuggestion accepts all of an entity, and all of a type in a file, each as one step', async () => {
    const entity = (await mention(place('Norrby')))?.entity;
    const done = await run<{ count: number; sources: string[] }>('acceptSuggestion', { entity, confirmed: true });
    assert.deepEqual([done?.count, done?.sources.length], [3, 2]);
    assert.match(await read(beside(second)), /"accept"/);
    assert.equal(await run('acceptSuggestion', { entity, confirmed: true }), undefined);
    await run('undo');
    assert.deepEqual([await read(beside(first)), await read(beside(second))], ['', '']);
    const people = await run<{ count: number; type: string }>('rejectSuggestion', { uri: first.toString(), type: 'PERSON', confirmed: true });
    assert.ok(people && people.count >= 2);
    assert.equal(await mention(place('Olaf Quist')), undefined);
    assert.ok(await mention(place('Olaf Quist', second, two)));
  });

  it('reassignSpeaker gives a quotation to somebody, to somebody without a name, or to nobody', async () => {
    const quote = place('“It will stand,”');
    assert.equal(await speaker('“It will stand,”'), 'Helga Marsh');
    assert.ok(await run('reassignSpeaker', { ...quote, speaker: 'Olaf Quist' }));
    assert.equal(await speaker('“It will stand,”'), 'Olaf Quist');
    assert.ok(await run('reassignSpeaker', { ...quote, speaker: 'analysts' }));
    assert.equal(await speaker('“It will stand,”'), 'analysts');
    assert.ok(await run('reassignSpeaker', { ...quote, speaker: '' }));
    assert.equal(await speaker('“It will stand,”'), null);
    for (let i = 0; i < 2; i++) await run('undo');
    assert.equal(await speaker('“It will stand,”'), 'Olaf Quist');
    await run('undo');
    assert.equal(await speaker('“It will stand,”'), 'Helga Marsh');
  });

  it('editSpan makes the selection the extent of the name that it overlaps', async () => {
    const wider = place('engineer, Helga Marsh');
    assert.equal((await run<{ decision: string }>('editSpan', wider))?.decision, 'respan');
    assert.equal((await mention(wider))?.type, 'PERSON');
    assert.equal(await mention(place('Helga Marsh')), undefined);
    assert.ok(await run('editSpan', place('Marsh, said')));
    assert.equal(await mention(wider), undefined);
    assert.equal((await read(beside(first))).match(/"respan"/g)?.length, 1);
    assert.equal(await run('editSpan', place('hears of')), undefined);
    await run('undo');
    assert.ok(await mention(wider));
    await run('undo');
    assert.ok(await mention(place('Helga Marsh')));
  });

  it('a colleague’s change meanwhile is never undone', async () => {
    const done = await run<{ id: string }>('acceptSuggestion', place('Olaf Quist'));
    const changed = (await read(beside(first))).replace('"R.', '"R.').replace('"classifying","value":"PERSON"', '"classifying","value":"ORG"');
    await vscode.workspace.fs.writeFile(beside(first), new TextEncoder().encode(changed));
    await eventually('the change is taken up', async () => (await mention(place('Olaf Quist')))?.type === 'ORG');
    const undone = await run<{ changes: number; refused: { message: string }[] }>('undo');
    assert.deepEqual([undone?.changes, undone?.refused.length], [0, 1]);
    assert.equal(await read(beside(first)), changed);
    assert.ok((await api.annotations(first)).some(({ id }) => id === done?.id));
    await vscode.workspace.fs.delete(beside(first));
    await eventually('the file is gone', async () => (await api.annotations(first)).length === 0);
  });

  it('text that is cut and comes back brings its mark back', async () => {
    await run('acceptSuggestion', place('Olaf Quist'));
    const editor = await vscode.window.showTextDocument(first), { start, end } = place('Olaf Quist');
    const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end));
    await editor.edit((edit) => { edit.delete(range); });
    await eventually('it is an orphan', async () => (await api.annotations(first))[0]?.state === 'orphan');
    await vscode.commands.executeCommand('undo');
    await eventually('it is back', async () => (await api.annotations(first))[0]?.state === 'placed');
    assert.deepEqual((await api.annotations(first))[0]?.pieces, [{ start, end }]);
    await editor.document.save();
  });

  it('a broken file about entities is never overwritten', async () => {
    await vscode.workspace.fs.createDirectory(inFolder('.glossator'));
    await vscode.workspace.fs.writeFile(entitiesFile(), new TextEncoder().encode('{"version": 1, "entities": ['));
    assert.equal(await run('renameEntity', { ...place('Helga Marsh'), name: 'H.' }), undefined);
    assert.equal(await read(entitiesFile()), '{"version": 1, "entities": [');
    await vscode.workspace.fs.writeFile(entitiesFile(), new TextEncoder().encode('{\n"version": 1,\n"entities": [\n{"id":"urn:x:1","name":"H. M.","type":"PERSON","aliases":["Helga Marsh"]}\n]\n}\n'));
    await eventually('the file is read', async () => (await mention(place('Helga Marsh')))?.name === 'H. M.');
    await vscode.workspace.fs.delete(entitiesFile());
    await eventually('the file is gone', async () => (await mention(place('Helga Marsh')))?.name === 'Helga Marsh');
  });
});
