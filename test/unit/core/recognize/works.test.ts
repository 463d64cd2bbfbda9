import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

test('wars, battles and storms are events', () => {
  assert.deepEqual(candidates('He survived the Second Marsh War, the Battle of Tarn and Hurricane Odette.', 'EVENT'), ['Second Marsh War', 'Battle of Tarn', 'Hurricane Odette']);
});

test('acts and treaties are laws', () => {
  assert.deepEqual(candidates('It breaks the Clean Harbours Act and the Treaty of Bergen.', 'LAW'), ['Clean Harbours Act', 'Treaty of Bergen']);
});

test('models of aircraft are products, dates and scores are not', () => {
  assert.deepEqual(candidates('Two F-16s and an AK-47 on 7-8 May, 3-1.', 'PRODUCT'), ['F-16s', 'AK-47']);
});

test('a title in quotation marks is a work only when it is introduced as one', () => {
  assert.deepEqual(candidates('Her novel “The Long Quay,” was read. “The Quay,” he said. A song called “Salt of Tarn”.', 'WORK'), ['The Long Quay', 'Salt of Tarn']);
});
