import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, run, write, writeAs } from './support';

const text = [
  'Café Orléans closes – for good', '',
  '“We paid €40,000 for the façade,” said Zoë Núñez, who runs the café with René Brûlé.', '',
  'Zoë Núñez’s lease ends in März; the owner, Grünwald & Söhne, did not answer.', '',
].join('\r\n');
const words = ['Café Orléans', 'for good', '“We paid €40,000 for the façade,”', 'Zoë Núñez', 'René Brûlé', 'lease', 'Grünwald & Söhne'];
/** What windows-1252 has in another place than Unicode. */
const moved = new Map([['€', 0x80], ['’', 0x92], ['“', 0x93], ['”', 0x94], ['–', 0x96]]);

function utf16(content: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 + content.length * 2));
  [...`\uFEFF${content}`].forEach((char, i) => { bytes.setUint16(i * 2, char.charCodeAt(0), littleEndian); });
  return new Uint8Array(bytes.buffer);
}

const utf8 = new TextEncoder().encode(text);
/** The same text, and how VS Code is told to read it. */
const encodings: readonly (readonly [name: string, encoding: string, bytes: Uint8Array])[] = [
  ['windows-1252', 'windows1252', Uint8Array.from(text, (char) => moved.get(char) ?? char.charCodeAt(0))],
  ['UTF-16 little-endian', 'utf16le', utf16(text, true)],
  ['UTF-16 big-endian', 'utf16be', utf16(text, false)],
  ['UTF-8', 'utf8', utf8],
  ['UTF-8 with a byte order mark', 'utf8bom', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
];

describe('A source in another encoding', () => {
  let api: GlossatorApi, count = 0;

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => writeAs(undefined));

  const states = async (uri: vscode.Uri): Promise<string[]> => {
    const content = (await vscode.workspace.openTextDocument(uri)).getText();
    return (await api.annotations(uri)).map(({ state, pieces }) => `${state} ${pieces.map(({ start, end }) => content.slice(start, end)).join('|')}`);
  };

  for (const [name, encoding, bytes] of encodings) {
    it(`${name} keeps every mark in its place, whatever was shown in between`, async () => {
      const uri = await write(`encodings/${++count}/text.txt`, utf8), sidecar = uri.with({ path: `${uri.path}.annotations.json` });
      await vscode.window.showTextDocument(uri);
      await eventually('the source is read', () => api.analysis(uri));
      for (const marked of words) {
        const start = text.indexOf(marked);
        assert.ok(await run('annotateSelection', { uri: uri.toString(), start, end: start + marked.length, highlight: true }), marked);
      }
      const before = await states(uri), kept = new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecar));
      assert.deepEqual(before, words.map((marked) => `placed ${marked}`));

      // The editor may show the new bytes by the old encoding for a while, as people see it before they reopen the file.
      await vscode.workspace.fs.writeFile(uri, bytes);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await states(uri);
      const wrong = await vscode.workspace.openTextDocument(uri, { encoding: encoding === 'windows1252' ? 'utf8' : 'windows1252' });
      if (encoding === 'utf8' || encoding === 'windows1252') assert.notEqual(wrong.getText(), text);
      await states(uri);
      const reopened = await vscode.workspace.openTextDocument(uri, { encoding });
      await eventually('the text is as it was', () => reopened.getText() === text);
      await eventually('every mark is in its place', async () => (await states(uri)).join('\n') === before.join('\n')).catch(() => undefined);
      assert.deepEqual(await states(uri), before);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecar)), kept, 'the annotation file is as it was');
    });
  }
});
