import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, clusters, names } from '../../../support/names';

test('a name that a line break divides is written with single spaces', () => {
  const text = 'The council heard on Monday night from its treasurer, who is called Ms. Greta\nHalvorsen, and from an envoy who had come by boat from the far end of the United\nKingdom to see the harbour.';
  assert.deepEqual(clusters(text, 'PERSON'), [['Greta Halvorsen']]);
  assert.deepEqual(clusters(text, 'PLACE'), [['United Kingdom']]);
});

test('so it is where lines end as on Windows and hang below a list item', () => {
  assert.deepEqual(candidates('The prize went to Ms. Greta\r\n  Halvorsen of Oslo.', 'PERSON').map((name) => name.replace(/\s+/g, ' ')), ['Greta Halvorsen']);
});

test('a name in capitals is an alias of the name as it is written elsewhere', () => {
  assert.deepEqual(clusters('PORT LUNDEN — The ferry left.\n\nIt came back to Port Lunden at night. Port Lunden slept.', 'PLACE'), [['Port Lunden', 'PORT LUNDEN']]);
});

test('a person known in capitals only is named as people write it', () => {
  const [first] = clusters('Present: Mr. TOBRIN O’NEILL-MCKAY.', 'PERSON');
  assert.equal(first?.[0], 'Tobrin O’Neill-McKay');
});

test('initials stay in capitals', () => {
  assert.deepEqual(clusters('The UAE said no.', 'PLACE'), [['UAE']]);
  assert.ok(names('The NQRT said no.').includes('ORG NQRT'));
});
