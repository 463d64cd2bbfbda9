import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates } from '../../../support/names';

const ships = (text: string): string[] => candidates(text, 'PRODUCT');

test('what a ship, ferry or trawler is called is a ship', () => {
  assert.deepEqual(ships('The trawler Grey Gull met the ferry Marigold.'), ['Grey Gull', 'Marigold']);
  assert.deepEqual(ships('Her sister ship, the Grey Gull, was late, and so was MV Marigold.'), ['Grey Gull', 'MV Marigold']);
  assert.deepEqual(ships('They raised the Grey Gull, a mail boat that sank in May.'), ['Grey Gull']);
});

test('who comes by ship, and a ship’s captain, are none', () => {
  assert.deepEqual(ships('They came by ferry. Anna Lund met them. On the ship Captain Lund slept.'), []);
});
