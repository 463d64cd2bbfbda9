import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../glossator';
import { eventually, glossator, run, type, write, writeAs } from './support';

const text = 'The mayor, Mara Lindqvist, said on Monday that the harbour of Port Ellery would stay open for the winter.\n';
const head = '{\n"@context": ["http://www.w3.org/ns/anno.jsonld",{"glossator":"urn:glossator:ns:"}],\n"type": "AnnotationCollection",\n"label": "large.txt",\n"glossator:format": 1,\n"glossator:source": "urn:uuid:00000000-0000-4000-8000-00000000aaaa",\n"first": {"type": "AnnotationPage", "items": [\n';

/** As many marks of the mayor with this note as make so many megabytes. */
function sidecarOf(megabytes: number, note: string): string {
  const item = (i: number): string => `{"id":"urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}","type":"Annotation","motivation":"commenting","body":{"type":"TextualBody","purpose":"commenting","value":"${note}"},"target":{"source":"urn:uuid:00000000-0000-4000-8000-00000000aaaa","selector":[{"type":"TextQuoteSelector","exact":"Mara Lindqvist","prefix":"The mayor, ","suffix":", said on Monday"},{"type":"TextPositionSelector","start":11,"end":25}]}}`;
  const count = Math.ceil(megabytes * 1_000_000 / (item(0).length + 2));
  return `${head}${Array.from({ length: count }, (_, i) => item(i)).join(',\n')}\n]}\n}\n`;
}

describe('An annotation file of many megabytes', function () {
  this.timeout(120_000);
  let api: GlossatorApi, count = 0;

  before(async () => {
    api = await glossator();
    await writeAs('T. Tester');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => writeAs(undefined));

  /** Opens a source with this annotation file, marks a word and edits; resolves to what is in the file in the end. */
  async function work(sidecar: string): Promise<{ readonly uri: vscode.Uri; readonly after: string; readonly kind: string | undefined }> {
    const folder = `largeSidecars/${++count}`, file = await write(`${folder}/large.txt.annotations.json`, sidecar), uri = await write(`${folder}/large.txt`, text);
    const editor = await vscode.window.showTextDocument(uri);
    await eventually('the source is read', () => api.analysis(uri), 60_000);
    const start = text.indexOf('harbour');
    await run('annotateSelection', { uri: uri.toString(), start, end: start + 7, highlight: true });
    await type(editor, 'winter', 'summer');
    assert.ok(editor.document.getText().includes('summer'));
    assert.ok(await editor.document.save());
    const outcome = await run<{ kind: string }>('saveAnnotations', { uri: uri.toString() });
    const after = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await vscode.workspace.fs.delete(file);
    return { uri, after, kind: outcome?.kind };
  }

  it('is read and written whole', async () => {
    const sidecar = sidecarOf(5, 'x'.repeat(500_000));
    const { after } = await work(sidecar);
    const items = (file: string): string[] => file.split('\n').filter((line) => line.startsWith('{"id":')).map((line) => line.replace(/,$/, ''));
    const kept = new Set(items(after));
    assert.equal([...kept].filter((item) => item.includes('"exact":"harbour"')).length, 1);
    assert.equal(items(sidecar).filter((item) => !kept.has(item)).length, 0);
  });

  it('is left alone where it is larger than is read, and the mark waits', async () => {
    const sidecar = sidecarOf(66, 'x'.repeat(1_000_000)), { uri, after, kind } = await work(sidecar);
    assert.equal(kind, 'blocked');
    assert.ok(after === sidecar, 'it is as it was');
    assert.ok((await api.annotations(uri)).some(({ pieces: [piece] }) => piece && text.slice(piece.start, piece.end) === 'harbour'));
  });
});
