import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelCount } from '../../../../../src/core/recognize/model/labels';
import { alphabet, rowLength, runLengths, steps, unpack, unpackSums } from '../../../../../src/core/recognize/model/weights';
import packed from '../../../../../src/core/recognize/model/weights.json';
import { pack } from '../../../../../training/pack';

test('weights are read as they were packed, within a step', () => {
  const rows = Float32Array.from({ length: 64 * labelCount }, (_, i) => (i % 7 === 0 ? Math.sin(i) * 3 : i % 300 < 200 ? 0 : 0.001));
  const { rows: packedRows, unit, transitions } = unpack(pack({ rows, transitions: Float32Array.of(0.5, -1.25) }, 64, 0.02, 4));
  const read = new Float64Array(rows.length);
  unpackSums(packedRows, 64, unit, read);
  rows.forEach((weight, i) => { assert.ok(Math.abs((read[i] ?? 0) - weight) < 0.03 + 0.05 * Math.abs(weight), `${i}: ${weight}`); });
  assert.deepEqual([...transitions], [0.5, -1.25]);
});

test('weights that are added together do not spill into one another', () => {
  const rows = Float32Array.from({ length: labelCount }, (_, i) => [4, -4, 0, -4, 4][i % 5] ?? 0);
  const { rows: row, unit } = unpack(pack({ rows, transitions: new Float32Array() }, 1, 0.02, 4)), sums = new Float64Array(2 * rowLength), read = new Float64Array(2 * labelCount);
  for (let feature = 0; feature < 136; feature++) row.forEach((weight, i) => { sums[rowLength + i] = (sums[rowLength + i] ?? 0) + weight; });
  unpackSums(sums, 2, unit, read);
  rows.forEach((weight, i) => { assert.ok(Math.abs((read[labelCount + i] ?? 0) - 136 * weight) < 1e-6 && Math.abs(read[i] ?? 0) < 1e-6, `${i}: ${read[labelCount + i]}`); });
});

test('every character stands for one step or one run', () => {
  assert.equal(new Set(alphabet).size, 2 * steps + runLengths.length);
});

test('the shipped weights fill their table and are small enough', () => {
  const { rows, rowCount } = unpack(packed);
  assert.equal(rows.length, rowCount * rowLength);
  assert.ok(packed.rows.length < 1_500_000);
});
