import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

const orgs = (text: string): string[] => candidates(text, 'ORG');

test('a closing word makes an organisation of what stands before it', () => {
  assert.deepEqual(orgs('He left Tarn Valley Holdings for the Norrland Institute.'), ['Tarn Valley Holdings', 'Norrland Institute']);
  assert.deepEqual(orgs('The Food and Harvest Administration met.'), ['Food and Harvest Administration']);
});

test('an opening word takes what follows “of”, “for” or “on” in', () => {
  assert.deepEqual(orgs('The Ministry of Fisheries and Ports wrote to the Center for a Quiet Coast.'), ['Ministry of Fisheries and Ports', 'Center for a Quiet Coast']);
  assert.deepEqual(orgs('The Danish Council on Island Affairs agreed.'), ['Danish Council on Island Affairs']);
});

test('a compound before the name is no part of it', () => {
  assert.deepEqual(orgs('He runs the Oslo-based Harbour Research Group.'), ['Harbour Research Group']);
});

test('initials are an organisation unless they are everyday ones', () => {
  assert.deepEqual(orgs('The NQRT and the O.P.L. doubt the GDP, the CEO and the DVD.'), ['NQRT', 'O.P.L.']);
});

test('well-known organisations are listed', () => {
  assert.deepEqual(orgs('The Kremlin, NATO and Goldman Sachs said no.'), ['Kremlin', 'NATO', 'Goldman Sachs']);
});

test('the members of a union or a league may own it', () => {
  assert.deepEqual(orgs('She leads the Allied Sailmakers’ Union and the Women’s League.'), ['Allied Sailmakers’ Union', 'Women’s League']);
  assert.deepEqual(orgs("It is the Coastal Pilots' Association."), ["Coastal Pilots' Association"]);
});

test('ferry lines and newspapers are organisations', () => {
  assert.deepEqual(orgs('The Tarnholm Courier asked Easterling Ferries.'), ['Tarnholm Courier', 'Easterling Ferries']);
});

test('“Company of” goes on only after another word of the name', () => {
  assert.ok(orgs('She left the Tarnholm Insurance Company of Norway in May.').includes('Tarnholm Insurance Company of Norway'));
  assert.ok(!orgs('He keeps the Company of Norway in mind.').includes('Company of Norway'));
});
