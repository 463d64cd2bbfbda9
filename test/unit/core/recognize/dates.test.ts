import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, values } from '../../../support/names';

const dates = (text: string): string[] => candidates(text, 'DATE');

test('dates have their value as far as the text says it', () => {
  assert.deepEqual(dates('On Feb. 28 and on March 3, 1999, and on 7 October 2023.'), ['Feb. 28', 'March 3, 1999', '7 October 2023']);
  assert.deepEqual(values('On Feb. 28 and on March 3, 1999, and on 7 October 2023.', 'DATE'), ['--02-28', '1999-03-03', '2023-10-07']);
});

test('weekdays, years, decades and relative dates are dates', () => {
  assert.deepEqual(dates('On Tuesday, last week, early Friday, in 1987, since the 1990s, three years ago, over the next two months.'), ['Tuesday', 'last week', 'early Friday', '1987', '1990s', 'three years ago', 'next two months']);
});

test('“may” and “march” are verbs, large numbers are no years', () => {
  assert.deepEqual(dates('They may march. May I? It cost 2000 dollars and 1995 people came.'), []);
});
