import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../src/core/analysis/analyzer';
import { SourceView } from '../../../src/core/analysis/view';
import { createBlockAnalyzer } from '../../../src/core/recognize/analyzeBlock';
import { CorpusIndex } from '../../../src/corpus/corpusIndex';
import { proseText } from '../../support/texts';

const analyzeBlock = createBlockAnalyzer();

async function viewOf(uri: string, text: string): Promise<SourceView> {
  return new SourceView(uri, 1, text, await new SourceAnalyzer(analyzeBlock).update(text, 'plain'), true);
}

function everything(index: CorpusIndex): unknown {
  return {
    entities: index.entities().map((entity) => ({ ...entity, sources: [...entity.sources], mentions: index.mentionsOf(entity.id).map(({ view, mentions }) => [view.uri, mentions]) })),
    speakers: index.speakers().map((speaker) => ({ ...speaker, quotations: index.quotationsOf(speaker.key).map(({ view, quotations }) => [view.uri, quotations]) })),
    sources: index.sources().map(({ uri }) => uri),
  };
}

test('an index that followed every change equals one that is built anew', async () => {
  const step = fc.record({ uri: fc.constantFrom('file:///a', 'file:///b', 'file:///c'), text: fc.option(proseText, { freq: 4 }) });
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const followed = new CorpusIndex(), last = new Map<string, SourceView>();
    for (const { uri, text } of steps) {
      if (text === null) {
        followed.delete(uri);
        last.delete(uri);
      } else {
        const view = await viewOf(uri, text);
        followed.set(view);
        last.set(uri, view);
      }
      followed.entities();
    }
    const rebuilt = new CorpusIndex();
    for (const view of last.values()) rebuilt.set(view);
    assert.deepEqual(everything(followed), everything(rebuilt));
  }), { numRuns: 80 });
});

test('one person in two sources is one entity with both counts', async () => {
  const index = new CorpusIndex();
  index.set(await viewOf('file:///a', '“We sail,” said Mara Lindqvist in Oslo. Mara Lindqvist smiled.'));
  index.set(await viewOf('file:///b', 'The mayor, Mara Lindqvist, went to Oslo.'));
  const mara = index.entities().find(({ name }) => name === 'Mara Lindqvist');
  assert.ok(mara);
  assert.equal(mara.count, 3);
  assert.deepEqual([...mara.sources], [['file:///a', 2], ['file:///b', 1]]);
  assert.deepEqual(index.quotationsOf(mara.id).map(({ view }) => view.uri), ['file:///a']);
});

test('names that are members of every object are just names', async () => {
  const index = new CorpusIndex();
  index.set(await viewOf('file:///a', '“No,” said Mr. Constructor. Mr. Constructor and Mrs. Tostring met Ms. __proto__ in Paris.'));
  assert.ok(index.entities().every(({ count }) => count > 0));
});
