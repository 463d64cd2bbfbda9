import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelCount } from '../../../../../src/core/recognize/model/labels';
import { alphabet, runLengths, steps, unpack } from '../../../../../src/core/recognize/model/weights';
import packed from '../../../../../src/core/recognize/model/weights.json';
import { pack } from '../../../../../training/pack';

test('weights are read as they were packed, within a step', () => {
  const rows = Float32Array.from({ length: 64 * labelCount }, (_, i) => (i % 7 === 0 ? Math.sin(i) * 3 : i % 300 < 200 ? 0 : 0.001));
  const { rows: read, unit, transitions } = unpack(pack({ rows, transitions: Float32Array.of(0.5, -1.25) }, 64, 0.02, 4));
  rows.forEach((weight, i) => { assert.ok(Math.abs((read[i] ?? 0) * unit - weight) < 0.03 + 0.05 * Math.abs(weight), `${i}: ${weight}`); });
  assert.deepEqual([...transitions], [0.5, -1.25]);
});

test('every character stands for one step or one run', () => {
  assert.equal(new Set(alphabet).size, 2 * steps + runLengths.length);
});

test('the shipped weights fill their table and are small enough', () => {
  const { rows, rowCount } = unpack(packed);
  assert.equal(rows.length, rowCount * labelCount);
  assert.ok(packed.rows.length < 1_500_000);
});
