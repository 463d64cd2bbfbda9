import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';
import { contextOf, type Recognizer } from '../../../../src/core/recognize/context';

const broken: Recognizer = function brokenRule() {
  return () => { throw new Error('bad rule'); };
};
const working: Recognizer = () => (_tree, file) => {
  contextOf(file).mentions.push({ start: 0, end: 4, type: 'PERSON', confidence: 1, why: ['test'] });
};

test('a recognizer that throws is named, and the others go on', () => {
  const reported: string[] = [];
  const analyze = createBlockAnalyzer((name, error) => { reported.push(`${name}: ${String(error)}`); }, [broken, working]);
  assert.equal(analyze({ kind: 'paragraph', prose: 'Mara sails.' }).mentions.length, 1);
  assert.deepEqual(reported, ['brokenRule: Error: bad rule']);
});

test('where nobody listens for errors, they are thrown', () => {
  assert.throws(() => createBlockAnalyzer(undefined, [broken])({ kind: 'paragraph', prose: 'Mara.' }), /bad rule/);
});
