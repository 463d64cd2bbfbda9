import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { AnalysisDocument } from '../../../src/core/export/analysisJson';
import { Program } from './program';

const text = 'Ferry strike ends\n“We are glad,” said Mara Lindqvist, the mayor of Port Ellery. Ms. Lindqvist met the union in Brussels.\n';
const program = new Program();

before(async () => {
  await program.build();
  program.write('e/a.txt', text);
  program.write('e/.glossator/entities.json', JSON.stringify({
    version: 1,
    entities: [{ id: 'urn:uuid:1', name: 'M. Lindqvist', type: 'PERSON', aliases: ['Mara Lindqvist'] }, { id: 'urn:uuid:2', name: 'strike', type: 'CONFLICT' }, { id: 'urn:uuid:3', name: 'union', type: 'CONFLICT', in: ['other/**'] }],
    rejected: [{ name: 'Brussels', in: ['a.*'] }],
  }));
});
after(() => { program.remove(); });

test('--decisions applies what is kept about entities, and nothing else does', async () => {
  const document = async (...args: string[]): Promise<AnalysisDocument> => {
    const { code, out } = await program.run(['analyze', 'e/a.txt', `--root=${path.join(program.folder, 'e')}`, ...args]);
    assert.equal(code, 0);
    return JSON.parse(out) as AnalysisDocument;
  };
  const names = ({ clusters }: AnalysisDocument): string[] => clusters.map(({ name }) => name);
  const plain = await document(), decided = await document('--decisions');
  assert.ok(names(plain).includes('Mara Lindqvist') && names(plain).includes('Brussels'));
  assert.ok(names(decided).includes('M. Lindqvist') && !names(decided).includes('Brussels'));
  assert.deepEqual(decided.entities.filter(({ type }) => type === 'CONFLICT').map(({ start, end }) => text.slice(start, end)), ['strike']);
  assert.deepEqual([decided.quotes[0]?.speaker, decided.quotes[0]?.speakerName], ['urn:uuid:1', 'M. Lindqvist']);
});
