import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { asTester, eventually, glossator, run, write } from './support';

const text = [
  'Q. When did the pump stop?', '', 'A. It stopped at nine in the evening.', '', 'Q. Who was told of it?', '', 'A. Nobody was told of it before noon.', '',
  'Q. Why was that?', '', 'A. Because the telephone had been cut off.', '',
].join('\n');

describe('Turns of somebody without a name', () => {
  asTester('turns');
  let api: GlossatorApi;
  let uri: vscode.Uri;

  const turns = async (): Promise<string[]> => ((await api.analysis(uri))?.quotes ?? []).map(({ start, speakerName }) => `${/^\S+/u.exec(text.slice(start))?.[0] ?? ''} ${speakerName ?? '?'}`);

  before(async () => {
    api = await glossator();
    uri = await write('turns/hearing.txt', text);
    await vscode.window.showTextDocument(uri);
    await eventually('the source is read', async () => (await turns()).length === 6);
  });

  it('get a name one by one, or all at once as one step to undo', async () => {
    const before = await turns(), place = { uri: uri.toString(), start: text.indexOf('was told of it before') };
    const named = async (): Promise<string[]> => (await turns()).filter((turn) => turn.endsWith('Bertil Sundqvist'));
    assert.deepEqual(await named(), []);
    assert.ok(await run('reassignSpeaker', { ...place, speaker: 'Bertil Sundqvist' }));
    assert.deepEqual(await named(), ['Nobody Bertil Sundqvist']);
    await run('undo');
    assert.deepEqual(await turns(), before);
    assert.ok(await run('reassignSpeaker', { ...place, speaker: 'Bertil Sundqvist', scope: 'file' }));
    assert.deepEqual(await named(), ['It Bertil Sundqvist', 'Nobody Bertil Sundqvist', 'Because Bertil Sundqvist']);
    await run('undo');
    assert.deepEqual(await turns(), before);
  });
});
