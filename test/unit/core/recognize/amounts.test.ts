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
  assert.deepEqual(values(text, 'MONEY'), ['ZAR 75000', 'MYR 1200000', 'QAR 330700000', 'GHS 4500000000', 'KWD 3000', 'CUP 12', 'NAD 13000000000', 'USD 15000000', undefined]);
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
  assert.deepEqual(values(text, 'PERCENT'), ['4%', '1.5%', '2–3%', '7%']);
});

test('measures need a unit', () => {
  assert.deepEqual(candidates('Some 1,200 miles, 30 square kilometers, two tons, 14 jobs and a 3-mile walk.', 'QUANTITY'), ['1,200 miles', '30 square kilometers', 'two tons', '3-mile']);
});

test('times of day and spans of hours are times', () => {
  assert.deepEqual(candidates('At 3:30 p.m., on Monday morning, for two hours, at noon.', 'TIME'), ['3:30 p.m.', 'Monday morning', 'two hours', 'noon']);
});

test('a change from one amount to another is two amounts', () => {
  assert.deepEqual(candidates('Rents went from 5 percent to 7 percent, fees from $3 to $4.', 'PERCENT'), ['5 percent', '7 percent']);
  assert.deepEqual(candidates('Rents went from 5 percent to 7 percent, fees from $3 to $4.', 'MONEY'), ['$3', '$4']);
});

test('the two ends of a range are one amount, and a scale said once is meant for both', () => {
  const text = 'It cost $3-4 million, $3 to $4 million, €3 million to €4 million, between £2 and £3 or 5 to 6 million euros.';
  assert.deepEqual(candidates(text, 'MONEY'), ['$3-4 million', '$3 to $4 million', '€3 million to €4 million', 'between £2 and £3', '5 to 6 million euros']);
  assert.deepEqual(values(text, 'MONEY'), ['USD 3000000–4000000', 'USD 3000000–4000000', 'EUR 3000000–4000000', 'GBP 2–3', 'EUR 5000000–6000000']);
  assert.deepEqual(candidates('Up 3%-4%, 10–15%, 5 percent to 7 percent.', 'PERCENT'), ['3%-4%', '10–15%', '5 percent to 7 percent']);
  assert.deepEqual(candidates('It is 3 to 5 miles, 10-15 miles or between 2 and 3 kilometers.', 'QUANTITY'), ['3 to 5 miles', '10-15 miles', 'between 2 and 3 kilometers']);
});

test('halves, articles and numbers in words have their worth', () => {
  const text = 'They had half a million dollars, a million dollars, one and a half billion euros, 2,5 million euros and a few hundred dollars.';
  assert.deepEqual(candidates(text, 'MONEY'), ['half a million dollars', 'a million dollars', 'one and a half billion euros', '2,5 million euros', 'a few hundred dollars']);
  assert.deepEqual(values(text, 'MONEY'), ['USD 500000', 'USD 1000000', 'EUR 1500000000', 'EUR 2500000', undefined]);
  assert.deepEqual(values('Up forty-two percent, half a percentage point, -2.3%, a 20-percent cut.', 'PERCENT'), ['42%', '0.5%', '-2.3%', '20%']);
});

test('amounts of money may be one word or end with the sign', () => {
  const text = 'A $700-million plan, a multimillion-dollar loss, a $30-a-month fee, 300€, 20 quid and RM3,214,500.';
  assert.deepEqual(candidates(text, 'MONEY'), ['$700-million', 'multimillion-dollar', '$30', '300€', '20 quid', 'RM3,214,500']);
  assert.deepEqual(values(text, 'MONEY'), ['USD 700000000', undefined, 'USD 30', 'EUR 300', 'GBP 20', 'MYR 3214500']);
});

test('a unit may touch its number, have a power and a rate', () => {
  const text = 'Some 5,000 sq km, 4 km², 80kg, 100km, 30°C, 86 degrees Fahrenheit, minus 20 degrees, 90 miles an hour, 2 million barrels a day and 60 km/h.';
  assert.deepEqual(values(text, 'QUANTITY'), ['5000 sq km', '4 km²', '80 kg', '100 km', '30 °C', '86 degrees Fahrenheit', '-20 degrees', '90 miles an hour', '2000000 barrels a day', '60 km/h']);
  assert.deepEqual(candidates('A six-foot man of 6 feet 2 inches ran half a mile, dozens of miles, 1.85m.', 'QUANTITY'), ['six-foot', '6 feet 2 inches', 'half a mile', 'dozens of miles', '1.85m']);
});

test('millions of people, sayings and prices by weight are no measures', () => {
  assert.deepEqual(candidates('They gave an inch on foot; 5m people paid $3m, in 20in print, at the foot of a hill.', 'QUANTITY'), []);
});
