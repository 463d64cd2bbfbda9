import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

const places = (text: string): string[] => candidates(text, 'PLACE');

test('countries, regions and cities are found under each of their names', () => {
  assert.deepEqual(places('From the U.S. and the United Kingdom to Burkina Faso, Catalonia and Ljubljana.'), ['U.S.', 'United Kingdom', 'Burkina Faso', 'Catalonia', 'Ljubljana']);
});

test('“US” is a country, “us” is not', () => {
  assert.deepEqual(places('It told us that the US sanctions stay.'), ['US']);
});

test('words such as river, strait and mount make a place', () => {
  assert.deepEqual(places('They crossed the Velden River below Mount Arrok.'), ['Velden River', 'Mount Arrok']);
  assert.deepEqual(places('Tankers left the Gulf of Tessaly.'), ['Gulf of Tessaly']);
});

test('what stands around an unknown name makes it a place', () => {
  assert.ok(places('Fighting went on in southern Ostrava-Lin.').length > 0);
  assert.deepEqual(places('He grew up in the town of Gatlow.'), ['Gatlow']);
  assert.deepEqual(places('She was born in Harwick, Ohio, in 1950.'), ['Harwick', 'Ohio']);
});

test('only the listed part of a compound is a place', () => {
  assert.deepEqual(places('A Berlin-based firm and a U.S.-led group.'), ['Berlin', 'U.S.']);
});

test('nothing inside an address is a place', () => {
  assert.deepEqual(places('See https://example.org/Paris/Rome or write to Paris@example.org, @Berlin.'), []);
});
