import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, isoOf, valueSeenFrom } from '../../../../src/core/resolve/calendar';

/** Tuesday, 5 March 2024. */
const today = dayOf('2024-03-05') ?? NaN;
const seen = (text: string, value?: string): string | undefined => valueSeenFrom(text, value, today);

test('days that do not exist are no days', () => {
  for (const iso of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '1900-02-29', 'yesterday', '']) assert.equal(dayOf(iso), undefined, iso);
});

test('days and ISO dates name one another, as the platform’s own calendar has it', () => {
  fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
    const iso = isoOf(day);
    assert.equal(dayOf(iso), day);
    assert.equal(iso, new Date(day * 86_400_000).toISOString().slice(0, 10));
  }));
});

test('what has no place in the calendar has no value', () => {
  for (const text of ['recent years', 'weeks ago', 'a decade ago', 'two weeks later', 'following Monday', '1990s']) assert.equal(seen(text), undefined, text);
});

test('a full date is itself; a day or month without a year is in the nearest one', () => {
  assert.equal(seen('July 4, 1999', '1999-07-04'), '1999-07-04');
  assert.equal(seen('March 1', '--03-01'), '2024-03-01');
  assert.equal(seen('Dec. 30', '--12-30'), '2023-12-30');
  assert.equal(seen('November', '--11'), '2023-11');
  assert.equal(seen('March 3-5', '--03-03/--03-05'), '2024-03-03/2024-03-05');
  assert.equal(seen('last July'), '2023-07');
  assert.equal(seen('next July'), '2024-07');
  assert.equal(seen('this December'), '2024-12');
  assert.equal(seen('Feb. 29', '--02-29'), '2024-02-29');
});

test('a weekday is the last one unless the text looks ahead', () => {
  assert.deepEqual(['Tuesday', 'Wednesday', 'early Monday', 'last Tuesday', 'next Tuesday', 'coming Friday', 'this Thursday'].map((text) => seen(text)),
    ['2024-03-05', '2024-02-28', '2024-03-04', '2024-02-27', '2024-03-12', '2024-03-08', '2024-03-07']);
});

test('weeks, months and years count from today', () => {
  assert.deepEqual(['yesterday', 'last week', 'this week', 'next month', 'earlier this month', 'later this year', 'last year'].map((text) => seen(text)),
    ['2024-03-04', '2024-W09', '2024-W10', '2024-04', '2024-03', '2024', '2023']);
  assert.deepEqual(['three days ago', 'two weeks ago', 'four months ago', '20 years ago', 'next two years', 'past three months', 'last 10 days'].map((text) => seen(text)),
    ['2024-03-02', '2024-02-20', '2023-11', '2004', '2024/2026', '2023-12/2024-03', '2024-02-24/2024-03-05']);
});

test('the week of a new year’s first days may be the old year’s', () => {
  assert.equal(valueSeenFrom('this week', undefined, dayOf('2021-01-02') ?? NaN), '2020-W53');
  assert.equal(valueSeenFrom('this week', undefined, dayOf('2024-12-31') ?? NaN), '2025-W01');
});
