import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, values } from '../../../support/names';

test('amounts of money have currency and number as their value', () => {
  const text = 'It cost $12.5 million, then 40 billion euros, €5m, US$3,000, Rs 20 crore and 75 cents.';
  assert.deepEqual(candidates(text, 'MONEY'), ['$12.5 million', '40 billion euros', '€5m', 'US$3,000', 'Rs 20 crore', '75 cents']);
  assert.deepEqual(values(text, 'MONEY'), ['USD 12500000', 'EUR 40000000000', 'EUR 5000000', 'USD 3000', 'INR 200000000', 'USD 0.75']);
});

test('currency codes may touch the number', () => {
  const text = 'Fines of R75 000, RM1.2mil, QR330.7mn, GHS4.5billion, KD 3,000, 12CUP, N$13 billion, US $15 million and a 30-million-dollar temple.';
  assert.deepEqual(candidates(text, 'MONEY'), ['R75 000', 'RM1.2mil', 'QR330.7mn', 'GHS4.5billion', 'KD 3,000', '12CUP', 'N$13 billion', 'US $15 million', '30-million-dollar']);
  assert.deepEqual(values(text, 'MONEY'), ['ZAR 75000', 'MYR 1200000', 'QAR 330700000', 'GHS 4500000000', 'CUP 12', undefined, 'KWD 3000', 'NAD 13000000000', 'USD 15000000']);
});

test('roads, paper sizes and words with digits are no money', () => {
  assert.deepEqual(candidates('On the N7 they read an A4 page about R2-D2, the U20 team, COP28 and 19BAC.', 'MONEY'), []);
});

test('vague amounts have no value', () => {
  assert.deepEqual(candidates('They spent hundreds of millions of dollars.', 'MONEY'), ['hundreds of millions of dollars']);
  assert.deepEqual(values('They spent hundreds of millions of dollars.', 'MONEY'), [undefined]);
});

test('percentages take a range in', () => {
  const text = 'Up 4 percent, 1.5%, between 2 and 3 percent and 7 per cent.';
  assert.deepEqual(candidates(text, 'PERCENT'), ['4 percent', '1.5%', 'between 2 and 3 percent', '7 per cent']);
  assert.deepEqual(values(text, 'PERCENT'), ['4%', '1.5%', undefined, '7%']);
});

test('measures need a unit', () => {
  assert.deepEqual(candidates('Some 1,200 miles, 30 square kilometers, two tons, 14 jobs and a 3-mile walk.', 'QUANTITY'), ['1,200 miles', '30 square kilometers', 'two tons', '3-mile']);
});

test('times of day and spans of hours are times', () => {
  assert.deepEqual(candidates('At 3:30 p.m., on Monday morning, for two hours, at noon.', 'TIME'), ['3:30 p.m.', 'Monday morning', 'two hours', 'noon']);
});
