import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, names } from '../../../support/names';

test('the short form of a company’s name is that company', () => {
  assert.deepEqual(clusters('Easterling Ferries lost money. Easterling rejected the plan. We asked Easterling.', 'ORG'), [['Easterling Ferries', 'Easterling']]);
});

test('a person whose name a company bears stays a person', () => {
  const found = names('Anders Quendel founded Quendel Shipping. Mr. Quendel is old. Later Quendel sold it.');
  assert.equal(found.filter((name) => name === 'PERSON Quendel').length, 2);
});

test('a ship is one wherever the source names it', () => {
  assert.deepEqual(names('The ferry Grey Gull left. Nobody saw the Grey Gull again.').filter((name) => name.endsWith('Grey Gull')), ['PRODUCT Grey Gull', 'PRODUCT Grey Gull']);
});
