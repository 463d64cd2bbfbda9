import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SourceAnalyzer } from '../../../src/core/analysis/analyzer';
import { replaceIn } from '../../../src/core/analysis/edit';
import type { SourceAnalysis } from '../../../src/core/analysis/model';
import type { AnalysisService } from '../../../src/corpus/ports';
import { createLocalService } from '../../../src/worker/local';
import { anyEdit, changeOf, proseText } from '../../support/texts';

const errors: string[] = [];
const log = { info: () => undefined, error: (message: string) => { errors.push(message); } };
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Resolves to the first analysis of a version. */
function analysisOf(service: AnalysisService, uri: string, version: number): Promise<SourceAnalysis> {
  return new Promise((resolve) => {
    const subscription = service.onAnalysis((result) => {
      if (result.uri !== uri || result.version !== version) return;
      subscription.dispose();
      resolve(result.analysis);
    });
  });
}

test('through the port, the analysis of the last version is that of its text', async () => {
  await fc.assert(fc.asyncProperty(proseText, fc.array(fc.tuple(anyEdit, fc.boolean()), { maxLength: 6 }), async (start, edits) => {
    const service = createLocalService(breathe, log);
    let text = start, version = 1;
    let done = analysisOf(service, 'a', version);
    service.open('a', version, text, 'plain');
    for (const [edit, wait] of edits) {
      if (wait) await done;
      const change = changeOf(text, edit);
      text = replaceIn(text, change);
      done = analysisOf(service, 'a', ++version);
      service.change('a', version, [change]);
    }
    assert.deepEqual(await done, await new SourceAnalyzer().update(text, 'plain'));
    service.dispose();
  }), { numRuns: 40 });
  assert.deepEqual(errors, []);
});

test('a burst of changes announces the last version only', async () => {
  const service = createLocalService(breathe, log);
  const announced: number[] = [];
  service.onAnalysis(({ version }) => { announced.push(version); });
  service.open('a', 1, 'Mara Lindqvist sails.', 'plain');
  for (let version = 2; version <= 20; version++) service.change('a', version, [{ start: 0, end: 0, text: 'x' }]);
  await analysisOf(service, 'a', 20);
  assert.deepEqual(announced, [20]);
});

test('a document that is closed and opened again starts anew', async () => {
  const service = createLocalService(breathe, log);
  service.open('a', 1, 'Mara Lindqvist sails to Oslo.', 'plain');
  service.close('a');
  const done = analysisOf(service, 'a', 1);
  service.open('a', 1, 'Jonas Hale stays in Bergen.', 'plain');
  assert.deepEqual(await done, await new SourceAnalyzer().update('Jonas Hale stays in Bergen.', 'plain'));
  assert.deepEqual(errors, []);
});

test('texts on demand are analysed too, and rejected when the service ends', async () => {
  const service = createLocalService(breathe, log);
  assert.deepEqual(await service.analyze('Oslo.', 'plain'), await new SourceAnalyzer().update('Oslo.', 'plain'));
  const pending = service.analyze('Bergen.', 'plain');
  service.dispose();
  await assert.rejects(pending, /stopped/);
});
